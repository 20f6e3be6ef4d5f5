"""A screen with a list on the left, and beside it the year of what is chosen in it, to paint."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.breaking import BreakBanner
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.screen import Screen
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.troubles import Notice
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.roster import WIDE, WIDTH, Roster
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.widgets.year_grid.sheet import PaintSheet
from hsmc_scheduler.gui.workspace import Workspace

ROOMY = 1300
"""So wide, in pixels, and the list may take more."""


class PaintedScreen(Screen):
    """A subclass says what is in the list and in the year. `title` and `use` stand above the year."""

    def __init__(self, workspace: Workspace, roster: Roster, sheet: PaintSheet) -> None:
        super().__init__(workspace)
        self.roster, self.sheet = roster, sheet
        self.banner, self.notice = BreakBanner(workspace), Notice()
        self.title, self.use = label("", "title"), label("", "secondary")
        self.sheet.grid.block_asked.connect(self._show_block)

    def _lay_out(self, year: QWidget, empty: EmptyState) -> None:
        """Put the list, the year and what is said below it beside each other; `empty` stands there instead."""
        self._stack = QStackedLayout(self)
        whole = QWidget(self)  # from the outside in: what moves into another widget is dressed anew, with all in it
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        page = QWidget(whole)
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        row.addWidget(self.roster)
        row.addWidget(page, 1)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        column.addLayout(top)
        top.addWidget(self.title)
        top.addWidget(self.use)
        top.addStretch(1)
        top.addWidget(self.sheet.year_bar)
        column.addWidget(year, 1)
        column.addWidget(self.notice)
        column.addWidget(self.banner)
        self.sheet.stay_above(self.notice, self.banner)
        self._stack.addWidget(whole)
        self._stack.addWidget(empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, the list shows names in full."""
        super().resizeEvent(event)
        self.sheet.fit()
        self.roster.setFixedWidth(WIDE if event.size().width() >= ROOMY else WIDTH)

    def search(self) -> bool:
        """Find one of the list."""
        self.roster.focus_search()
        return True

    def edit(self, name: str, change: Callable[[Plan], Plan]) -> str:
        """Change the plan as one step, and say which scheduled blocks that breaks; what was wrong, if anything."""
        self.banner.before_edit()
        wrong = self.workspace.edit(name, change)
        self.banner.after_edit()
        return wrong

    def _show_block(self, block: Block) -> None:
        self.workspace.selection.select(block)
        self.workspace.go(Place("timetable", "block", f"{block[0]}#{block[1]}"))
