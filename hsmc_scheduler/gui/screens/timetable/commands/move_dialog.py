"""Move to...: every date a block could start on with what it would mean; the twin of dragging it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.gui.screens.timetable.commands.choice_list import ChoiceList
from hsmc_scheduler.gui.screens.timetable.commands.choices import CHOICE, ROOT, Choice, Index
from hsmc_scheduler.gui.screens.timetable.commands.dialog import ChoosingDialog, Words
from hsmc_scheduler.gui.screens.timetable.commands.steps import BlockSteps, Change
from hsmc_scheduler.gui.screens.timetable.commands.typed_date import typed_date
from hsmc_scheduler.gui.screens.timetable.hand import Hand
from hsmc_scheduler.gui.screens.timetable.shorter import shorter
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.widgets.buttons import Segments
from hsmc_scheduler.gui.widgets.text import regrade
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.sessions import week_of
from hsmc_scheduler.projections.short_dates import span_short
from hsmc_scheduler.projections.verdicts import State, Verdict, moved_to, window_of

FINE, POSSIBLE, ALL = "fine", "possible", "all"
GRADES = {State.FINE: "good", State.AT_A_COST: "caution", State.BLOCKED: "bad"}


class _Filter(QSortFilterProxyModel):
    """Keeps the dates asked for, and where the block is now."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = POSSIBLE

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        choice: Choice = self.sourceModel().index(row, 0, parent).data(CHOICE)
        if self.wanted == ALL or choice.strong:
            return True
        return choice.grade == "good" or (self.wanted == POSSIBLE and choice.grade == "caution")

    def show(self, wanted: str) -> None:
        self.beginFilterChange()
        self.wanted = wanted
        self.endFilterChange()


class MoveDialog(ChoosingDialog):
    """All dates of one block. They are judged while the dialog is open, those near the present one first."""

    def __init__(self, workspace: Workspace, steps: BlockSteps, block: Block, parent: QWidget) -> None:
        hand = Hand(workspace)
        hand.ask(block)
        placement = hand.placement
        if placement is None:
            raise ValueError("the block is not in the timetable")
        index = workspace.document.facts.index
        now = f"Now {span_short(placement.start, placement.end)}, week {week_of(index, placement.start)}"
        self._filter = _Filter()
        super().__init__(steps, Words(f"Move {steps.titled(block)}", now, "Move"), parent, proxy=self._filter)
        self._hand, self._block, self._placement, self._facts = hand, block, placement, workspace.document.facts
        self._touched = False
        first, last = window_of(index, block[0])
        self._dates = list(days_between(first, last))
        if placement.start not in self._dates:
            self._dates = sorted([*self._dates, placement.start])
        self._rows = {day: n for n, day in enumerate(self._dates)}
        self._weeks = {day: week_of(index, day) for day in self._dates}
        self._judged: set[date] = set()
        self.which = Segments(((FINE, "Fine"), (POSSIBLE, "Fine or at a cost"), (ALL, "All dates")), "Dates shown")
        self.which.choose(POSSIBLE)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("Type a date, as 14 March")
        self.typed.setMinimumWidth(180)
        self.typed.setAccessibleName("Go to a date")
        self.tools.addWidget(self.which)
        self.tools.addStretch(1)
        self.tools.addWidget(self.typed)
        self.model.show([self._choice(day, None) for day in self._dates])
        self.which.chosen.connect(self._show_which)
        self.typed.textChanged.connect(self._go_to_typed)
        self.list.installEventFilter(self)
        hand.arrived.connect(self._take_verdicts)
        self.finished.connect(hand.let_go)
        self._take_verdicts()
        self._go_to(placement.start)
        self.list.setFocus()

    def change(self) -> Change | None:
        """The block there; None where it is there already."""
        day = self._day
        return None if day is None or day == self._placement.start else self.steps.move(self._block, day)

    @property
    def _day(self) -> date | None:
        choice = self.list.choice
        return choice.id if choice and isinstance(choice.id, date) else None

    def show_choice(self, choice: Choice | None) -> None:
        """Judge the date at once, if it was not yet."""
        day = self._day
        if day is not None and day not in self._judged:
            self._put(day, self._hand.verdict(day))
            choice = self.list.choice
        super().show_choice(choice)
        self.do_it.setEnabled(choice is not None and day != self._placement.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters and digits typed on the list go to the date field."""
        if watched is self.list and isinstance(event, QKeyEvent | QWheelEvent):
            self._touched = True
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if plain and event.text().isalnum():
                self.typed.setFocus()
                self.typed.insert(event.text())
                return True
        return super().eventFilter(watched, event)

    def _choice(self, day: date, found: Verdict | None) -> Choice:
        title = f"{span_short(day, moved_to(self._placement, day).end)}"
        week = f"week {self._weeks[day]}"
        if day == self._placement.start:
            return Choice(day, title, "now", "", week, ("Where the block is now",), strong=True)
        if found is None:
            return Choice(day, title, "", "", week)
        reasons = shorter(self._facts, self._block, found.reasons)
        below = f"{week} · {reasons[0]}" if reasons else week
        full = reasons or ("Nothing would be worse there",)
        return Choice(day, title, found.words, GRADES[found.state], below, full, tinted=True)

    def _put(self, day: date, found: Verdict) -> None:
        self._judged.add(day)
        self.model.put(self._rows[day], self._choice(day, found))

    def _take_verdicts(self) -> None:
        """Show what has been judged since."""
        new = [(day, found) for day, found in self._hand.verdicts.items() if day not in self._judged]
        for day, found in new:
            if day in self._rows:
                self._put(day, found)
        if new and not self._touched:
            self.list.scrollTo(self.list.currentIndex(), ChoiceList.ScrollHint.PositionAtCenter)
        if new and self.list.choice and self.list.choice.id in dict(new):
            self.show_choice(self.list.choice)

    def _show_which(self, which: str) -> None:
        day = self._day
        self._filter.show(which)
        self._go_to(day or self._placement.start)

    def _go_to(self, day: date) -> None:
        """Put the keyboard on a date, or on the next one shown."""
        shown = [self._filter.index(n, 0).data(CHOICE).id for n in range(self._filter.rowCount())]
        if shown:
            self.list.go(next((n for n, one in enumerate(shown) if one >= day), len(shown) - 1))

    def _go_to_typed(self, text: str) -> None:
        day = typed_date(text, self._dates[0], self._dates[-1], self._placement.start)
        regrade(self.typed, "bad" if text.strip() and day is None else "")
        span = span_short(self._dates[0], self._dates[-1])
        self.typed.setToolTip("" if day or not text.strip() else f"Not a date from {span}")
        if day is None:
            return
        self._put(day, self._hand.verdict(day))
        if self._filter.wanted != ALL and not self._filter.filterAcceptsRow(self._rows[day], ROOT):
            self.which.choose(ALL)
            self._filter.show(ALL)
        self._go_to(day)
