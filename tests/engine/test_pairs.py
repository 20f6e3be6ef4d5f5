"""Every rule's check and its encoding, held against each other on the rule's own hand-made cases."""

from __future__ import annotations

import pytest

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.engine.naming import name_rooms
from hsmc_scheduler.engine.rooms_wanted import RoomBook
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.rule import Rule
from hsmc_scheduler.rules.settings import setting_of
from tests.engine.as_solved import STRUCTURE, RefusedError, asked, deviation_as_solved, of_dates, only
from tests.rules.case import Case, cases_of

NOT_COMPARED = {
    (RuleId.CHOOSE_ROOMS_THAT_FIT, "small, where no room is asked for"): "the engine gives no room where none is asked",
    (RuleId.PREFER_HOME_VENUE, "both sets away, and nobody in the main room"): "the first set has the main room",
    (RuleId.CHANGE_LITTLE, "two sets that swap facilitators"): "facilitators of a year's sets swap only when extracted",
}
"""Cases whose timetable the engine cannot say, though it keeps the rule or the rule is a preference."""

ROOM_RULES = (RuleId.AVOID_ROOM_CLASHES, RuleId.RESPECT_ROOM_BUSY_DATES, RuleId.CHOOSE_ROOMS_THAT_FIT)
GRADED = {rule.id for rule in RULES if Importance.LOW in rule.choices}
CASES = [(rule.id, case) for rule in RULES for case in cases_of(rule.id)]
COMPARED = [(rule, case) for rule, case in CASES if (rule, case.name) not in NOT_COMPARED]
IDS = [f"{rule}: {case}" for rule, case in COMPARED]


def agrees(rule: RuleId, case: Case, importance: Importance, without: RuleId | None = None) -> bool:
    """Whether the engine says of a case what was worked out by hand."""
    try:
        found: int | None = deviation_as_solved(
            case.plan, case.timetable, rule, earlier=case.earlier, importance=importance, without=without
        )
    except RefusedError:
        found = None
    if importance is Importance.REQUIRED:
        return (found is not None) == (case.deviation == 0)
    return found == case.deviation


@pytest.mark.parametrize(("rule", "case"), COMPARED, ids=IDS)
def test_the_engine_takes_a_timetable_just_where_the_rule_finds_nothing(rule: RuleId, case: Case) -> None:
    assert agrees(rule, case, Importance.REQUIRED)


@pytest.mark.parametrize(
    ("rule", "case"),
    [pair for pair in COMPARED if pair[0] in GRADED],
    ids=[name for name, pair in zip(IDS, COMPARED, strict=True) if pair[0] in GRADED],
)
def test_a_preference_costs_the_engine_what_the_rule_counts(rule: RuleId, case: Case) -> None:
    assert agrees(rule, case, Importance.LOW)


def test_what_is_not_compared_is_there_and_is_little() -> None:
    assert set(NOT_COMPARED) <= {(rule, case.name) for rule, case in CASES}
    assert len(NOT_COMPARED) <= len(CASES) // 100


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id.value)
def test_without_its_encoding_some_case_of_the_rule_fails(rule: Rule) -> None:
    lost = rule.id
    importance = Importance.LOW if lost in GRADED else Importance.REQUIRED
    telling = sorted((case for r, case in COMPARED if r is lost), key=lambda case: case.deviation == 0)
    assert not all(agrees(lost, case, importance, without=lost) for case in telling)


@pytest.mark.parametrize(
    "case",
    [case for rule, case in CASES if rule in ROOM_RULES],
    ids=[f"{rule}: {case}" for rule, case in CASES if rule in ROOM_RULES],
)
def test_dates_are_admitted_just_where_every_room_can_be_named(case: Case) -> None:
    plan = asked(case.plan, STRUCTURE | set(ROOM_RULES), Importance.REQUIRED)
    index = PlanIndex(plan)
    book = RoomBook(index, {r.id: setting_of(plan, r) for r in RULES})

    with only(STRUCTURE | set(ROOM_RULES)):
        named = name_rooms(book, case.timetable) is not None
        try:
            of_dates(index, case.timetable, RuleId.AVOID_ROOM_CLASHES, None)
            admitted = True
        except RefusedError:
            admitted = False
    assert admitted == named
