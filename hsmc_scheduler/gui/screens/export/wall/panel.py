"""The planner on paper and as a web page, for everybody or for one cohort or tutor."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from hsmc_scheduler.app.printing import PAPERS, Pages
from hsmc_scheduler.app.today import today
from hsmc_scheduler.exchange.saving import NotWrittenError
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.printing.pages import Print, prepare
from hsmc_scheduler.gui.printing.paper import write_pdf
from hsmc_scheduler.gui.printing.preview import PrintPreview
from hsmc_scheduler.gui.screens.export.panel import Panel, card
from hsmc_scheduler.gui.screens.export.wall.page_view import PageView
from hsmc_scheduler.gui.screens.export.whom import WhomBox
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.fields import ComboBox
from hsmc_scheduler.gui.widgets.rows import row
from hsmc_scheduler.gui.workspace import Workspace

PURPOSE = (
    "The planner of all years for a wall or a browser; for one cohort or tutor, theirs with their sessions and what is "
    "due."
)
PAUSE_MS = 50


class WallPanel(Panel):
    """Choices on the left, the pages on the right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Wall, web, hand-out", PURPOSE)
        self.whom = WhomBox()
        self.paper_box = ComboBox()
        self.paper_box.setAccessibleName("Paper")
        for paper in PAPERS:
            self.paper_box.addItem(f"{paper.upper()}, landscape", paper)
        self.save_button = button("Save PDF…", self.save_as, role="primary", icon="download")
        self.preview_button = button("Print…", self.show_preview, icon="printer")
        self.web_button = button("Save web page…", self.save_page_as, icon="external-link")
        self.pages = PageView()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._show_pages)
        self.whom.changed.connect(self._pause.start)
        self.paper_box.currentIndexChanged.connect(self._pause.start)
        choices = card(self.whom, self.paper_box, self.save_button, self.preview_button, self.web_button)
        self.body.addLayout(row(choices, (self.pages, 1), spacing=SPACE * 2), 1)

    def refresh(self, changed: Changed) -> None:
        """Offer who there is now, and show what would be printed."""
        self.whom.offer(self.workspace.document.plan)
        self._pause.start()

    def print(self) -> Print | None:
        """What would be printed now; None: there is no timetable."""
        document = self.workspace.document
        if document.timetable is None:
            return None
        wanted = Pages(self.paper_box.currentData(), self.whom.concern)
        return prepare(document.facts, document.timetable, wanted, today())

    def show_preview(self) -> None:
        """Show the pages large, to be printed from there."""
        found = self.print()
        if found is not None:
            PrintPreview(self, found, self.save_as).open()

    def save_as(self) -> None:
        """Ask for a name, and write the PDF there."""
        found = self.print()
        if found is not None:
            self.ask_where("Save the PDF as", found.file_name, "PDF files (*.pdf)", partial(self.save, found))

    def save(self, found: Print, path: Path) -> None:
        """Write the PDF to that path."""
        try:
            write_pdf(found, path)
        except NotWrittenError as error:
            self.refuse(str(error))
        else:
            self.wrote(path)

    def save_page_as(self) -> None:
        """Ask for a name, and write the web page there."""
        found = self.print()
        if found is not None:
            name = Path(found.file_name).with_suffix(".html").name
            self.ask_where("Save the web page as", name, "Web pages (*.html)", self.save_page)

    def save_page(self, path: Path) -> None:
        """Write the web page to that path."""
        from hsmc_scheduler.exchange.export_web import write_page

        content = self.workspace.document.content
        assert content.timetable is not None  # the panel is not shown without
        write = partial(write_page, content.plan, content.timetable, path, self.whom.concern)
        self.work("Writing the web page", write, lambda _: self.wrote(path))

    def _show_pages(self) -> None:
        if self.isVisible():
            self.pages.show_print(self.print())
