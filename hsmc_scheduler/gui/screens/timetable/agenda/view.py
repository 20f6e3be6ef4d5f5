"""The Agenda view: every session a row."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from hsmc_scheduler.app.today import today
from hsmc_scheduler.gui.document import TIMETABLE, Changed
from hsmc_scheduler.gui.screens.timetable.agenda.columns import COLUMNS, NUMBER_OF, ColumnMemory
from hsmc_scheduler.gui.screens.timetable.agenda.model import AgendaModel, AgendaRows
from hsmc_scheduler.gui.screens.timetable.agenda.table import AgendaTable
from hsmc_scheduler.gui.screens.timetable.particulars import Kind
from hsmc_scheduler.gui.screens.timetable.view import VIEW, Only, TimetableView, ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.icons import bind_icon
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.agenda import AgendaRow, agenda_rows
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.names import Names

SHOWS = {TIMETABLE, "calendar", "modules", "tutors", "rooms", "venues", "cohorts", "sets", "deliveries", "pins"}
"""What the rows are made of."""


class AgendaView(TimetableView):
    """Sort by a title, filter under it, copy cells to a spreadsheet."""

    title = "Agenda"

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__(workspace, state)
        self.model = AgendaModel()
        self.rows = AgendaRows(self.model)
        self.table = AgendaTable(self.rows, state)
        self._memory = ColumnMemory()
        self._syncing = False
        self.count = label("", "secondary")
        self.clear_button = button("Clear filters", self.clear_filters, role="quiet", icon="x")
        self.columns_button = QPushButton("Columns")
        self.columns_button.setProperty("role", "quiet")
        bind_icon(self.columns_button, "settings")
        self.columns_menu = QMenu(self.columns_button)
        self.columns_menu.aboutToShow.connect(self._fill_columns)
        self.columns_button.setMenu(self.columns_menu)
        self.copy_button = button("Copy with titles", self._copy_with_titles, role="quiet", icon="copy")
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.count)
        foot.addWidget(self.clear_button)
        foot.addStretch(1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.columns_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self._copy_action = QAction("Copy with titles", self, shortcut=QKeySequence("Ctrl+Shift+C"))
        self._copy_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._copy_action.triggered.connect(self._copy_with_titles)
        self.addAction(self._copy_action)
        self._recall_columns()
        self.setFocusProxy(self.table)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer_menu)
        self.table.opened.connect(self.inspect_wanted)
        self.table.header.filtered.connect(self._filter)
        self.table.header.columns_changed.connect(self._keep_columns)
        self.table.selectionModel().selectionChanged.connect(self._cells_selected)
        workspace.selection.changed.connect(self._blocks_selected)

    def refresh(self, changed: Changed) -> None:
        """Show the sessions as they are now."""
        timetable, facts = self.state.timetable, self.workspace.document.facts
        if timetable is None:
            return
        if changed.touches(*SHOWS, VIEW):
            chosen = self.workspace.selection.blocks
            self._syncing = True
            self.model.show(agenda_rows(facts.index, timetable))
            self._want()
            self._syncing = False
            self.workspace.selection.select(*chosen)
            self._blocks_selected()
        self._say_count()

    def showEvent(self, event: QShowEvent) -> None:
        """Find what was selected while it was hidden."""
        super().showEvent(event)
        self._blocks_selected()

    def reveal(self, block: Block) -> None:
        """Bring the first row of a block into sight, and the keyboard to it."""
        row = self._first_row(block)
        if row is not None:
            self._syncing = True
            self.table.setFocus()
            self._go(row)
            self._syncing = False

    def show_today(self) -> None:
        """Bring the first session from today on into sight."""
        now = today()
        days = [self.rows.agenda_row(self.rows.index(n, 0)).row.day for n in range(self.rows.rowCount())]
        ahead = [(day, n) for n, day in enumerate(days) if day >= now]
        if ahead:
            self.table.scrollTo(self.rows.index(min(ahead)[1], 0), QAbstractItemView.ScrollHint.PositionAtTop)
        else:
            self.workspace.say("No session shown is today or later")

    def clear_filters(self) -> None:
        """Empty every field."""
        for field in self.table.header.fields:
            field.clear()

    def _go(self, row: int) -> None:
        shown = next(n for n in range(len(COLUMNS)) if not self.table.isColumnHidden(n))
        now = self.table.currentIndex()
        index = self.rows.index(row, now.column() if now.isValid() else shown)
        self.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if not self.table.viewport().rect().contains(self.table.visualRect(index).center()):
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _first_row(self, block: Block) -> int | None:
        shown = range(self.rows.rowCount())
        return next((n for n in shown if self.rows.agenda_row(self.rows.index(n, 0)).block == block), None)

    def _want(self) -> None:
        """Keep what the filter and the search of the screen let through."""
        state = self.state
        if state.only is None and not state.search:
            self.rows.want(None)
            return
        matching = {key for key in state.roll.blocks if state.show(key) and state.matches(key)}
        names = self.workspace.document.facts.names
        found = [self.model.row(n) for n in range(self.model.rowCount())]
        self.rows.want([r.block in matching and self._concerns(names, r, state.only) for r in found])

    def _concerns(self, names: Names, row: AgendaRow, only: Only | None) -> bool:
        """Whether a row is that person's or thing's; a lead sees the whole block."""
        if only is None:
            return True
        its = self.state.roll.blocks[row.block]
        match only.kind:
            case Kind.TUTOR:
                return only.id in its.leads or names.tutor(only.id) in row.row.tutors
            case Kind.ROOM:
                return names.room(only.id) == row.row.room
            case Kind.COHORT:
                return names.cohort(only.id) in row.row.cohorts
            case Kind.MODULE:
                return row.row.code == only.id

    def _filter(self, column: int, text: str) -> None:
        self._syncing = True
        self.rows.filter(column, text)
        self._syncing = False
        self._blocks_selected()
        self._say_count()

    def _say_count(self) -> None:
        shown, every = self.rows.rowCount(), self.model.rowCount()
        self.count.setText(counted(every, "session") if shown == every else f"{shown} of {counted(every, 'session')}")
        self.clear_button.setVisible(any(field.text() for field in self.table.header.fields))

    def _cells_selected(self, _new: QItemSelection, _old: QItemSelection) -> None:
        """The blocks of the cells selected are selected, that of the cell with the keyboard first."""
        if self._syncing:
            return
        current = self.table.currentIndex()
        chosen = self.table.selectionModel().selectedIndexes()
        if current.isValid() and current in chosen:
            chosen = [current, *chosen]
        blocks = dict.fromkeys(self.rows.agenda_row(i).block for i in chosen)
        self._syncing = True
        self.workspace.selection.select(*blocks)
        self._syncing = False
        self.table.viewport().update()

    def _blocks_selected(self) -> None:
        """Select the first cells of the blocks selected elsewhere."""
        if self._syncing or not self.isVisible():
            return
        self._syncing = True
        blocks = self.workspace.selection.blocks
        there = {self.rows.agenda_row(i).block for i in self.table.selectionModel().selectedIndexes()}
        if there != set(blocks):
            self.table.clearSelection()
            row = self._first_row(blocks[0]) if blocks else None
            if row is not None:
                self._go(row)
                self.table.selectionModel().select(
                    self.table.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect
                )
        self.table.viewport().update()
        self._syncing = False

    def _offer_menu(self, at: QPoint) -> None:
        self.menu_wanted.emit(self.table.viewport().mapToGlobal(at))

    def _copy_with_titles(self) -> None:
        if not self.table.selectionModel().hasSelection():
            self.table.selectAll()
        self.table.copy(titles=True)
        self.workspace.say("Copied with titles, ready to be pasted into a spreadsheet")

    def _fill_columns(self) -> None:
        self.columns_menu.clear()
        self.table.header.fill_menu(self.columns_menu)

    def _recall_columns(self) -> None:
        shown, header = self._memory.shown, self.table.header
        for place, wanted in enumerate(shown):
            header.moveSection(header.visualIndex(NUMBER_OF[wanted]), place)
        for n, column in enumerate(COLUMNS):
            header.setSectionHidden(n, column.id not in shown)

    def _keep_columns(self) -> None:
        self._memory.keep(self.table.header.shown)
