"""Rooms have the seats, in the layout wanted, and the features."""

from __future__ import annotations

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.room_names import RoomNames


def post_rooms(names: RoomNames) -> None:
    """No need has a room outside its choices; the demand in avoid_room_clashes is by the same choices."""
    for need, options in names.options.items():
        for room, literal in options.items():
            if room not in need.choices:
                names.cp.add(literal == 0)


ENCODING = Encoding(RuleId.CHOOSE_ROOMS_THAT_FIT, post_rooms=post_rooms)
