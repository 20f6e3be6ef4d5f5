"""A date for a block that has none: the open days of its window, each judged when the keyboard comes to it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from hsmc_scheduler.app.adjusting import Unplaced
from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.gui.screens.timetable.commands.choices import Choice
from hsmc_scheduler.gui.screens.timetable.commands.dialog import ChoosingDialog, Words
from hsmc_scheduler.gui.screens.timetable.commands.steps import BlockSteps, Change
from hsmc_scheduler.gui.screens.timetable.commands.typed_date import typed_date
from hsmc_scheduler.gui.widgets.text import regrade
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.sessions import week_of
from hsmc_scheduler.projections.short_dates import span_short
from hsmc_scheduler.projections.verdicts import window_of


class PlaceDialog(ChoosingDialog):
    """Whoever and whichever room is free then comes with the date; what is not free stays open."""

    two_lines = False
    judged_when_looked_at = True

    def __init__(self, workspace: Workspace, steps: BlockSteps, block: Unplaced, parent: QWidget) -> None:
        now = f"{counted(block.days, 'day')}; people and rooms that are free come with the date"
        super().__init__(steps, Words(f"Place {steps.short(block.key)} of {block.of}", now, "Place"), parent)
        self._block = block
        index = workspace.document.facts.index
        delivery = index.deliveries[block.delivery]
        days = days_between(*window_of(index, block.delivery))
        every = [timedelta(days=n) for n in range(block.days)]
        self._days = [day for day in days if all(index.is_open(delivery, day + n) for n in every)]
        length = timedelta(days=block.days - 1)
        weeks = [f"week {week_of(index, day)}" for day in self._days]
        self.model.show(
            [Choice(day, span_short(day, day + length), week) for day, week in zip(self._days, weeks, strict=True)]
        )
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("Type a date, as 14 March")
        self.typed.setAccessibleName("Go to a date")
        self.typed.textChanged.connect(self._go_to_typed)
        self.tools.addWidget(self.typed)
        self.list.go(0)
        self.list.setFocus()

    def change_of(self, choice: Choice | None) -> Change | None:
        """The block placed there."""
        return self.steps.place(self._block.key, choice.id) if choice and isinstance(choice.id, date) else None

    def _go_to_typed(self, text: str) -> None:
        day = typed_date(text, self._days[0], self._days[-1], self._days[0]) if self._days else None
        regrade(self.typed, "bad" if text.strip() and day not in self._days else "")
        if day in self._days:
            self.list.go(self._days.index(day))
