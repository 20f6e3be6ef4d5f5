"""Teach every contact day once, in order, in blocks the delivery allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import Atom, atoms
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.domain.split import block_is_allowed
from hsmc_scheduler.domain.timetable import Placement, Sitting
from hsmc_scheduler.rules.rule import ALWAYS, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject, session_subject

ID = RuleId.TEACH_CONTACT_DAYS


def find(situation: Situation) -> Iterator[Violation]:
    """Sessions missing, repeated, out of order or unknown; blocks that are not allowed or wrongly numbered."""
    for delivery in situation.deliveries:
        blocks = situation.blocks(delivery.id)
        placed: dict[str, list[Sitting]] = defaultdict(list)
        for sitting in (s for block in blocks for s in block.sittings):
            placed[sitting.session].append(sitting)
        yield from _missing_and_repeated(delivery, placed)
        yield from _out_of_order(delivery, placed)
        yield from _wrong_blocks(situation, delivery, blocks)
    yield from _unknown(situation)


def _missing_and_repeated(delivery: Delivery, placed: dict[str, list[Sitting]]) -> Iterator[Violation]:
    whole = Subject(Kind.DELIVERY, delivery.id)
    missing = [session_subject(delivery.id, s.id) for s in delivery.sessions if s.id not in placed]
    if missing:
        yield Violation(ID, len(missing), (whole, *missing), what="missing", facts=(len(delivery.sessions),))
    for session, sittings in placed.items():
        if len(sittings) > 1:
            dates = tuple(sorted(s.day for s in sittings))
            subjects = (whole, session_subject(delivery.id, session))
            yield Violation(ID, len(sittings) - 1, subjects, dates, "repeated")


def _out_of_order(delivery: Delivery, placed: dict[str, list[Sitting]]) -> Iterator[Violation]:
    """Each session placed starts after the one before it ends, on the same date if they share a day."""
    before: tuple[Session, Sitting, Atom] | None = None
    for day in delivery.days:
        for half, session in enumerate(day):
            if session.id not in placed:
                continue
            sitting = placed[session.id][0]
            taken = atoms(sitting.day, session.part)
            if before:
                apart = half == 1 and before[0] is day[0] and sitting.day != before[1].day
                if apart or taken[0] <= before[2]:
                    both = (session_subject(delivery.id, before[0].id), session_subject(delivery.id, session.id))
                    subjects = (Subject(Kind.DELIVERY, delivery.id), *both)
                    yield Violation(
                        ID, 1, subjects, (before[1].day, sitting.day), "day divided" if apart else "out of order"
                    )
            before = (session, sitting, taken[-1])


def _wrong_blocks(situation: Situation, delivery: Delivery, blocks: list[Placement]) -> Iterator[Violation]:
    day_of = situation.index.day_numbers
    days_of = {id(b): sorted({day_of[delivery.id, s.session] for s in b.sittings}) for b in blocks}
    number, next_day = 0, 0
    for place, block in enumerate(sorted(blocks, key=lambda b: (days_of[id(b)], b.block)), 1):
        days = days_of[id(block)]
        together = days[-1] - days[0] + 1 == len(days)
        if not together or not block_is_allowed(delivery, days[0], len(days)):
            subjects = (block_subject(block), *(session_subject(delivery.id, s.session) for s in block.sittings))
            yield Violation(ID, 1, subjects, block.days, "not allowed", (len(days),))
        follows = days[0] <= next_day
        if block.block <= number or (follows and block.block > number + 1):  # gaps are right where days are missing
            yield Violation(ID, 1, (block_subject(block),), block.days, "wrong number", (place,))
        number, next_day = max(number, block.block), max(next_day, days[-1] + 1)


def _unknown(situation: Situation) -> Iterator[Violation]:
    for placement in situation.strays:
        if situation.scope is None or placement.delivery in situation.scope.deliveries:
            keys = [(placement.delivery, s.session) for s in placement.sittings]
            unknown = [session_subject(*key) for key in keys if key not in situation.index.sessions]
            subjects = (block_subject(placement), *unknown)
            yield Violation(ID, len(unknown), subjects, placement.days, "unknown")


RULE = Rule(
    id=ID,
    title="Teach every contact day",
    unit="session",
    units="sessions",
    default=Importance.REQUIRED,
    choices=ALWAYS,
    find=find,
)
