"""Everything a plan asks for that could be let go one by one."""

from __future__ import annotations

from collections.abc import Iterator

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.engine.explain.edits import set_rule
from hsmc_scheduler.engine.explain.of_calendar import closed_periods, weekdays
from hsmc_scheduler.engine.explain.of_cohorts import taken_together
from hsmc_scheduler.engine.explain.of_deliveries import cut, gaps, order, taught
from hsmc_scheduler.engine.explain.of_people import named_facilitator, staffing
from hsmc_scheduler.engine.explain.of_pins import of_pin
from hsmc_scheduler.engine.explain.of_rooms import busy_dates, rooms_there_are
from hsmc_scheduler.engine.explain.of_tutors import of_tutor
from hsmc_scheduler.engine.explain.of_windows import windows
from hsmc_scheduler.engine.explain.requirement import Requirement, once
from hsmc_scheduler.projections.health.asked import required_rules
from hsmc_scheduler.rules.registry import RULES

SOFTER = 25
TOLD_ONE_BY_ONE = {
    RuleId.STAY_INSIDE_WINDOWS,
    RuleId.KEEP_DELIVERIES_IN_ORDER,
    RuleId.AVOID_STUDENT_CLASHES,
}
"""Rules a planner could make a wish of, but whose every demand is a requirement of its own."""


def requirements_of(plan: Plan, deliveries: frozenset[str]) -> tuple[Requirement, ...]:
    """All that bears on these deliveries, the most particular first; that each is taught is not among them.

    Tutors' clashes, room clashes and what a block is are never let go.
    """
    return tuple(_requirements(plan, deliveries))


def all_taught(plan: Plan, deliveries: frozenset[str]) -> tuple[Requirement, ...]:
    """That each of these deliveries is taught."""
    index = PlanIndex(plan)
    return tuple(taught(index, d) for d in index.deliveries.values() if d.id in deliveries)


def _requirements(plan: Plan, wanted: frozenset[str]) -> Iterator[Requirement]:
    index, asked = PlanIndex(plan), required_rules(plan)
    deliveries = [d for d in index.deliveries.values() if d.id in wanted]
    sessions = [(d.id, s) for d in deliveries for s in d.sessions]
    if RuleId.HONOUR_PINS in asked:
        for pin in plan.pins:
            if pin.active and pin.delivery in wanted:
                yield from of_pin(index, pin)
    people = {t for _, s in sessions for t in (*index.team(s), *index.leads(s))}
    people |= {t for d, s in sessions if index.sets(d, s) for t in index.facilitators(s)}
    for tutor in index.tutors.values():
        if tutor.id in people:
            yield from of_tutor(tutor, asked)
    if RuleId.STAY_INSIDE_WINDOWS in asked:
        for delivery in deliveries:
            yield from windows(index, delivery)
    if RuleId.KEEP_DELIVERIES_IN_ORDER in asked:
        for each in plan.orders:
            if each.active and {each.first, each.then} <= wanted:
                yield order(index, each)
    for delivery in deliveries:
        yield from gaps(delivery)
    if RuleId.RESPECT_ROOM_BUSY_DATES in asked:
        for room in index.rooms.values():
            yield from busy_dates(room)
    yield from closed_periods(index, deliveries)
    if RuleId.KEEP_SET_FACILITATORS in asked:
        met = {s.id for d, session in sessions for s in index.sets(d, session)}
        for learning_set in plan.sets:
            if learning_set.id in met and learning_set.facilitator:
                yield named_facilitator(index, learning_set)
    if RuleId.AVOID_STUDENT_CLASHES in asked:
        yield from taken_together(index, wanted)
    for delivery in deliveries:
        yield from staffing(index, delivery, asked)
    if RuleId.AVOID_ROOM_CLASHES in asked:
        yield from rooms_there_are(index, deliveries)
    for delivery in deliveries:
        yield cut(delivery)
    yield from weekdays(index, deliveries)
    yield from _raised(asked)


def _raised(asked: frozenset[RuleId]) -> Iterator[Requirement]:
    """Preferences the planner made requirements."""
    for rule in RULES:
        if rule.id in asked and Importance.HIGH in rule.choices and rule.id not in TOLD_ONE_BY_ONE:
            words = f"Make a strong wish of it: {rule.title}"
            yield Requirement(
                f"rule {rule.id}",
                f"It is required: {rule.title}",
                (),
                lambda plan, r=rule.id: set_rule(plan, r, Importance.OFF),  # type: ignore[misc]  # r is bound early
                (once(words, lambda plan, r=rule.id: set_rule(plan, r, Importance.HIGH), SOFTER),),  # type: ignore[misc]
            )
