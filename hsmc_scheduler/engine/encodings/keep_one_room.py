"""A block stays in one main room."""

from __future__ import annotations

from collections import defaultdict

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.room_names import Literal, RoomNames


def post_rooms(names: RoomNames) -> None:
    """Changes of a block = rooms used for its main needs - 1."""
    used: dict[tuple[str, int], dict[str, list[Literal]]] = defaultdict(lambda: defaultdict(list))
    for need, options in names.options.items():
        if need.learning_set is None:
            for room, literal in options.items():
                used[need.block][room].append(literal)
    for rooms in used.values():
        uses = []
        for literals in rooms.values():
            use = names.cp.new_bool_var("")
            names.cp.add_max_equality(use, literals)
            uses.append(use)
        if uses:
            changes = names.cp.new_int_var(0, len(uses), "")  # not below 0 where a block needs no room
            names.cp.add(changes >= sum(uses) - 1)
            names.deviate(RuleId.KEEP_ONE_ROOM, changes)


ENCODING = Encoding(RuleId.KEEP_ONE_ROOM, post_rooms=post_rooms)
