"""The table as a screen uses it: filter, grid, commands, and what is said about the cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.uses import blocks_using, uses_of
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.gui.theme.icons import bind_icon
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.widgets.question import Choice, Question, ask
from hsmc_scheduler.gui.widgets.table.changes import CellError, moved, with_cells, with_copies, without
from hsmc_scheduler.gui.widgets.table.column import Rows
from hsmc_scheduler.gui.widgets.table.grid import ROW, Grid
from hsmc_scheduler.gui.widgets.table.model import TableModel
from hsmc_scheduler.gui.widgets.table.pasting import Paste
from hsmc_scheduler.gui.widgets.text import label, regrade
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted, plural

FILTER_FROM = 8
"""So many rows, and a filter is of use."""


class DataTable(QWidget):
    """The things of one list of the plan, edited like a spreadsheet.

    `chosen` carries the place of the row that becomes current, `opened` that of a row asked for by "Open" (where
    `can_open`). Call `refresh` when the document changed. `short`: as high as its rows, for a table within a page.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self, workspace: Workspace, rows: Rows, list_at: Place, *, icon: str = "list", short: bool = False,
        can_open: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.workspace, self.rows, self._short = workspace, rows, short
        self.model = TableModel(workspace, rows, list_at, self)
        self.grid = Grid(self.model)
        self.foot = label("", "secondary", wrap=True)
        if short:
            self.foot.hide()
        self.question: Question | None = None
        self._typed = ""
        self._make_actions(can_open)
        self.filter_box = QLineEdit(clearButtonEnabled=True)
        self.filter_box.setPlaceholderText(f"Filter {rows.many}…")
        self.filter_box.setAccessibleName(f"Filter {rows.many}")
        self.filter_box.setMaximumWidth(240)
        self._pause = QTimer(self, singleShot=True, interval=80)
        self._pause.timeout.connect(self._filter)
        self.filter_box.textChanged.connect(self._pause.start)
        self._lay_out(icon)
        self.grid.customContextMenuRequested.connect(self._open_menu)
        self.grid.pasted.connect(self._take_paste)
        self.grid.row_dragged.connect(self._dragged)
        self.grid.row_chosen.connect(self._row_chosen)
        self.grid.cells.typed.connect(self._say_typed)
        self.grid.selectionModel().selectionChanged.connect(self._say_selection)
        self.model.said.connect(self._say_fault)
        self.refresh()
        self._say_selection()

    def refresh(self) -> None:
        """Show the document as it is now; selection, scroll and keyboard stay where they are."""
        self.model.refresh()
        self._fit()
        if self.foot.property("grade") != "bad":  # what could not be done is still to be read
            self._say_selection()

    def show_list(self, rows: Rows, list_at: Place) -> None:
        """Show another list of the same columns, which may be added to in its own way."""
        self.rows = self.model.rows = rows
        self.model.show_list(list_at)
        self.filter_box.clear()
        self._fit()

    def show_thing(self, at: Place, field: str = "") -> bool:
        """Select the row of the thing at that place, and its cell for a field; False where it is not here."""
        row = self.model.row_of(at[-1])
        if row < 0 and self.model.filtered:
            self.filter_box.clear()
            self._filter()
            row = self.model.row_of(at[-1])
        if row < 0 or at[:-1] != self.model.list_at:
            return False
        self.grid.select_cell(row, max(0, self.model.column_of(field)))
        self.grid.setFocus()
        return True

    def add(self) -> None:
        """Add one at the end, and begin to type its first cell."""
        if self.rows.add is None:
            return
        try:
            plan, at = self.rows.add(self.workspace.document.plan, None)
        except EditError as fault:
            self._say_fault(str(fault))
            return
        self.filter_box.clear()
        self._filter()
        self.workspace.document.edit(f"Add {self.rows.one}", lambda _: plan)
        if self.show_thing(at) and self.model.can_write(0):
            self.grid.edit(self.grid.currentIndex())

    def duplicate(self) -> None:
        """Put a copy after each selected row."""
        places = self._places()
        try:
            content, copies = with_copies(self.workspace.document.content, places)
        except EditError as fault:
            self._say_fault(str(fault))
            return
        if copies:
            self.model.step(f"Duplicate {self._counted(len(copies))}", content)
            self.show_thing(copies[0])

    def delete(self) -> None:
        """Delete the selected rows; where something refers to them, ask once."""
        places = self._places()
        if not places:
            return
        try:
            plan = self.workspace.document.plan
            uses = list(blocks_using(plan, self.workspace.document.timetable, places))
            uses += dict.fromkeys(s for at in places for s in uses_of(plan, at))
        except EditError as fault:
            self._say_fault(str(fault))
            return
        if not uses:
            self._delete(places)
            return
        what = self._counted(len(places))
        self.question = ask(
            self,
            f"Delete {what}?",
            f"This refers to {plural(len(places), 'it', 'them')} and is taken out too. Undo brings everything back.",
            Choice(f"Delete {what}", lambda: self._delete(places), "primary"),
            Choice("Cancel"),
            sentences=uses,
        )

    def move_row(self, by: int) -> None:
        """Put the current row so many of the rows shown further down."""
        row = self.grid.currentIndex().row()
        if self.rows.ordered and row >= 0 and 0 <= row + by < self.model.rowCount() and not self.workspace.read_only:
            column = self.grid.currentIndex().column()
            at, past = self.model.place(row), self.model.number(row + by) - self.model.number(row)
            self.model.step(f"Move {self.rows.one}", moved(self.workspace.document.content, at, past))
            self.grid.select_cell(row + by, column)

    def _make_actions(self, can_open: bool) -> None:
        one = self.rows.one
        self._actions: list[QAction] = []

        def action(
            text: str, slot: object, keys: QKeySequence | str = "", icon: str = "", *, edits: bool = True
        ) -> QAction:
            found = QAction(text, self)
            if keys:
                found.setShortcut(QKeySequence(keys))
                found.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            if icon:
                bind_icon(found, icon)
            found.setData(edits)
            found.triggered.connect(slot)
            self._actions.append(found)
            return found

        if can_open:
            action(f"Open {one}", self._open, "Ctrl+Return", "chevron-right", edits=False)
        if self.rows.add is not None:
            action(f"Duplicate {one}", self.duplicate, "Ctrl+Shift+D", "copy")
        action(f"Delete {one}", self.delete, "Ctrl+Delete", "trash-2")
        if self.rows.ordered:
            action("Move up", self._up, "Alt+Up", "arrow-up")
            action("Move down", self._down, "Alt+Down", "arrow-down")
        action("Copy", self.grid.copy, QKeySequence(QKeySequence.StandardKey.Copy), "copy", edits=False)
        action("Paste", self.grid.paste, QKeySequence(QKeySequence.StandardKey.Paste), "clipboard-paste")
        action("Fill down", self.grid.fill_down, "Ctrl+D")
        action("Clear", self.grid.clear, "Del")
        for each in self._actions:
            if each.text() not in ("Copy", "Paste", "Fill down", "Clear"):
                self.grid.addAction(each)  # the others are keys of the grid itself

    def _lay_out(self, icon: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.filter_box)
        row.addStretch()
        self.add_button = button(f"Add {self.rows.one}", self.add, icon="plus")
        if self.rows.add is None:
            self.add_button.hide()
        self.more = QToolButton()
        bind_icon(self.more, "ellipsis")
        self.more.setAccessibleName(f"More for {self.rows.many}")
        self.more.setToolTip("More: duplicate, delete, copy, paste")
        self.more.clicked.connect(self._open_more)
        row.addWidget(self.add_button)
        row.addWidget(self.more)
        column.addLayout(row)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.grid)
        buttons = (
            () if self.rows.add is None else (button(f"Add {self.rows.one}", self.add, role="primary", icon="plus"),)
        )
        if self._short:
            self._empty: QWidget = label(self.rows.tells or f"No {self.rows.many} yet.", "secondary", wrap=True)
        else:
            self._empty = EmptyState(icon, f"No {self.rows.many} yet", self.rows.tells, *buttons)
        self._pages.addWidget(self._empty)
        column.addWidget(self._pages, 1)
        column.addWidget(self.foot)

    def _fit(self) -> None:
        count, whole = self.model.rowCount(), self.model.list_length
        nothing = not count and not self.model.filtered
        self._pages.setCurrentIndex(1 if nothing else 0)
        self.filter_box.setVisible(self.model.filtered or whole >= FILTER_FROM)
        self.add_button.setEnabled(not self.workspace.read_only)
        self.add_button.setVisible(self.rows.add is not None and (self._short or not nothing))
        self.more.setVisible(not nothing)
        if self._short:
            head = self.grid.horizontalHeader().sizeHint().height()
            bar = self.grid.horizontalScrollBar().sizeHint().height()
            high = 28 if nothing else head + ROW * max(1, count) + bar + 4
            self._pages.setFixedHeight(high)

    def _places(self) -> tuple[Place, ...]:
        return tuple(self.model.place(row) for row in self.grid.rows_selected() if row < self.model.rowCount())

    def _delete(self, places: Sequence[Place]) -> None:
        row = self.grid.currentIndex().row()
        try:
            content = without(self.workspace.document.content, places)
        except EditError as fault:
            self._say_fault(str(fault))
            return
        self.model.step(f"Delete {self._counted(len(places))}", content)
        if self.model.rowCount():
            self.grid.select_cell(min(max(row, 0), self.model.rowCount() - 1))

    def _take_paste(self, paste: Paste) -> None:
        faults = [str(bad) for bad in paste.bad]
        if not faults:
            try:
                with_cells(self.workspace.document.content, self.model.list_at, self.rows, paste.cells)
            except CellError as fault:
                row = next((r for r in range(self.model.rowCount()) if self.model.number(r) == fault.cell.row), None)
                number = (self.model.rowCount() if row is None else row) + 1
                faults = [f"Row {number}, {fault.cell.column.title}: {fault}"]
                text = "Nothing has been changed."
                choices = (Choice("Close", role="primary"),)
                self.question = ask(self, "This cannot be pasted", text, *choices, sentences=faults)
                return
            self._paste(paste)
            return
        bad, good = len(faults), len(paste.cells)
        self.question = ask(
            self,
            f"{counted(bad, 'cell')} cannot be pasted",
            "Nothing has been changed yet. Mend the cells where they come from and paste again, or leave them out.",
            Choice(f"Paste the other {counted(good, 'cell')}", lambda: self._paste(paste), "primary", good > 0),
            Choice("Cancel"),
            sentences=faults,
        )

    def _paste(self, paste: Paste) -> None:
        if paste.cells and not self.model.write(f"Paste {counted(paste.rows, 'row')}", paste.cells):
            return
        self.grid.show_paste(paste)
        if paste.left_out:
            end = plural(
                paste.left_out, "was left out: no column can take it", "were left out: no column can take them"
            )
            self.foot.setText(f"{counted(paste.left_out, 'copied cell')} {end}.")
            regrade(self.foot, "caution")
            self.foot.show()

    def _counted(self, number: int) -> str:
        return self.rows.one if number == 1 else f"{number} {self.rows.many}"

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        before = ("Copy", "Move up")
        for action in self._actions:
            if action.text() in before:
                menu.addSeparator()
            action.setEnabled(not (action.data() and self.workspace.read_only))
            menu.addAction(action)
        return menu

    def _open_menu(self, point: QPoint) -> None:
        self._menu().popup(self.grid.viewport().mapToGlobal(point))

    def _open_more(self) -> None:
        self._menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _open(self) -> None:
        row = self.grid.currentIndex().row()
        if row >= 0:
            self.opened.emit(self.model.place(row))

    def _dragged(self, row: int, to: int) -> None:
        self.grid.select_cell(row)
        self.move_row(to - row)

    def _up(self) -> None:
        self.move_row(-1)

    def _down(self) -> None:
        self.move_row(1)

    def _filter(self) -> None:
        self._pause.stop()
        self.model.filter(self.filter_box.text())
        self._fit()
        self._say_selection()

    def _row_chosen(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.chosen.emit(self.model.place(row))

    def _say_typed(self, fault: str) -> None:
        self._say_fault(fault)

    def _say_fault(self, fault: str) -> None:
        self.foot.setText(fault)
        regrade(self.foot, "bad" if fault else "")
        self.foot.setVisible(bool(fault) or not self._short)
        if not fault:
            self._say_selection()

    def _say_selection(self) -> None:
        rows, shown, whole = len(self.grid.rows_selected()), self.model.rowCount(), self.model.list_length
        words = counted(shown, self.rows.one, self.rows.many)
        if self.model.filtered:
            words = f"{shown} of {counted(whole, self.rows.one, self.rows.many)}"
        index = self.grid.currentIndex()
        hint = self.model.columns[index.column()].hint if index.isValid() else ""
        chosen = f"{rows} selected" if rows > 1 else ""
        regrade(self.foot, "")
        self.foot.setText("  ·  ".join(part for part in (words, chosen, hint) if part))
