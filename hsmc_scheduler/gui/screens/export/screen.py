"""The Export screen: the workbook for everybody or for one cohort or tutor, seen before it is saved."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hsmc_scheduler.app.generating import Wanted
from hsmc_scheduler.exchange.export_workbook.looked_at import Sheet
from hsmc_scheduler.exchange.saving import NotWrittenError
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.paper import PaperCard
from hsmc_scheduler.gui.screens.export.preview import WorkbookPreview
from hsmc_scheduler.gui.screens.export.work import Order, made, write
from hsmc_scheduler.gui.screens.screen import Screen
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import Banner, EmptyState
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.proof import Proof

SIDE = 288
PAUSE_MS = 150
"""So long after a change the preview is made anew."""


class ExportScreen(Screen):
    """Choices on the left, the sheets on the right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.banner = Banner()
        self.choices = {key: QRadioButton(title) for key, title in CHOICES}
        self.cohort_box, self.tutor_box = QComboBox(), QComboBox()
        self.save_button = button("Save workbook…", self.ask_where, role="primary", icon="file-spreadsheet")
        self.preview = WorkbookPreview()
        self.paper = PaperCard(workspace, self._who, self._written, self._refused)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName("Working")
        self._busy.hide()
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
        words = "Planner, sessions, deadlines, Park House bookings and checks; for one cohort or tutor, what is theirs."
        inside.addWidget(label(words, "secondary", wrap=True))
        for key, box in (("plan", None), ("cohort", self.cohort_box), ("tutor", self.tutor_box)):
            self._group.addButton(self.choices[key])
            inside.addWidget(self.choices[key])
            if box is not None:
                inside.addWidget(box)
        inside.addSpacing(SPACE)
        inside.addWidget(self.save_button)
        inside.addWidget(self._busy)
        left = QVBoxLayout()
        left.setSpacing(SPACE * 2)
        left.addWidget(side)
        left.addWidget(self.paper)
        left.addStretch(1)
        for card in (side, self.paper):
            card.setFixedWidth(SIDE)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 2)
        row.addLayout(left)
        row.addWidget(self.preview, 1)
        generate = button("Generate timetable", self._generate, role="primary", icon="play")
        empty = EmptyState(
            "share-2",
            "Nothing to export yet",
            "Once there is a timetable, it goes out from here to Excel and to paper.",
            generate,
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(whole)
        self._pages.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE + 4)
        column.addWidget(label("Export", "title"))
        column.addWidget(self.banner)
        column.addWidget(self._pages, 1)

    def refresh(self, changed: Changed) -> None:
        """Offer who there is now, and show what would be written."""
        document = self.workspace.document
        there = document.timetable is not None and not document.facts.errors
        self._pages.setCurrentIndex(0 if there else 1)
        if not there:
            return
        plan = document.plan
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

    def ask_where(self) -> None:
        """Ask for a name, and write the workbook there."""
        order = self.order
        if order is None:
            return
        dialog = QFileDialog(self, "Save the workbook as", str(Path.home()), "Excel workbooks (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(order.file_name)
        if QGuiApplication.platformName() == "offscreen":
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.fileSelected.connect(partial(self.save, order))  # the dialog has asked about replacing
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, order: Order, where: str) -> None:
        """Write the workbook to that path."""
        path = Path(where)
        self._busy.show()
        self.save_button.setEnabled(False)
        self.banner.hide()
        self.workspace.worker.do(lambda: write(order, path), lambda _: self._saved(path), self._not_saved)

    def _saved(self, path: Path) -> None:
        self._rest()
        self._written(path)

    def _written(self, path: Path) -> None:
        self.banner.say(
            f"Written: {path.name}, {max(1, round(path.stat().st_size / 1000)):,} kB",
            button("Open it", partial(_open, path), icon="external-link"),
            button("Open the folder", partial(_open, path.parent), icon="folder-open"),
            grade="good",
        )
        self.workspace.say(f"Written: {path.name}")

    def _not_saved(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, NotWrittenError):
            raise error
        self._refused(str(error))

    def _refused(self, sentence: str) -> None:
        self.banner.say(sentence, grade="bad")

    def _rest(self) -> None:
        self._busy.hide()
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

    def _generate(self) -> None:
        self.workspace.asked_to_generate.emit(Wanted())


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


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
