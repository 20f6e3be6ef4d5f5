"""The workbook for everybody or for one cohort or tutor, seen before it is saved, and the same on paper."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout

from hsmc_scheduler.exchange.export_workbook.looked_at import Sheet
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.screens.export.workbook.paper import PaperCard
from hsmc_scheduler.gui.screens.export.workbook.preview import WorkbookPreview
from hsmc_scheduler.gui.screens.export.workbook.work import Order, made, write
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.proof import Proof

SIDE = 264
PAUSE_MS = 150
"""So long after a change the preview is made anew."""
PURPOSE = "Planner, sessions, deadlines, room bookings and checks; for one cohort or tutor, what is theirs."


class WorkbookPanel(Panel):
    """Choices on the left, the sheets on the right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Timetable", PURPOSE)
        self.choices = {key: QRadioButton(title) for key, title in CHOICES}
        self.cohort_box, self.tutor_box = QComboBox(), QComboBox()
        self.save_button = button("Save workbook…", self.save_as, role="primary", icon="file-spreadsheet")
        self.preview = WorkbookPreview()
        self.paper = PaperCard(workspace, self._who, self.wrote, self.refuse)
        self._asked = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._make_preview)
        self._group = QButtonGroup(self)
        self._lay_out()
        self.choices["plan"].setChecked(True)
        for one in self.choices.values():
            one.toggled.connect(self._chosen)
        for name, box in (("cohort", self.cohort_box), ("tutor", self.tutor_box)):
            box.setAccessibleName(f"Which {name}")
            box.currentIndexChanged.connect(self._pause.start)
            box.activated.connect(partial(self._choose, name))

    def _lay_out(self) -> None:
        side = QFrame()
        side.setProperty("role", "card")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        inside.setSpacing(SPACE)
        inside.addWidget(label("Excel workbook", "heading"))
        for key, box in (("plan", None), ("cohort", self.cohort_box), ("tutor", self.tutor_box)):
            self._group.addButton(self.choices[key])
            inside.addWidget(self.choices[key])
            if box is not None:
                inside.addWidget(box)
        inside.addSpacing(SPACE)
        inside.addWidget(self.save_button)
        left = QVBoxLayout()
        left.setSpacing(SPACE * 2)
        left.addWidget(side)
        left.addWidget(self.paper)
        left.addStretch(1)
        for card in (side, self.paper):
            card.setFixedWidth(SIDE)
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        row.addLayout(left)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row, 1)

    def refresh(self, changed: Changed) -> None:
        """Offer who there is now, and show what would be written."""
        plan = self.workspace.document.plan
        _fill(self.cohort_box, [(c.title or c.id, c.id) for c in plan.cohorts])
        _fill(self.tutor_box, [(t.name or t.id, t.id) for t in plan.tutors if t.active])
        for key, box in (("cohort", self.cohort_box), ("tutor", self.tutor_box)):
            self.choices[key].setEnabled(box.count() > 0)
        self._pause.start()

    @property
    def order(self) -> Order | None:
        """What is to be written now; None: there is no timetable."""
        content = self.workspace.document.content
        if content.timetable is None:
            return None
        proof = self.workspace.document.proof or _unknown()
        return Order(content.plan, content.timetable, proof, *self._who())

    def _who(self) -> tuple[str, str]:
        """Whom the export is for: plan, cohort or tutor, and the id."""
        who = next(key for key, one in self.choices.items() if one.isChecked())
        box = {"cohort": self.cohort_box, "tutor": self.tutor_box}.get(who)
        return who, str(box.currentData()) if box is not None else ""

    def save_as(self) -> None:
        """Ask for a name, and write the workbook there."""
        order = self.order
        if order is not None:
            name, kind = order.file_name, "Excel workbooks (*.xlsx)"
            self.ask_where("Save the workbook as", name, kind, partial(self.save, order))

    def save(self, order: Order, path: Path) -> None:
        """Write the workbook to that path."""
        self.save_button.setEnabled(False)
        self.work("Writing the workbook", lambda: write(order, path), lambda _: self.wrote(path))

    def rested(self) -> None:
        """Offer to save again."""
        self.save_button.setEnabled(True)

    def _choose(self, name: str, _: int) -> None:
        self.choices[name].setChecked(True)

    def _chosen(self, checked: bool) -> None:
        if checked:
            self._pause.start()

    def _make_preview(self) -> None:
        order = self.order
        if order is not None and self.isVisible():
            self._asked += 1
            self.workspace.worker.do(partial(made, order), partial(self._show_preview, self._asked))

    def _show_preview(self, asked: int, sheets: tuple[Sheet, ...]) -> None:
        if asked == self._asked:
            self.preview.show_sheets(sheets)


CHOICES = (("plan", "The whole plan"), ("cohort", "One cohort"), ("tutor", "One tutor"))


def _fill(box: QComboBox, items: list[tuple[str, str]]) -> None:
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


def _unknown() -> Proof:
    """Of a timetable nobody has proven anything of: changed by hand, or made for another plan."""
    now = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - local, as it is shown
    return Proof("stopped", None, None, 0.0, 0, now)
