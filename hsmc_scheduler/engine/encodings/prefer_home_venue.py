"""Park House before overflow."""

from __future__ import annotations

from collections import defaultdict

from hsmc_scheduler.domain.index import day_of
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.avoid_room_clashes import rows
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Expr, Model
from hsmc_scheduler.engine.room_names import RoomNames


def post(model: Model) -> None:
    """For each date: overflow >= needs of a union - home rooms of it that are free, for every union and half-day.

    A lower limit of what the naming of rooms will cost; room_cuts.py adds what is missing. Where rooms may clash,
    nobody need be given one (avoid_room_clashes.py asks for them), and nothing is charged.
    """
    if len(model.book.home) == len(model.index.rooms) or model.setting(RuleId.AVOID_ROOM_CLASHES).off:
        return
    short: dict[int, list[tuple[list[Expr], int, int]]] = defaultdict(list)
    for atom, union, terms, most in rows(model):
        supply = len(model.book.free(union & model.book.home, atom))
        if most > supply:
            short[day_of(atom).toordinal()].append((terms, supply, most))
    for day, found in short.items():
        over = model.cp.new_int_var(0, max(most - supply for _, supply, most in found), "")
        for row, supply in {str(sum(terms)) + str(supply): (sum(terms), supply) for terms, supply, _ in found}.values():
            model.cp.add(row <= supply + over)
        model.deviate(RuleId.PREFER_HOME_VENUE, over)
        model.overflow[day] = over


def post_rooms(names: RoomNames) -> None:
    """Every need met in an overflow room counts."""
    for options in names.options.values():
        away = [literal for room, literal in options.items() if room not in names.book.home]
        if away:
            names.deviate(RuleId.PREFER_HOME_VENUE, sum(away))


ENCODING = Encoding(RuleId.PREFER_HOME_VENUE, post=post, post_rooms=post_rooms)
