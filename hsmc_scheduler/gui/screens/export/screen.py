"""The Import & export screen: on the left what goes out and what comes in, on the right the one chosen."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from hsmc_scheduler.app.generating import Wanted
from hsmc_scheduler.exchange.registry import EXCHANGES, Way
from hsmc_scheduler.gui.document import EVERYTHING, Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.screens.export.registry import PANELS
from hsmc_scheduler.gui.screens.screen import Screen
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.listing import Item, Listing
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace

LIST, NARROW_LIST = 248, 208
WIDE = 960
"""So wide, in pixels, the screen is where the list needs not be narrower for the panel's sake."""


class ExportScreen(Screen):
    """Every panel of the registry; each is made when it is first chosen."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.list = Listing("What goes out and what comes in")
        self.list.setFixedWidth(LIST)
        self._panels: dict[str, Panel] = {}
        self._behind: dict[str, Changed] = {}
        self._pages = QStackedWidget()
        generate = button("Generate timetable", self._generate, role="primary", icon="play")
        words = "Once there is a timetable, it goes out from here to Excel, to paper and into calendars."
        self.empty = EmptyState("share-2", "Nothing to send out yet", words, generate)
        words = "Once there is one, it can be rolled forward, and module leads can say what they think of it."
        again = button("Generate timetable", self._generate, role="primary", icon="play")
        self.empty_in = EmptyState("calendar-range", "No timetable yet", words, again)
        words = "Nothing can be made of its timetable before they are mended: Checks lists them."
        show = button("Show Checks", self._show_checks, role="primary", icon="circle-check")
        self.wrong = EmptyState("circle-alert", "The plan has errors", words, show)
        for one in (self.empty, self.empty_in, self.wrong):
            self._pages.addWidget(one)
        self._lay_out()
        self.list.show_items([item for way in Way for item in _items(way)], EXCHANGES[0].id)
        self.list.picked.connect(self._picked)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE * 3)
        row.addWidget(self.list)
        row.addWidget(self._pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE + 4)
        column.addWidget(label("Import & export", "title"))
        column.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the panel more of a narrow window."""
        super().resizeEvent(event)
        self.list.setFixedWidth(LIST if self.width() >= WIDE else NARROW_LIST)

    @property
    def chosen(self) -> str:
        """The id of the panel chosen."""
        return str(self.list.key or EXCHANGES[0].id)

    def panel(self, name: str) -> Panel:
        """Choose the panel of that id; the panel."""
        self.list.choose(name)
        self._show()
        return self._panel(name)

    def refresh(self, changed: Changed) -> None:
        """Let the panel that is shown follow; the others do when they are next shown."""
        for name in self._panels:
            self._behind[name] = self._behind[name] | changed if name in self._behind else changed
        self._show()

    def show_place(self, place: Place) -> None:
        """Choose a panel by its id."""
        if place.id in PANELS:
            self.panel(place.id)

    def _picked(self, _: object) -> None:
        self._show()

    def _show(self) -> None:
        spec = next(e for e in EXCHANGES if e.id == self.chosen)
        document = self.workspace.document
        if spec.needs_timetable and document.facts.errors:
            self._pages.setCurrentWidget(self.wrong)
            return
        if spec.needs_timetable and document.timetable is None:
            self._pages.setCurrentWidget(self.empty if spec.way is Way.OUT else self.empty_in)
            return
        panel = self._panel(spec.id)
        self._pages.setCurrentWidget(panel)
        changed = self._behind.pop(spec.id, None)
        if changed is not None:
            panel.follow(changed)

    def _panel(self, name: str) -> Panel:
        if name not in self._panels:
            self._panels[name] = PANELS[name](self.workspace)
            self._behind[name] = Changed(EVERYTHING)
            self._pages.addWidget(self._panels[name])
        return self._panels[name]

    def _show_checks(self) -> None:
        self.workspace.go(Place("checks"))

    def _generate(self) -> None:
        self.workspace.asked_to_generate.emit(Wanted())


def _items(way: Way) -> list[Item]:
    found = [Item(e.id, e.title, e.detail) for e in EXCHANGES if e.way is way and e.has_panel]
    return [Item(None, way.value), *found] if found else []
