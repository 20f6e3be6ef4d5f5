"""A list to choose from: what is free first, why not the others. Each row a title, a word, and a line of reasons."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CHOICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """One row. `aside`: a word at the right; `below`: a second line; `full`: what is said of it in full, each a line.

    `grade`: good, caution, bad or none, for the mark and (where `tinted`) for that word; `strong`: what is there now.
    """

    id: Hashable
    title: str
    aside: str = ""
    grade: str = ""
    below: str = ""
    full: tuple[str, ...] = ()
    strong: bool = False
    tinted: bool = False

    @property
    def words(self) -> str:
        """The row as it is read out."""
        return ", ".join(part for part in (self.title, self.aside, self.below) if part)


class ChoiceModel(QAbstractListModel):
    """The rows; where `many`, each can be ticked. `ticked_changed` follows a tick."""

    ticked_changed = Signal()

    def __init__(self, *, many: bool = False) -> None:
        super().__init__()
        self.many = many
        self.choices: list[Choice] = []
        self.ticked: dict[Hashable, None] = {}
        """In the order they were ticked."""

    def show(self, choices: Sequence[Choice], ticked: Sequence[Hashable] = ()) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.choices, self.ticked = list(choices), dict.fromkeys(ticked)
        self.endResetModel()

    def put(self, row: int, choice: Choice) -> None:
        """Show something else in one row."""
        self.choices[row] = choice
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows."""
        if not index.isValid() or index.row() >= len(self.choices):
            return None
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return choice.words
        if role == CHOICE:
            return choice
        if role == Qt.ItemDataRole.CheckStateRole and self.many:
            return Qt.CheckState.Checked if choice.id in self.ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.many or not index.isValid():
            return False
        choice = self.choices[index.row()]
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.ticked[choice.id] = None
        else:
            self.ticked.pop(choice.id, None)
        self.dataChanged.emit(index, index, [role])
        self.ticked_changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen, whatever speaks against it: it is said why, and asked again."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found | Qt.ItemFlag.ItemIsUserCheckable if self.many else found
