"""Impossible plans explained: a conflict that is true and no larger than it need be, and changes that help."""

from __future__ import annotations

import time
from functools import partial
from random import Random

import pytest

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.engine.explain import Explanation, explain
from hsmc_scheduler.engine.explain.edits import only_deliveries
from hsmc_scheduler.engine.explain.narrow import smallest_conflict
from hsmc_scheduler.engine.explain.requirements import all_taught, requirements_of
from hsmc_scheduler.engine.quick import quick_timetable
from hsmc_scheduler.engine.runner import feasible
from hsmc_scheduler.rules.score import score_timetable
from tests.builders import a_delivery, a_first_year_pair, a_pin, a_plan
from tests.engine.every_timetable import possible, tries
from tests.engine.impossible_plans import IMPOSSIBLE
from tests.engine.tiny_plans import a_tiny_plan

SECONDS = 60.0
"""Four times what an explanation may take, for a busy machine; what it takes is the benchmark's to say."""
MOST_TRIES = 150
THOROUGH = {"a tutor beyond the year", "orders in a chain", *(name for name in IMPOSSIBLE if name.startswith("the p"))}
"""Those that take the solver seconds."""


def asked(plan: Plan, seed: int = 1) -> bool | None:
    return feasible(plan, seed=seed, seconds=4)


def explained(plan: Plan, seconds: float = SECONDS) -> Explanation:
    return explain(plan, asked, time.monotonic() + seconds, partial(asked, seed=2))


def has_timetable(plan: Plan) -> bool:
    """Shown by a timetable the rules accept, or else by the solver with a seed of its own."""
    timetable = quick_timetable(plan, seed=3)
    if timetable is not None:
        return score_timetable(plan, timetable).sound
    return asked(plan, seed=3) is True


def check(name: str) -> None:
    case = IMPOSSIBLE[name]
    plan = case.make()
    assert not [p for p in find_problems(plan) if p.severity is Severity.ERROR], "it would never reach the engine"
    explanation = explained(plan)
    conflict = explanation.conflict
    assert conflict is not None
    sentences = [member.sentence for member in conflict.members]
    for words in case.told:
        assert any(sentence.startswith(words) for sentence in sentences), (words, sentences)
    assert not has_timetable(conflict.plan_of(plan))
    for member in conflict.members:
        assert has_timetable(conflict.plan_of(plan, member)), f"possible without: {member.sentence}"
    assert explanation.changes
    assert [c.size for c in explanation.changes] == sorted(c.size for c in explanation.changes)
    for change in explanation.changes:
        assert has_timetable(change.plan_after), change.sentence
    assert explanation.complete


@pytest.mark.parametrize("name", [name for name in IMPOSSIBLE if name not in THOROUGH])
def test_an_impossible_plan_is_explained(name: str) -> None:
    check(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(THOROUGH))
def test_a_large_or_hard_impossible_plan_is_explained(name: str) -> None:
    check(name)


def test_two_faults_are_told_apart_and_mended_together() -> None:
    plan = IMPOSSIBLE["two things at once"].make()
    explanation = explained(plan)
    assert explanation.conflict is not None
    assert len(explanation.further) == 1
    assert explanation.conflict.deliveries != explanation.further[0].deliveries
    assert all("; and " in change.sentence for change in explanation.changes)


def test_a_plan_that_is_possible_has_no_conflict() -> None:
    assert explained(a_plan()) == Explanation(None, complete=True)


def test_an_oracle_that_cannot_decide_explains_nothing_it_does_not_know() -> None:
    plan = IMPOSSIBLE["nobody can stay with the set"].make()  # no proof without a search
    explanation = explain(plan, lambda _: None, time.monotonic() + SECONDS)
    assert explanation.conflict is None


def test_a_second_opinion_that_disagrees_leaves_the_conflict_unshown() -> None:
    plan = IMPOSSIBLE["the only lead is away"].make()
    explanation = explain(plan, asked, time.monotonic() + SECONDS, lambda _: True)
    assert explanation.conflict is not None
    assert not explanation.conflict.shown
    assert not explanation.complete


@pytest.mark.parametrize("seconds", [-1.0, 0.05])
def test_a_deadline_that_is_too_near_still_gives_an_answer(seconds: float) -> None:
    explanation = explained(IMPOSSIBLE["too much for one cohort"].make(), seconds)
    assert not explanation.complete


def test_explanations_of_tiny_plans_are_what_trying_every_timetable_says() -> None:
    looked_at = 0
    for seed in range(30):
        plan = a_tiny_plan(seed)
        if tries(plan) > 100 or possible(plan):
            continue
        conflict = explain(plan, possible_or_unknown, time.monotonic() + SECONDS, possible_or_unknown).conflict
        assert conflict is not None, seed
        without = [conflict.plan_of(plan, member) for member in conflict.members]
        if conflict.shown and tries(conflict.plan_of(plan)) <= MOST_TRIES:
            assert not possible(conflict.plan_of(plan)), seed
            assert all(possible(p) for p in without if tries(p) <= MOST_TRIES), seed
            looked_at += 1
    assert looked_at > 5


def possible_or_unknown(plan: Plan) -> bool | None:
    """Every timetable tried, where there are few enough."""
    return possible(plan) if tries(plan) <= MOST_TRIES else None


def test_letting_a_requirement_go_never_makes_a_possible_plan_impossible() -> None:
    looked_at = 0
    for seed in range(40):
        plan = a_tiny_plan(seed)
        if quick_timetable(plan) is None:
            continue
        ids = frozenset(PlanIndex(plan).deliveries)
        for requirement in (*all_taught(plan, ids), *requirements_of(plan, ids)):
            dropped = requirement.drop(plan)
            assert has_timetable(dropped), (seed, requirement.sentence)
            looked_at += 1
    assert looked_at > 50


def test_every_loosening_changes_the_plan_at_every_degree() -> None:
    for case in IMPOSSIBLE.values():
        plan = case.make()
        ids = frozenset(list(PlanIndex(plan).deliveries)[:3])
        for requirement in requirements_of(only_deliveries(plan, ids), ids):
            for loosening in requirement.loosenings:
                for degree in {1, loosening.most}:
                    assert loosening.edit(plan, degree) != plan, loosening.words(degree)
                    assert loosening.size(degree) > 0


def test_requirements_have_names_and_sentences_of_their_own() -> None:
    plan = IMPOSSIBLE["the programme squeezed"].make()
    ids = frozenset(PlanIndex(plan).deliveries)
    requirements = (*all_taught(plan, ids), *requirements_of(plan, ids))
    assert len({r.id for r in requirements}) == len(requirements)
    assert len({r.sentence for r in requirements}) == len(requirements)


def test_a_quick_timetable_keeps_every_requirement() -> None:
    plan = a_plan([a_first_year_pair(), a_delivery("D1"), a_delivery("D2")], pins=(a_pin("D1", 1, "2027-11-09"),))
    timetable = quick_timetable(plan)
    assert timetable is not None
    assert score_timetable(plan, timetable).sound


def test_no_quick_timetable_is_made_of_an_impossible_plan() -> None:
    for case in list(IMPOSSIBLE.values())[:12]:
        assert quick_timetable(case.make()) is None


@pytest.mark.parametrize("seed", range(20))
def test_the_smallest_conflict_is_impossible_and_each_of_its_items_is_needed(seed: int) -> None:
    rng = Random(seed)
    items = list(range(20))
    bad = [frozenset(rng.sample(items, rng.randrange(1, 6))) for _ in range(3)]

    def impossible(some: object) -> bool:
        chosen = set(some)  # type: ignore[call-overload]  # any iterable of items
        return any(conflict <= chosen for conflict in bad)

    found = smallest_conflict(items, impossible)
    assert impossible(found)
    assert not any(impossible([x for x in found if x != item]) for item in found)
