"""For whom something goes out: everybody, one cohort or one tutor."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.fields import ComboBox
from hsmc_scheduler.projections.concern import Concern, Who

CHOICES = (("plan", "The whole plan"), ("cohort", "One cohort"), ("tutor", "One tutor"))


class WhomBox(QWidget):
    """`changed` says that another was chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choices = {key: QRadioButton(title) for key, title in CHOICES}
        self.cohort_box, self.tutor_box = ComboBox(), ComboBox()
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for key, box in (("plan", None), ("cohort", self.cohort_box), ("tutor", self.tutor_box)):
            self._group.addButton(self.choices[key])
            column.addWidget(self.choices[key])
            if box is not None:
                box.setAccessibleName(f"Which {key}")
                box.currentIndexChanged.connect(self.changed)
                box.activated.connect(partial(self._choose, key))
                column.addWidget(box)
        self.choices["plan"].setChecked(True)
        for one in self.choices.values():
            one.toggled.connect(self._chosen)

    @property
    def concern(self) -> Concern | None:
        """Whom it is for; None: everybody."""
        kind = next(key for key, one in self.choices.items() if one.isChecked())
        box = {"cohort": self.cohort_box, "tutor": self.tutor_box}.get(kind)
        return Concern(Who(kind), str(box.currentData())) if box is not None else None

    def offer(self, plan: Plan) -> None:
        """Offer the cohorts and tutors of a plan, and stay with what is chosen."""
        _fill(self.cohort_box, [(c.title or c.id, c.id) for c in plan.cohorts])
        _fill(self.tutor_box, [(t.name or t.id, t.id) for t in plan.tutors if t.active])
        for key, box in (("cohort", self.cohort_box), ("tutor", self.tutor_box)):
            self.choices[key].setEnabled(box.count() > 0)
            if not box.count() and self.choices[key].isChecked():
                self.choices["plan"].setChecked(True)

    def _choose(self, kind: str, _: int) -> None:
        self.choices[kind].setChecked(True)

    def _chosen(self, checked: bool) -> None:
        if checked:
            self.changed.emit()


def _fill(box: ComboBox, items: list[tuple[str, str]]) -> None:
    """Offer these, and stay with what is chosen."""
    if [(box.itemText(n), box.itemData(n)) for n in range(box.count())] == items:
        return
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for title, key in items:
        box.addItem(title, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
