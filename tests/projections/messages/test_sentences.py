"""Sentences name who, what and when, as the planner wrote it."""

from __future__ import annotations

import pytest

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.projections.messages import SENTENCES, sentence
from hsmc_scheduler.projections.messages.names import delivery_name, names
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.rule import Kind, Rule
from hsmc_scheduler.rules.score import score_timetable
from tests.builders import a_cohort, a_delivery, a_plan, a_room, a_timetable, a_tutor, an_absence, placements
from tests.rules.case import Case, cases_of, found

ALL = [pytest.param(rule, case, id=f"{rule.id}: {case}") for rule in RULES for case in cases_of(rule.id)]


def test_every_rule_has_its_sentence() -> None:
    assert set(SENTENCES) == set(RuleId)


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_a_sentence_names_everybody_and_everything_it_is_about(rule: Rule, case: Case) -> None:
    index = PlanIndex(case.plan)
    for violation in found(rule, case):
        told = sentence(index, violation)
        for kind in (Kind.GROUP, Kind.TUTOR, Kind.ROOM, Kind.SET, Kind.PERIOD):
            assert all(name in told for name in names(index, violation, kind)), told
        if violation.what != "changes":  # a set's facilitators over the year, whatever the blocks
            taught = {s.id.rpartition("#")[0] for s in violation.subjects if s.kind is Kind.BLOCK}
            assert all(delivery_name(index, d) in told for d in taught), told
        assert not told.endswith("."), told


def two_modules() -> Plan:
    """Two modules that one man leads, for two year groups."""
    quality = a_delivery("HCQ", title="Health Care Quality")
    leadership = a_delivery("LiC", days=2, title="Leadership in Context")
    return a_plan(
        [quality, leadership],
        tutors=(a_tutor("is", name="Iain Snelling", absences=(an_absence("2028-05-03", "2028-05-14"),)),),
        cohorts=(a_cohort("C1", required=("HCQ",)), a_cohort("C2", required=("LiC",))),
        rooms=(a_room("1"), a_room("2")),
    )


def broken(plan: Plan, first: str, second: str, other: str) -> list[str]:
    """What is broken when Health Care Quality and Leadership in Context start on those dates."""
    quality = placements(plan, "HCQ", (first, 3), (second, 2), room="1")
    leadership = placements(plan, "LiC", (other, 2), room="2")
    card = score_timetable(plan, a_timetable(plan, quality, leadership))
    return [sentence(PlanIndex(plan), violation) for violation in card.broken]


def test_a_tutor_in_two_places_is_told_with_the_blocks_and_the_date() -> None:
    assert broken(two_modules(), "2028-03-07", "2028-04-04", "2028-03-09") == [
        "Iain Snelling teaches Health Care Quality block 1 and Leadership in Context block 1 on Thu 9 March 2028"
    ]


def test_an_absence_is_told_with_its_own_dates() -> None:
    assert broken(two_modules(), "2028-04-04", "2028-05-02", "2028-03-07") == [
        "Iain Snelling is away 3-14 May 2028, but is down for Health Care Quality block 2 on Wed 3 May 2028"
    ]


def test_names_are_told_as_the_planner_wrote_them() -> None:
    tutor = a_tutor("is", name="<b>Iain</b> & {0} %s", absences=(an_absence("2027-10-05"),))
    plan = a_plan([a_delivery(days=2)], tutors=(tutor,))
    card = score_timetable(plan, a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2))))
    assert sentence(PlanIndex(plan), card.broken[0]).startswith("<b>Iain</b> & {0} %s is away")
