"""Swap with...: two blocks change places."""

from __future__ import annotations

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from hsmc_scheduler.gui.screens.timetable.commands.choices import CHOICE, Choice, Index
from hsmc_scheduler.gui.screens.timetable.commands.dialog import ChoosingDialog, Words
from hsmc_scheduler.gui.screens.timetable.commands.steps import BlockSteps, Change
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.short_dates import span_short


class _Fitting(QSortFilterProxyModel):
    """Keeps what is searched for, and of that, where wanted, what would break nothing."""

    only = False

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        choice: Choice = self.sourceModel().index(row, 0, parent).data(CHOICE)
        return (not self.only or choice.grade == "good") and super().filterAcceptsRow(row, parent)

    def show_only(self, only: bool) -> None:
        self.beginFilterChange()
        self.only = only
        self.endFilterChange()


class SwapDialog(ChoosingDialog):
    """The blocks of all other deliveries, in order of time, beginning with the one nearest to this block."""

    judged_when_looked_at = all_judged = True

    def __init__(self, workspace: Workspace, steps: BlockSteps, block: Block, parent: QWidget) -> None:
        document = workspace.document
        placements = document.timetable.placements if document.timetable else ()
        own = next(p for p in placements if p.key == block)
        words = Words(f"Swap {steps.titled(block)}", f"Now {span_short(own.start, own.end)}", "Swap")
        self._fitting = _Fitting()
        super().__init__(steps, words, parent, proxy=self._fitting)
        self._block = block
        index, names = document.facts.index, document.facts.names
        known = (p for p in placements if p.delivery != block[0] and p.delivery in index.deliveries)
        others = [p for p in known if p.start != own.start]  # of two that start together none would move
        others.sort(key=lambda p: (p.start, p.key))
        self.model.show(
            [
                Choice(
                    p.key,
                    steps.titled(p.key),
                    span_short(p.start, p.end),
                    below=names.title(index.deliveries[p.delivery]),
                )
                for p in others
            ]
        )
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by code or title")
        self.filter.setAccessibleName("Filter the blocks")
        self.filter.setClearButtonEnabled(True)
        self.shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.shown.setFilterRole(Qt.ItemDataRole.AccessibleTextRole)
        self.filter.textChanged.connect(self.shown.setFilterFixedString)
        self.only = QCheckBox("Only those that fit")
        self.only.toggled.connect(self._fitting.show_only)
        self.tools.addWidget(self.filter, 1)
        self.tools.addWidget(self.only)
        if others:
            self.list.go(min(range(len(others)), key=lambda n: abs((others[n].start - own.start).days)))
        self.list.setFocus()

    def judged(self, fine: int, of: int) -> None:
        """Say how many fit, once all were looked at."""
        self.only.setText(f"Only those that fit ({fine} of {of})")

    def change_of(self, choice: Choice | None) -> Change | None:
        """The two in each other's places."""
        return self.steps.swap(self._block, choice.id) if choice and isinstance(choice.id, tuple) else None
