"""A block carried over the sheet: where it would go now, and how mouse and keys take it there and put it down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt

from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.gui.screens.timetable.hand import Hand
from hsmc_scheduler.gui.screens.timetable.planner.layout import Layout
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.projections.verdicts import State, Verdict, moved_to

DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


@dataclass(frozen=True, slots=True)
class Refused:
    """A drop that was not done: what the date meant, and why not."""

    block: Block
    verdict: Verdict


class Carry:
    """Where the held block would go. `start`: its first day there; `other`: the block it would change places with."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self.start: date | None = None
        self.other: Block | None = None
        self.refused: Refused | None = None
        self._grip = 0
        """On which of its days, from 0, the mouse holds it."""

    def begin(self, grip: int = 0) -> None:
        """From where the block lies."""
        placement = self._hand.placement
        self._grip = grip
        self.start = placement.start if placement else None
        self.other = None

    def end(self) -> None:
        """Nothing is carried."""
        self.start, self.other, self._grip = None, None, 0

    def there(self) -> Placement | None:
        """The block as it would lie."""
        placement = self._hand.placement
        return None if placement is None or self.start is None else moved_to(placement, self.start)

    def to(self, layout: Layout, point: QPoint, *, swapping: bool) -> bool:
        """Follow the mouse at a point of the sheet; whether anything is different."""
        before = (self.start, self.other)
        day = layout.day_at(point, nearest=True)
        if day is not None:
            self.start = day - timedelta(days=self._grip)
        self.other = self._partner(layout, point) if swapping else None
        return (self.start, self.other) != before

    def step(self, layout: Layout, key: Qt.Key, *, leap: bool) -> None:
        """Follow a key; `leap`: to the next date that is not blocked."""
        if self.start is None:
            return
        self.other = None
        if key in DAYS:
            self.start = self._leapt(DAYS[key]) if leap else self._kept(layout, self.start, DAYS[key])
        elif key in ROWS:
            self.start = _row_further(layout, self.start, ROWS[key])
        elif key in ENDS and self._hand.verdicts:
            self.start = sorted(self._hand.verdicts)[ENDS[key]]

    def _kept(self, layout: Layout, start: date, step: int) -> date:
        there = start + timedelta(days=step)
        return there if layout.row_of(there) else start

    def _leapt(self, step: int) -> date | None:
        """The next date, in that direction, that is fine or at a cost."""
        if self.start is None:
            return None
        here = self.start
        open_dates = (
            day
            for day, verdict in self._hand.verdicts.items()
            if verdict.state is not State.BLOCKED and (day - here).days * step > 0
        )
        return min(open_dates, key=lambda day: abs((day - here).days), default=here)

    def _partner(self, layout: Layout, point: QPoint) -> Block | None:
        """The block of the same length under the mouse."""
        placement, under = self._hand.placement, layout.block_at(point)
        if placement is None or under is None or under == placement.key:
            return None
        other = layout.places[under][0][1].placement
        return under if len(other.days) == len(placement.days) else None


def _row_further(layout: Layout, start: date, step: int) -> date:
    """The day in the same column of the next row, or the nearest that row has."""
    row = layout.row_of(start)
    place = layout.rows.index(row) + step if row is not None else -1
    if row is None or not 0 <= place < len(layout.rows):
        return start
    following = layout.rows[place]
    column = row.month.first.weekday() + start.day - 1
    day = following.month.first + timedelta(days=column - following.month.first.weekday())
    return min(max(day, following.first), following.last)
