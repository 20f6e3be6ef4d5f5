"""One block put on one date after another, and what the rules find there that they did not find before."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from hsmc_scheduler.domain.calendar import monday_of
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.messages import sentence
from hsmc_scheduler.projections.tutors_limits import TutorsLimits
from hsmc_scheduler.rules import keep_block_days_together
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.rule import Violation
from hsmc_scheduler.rules.settings import Setting
from hsmc_scheduler.rules.situation import Opened, Scope, Situation, open_blocks

SAME_ON_EVERY_DATE = {
    RuleId.TEACH_CONTACT_DAYS,
    RuleId.COVER_SESSIONS,
    RuleId.KEEP_SET_FACILITATORS,
    RuleId.CHOOSE_ROOMS_THAT_FIT,
    RuleId.SHARE_LOAD_FAIRLY,
    RuleId.HAVE_ALL_LEADS_PRESENT,
    RuleId.KEEP_ONE_ROOM,
    RuleId.PREFER_HOME_VENUE,
}
"""Rules no move can break or mend: the block's days, people and rooms go with it."""


class Part(StrEnum):
    """How much of a timetable a rule looks at to judge one block."""

    BLOCK = "the block"
    DELIVERY = "the blocks of its delivery, and of those in order with it"
    HALF_DAYS = "what happens on the same half-days"
    ALL = "everything the block touches"


LOOKS_AT = {
    RuleId.KEEP_BLOCK_DAYS_TOGETHER: Part.BLOCK,
    RuleId.RESPECT_ABSENCES: Part.BLOCK,
    RuleId.RESPECT_ROOM_BUSY_DATES: Part.BLOCK,
    RuleId.KEEP_CLEAR_OF_AVOID_PERIODS: Part.BLOCK,
    RuleId.PREFER_WEEKDAYS: Part.BLOCK,
    RuleId.RESPECT_TUTOR_WISHES: Part.BLOCK,
    RuleId.STAY_INSIDE_WINDOWS: Part.DELIVERY,
    RuleId.KEEP_BLOCKS_IN_ORDER: Part.DELIVERY,
    RuleId.KEEP_DELIVERIES_IN_ORDER: Part.DELIVERY,
    RuleId.HONOUR_PINS: Part.DELIVERY,
    RuleId.SPREAD_BLOCKS_EVENLY: Part.DELIVERY,
    RuleId.CHANGE_LITTLE: Part.DELIVERY,
    RuleId.AVOID_TUTOR_CLASHES: Part.HALF_DAYS,
    RuleId.AVOID_ROOM_CLASHES: Part.HALF_DAYS,
    RuleId.AVOID_STUDENT_CLASHES: Part.HALF_DAYS,
}
"""For speed alone; a rule that is not here is shown everything the block touches."""

Make = Callable[[], Situation]
NOTHING = Opened([], {}, {}, None)


def scope_of(index: PlanIndex, placement: Placement) -> Scope:
    """All that a block touches wherever it is put."""
    tutors, rooms = _taken_by(placement)
    return Scope(
        deliveries=frozenset({placement.delivery}),
        tutors=tutors,
        rooms=rooms,
        groups=frozenset(g.id for g in index.groups_of_delivery[placement.delivery]),
    )


def _taken_by(placement: Placement) -> tuple[frozenset[str], frozenset[str]]:
    """The tutors and the rooms of a block."""
    tutors = frozenset(t for s in placement.sittings for t in s.people)
    return tutors, frozenset(r for s in placement.sittings for r in (s.room, *(one.room for one in s.sets)) if r)


def moved_to(placement: Placement, start: date) -> Placement:
    """The block with its first day on that date and the others right after it."""
    dates = {day: start + timedelta(days=n) for n, day in enumerate(placement.days)}
    return replace(placement, sittings=tuple(replace(s, day=dates[s.day]) for s in placement.sittings))


def touched(index: PlanIndex, timetable: Timetable, placement: Placement) -> tuple[Placement, ...]:
    """The blocks that share anything with a block: people, a room, a group, a marker of their work, an order."""
    scope, delivery = scope_of(index, placement), index.deliveries[placement.delivery]
    markers = {t for code in delivery.modules if code in index.modules for t in index.modules[code].leads}
    whole = _in_order_with(index, delivery.id)
    for other in index.deliveries.values():
        leads = {t for code in other.modules if code in index.modules for t in index.modules[code].leads}
        groups = {g.id for g in index.groups_of_delivery[other.id]}
        if groups & scope.groups or leads & (markers | scope.tutors):
            whole.add(other.id)
    found = []
    for other_block in timetable.placements:
        own = None if other_block.delivery in whole else _taken_by(other_block)
        if own is None or own[0] & scope.tutors or own[1] & scope.rooms:
            found.append(other_block)
    return tuple(found)


def _in_order_with(index: PlanIndex, delivery: str) -> set[str]:
    orders = [o for o in index.plan.orders if delivery in (o.first, o.then)]
    return {delivery, *(o.first for o in orders), *(o.then for o in orders)}


class Judge:
    """What each date is compared with: the timetable as it is, and the same with the block nowhere.

    A block that is past stays where it is, whether or not there is an earlier timetable to say so.
    """

    def __init__(self, index: PlanIndex, timetable: Timetable, placement: Placement, earlier: Timetable | None) -> None:
        before = index.plan.frozen_before
        if earlier is None and before is not None and placement.start < before:
            earlier = Timetable((placement,))
        self.index = index
        self.placement = placement
        self.scope = scope_of(index, placement)
        near = _in_order_with(index, placement.delivery)
        blocks = touched(index, timetable, placement)
        others = tuple(p for p in blocks if p is not placement)
        self._settings: dict[RuleId, Setting] = {}
        self.everything = Situation(index, replace(timetable, placements=blocks), earlier, self.scope, self._settings)
        self.delivery = self._of(tuple(p for p in blocks if p.delivery in near))
        self.at: dict[date, list[Placement]] = {}
        for other in others:
            for day in other.days:
                self.at.setdefault(day, []).append(other)
        self._nothing = dict.fromkeys(index.deliveries, NOTHING)
        self._opened: dict[tuple[int, ...], Opened] = {}
        settings = [self.everything.setting(rule) for rule in RULES if rule.id not in SAME_ON_EVERY_DATE]
        self.requirements = [s.rule for s in settings if s.required]
        self.preferences = [s for s in settings if s.weight]
        now = self._views(placement)
        self.violations_now = {s.rule.id: list(s.rule.find(now.of(s.rule.id))) for s in self.preferences}
        others_near = tuple(p for p in others if p.delivery in near)
        without = self._of(others)
        nowhere = _Views(lambda: self._only(()), lambda: self._of(others_near), lambda: without, lambda: without)
        self.broken_anyway = _totals(v for rule in self.requirements for v in rule.find(nowhere.of(rule.id)))
        self.limits = TutorsLimits(without, placement)
        self._latest: tuple[Placement, _Views] | None = None

    def _of(self, blocks: tuple[Placement, ...]) -> Situation:
        timetable = replace(self.everything.timetable, placements=blocks)
        return Situation(self.index, timetable, self.everything.earlier, self.scope, self._settings)

    def _only(self, blocks: tuple[Placement, ...]) -> Situation:
        """Just these blocks; the deliveries of all others have none, and that is known."""
        by_delivery: dict[str, list[Placement]] = {}
        for block in blocks:
            by_delivery.setdefault(block.delivery, []).append(block)
        opened = self._nothing.copy()
        for delivery, its in by_delivery.items():
            opened[delivery] = self._open(delivery, its)
        timetable = replace(self.everything.timetable, placements=blocks)
        return Situation(self.index, timetable, None, self.scope, self._settings, opened)

    def _open(self, delivery: str, blocks: list[Placement]) -> Opened:
        """Some blocks of a delivery, opened up once for all dates if the held block is not among them."""
        if delivery not in self.index.deliveries:
            return NOTHING
        if delivery == self.placement.delivery:
            return open_blocks(self.index, delivery, blocks)
        key = tuple(id(b) for b in blocks)
        if key not in self._opened:
            self._opened[key] = open_blocks(self.index, delivery, blocks)
        return self._opened[key]

    def _views(self, there: Placement) -> _Views:
        return _Views(
            lambda: self._only((there,)),
            lambda: self.delivery.with_placement(there, self.scope),
            lambda: self._only((*self._at_once_with(there), there)),
            lambda: self.everything.with_placement(there, self.scope),
        )

    def _at(self, start: date) -> tuple[Placement, _Views]:
        if self._latest is None or self._latest[0].start != start:
            there = moved_to(self.placement, start)
            self._latest = (there, self._views(there))
        return self._latest

    def broken_on(self, start: date) -> tuple[Placement, list[Violation]]:
        """The block there, and what is broken that would not be, or be less, were the block nowhere."""
        there, views = self._at(start)
        rules = self.requirements if self._can_lie_on(there) else [keep_block_days_together.RULE]
        broken = []
        for rule in rules:
            if rule.id is RuleId.RESPECT_TUTOR_LIMITS and not self.limits.may_be_passed_on(start):
                continue
            found = list(rule.find(views.of(rule.id)))
            if found:
                totals = _totals(found)
                broken += [v for v in found if totals[_key(v)] > self.broken_anyway.get(_key(v), 0)]
        return there, broken

    def cost_on(self, start: date) -> tuple[int, list[Violation]]:
        """What the cost goes up by, and what there is now of the preferences that are worse off."""
        _, views = self._at(start)
        change, worse = 0, list[Violation]()
        for setting in self.preferences:
            before = self.violations_now[setting.rule.id]
            after = list(setting.rule.find(views.of(setting.rule.id)))
            more = setting.weight * (_deviation(after) - _deviation(before))
            change += more
            if more > 0:
                worse += [v for v in after if v not in before]
        return change, worse

    def sentences(self, violations: Iterable[Violation]) -> tuple[str, ...]:
        """Each in words, once."""
        return tuple(dict.fromkeys(sentence(self.index, v) for v in violations))

    def _can_lie_on(self, there: Placement) -> bool:
        """Whether its days are open days of one week at all; where not, nothing else needs to be said."""
        delivery, days = self.index.deliveries[there.delivery], there.days
        return monday_of(days[0]) == monday_of(days[-1]) and all(self.index.is_open(delivery, d) for d in days)

    def _at_once_with(self, there: Placement) -> tuple[Placement, ...]:
        """The other blocks with a day in common."""
        found = {id(p): p for day in there.days for p in self.at.get(day, ())}
        return tuple(found.values())


class _Views:
    """One timetable as rules need to see it, each with no more of it than the rule looks at; made when asked for."""

    def __init__(self, block: Make, delivery: Make, half_days: Make, everything: Make) -> None:
        self._makers = {Part.BLOCK: block, Part.DELIVERY: delivery, Part.HALF_DAYS: half_days, Part.ALL: everything}
        self._made: dict[Part, Situation] = {}

    def of(self, rule: RuleId) -> Situation:
        """The situation to show that rule."""
        part = LOOKS_AT.get(rule, Part.ALL)
        if part not in self._made:
            self._made[part] = self._makers[part]()
        return self._made[part]


def _key(violation: Violation) -> Hashable:
    return (violation.rule, violation.what, violation.subjects, violation.dates)


def _totals(violations: Iterable[Violation]) -> dict[Hashable, int]:
    totals: dict[Hashable, int] = {}
    for violation in violations:
        totals[_key(violation)] = totals.get(_key(violation), 0) + violation.deviation
    return totals


def _deviation(violations: Iterable[Violation]) -> int:
    return sum(v.deviation for v in violations)
