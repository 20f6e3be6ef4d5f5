"""A timetable judged by every rule: what it costs, what is broken, what a scope leaves out, how long it takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import perf_counter

import pytest

from hsmc_scheduler.domain.cohort import PathwayYear
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.rule import Rule
from hsmc_scheduler.rules.score import score, score_timetable
from hsmc_scheduler.rules.situation import Scope, Situation, block_subject
from tests.builders import (
    NEXT_YEAR,
    YEAR,
    a_cohort,
    a_delivery,
    a_first_year_pair,
    a_full_timetable,
    a_module,
    a_plan,
    a_rule,
    a_slot,
    a_timetable,
    an_assessment,
    placements,
)
from tests.rules.case import Case, cases_of, found

ALL = [pytest.param(rule, case, id=f"{rule.id}: {case}") for rule in RULES for case in cases_of(rule.id)]


def test_what_a_preference_costs_follows_its_importance() -> None:
    costs = []
    for importance in Importance:
        plan = a_plan([a_delivery(days=2)], rules=(a_rule(RuleId.PREFER_WEEKDAYS, importance),))
        card = score_timetable(plan, a_timetable(plan, placements(plan, "D1", ("2027-10-07", 2))))
        costs.append((importance, card.total, card.sound))
    assert costs == [
        (Importance.REQUIRED, 0, False),
        (Importance.HIGH, 180, True),
        (Importance.MEDIUM, 60, True),
        (Importance.LOW, 20, True),
        (Importance.OFF, 0, True),
    ]


def test_a_firm_rule_given_a_preferences_importance_stays_required() -> None:
    plan = a_plan([a_delivery(days=2)], rules=(a_rule(RuleId.COVER_SESSIONS, Importance.LOW),))
    card = score_timetable(plan, a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2), tutors=())))
    assert {v.rule for v in card.broken} == {RuleId.COVER_SESSIONS}


def test_a_rule_switched_off_is_not_judged() -> None:
    plan = a_plan([a_delivery(days=2)], rules=(a_rule(RuleId.COVER_SESSIONS, Importance.OFF),))
    card = score_timetable(plan, a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2), tutors=())))
    assert card.line(RuleId.COVER_SESSIONS) is None
    assert card.sound


def scope_of(index: PlanIndex, block: Placement) -> Scope:
    """All that one block touches."""
    tutors = {t for s in block.sittings for t in (*s.tutors, *(each.tutor for each in s.sets)) if t}
    rooms = {r for s in block.sittings for r in (s.room, *(each.room for each in s.sets)) if r}
    groups = {g.id for g in index.groups_of_delivery.get(block.delivery, ())}
    return Scope(frozenset({block.delivery}), frozenset(tutors), frozenset(rooms), frozenset(groups))


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_what_concerns_a_block_is_found_when_only_what_it_touches_is_looked_at(rule: Rule, case: Case) -> None:
    index = PlanIndex(case.plan)
    for block in case.timetable.placements:
        mine = {v for v in found(rule, case) if block_subject(block) in v.subjects}
        scoped = Situation(index, case.timetable, case.earlier, scope_of(index, block))
        assert mine <= set(rule.find(scoped))


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_nothing_is_found_when_nothing_is_looked_at(rule: Rule, case: Case) -> None:
    nothing: frozenset[str] = frozenset()
    scoped = Situation(PlanIndex(case.plan), case.timetable, case.earlier, Scope(nothing, nothing, nothing, nothing))
    assert list(rule.find(scoped)) == []


def test_moving_a_block_judges_the_timetable_with_the_block_moved() -> None:
    plan = a_plan()
    first, second = placements(plan, "D1", ("2027-10-05", 3), ("2027-11-02", 2))
    moved = placements(plan, "D1", ("2027-10-07", 3), ("2027-11-02", 2))[0]
    situation = Situation(PlanIndex(plan), a_timetable(plan, first, second)).with_placement(moved)
    expected = score_timetable(plan, a_timetable(plan, moved, second))
    assert score(situation).broken == expected.broken != ()


def two_years() -> Plan:
    """A year group's two years and another's first: two first-year pairs and thirteen modules of five days."""
    first = tuple(a_delivery(f"D{n}") for n in range(6))
    second = tuple(a_delivery(f"E{n}", year=NEXT_YEAR) for n in range(7))
    pairs = (a_first_year_pair("P1"), a_first_year_pair("P2", year=NEXT_YEAR))
    electives = (a_slot("E4", "E5", "E6", expected=8),)
    cohorts = (
        a_cohort(
            "C1",
            size=24,
            pathway=(
                PathwayYear(YEAR, ("P1", *(d.id for d in first))),
                PathwayYear(NEXT_YEAR, tuple(d.id for d in second[:4]), electives),
            ),
        ),
        a_cohort("C2", size=24, pathway=(PathwayYear(NEXT_YEAR, ("P2", "E0"), electives),)),
    )
    modules = tuple(
        a_module(code, ("ann", "ben"), facilitators=("cat", "dan", "eve"), assessments=(an_assessment(),))
        for code in ("ALL", "LIC", *(d.id for d in (*first, *second)))
    )
    return a_plan((*pairs, *first, *second), cohorts=cohorts, modules=modules)


def milliseconds(work: Callable[[], object]) -> float:
    """The best of five, so that other work on the machine counts little."""
    taken = []
    for _ in range(5):
        start = perf_counter()
        work()
        taken.append(1000 * (perf_counter() - start))
    return min(taken)


def _find_all(rule: Rule, situation: Situation) -> None:
    list(rule.find(situation))


def test_forty_blocks_are_judged_by_every_rule_and_the_time_is_told() -> None:
    plan = two_years()
    timetable = a_full_timetable(plan)
    index = PlanIndex(plan)
    situation = Situation(index, timetable)
    card = score(situation)
    block = timetable.placements[3]
    scope = scope_of(index, block)
    whole = milliseconds(lambda: score(Situation(index, timetable)))
    moved = milliseconds(lambda: score(situation.with_placement(block, scope)))
    by_rule = [(milliseconds(partial(_find_all, rule, situation)), rule.id.value) for rule in RULES]
    slowest = sorted(by_rule)[-5:]
    print(f"\n{len(timetable.placements)} blocks: {whole:.1f} ms; one block moved: {moved:.1f} ms")
    print(*(f"{name} {taken:.2f}" for taken, name in reversed(slowest)), sep=", ")
    assert len(timetable.placements) == 40
    assert len(card.lines) == len(RULES)
