"""Change little: a new timetable stays close to the one people already know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.timetable import Placement, Sitting
from hsmc_scheduler.rules.rule import GRADED, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject

MOVED, TEACHES_NO_LONGER, FACILITATES_NO_LONGER = "moved", "teaches no longer", "facilitates no longer"


def find(situation: Situation) -> Iterator[Violation]:
    """Blocks of the earlier timetable moved, tutors no longer on their sessions, facilitators no longer with their set.

    Only blocks of active deliveries are looked at. People are told by block, facilitators by delivery.
    """
    wanted = {d.id for d in situation.deliveries}
    earlier = [p for p in situation.earlier.placements if p.delivery in wanted] if situation.earlier else []
    by_delivery: dict[str, list[Placement]] = defaultdict(list)
    for placement in earlier:
        by_delivery[placement.delivery].append(placement)
    for delivery, blocks in by_delivery.items():
        now: dict[str, list[Sitting]] = defaultdict(list)
        for placement in situation.blocks(delivery):
            for sitting in placement.sittings:
                now[sitting.session].append(sitting)
        yield from _moved(situation, delivery, blocks)
        yield from _teaching(blocks, now)
        yield from _facilitating(delivery, blocks, now)


def _moved(situation: Situation, delivery: str, blocks: list[Placement]) -> Iterator[Violation]:
    for block in blocks:
        same = [p for p in situation.blocks(delivery) if p.block == block.block]
        if not any(p.start == block.start and len(p.days) == len(block.days) for p in same):
            dates = tuple(day for p in (block, *same[:1]) for day in (p.start, p.end))
            yield Violation(RULE.id, 1, (block_subject(block),), dates, MOVED)


def _teaching(blocks: list[Placement], now: dict[str, list[Sitting]]) -> Iterator[Violation]:
    for block in blocks:
        gone: dict[str, list[str]] = defaultdict(list)
        for sitting in block.sittings:
            for tutor in dict.fromkeys(sitting.tutors):
                if not any(tutor in s.tutors for s in now.get(sitting.session, ())):
                    gone[tutor].append(sitting.session)
        for tutor, sessions in gone.items():
            subjects = (Subject(Kind.TUTOR, tutor), block_subject(block))
            yield Violation(RULE.id, len(sessions), subjects, _dates(sessions, now), TEACHES_NO_LONGER)


def _facilitating(delivery: str, blocks: list[Placement], now: dict[str, list[Sitting]]) -> Iterator[Violation]:
    gone: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sitting in (s for block in blocks for s in block.sittings):
        there = {(one.tutor, one.learning_set) for s in now.get(sitting.session, ()) for one in s.sets}
        for one in sitting.sets:
            if one.tutor is not None and (one.tutor, one.learning_set) not in there:
                gone[one.tutor, one.learning_set].append(sitting.session)
    for (tutor, learning_set), sessions in gone.items():
        subjects = (
            Subject(Kind.TUTOR, tutor),
            Subject(Kind.SET, learning_set),
            Subject(Kind.DELIVERY, delivery),
        )
        yield Violation(RULE.id, len(sessions), subjects, _dates(sessions, now), FACILITATES_NO_LONGER)


def _dates(sessions: list[str], now: dict[str, list[Sitting]]) -> tuple[date, ...]:
    return tuple(sorted({sitting.day for session in sessions for sitting in now.get(session, ())}))


RULE = Rule(
    id=RuleId.CHANGE_LITTLE,
    title="Change little from the earlier timetable",
    unit="change",
    units="changes",
    default=Importance.HIGH,
    choices=GRADED,
    find=find,
)
