"""Every timetable of a tiny plan, tried one by one and judged by the rules alone: slow, simple, and right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product
from math import prod

from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.domain.split import allowed_splits
from hsmc_scheduler.domain.timetable import Placement, SetSitting, Sitting, Timetable
from hsmc_scheduler.projections.health.asked import required_rules
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.situation import Situation

WHOLE_ONLY = {RuleId.TEACH_CONTACT_DAYS, RuleId.HONOUR_PINS, RuleId.KEEP_DELIVERIES_IN_ORDER}
"""Rules that a timetable may break only because blocks are missing; all others stay broken whatever is added."""


def any_timetable(plan: Plan) -> Timetable | None:
    """A timetable that keeps every requirement, or None where there is none. Repeat runs are not chosen."""
    return _Search(plan).found(list(PlanIndex(plan).deliveries), Timetable())


def possible(plan: Plan) -> bool:
    """Whether some timetable keeps every requirement."""
    return any_timetable(plan) is not None


def tries(plan: Plan) -> int:
    """About how many pairs of blocks `possible` would have to look at."""
    search = _Search(plan)
    return prod(max(1, search.choices(delivery)) for delivery in search.index.deliveries)


class _Search:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.index = PlanIndex(plan)
        asked = required_rules(plan)
        self.asked = asked
        self.all_rules = [r for r in RULES if r.id in asked]
        self.rules = [r for r in self.all_rules if r.id not in WHOLE_ONLY]
        self.known: dict[tuple[str, int, int, int], list[Placement]] = {}
        self.held: dict[tuple[str, int, str, date], list[Sitting]] = {}
        self.pairs: dict[tuple[int, int], bool] = {}

    def choices(self, delivery: str) -> int:
        """How many ways there are to place the blocks of a delivery, each by itself."""
        return sum(
            len(self._blocks(delivery, number, sum(split[: number - 1]), length))
            for split in allowed_splits(self.index.deliveries[delivery])
            for number, length in enumerate(split, 1)
        )

    def found(self, deliveries: list[str], sofar: Timetable) -> Timetable | None:
        if not deliveries:
            return sofar if self._sound(sofar, whole=True) else None
        delivery, *others = deliveries
        for split in allowed_splits(self.index.deliveries[delivery]):
            for timetable in self._laid(delivery, split, 0, 1, sofar):
                done = self.found(others, timetable)
                if done is not None:
                    return done
        return None

    def _laid(
        self, delivery: str, split: tuple[int, ...], day: int, number: int, sofar: Timetable
    ) -> Iterator[Timetable]:
        if not split:
            yield sofar
            return
        length, *rest = split
        for placement in self._blocks(delivery, number, day, length):
            timetable = replace(sofar, placements=(*sofar.placements, placement))
            if all(self._together(p, placement) for p in sofar.placements) and self._sound(timetable):
                yield from self._laid(delivery, tuple(rest), day + length, number + 1, timetable)

    def _blocks(self, delivery: str, number: int, day: int, length: int) -> list[Placement]:
        """Every way to place one block that breaks nothing by itself."""
        key = (delivery, number, day, length)
        if key not in self.known:
            self.known[key] = [p for p in self._ways(*key) if self._sound(Timetable((p,)))]
        return self.known[key]

    def _together(self, one: Placement, other: Placement) -> bool:
        """Whether two blocks alone break nothing; asked of the same two again and again."""
        key = (id(one), id(other))
        if key not in self.pairs:
            self.pairs[key] = self._sound(Timetable((one, other)))
        return self.pairs[key]

    def _ways(self, delivery: str, number: int, day: int, length: int) -> Iterator[Placement]:
        year = self.index.year_of(self.index.deliveries[delivery])
        days = self.index.days[delivery][day : day + length]
        sessions = [(session, offset) for offset, sessions in enumerate(days) for session in sessions]
        for start in days_between(year.start, year.end - timedelta(days=length - 1)):
            dates = [start + timedelta(days=n) for n in range(length)]
            if all(self.index.is_open(self.index.deliveries[delivery], d) for d in dates):
                options = [self._on(delivery, number, session, dates[offset]) for session, offset in sessions]
                for sittings in product(*options):
                    yield Placement(delivery, number, sittings)

    def _on(self, delivery: str, number: int, session: Session, day: date) -> list[Sitting]:
        """Every way to hold a session on a date that breaks nothing by itself."""
        key = (delivery, number, session.id, day)
        if key not in self.held:
            ways = (replace(sitting, day=day) for sitting in self._sittings(delivery, session))
            self.held[key] = [s for s in ways if self._sound(Timetable((Placement(delivery, number, (s,)),)))]
        return self.held[key]

    def _sittings(self, delivery: str, session: Session) -> Iterator[Sitting]:
        rooms: list[str | None] = list(self.index.rooms) if session.room else []
        if session.room is None or RuleId.AVOID_ROOM_CLASHES not in self.asked:
            rooms.append(None)
        for tutors in self._staffings(delivery, session):
            for room in rooms:
                for sets in self._sets(delivery, session, rooms):
                    yield Sitting(session.id, self.plan.calendar.start, tutors, room, sets)

    def _staffings(self, delivery: str, session: Session) -> Iterator[tuple[str, ...]]:
        pinned = {p.tutors for pin in self.plan.pins for p in pin.tutors if p.session == session.id}
        yield from pinned
        needed = session.staffing.tutors if RuleId.COVER_SESSIONS in self.asked else 0
        most = max(needed, len(self.index.leads(session))) if needed else 0
        for number in range(needed, most + 1):
            yield from combinations(self.index.team(session), number)

    def _sets(self, delivery: str, session: Session, rooms: list[str | None]) -> Iterator[tuple[SetSitting, ...]]:
        sets = self.index.sets(delivery, session)
        people: list[str | None] = list(self.index.facilitators(session))
        if RuleId.KEEP_SET_FACILITATORS not in self.asked:
            people.append(None)
        for who in product(people, repeat=len(sets)):
            for where in product(rooms, repeat=len(sets)):
                yield tuple(SetSitting(s.id, t, r) for s, t, r in zip(sets, who, where, strict=True))

    def _sound(self, timetable: Timetable, *, whole: bool = False) -> bool:
        situation = Situation(self.index, timetable)
        rules = self.all_rules if whole else self.rules
        return not any(violation for rule in rules for violation in rule.find(situation))
