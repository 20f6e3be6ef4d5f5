"""Changing one thing of a plan: every function gives a new plan and leaves the rest as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hsmc_scheduler.domain.cohort import Cohort, ElectiveOption, ElectiveSlot, PathwayYear
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import Room
from hsmc_scheduler.domain.ruleset import Importance, RuleId, RuleSetting
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.domain.tutor import Tutor


def change_tutor(plan: Plan, tutor: str, change: Callable[[Tutor], Tutor]) -> Plan:
    """The plan with one tutor changed."""
    return replace(plan, tutors=tuple(change(t) if t.id == tutor else t for t in plan.tutors))


def change_room(plan: Plan, room: str, change: Callable[[Room], Room]) -> Plan:
    """The plan with one room changed."""
    return replace(plan, rooms=tuple(change(r) if r.id == room else r for r in plan.rooms))


def change_delivery(plan: Plan, delivery: str, change: Callable[[Delivery], Delivery]) -> Plan:
    """The plan with one delivery changed."""
    return replace(plan, deliveries=tuple(change(d) if d.id == delivery else d for d in plan.deliveries))


def change_sessions(
    plan: Plan, delivery: str, chosen: Callable[[Session], bool], change: Callable[[Session], Session]
) -> Plan:
    """The plan with some sessions of a delivery changed."""
    return change_delivery(
        plan, delivery, lambda d: replace(d, sessions=tuple(change(s) if chosen(s) else s for s in d.sessions))
    )


def change_module(plan: Plan, code: str, change: Callable[[Module], Module]) -> Plan:
    """The plan with one module changed."""
    return replace(plan, modules=tuple(change(m) if m.code == code else m for m in plan.modules))


def change_pin(plan: Plan, pin: str, change: Callable[[Pin], Pin]) -> Plan:
    """The plan with one pin changed."""
    return replace(plan, pins=tuple(change(p) if p.id == pin else p for p in plan.pins))


def only_deliveries(plan: Plan, wanted: frozenset[str]) -> Plan:
    """The plan that asks for no other delivery."""
    return without_deliveries(plan, frozenset(d.id for d in plan.deliveries if d.active) - wanted)


def without_deliveries(plan: Plan, unwanted: frozenset[str]) -> Plan:
    """The plan that does not ask for some deliveries; who might have attended one of repeat runs attends none of them.

    Were a run only switched off, the others would be asked for all the more.
    """

    def freed(cohort: Cohort) -> Cohort:
        return replace(cohort, pathway=tuple(free_runs(cohort, y, unwanted) for y in cohort.pathway))

    deliveries = tuple(replace(d, active=False) if d.id in unwanted else d for d in plan.deliveries)
    return replace(plan, deliveries=deliveries, cohorts=tuple(freed(c) for c in plan.cohorts))


APART = "attended apart"
"""A slot nobody chooses from: people are expected at what is in it, but it clashes with nothing they attend."""


def put_apart(year: PathwayYear, options: tuple[ElectiveOption, ...]) -> PathwayYear:
    """The year with these deliveries attended apart."""
    rest = tuple(s for s in year.electives if s.title != APART)
    old = tuple(o for s in year.electives if s.title == APART for o in s.options)
    return replace(year, electives=(*rest, ElectiveSlot(APART, (*old, *options), 0)))


def free_runs(cohort: Cohort, year: PathwayYear, of: frozenset[str]) -> PathwayYear:
    """The year without the choice between repeat runs any of which is among `of`; as many people are expected."""
    gone = tuple(r for r in year.one_of if of & set(r.runs))
    if not gone:
        return year
    rest = tuple(r for r in year.one_of if r not in gone)
    return put_apart(replace(year, one_of=rest), tuple(ElectiveOption(d, cohort.size) for r in gone for d in r.runs))


def set_rule(plan: Plan, rule: RuleId, importance: Importance) -> Plan:
    """The plan with one rule at that importance; its numbers stay."""
    kept = tuple(s for s in plan.rules if s.rule is not rule)
    old = next((s for s in plan.rules if s.rule is rule), RuleSetting(rule, importance))
    return replace(plan, rules=(*kept, replace(old, importance=importance, active=True)))


def added_tutor(plan: Plan, name: str = "one more tutor") -> tuple[Plan, str]:
    """The plan with somebody new who is always there, and their id."""
    ids = {t.id for t in plan.tutors}
    new = next(f"new-tutor-{n}" for n in range(1, len(ids) + 2) if f"new-tutor-{n}" not in ids)
    return replace(plan, tutors=(*plan.tutors, Tutor(new, name))), new
