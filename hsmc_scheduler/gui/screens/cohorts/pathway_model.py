"""What a cohort takes, as a grid: a row for each module, a column for each academic year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.pathways import Cell, Taken, pathway_grid, set_taken
from hsmc_scheduler.app.pasted.values import number_of
from hsmc_scheduler.domain.cohort import Cohort
from hsmc_scheduler.domain.place import value_at
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.widgets.text import tip
from hsmc_scheduler.gui.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TAKEN = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its modules, and one delivery of each year at most."""

    modules: tuple[str, ...]
    cells: dict[str, Cell]


class PathwayModel(QAbstractTableModel):
    """The pathway of one cohort; the number of an elective cell can be typed."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.cohort = ""
        self._years: tuple[str, ...] = ()
        self._lines: tuple[Line, ...] = ()

    def show_cohort(self, cohort: str) -> None:
        """Show a cohort's pathway as it is now."""
        plan = self.workspace.document.plan
        years = tuple(y.id for y in plan.calendar.years)
        lines = tuple(_lines(plan, cohort))
        same = years == self._years and [x.modules for x in lines] == [x.modules for x in self._lines]
        if same and cohort == self.cohort:
            self._lines = lines
            if lines and years:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(years) - 1))
            return
        self.beginResetModel()
        self.cohort, self._years, self._lines = cohort, years, lines
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """The delivery there; None: nothing is taught."""
        return self._lines[index.row()].cells.get(self._years[index.column()]) if index.isValid() else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """The number of modules or modules taught together."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The number of academic years."""
        return 0 if parent.isValid() else len(self._years)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """How the delivery is taken, in words."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(cell)
        if role == Qt.ItemDataRole.EditRole:
            return str(self._expected(cell))
        if role == TAKEN:
            return cell.taken.value
        if role == Qt.ItemDataRole.ToolTipRole and cell.slot:
            return tip(cell.slot)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """How many are expected to choose an elective."""
        cell = self.cell(index)
        if cell is None or cell.taken is not Taken.ELECTIVE or role != Qt.ItemDataRole.EditRole:
            return False
        try:
            expected = number_of(str(value))
        except EditError as fault:
            self.workspace.say(str(fault))
            return False
        return not self.workspace.edit(
            "Change how many are expected",
            lambda p: set_taken(p, self.cohort, cell.delivery, Taken.ELECTIVE, cell.slot, expected),
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is not taught cannot be taken; the number of an elective can be typed."""
        cell = self.cell(index)
        if cell is None:
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = cell.taken is Taken.ELECTIVE and not self.workspace.read_only
        return found | Qt.ItemFlag.ItemIsEditable if typed else found

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The years, and the modules."""
        names = self.workspace.document.facts.names
        horizontal = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            if horizontal:
                return names.year(self._years[section])
            cell = next(iter(self._lines[section].cells.values()))
            delivery = names.index.deliveries[cell.delivery]
            return f"{names.code(delivery)}  {names.title(delivery)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, cell: Cell) -> str:
        if cell.taken is Taken.NOT:
            return "not taken"
        if cell.taken is Taken.REQUIRED:
            return "required"
        if cell.taken is Taken.RUN:
            return f"one run of: {cell.slot}"
        slot = next((s for y in self._cohort().pathway for s in y.electives if s.title == cell.slot), None)
        ways = f"{slot.choose} of {len(slot.options)}" if slot else ""
        return f"elective, {ways}; {self._expected(cell)} expected ({cell.slot})"

    def _expected(self, cell: Cell) -> int:
        options = (o for y in self._cohort().pathway for s in y.electives for o in s.options)
        return next((o.expected for o in options if o.delivery == cell.delivery), 0)

    def _cohort(self) -> Cohort:
        found: Cohort = value_at(self.workspace.document.plan, ("cohorts", self.cohort))
        return found


def _lines(plan: Plan, cohort: str) -> list[Line]:
    found = []
    for row in pathway_grid(plan, cohort):
        depth = max((len(cells) for cells in row.cells.values()), default=0)
        found += [
            Line(row.modules, {year: cells[n] for year, cells in row.cells.items() if n < len(cells)})
            for n in range(depth)
        ]
    return found
