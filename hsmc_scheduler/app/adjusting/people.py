"""Choosing who teaches a session and who facilitates a set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hsmc_scheduler.app.adjusting.blocks import CannotAdjustError, Key, block_of, delivery_of, with_blocks
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Placement, Sitting, Timetable


def assign_tutors(plan: Plan, timetable: Timetable, key: Key, session: str, tutors: Iterable[str]) -> Timetable:
    """The session of that block taught by those tutors (ids) and nobody else.

    Raises:
        CannotAdjustError: The block or the session is not there, or a tutor is not an active tutor of the plan.
    """
    chosen = tuple(dict.fromkeys(tutors))
    for tutor in chosen:
        known_tutor(plan, tutor)
    block = block_of(plan, timetable, key)
    sitting_of(plan, block, session)
    sittings = (replace(s, tutors=chosen) if s.session == session else s for s in block.sittings)
    return with_blocks(timetable, [replace(block, sittings=tuple(sittings))])


def assign_facilitator(
    plan: Plan,
    timetable: Timetable,
    key: Key,
    session: str,
    learning_set: str,
    tutor: str | None,
    *,
    all_year: bool = False,
) -> Timetable:
    """The set facilitated by that tutor (None: nobody yet) in one session, or wherever it meets that academic year.

    Raises:
        CannotAdjustError: The set does not meet in that session, or the tutor is not an active tutor of the plan.
    """
    if tutor is not None:
        known_tutor(plan, tutor)
    block = block_of(plan, timetable, key)
    sitting = sitting_of(plan, block, session)
    if all(s.learning_set != learning_set for s in sitting.sets):
        raise CannotAdjustError(f"{learning_set} does not meet in that session")
    if not all_year:
        return with_blocks(timetable, [_facilitated(block, learning_set, tutor, session)])
    year = delivery_of(plan, key[0]).year
    of_year = {d.id for d in plan.deliveries if d.year == year}
    blocks = [p for p in timetable.placements if p.delivery in of_year]
    return with_blocks(timetable, [_facilitated(p, learning_set, tutor) for p in blocks])


def known_tutor(plan: Plan, tutor: str) -> None:
    """Raises CannotAdjustError where that is not an active tutor."""
    found = next((t for t in plan.tutors if t.id == tutor), None)
    if found is None:
        raise CannotAdjustError(f"{tutor} is not a tutor of the plan")
    if not found.active:
        raise CannotAdjustError(f"{found.name} is switched off and is given nothing")


def sitting_of(plan: Plan, block: Placement, session: str) -> Sitting:
    """The sitting of a session in a block. Raises CannotAdjustError."""
    found = next((s for s in block.sittings if s.session == session), None)
    if found is None:
        title = delivery_of(plan, block.delivery).title
        raise CannotAdjustError(f"{title} block {block.block} does not hold the session {session}")
    return found


def _facilitated(block: Placement, learning_set: str, tutor: str | None, session: str | None = None) -> Placement:
    sittings = []
    for sitting in block.sittings:
        if session in (None, sitting.session):
            sets = (replace(s, tutor=tutor) if s.learning_set == learning_set else s for s in sitting.sets)
            sitting = replace(sitting, sets=tuple(sets))
        sittings.append(sitting)
    return replace(block, sittings=tuple(sittings))
