"""The Planner view: the sheet, and under it what its colours stand for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout

from hsmc_scheduler.app.today import today
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.timetable.planner.legend import Legend
from hsmc_scheduler.gui.screens.timetable.planner.play import PlannerSheet
from hsmc_scheduler.gui.screens.timetable.view import TimetableView, ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import day_words


class PlannerView(TimetableView):
    """The years on one sheet."""

    title = "Planner"

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__(workspace, state)
        self.sheet = PlannerSheet(workspace, state)
        self.legend = Legend()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.legend)
        self.sheet.menu_wanted.connect(self.menu_wanted)
        self.sheet.move_wanted.connect(self.move_wanted)
        self.setFocusProxy(self.sheet)

    def refresh(self, changed: Changed) -> None:
        """Show the timetable and how it is looked at."""
        self.sheet.show_years()
        self.legend.show_entries(self.state.legend())

    def reveal(self, block: Block) -> None:
        """Bring a block into sight, and the keyboard to it."""
        self.sheet.reveal(block)

    def fill_menu(self, menu: QMenu) -> None:
        """Pick it up, and ask where it can go."""
        for words, key, do in (
            ("Pick up", "Space", self.sheet.pick_up),
            ("Where can it go?", "W", self.sheet.ask_where),
        ):
            action = menu.addAction(words, do)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(self.state.can_change)
        menu.addSeparator()

    def show_today(self) -> None:
        """Bring today into sight, or say that the plan does not hold it."""
        day = today()
        row = self.sheet.sheet.row_of(day)
        if row is None:
            self.workspace.say(f"Today, {day_words(day)}, is in no academic year of this plan")
        else:
            self.sheet.bring(self.sheet.sheet.cell(row, day))
