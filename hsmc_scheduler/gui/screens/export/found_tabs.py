"""Several tables of what was found, one shown at a time; each tab says how many rows it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row


@dataclass(frozen=True, slots=True)
class Found:
    """The headings and rows of one tab."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


class FoundTabs(QWidget):
    """`ticked` carries a row's key and whether it is wanted now; `opened` the key of a row double-clicked."""

    ticked = Signal(object, bool)
    opened = Signal(object)

    def __init__(self, name: str, titles: Sequence[str]) -> None:
        super().__init__()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(name)
        self.tabs.setDocumentMode(True)
        self.tables: dict[str, FoundTable] = {}
        for title in titles:
            table = FoundTable(title)
            table.ticked.connect(self.ticked)
            table.opened.connect(self.opened)
            self.tables[title] = table
            self.tabs.addTab(table, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def show_found(self, title: str, found: Found) -> None:
        """Show these rows in that tab; where they are the same but for their ticks, the view stays where it is."""
        table = self.tables[title]
        table.show_rows_again(found.headings, found.rows)
        self._count(title, len(found.rows))

    def show_problems(self, title: str, problems: Sequence[Problem]) -> None:
        """Show problems in that tab."""
        self.tables[title].show_problems(problems)
        self._count(title, len(problems))

    def _count(self, title: str, number: int) -> None:
        self.tabs.setTabText(list(self.tables).index(title), f"{title} ({number})" if number else title)
