"""Which block the keyboard goes to next on the sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt

from hsmc_scheduler.gui.screens.timetable.planner.layout import Layout
from hsmc_scheduler.gui.selection import Block

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
ARROWS = (*STEPS, *ROWS, *ENDS)


def in_time(layout: Layout) -> list[Block]:
    """The blocks on the sheet in order of time."""
    first: dict[Block, tuple[int, int, int]] = {}
    for n, row in enumerate(layout.rows):
        for piece in row.month.pieces:
            first.setdefault(piece.placement.key, (n, piece.first.day, piece.lane))
    return sorted(first, key=lambda block: first[block])


def neighbour(layout: Layout, at: Block | None, key: Qt.Key) -> Block | None:
    """The block an arrow, Home or End leads to from `at`; the first one from nowhere; None: there is none."""
    order = in_time(layout)
    if not order:
        return None
    if key in ENDS:
        return order[ENDS[key]]
    if at not in layout.places:
        return order[0]
    if key in STEPS:
        return order[min(max(order.index(at) + STEPS[key], 0), len(order) - 1)]
    return _in_row(layout, at, ROWS[key])


def _in_row(layout: Layout, at: Block, step: int) -> Block:
    """The nearest block above or below, in the same row's other lanes first."""
    row, _ = layout.places[at][0]
    here = layout.rects(at)[0]
    place = layout.rows.index(row)
    beside = [
        (abs(r.center().x() - here.center().x()), r.center().y() * step, p.placement.key)
        for p in row.month.pieces
        if (r := layout.piece(row, p)).intersects(here.adjusted(0, -row.height, 0, row.height))
        and (r.center().y() - here.center().y()) * step > 0
    ]
    if beside:
        return min(beside, key=lambda b: b[1])[2]
    place += step
    while 0 <= place < len(layout.rows):
        there = layout.rows[place]
        found = [
            (abs(r.center().x() - here.center().x()), r.center().y() * step, p.placement.key)
            for p in there.month.pieces
            for r in [layout.piece(there, p)]
        ]
        if found:
            return min(found)[2]
        place += step
    return at
