"""What of a timetable concerns one tutor, module lead, cohort or room."""

from __future__ import annotations

from collections.abc import Callable

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.block_filter import of_cohort
from hsmc_scheduler.projections.concern import Concern, Who
from hsmc_scheduler.projections.deadlines import Due, DueRow
from hsmc_scheduler.projections.names import Names, blocks_of
from hsmc_scheduler.projections.sessions import SessionRow

Keys = frozenset[tuple[str, int]]


def whose(names: Names, concern: Concern) -> str:
    """What they are called in the timetable's tables."""
    match concern.who:
        case Who.COHORT:
            return names.cohort(concern.id)
        case Who.ROOM:
            return names.room(concern.id)
    return names.tutor(concern.id)


def led_by(index: PlanIndex, tutor: str) -> frozenset[str]:
    """The codes of the modules a tutor leads."""
    return frozenset(m.code for m in index.modules.values() if tutor in m.leads)


def blocks_for(index: PlanIndex, timetable: Timetable, concern: Concern) -> Keys:
    """The keys of the blocks: those they teach or facilitate in, lead, attend, or that are held there."""
    if concern.who is Who.COHORT:
        return of_cohort(index, timetable, concern.id)
    led = led_by(index, concern.id) if concern.who is Who.LEAD else frozenset()

    def concerns(placement: Placement) -> bool:
        match concern.who:
            case Who.TUTOR:
                return any(concern.id in s.people for s in placement.sittings)
            case Who.ROOM:
                return any(concern.id in (s.room, *(x.room for x in s.sets)) for s in placement.sittings)
        sessions = (index.sessions.get((placement.delivery, s.session)) for s in placement.sittings)
        return any(s is not None and s.module in led for s in sessions)

    return frozenset(p.key for p in timetable.placements if concerns(p))


def sessions_for(index: PlanIndex, names: Names, concern: Concern) -> Callable[[SessionRow], bool]:
    """Whether a row of the sessions table concerns them."""
    name, led = whose(names, concern), led_by(index, concern.id)
    tests: dict[Who, Callable[[SessionRow], bool]] = {
        Who.TUTOR: lambda row: name in row.tutors,
        Who.LEAD: lambda row: row.code in led,
        Who.COHORT: lambda row: name in row.cohorts,
        Who.ROOM: lambda row: row.room == name,
    }
    return tests[concern.who]


def dues_for(index: PlanIndex, names: Names, timetable: Timetable, concern: Concern) -> Callable[[DueRow], bool]:
    """Whether something due concerns them.

    What a tutor marks; all of a lead's modules and of a cohort's; of a room, when it is to be asked for.
    """
    name = whose(names, concern)
    if concern.who is Who.TUTOR:
        return lambda row: name in row.tutors
    if concern.who is Who.COHORT:
        return lambda row: name in row.cohorts and row.due is not Due.REQUEST_ROOMS
    numbers = blocks_of(timetable.placements)
    shown = blocks_for(index, timetable, concern)
    blocks = {names.block(index.deliveries[d], n, numbers[d]) for d, n in shown if d in index.deliveries}
    if concern.who is Who.ROOM:
        return lambda row: row.due is Due.REQUEST_ROOMS and row.block in blocks
    led = led_by(index, concern.id)
    return lambda row: row.due is not Due.REQUEST_ROOMS and (row.block in blocks if row.block else row.code in led)
