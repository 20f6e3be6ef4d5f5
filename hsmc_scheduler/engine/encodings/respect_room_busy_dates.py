"""Rooms taken by others are left alone."""

from __future__ import annotations

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.room_names import RoomNames


def post_rooms(names: RoomNames) -> None:
    """No need has a room on a half-day others have it; the supply in avoid_room_clashes counts free rooms only."""
    for need, options in names.options.items():
        for room, literal in options.items():
            if any(names.book.busy(room, atom) for atom in need.atoms):
                names.cp.add(literal == 0)


ENCODING = Encoding(RuleId.RESPECT_ROOM_BUSY_DATES, post_rooms=post_rooms)
