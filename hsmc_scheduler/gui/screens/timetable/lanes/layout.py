"""Where the rows and the blocks of the lanes lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect

from hsmc_scheduler.gui.screens.timetable.lanes.axis import Axis
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.projections.lanes import LaneRow
from hsmc_scheduler.projections.planner import PlannerPiece

LANE, PAD = 28, 5
NARROWEST = 5
ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RowPlace:
    """One row, from `top` down."""

    row: LaneRow
    top: int
    height: int


class LaneLayout:
    """Rows below each other; x counts from the first day of the axis, y from the first row."""

    def __init__(self, axis: Axis, rows: Sequence[LaneRow]) -> None:
        self.axis = axis
        self.rows: list[RowPlace] = []
        self.height = 0
        for row in rows:
            high = row.lanes * LANE + 2 * PAD
            self.rows.append(RowPlace(row, self.height, high))
            self.height += high
        self.pieces: dict[Block, list[tuple[RowPlace, PlannerPiece]]] = {}
        for place in self.rows:
            for piece in place.row.pieces:
                self.pieces.setdefault(piece.placement.key, []).append((place, piece))

    def rect(self, place: RowPlace, piece: PlannerPiece) -> QRect:
        """Where a piece lies."""
        return self.span(place, piece.first, piece.last, piece.lane)

    def span(self, place: RowPlace, first: date, last: date, lane: int = 0) -> QRect:
        """Where dates lie in a lane of a row."""
        left, right = self.axis.x(first), self.axis.x(last + ONE)
        return QRect(left, place.top + PAD + lane * LANE + 1, max(right - left - 1, NARROWEST), LANE - 2)

    def row_at(self, y: int) -> RowPlace | None:
        """The row at a height."""
        return next((p for p in self.rows if p.top <= y < p.top + p.height), None)

    def piece_at(self, x: int, y: int) -> tuple[RowPlace, PlannerPiece] | None:
        """The piece at a place; the topmost."""
        place = self.row_at(y)
        if place is None:
            return None
        found = [p for p in place.row.pieces if self.rect(place, p).adjusted(-1, -2, 1, 2).contains(x, y)]
        return (place, found[-1]) if found else None

    def place_of(self, row: str, block: Block) -> tuple[RowPlace, PlannerPiece] | None:
        """A block in that row, or in the first row that has it."""
        found = self.pieces.get(block, [])
        return next((p for p in found if p[0].row.id == row), found[0] if found else None)

    def neighbour(self, row: str, block: Block, across: int, down: int) -> tuple[RowPlace, PlannerPiece] | None:
        """The next piece in its row, or the nearest in time in the next row that has any."""
        here = self.place_of(row, block)
        if here is None:
            first = next((p for p in self.rows if p.row.pieces), None)
            return (first, first.row.pieces[0]) if first else None
        place, piece = here
        if across:
            pieces = sorted(place.row.pieces, key=lambda p: (p.first, p.lane))
            n = pieces.index(piece) + across
            return (place, pieces[n]) if 0 <= n < len(pieces) else None
        order = self.rows if down > 0 else self.rows[::-1]
        after = order[order.index(place) + 1 :]
        following = next((p for p in after if p.row.pieces), None)
        if following is None:
            return None
        return following, min(following.row.pieces, key=lambda p: abs((p.first - piece.first).days))
