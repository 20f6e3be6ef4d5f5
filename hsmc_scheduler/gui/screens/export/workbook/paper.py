"""The part of the Export screen that is about paper: the planner, or the pages of one cohort or tutor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QPageSize
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from hsmc_scheduler.exchange.safe_names import safe_name
from hsmc_scheduler.exchange.saving import NotWrittenError
from hsmc_scheduler.gui.printing.pages import Print, Wish, prepare
from hsmc_scheduler.gui.printing.paper import write_pdf
from hsmc_scheduler.gui.printing.preview import PrintPreview
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace

PAPERS = (("A4", QPageSize.PageSizeId.A4), ("A3", QPageSize.PageSizeId.A3))


class PaperCard(QFrame):
    """`who` says for whom (who and id); `written` is told the file, `failed` what went wrong."""

    def __init__(
        self,
        workspace: Workspace,
        who: Callable[[], tuple[str, str]],
        written: Callable[[Path], object],
        failed: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._workspace, self._who, self._written, self._failed = workspace, who, written, failed
        self.paper_box = QComboBox()
        self.paper_box.setAccessibleName("Paper")
        for title, paper in PAPERS:
            self.paper_box.addItem(f"{title}, landscape", paper)
        self.preview_button = button("Preview…", self.show_preview, icon="search")
        self.save_button = button("Save PDF…", self.ask_where, icon="download")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label("On paper", "heading"))
        words = "The planner on one sheet; for one cohort or tutor, theirs and the list of their sessions."
        column.addWidget(label(words, "secondary", wrap=True))
        column.addWidget(self.paper_box)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.preview_button)
        row.addWidget(self.save_button)
        column.addLayout(row)

    def print(self) -> Print | None:
        """What would be printed now; None: there is no timetable."""
        document = self._workspace.document
        if document.timetable is None:
            return None
        who, thing = self._who()
        wish = Wish(self.paper_box.currentData(), "" if who == "plan" else who, thing)
        return prepare(document.facts, document.timetable, wish, date.today())  # noqa: DTZ011 - local

    def show_preview(self) -> None:
        """Show the pages."""
        found = self.print()
        if found is not None:
            PrintPreview(self, found, self.ask_where).open()

    def ask_where(self) -> None:
        """Ask for a name, and write the PDF there."""
        found = self.print()
        if found is None:
            return
        dialog = QFileDialog(self, "Save the PDF as", str(Path.home()), "PDF files (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(safe_name(found.title, ".pdf"))
        if QGuiApplication.platformName() == "offscreen":
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.fileSelected.connect(partial(self.save, found))  # the dialog has asked about replacing
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, found: Print, where: str) -> None:
        """Write the PDF to that path."""
        try:
            write_pdf(found, Path(where))
        except NotWrittenError as error:
            self._failed(str(error))
        else:
            self._written(Path(where))
