"""The scheduled blocks as they lie on a wall calendar: those a person or a room takes part in, or all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.timetable import Sitting
from hsmc_scheduler.gui.document import Facts
from hsmc_scheduler.gui.widgets.year_grid.look import Strip
from hsmc_scheduler.projections.names import blocks_of


def strips_of(facts: Facts, wanted: Callable[[Sitting], bool], *, small: bool = False) -> tuple[Strip, ...]:
    """The blocks with a sitting that is wanted, on the dates of those sittings; `small`: broken ones alone in full."""
    timetable = facts.content.timetable
    if timetable is None:
        return ()
    numbers = blocks_of(timetable.placements)
    found = []
    for placement in timetable.placements:
        delivery = facts.index.deliveries.get(placement.delivery)
        if delivery is None:
            continue
        parts: dict[DayPart, list[date]] = defaultdict(list)
        for sitting in placement.sittings:
            session = facts.index.sessions.get((placement.delivery, sitting.session))
            if session is not None and wanted(sitting):
                parts[session.part].append(sitting.day)
        both = set(parts[DayPart.MORNING]) & set(parts[DayPart.AFTERNOON])
        parts[DayPart.WHOLE] += both
        broken = placement.key in facts.broken
        for part, days in parts.items():
            shown = sorted(set(days) if part is DayPart.WHOLE else set(days) - both)
            if shown:
                family = facts.palette.of(delivery)
                label = facts.names.block(delivery, placement.block, numbers[placement.delivery])
                said = f"{label}, needs attention" if broken else label
                only = small and not broken
                found.append(
                    Strip(
                        placement.key, tuple(shown), family.code, family.colour, said, part, broken=broken, small=only
                    )
                )
    return tuple(found)


def days_of_people(facts: Facts) -> dict[str, float]:
    """How many days each tutor teaches or facilitates in the timetable; a half-day is half a day, and counts once."""
    taken: dict[str, set[tuple[date, int]]] = defaultdict(set)
    for placement in facts.content.timetable.placements if facts.content.timetable else ():
        for sitting in placement.sittings:
            session = facts.index.sessions.get((placement.delivery, sitting.session))
            for person in sitting.people if session else ():
                taken[person] |= {(sitting.day, half) for half in (session.part.halves if session else ())}
    return {person: len(halves) / 2 for person, halves in taken.items()}


def counted_days(days: float) -> str:
    """1 day, 2.5 days."""
    return "1 day" if days == 1 else f"{days:g} days"
