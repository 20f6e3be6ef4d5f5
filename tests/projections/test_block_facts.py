"""The panel about one block: what it says is so, good news too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hsmc_scheduler.domain.calendar import PeriodKind
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.module import Anchor
from hsmc_scheduler.domain.pin import PinnedTutors
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.domain.tutor import AbsenceKind
from hsmc_scheduler.projections.block_costs import CostLine, Grade, cost_lines
from hsmc_scheduler.projections.block_facts import BlockFacts, block_facts, other_dates
from hsmc_scheduler.projections.verdicts import State, Verdict, verdicts
from hsmc_scheduler.rules.score import score_timetable
from tests.app.adjusting.test_moving import one_pair
from tests.builders import (
    a_calendar,
    a_delivery,
    a_module,
    a_period,
    a_pin,
    a_plan,
    a_rule,
    a_timetable,
    a_tutor,
    an_absence,
    an_assessment,
    on,
    placements,
    with_set,
)

LAID = (("2027-10-05", 2), ("2027-11-09", 3))


def one(*laid: tuple[str, int], **changes: object) -> tuple[Plan, Timetable]:
    plan = a_plan([a_delivery()], **changes)
    return plan, a_timetable(plan, placements(plan, "D1", *(laid or LAID)))


def facts(plan: Plan, timetable: Timetable, block: int = 1) -> BlockFacts:
    return block_facts(PlanIndex(plan), timetable, (plan.deliveries[0].id, block))


def lines(plan: Plan, timetable: Timetable, block: int = 1) -> dict[RuleId, CostLine]:
    found = cost_lines(PlanIndex(plan), timetable, ("D1", block), score_timetable(plan, timetable))
    assert [line.grade for line in found] == sorted((x.grade for x in found), key=list(Grade).index)
    return {line.rule: line for line in found}


def test_a_block_is_named_by_its_modules_and_its_place() -> None:
    found = facts(*one_pair(), block=4)
    assert found.title == "ALL+LIC, block 4 of 7"  # in the catalogue's order
    assert found.who == "Cohort C1 · 8 people · 1 set"
    assert (found.dates, found.week) == ("Tue 11 – Wed 12 January 2028", "week 16")
    assert found.pinned == "Nothing"


def test_sessions_have_their_times_and_people() -> None:
    plan, timetable = one_pair()
    meeting = next(s for s in facts(plan, timetable, 2).sessions if s.sets)
    assert meeting.when == "Wed 09:30–16:30"
    assert [s.facilitator.id for s in meeting.sets] == [timetable.placements[1].sittings[1].sets[0].tutor]


def test_what_is_missing_is_said_in_its_place() -> None:
    plan, timetable = one_pair()
    block = timetable.placements[1]
    bare = with_set(block, block.sittings[1].session, block.sittings[1].sets[0].learning_set, tutor=None)
    bare = replace(bare, sittings=(replace(bare.sittings[0], tutors=(), room=None), bare.sittings[1]))
    found = facts(plan, a_timetable(plan, *(bare if p is block else p for p in timetable.placements)), 2)
    assert [t.name for t in found.sessions[0].tutors] == ["Tutor needed"]
    assert found.sessions[0].room.name == "Room needed"
    assert found.sessions[1].sets[0].facilitator.name == "Facilitator needed"


def test_a_deadline_stands_with_the_block_it_follows() -> None:
    work = (an_assessment("early", 2, anchor=Anchor.FIRST_BLOCK), an_assessment("late", 4))
    plan, timetable = one(modules=(a_module(assessments=work),))
    first, last = facts(plan, timetable, 1), facts(plan, timetable, 2)
    assert [d.day for d in first.deadlines] == [on("2027-10-20")]
    assert [d.due for d in last.deadlines] == ["Thu 9 Dec 2027, 12:00"]


@pytest.mark.parametrize(
    ("pins", "words"),
    [
        ((), "Nothing"),
        ((a_pin(start="2027-10-05"),), "Dates"),
        ((a_pin(start="2027-10-05", room="room", tutors=(PinnedTutors("1", ("ann",)),)),), "Dates, room and tutors"),
        ((a_pin(room="room"), a_pin(start="2027-10-05", id="off", active=False)), "Room"),
    ],
)
def test_what_is_pinned_is_told_in_words(pins: tuple[object, ...], words: str) -> None:
    assert facts(*one(pins=pins)).pinned == words


def test_a_past_block_says_that_it_does_not_move() -> None:
    assert facts(*one(frozen_before=on("2027-10-20"))).pinned == "Nothing; it is past and does not move"


def test_a_block_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        facts(*one(), block=5)


# --- what the date costs ---------------------------------------------------------------------------------------------


def test_an_uneven_gap_is_told_from_where_the_block_stands() -> None:
    plan, timetable = one(("2027-10-05", 2), ("2027-10-19", 3))
    first, second = (lines(plan, timetable, n)[RuleId.SPREAD_BLOCKS_EVENLY] for n in (1, 2))
    assert (first.words, first.grade) == ("Two weeks before block 2; three to eight would be even", Grade.A_LITTLE)
    assert second.words == "Two weeks after block 1; three to eight would be even"


def test_an_even_gap_is_good_news() -> None:
    line = lines(*one())[RuleId.SPREAD_BLOCKS_EVENLY]
    assert (line.words, line.grade) == ("Five weeks before block 2", Grade.GOOD)


@pytest.mark.parametrize("label", ["half-term", "half-term, about"])
def test_a_good_weekday_is_told_with_the_period_it_is_clear_of(label: str) -> None:
    near = a_period("2027-10-25", "2027-10-29", kind=PeriodKind.AVOID, label=label)
    line = lines(*one(calendar=a_calendar(periods=(near,))))[RuleId.PREFER_WEEKDAYS]
    assert (line.words, line.grade) == ("Starts on a Tuesday, clear of half-term", Grade.GOOD)


def test_a_day_in_half_term_is_no_good_news() -> None:
    half_term = a_period("2027-10-04", "2027-10-08", kind=PeriodKind.AVOID, label="half-term")
    found = lines(*one(calendar=a_calendar(periods=(half_term,))))
    assert found[RuleId.KEEP_CLEAR_OF_AVOID_PERIODS].words == "2 days in half-term (5-6 October)"
    assert found[RuleId.KEEP_CLEAR_OF_AVOID_PERIODS].grade is Grade.BAD
    assert found[RuleId.PREFER_WEEKDAYS].words == "Starts on a Tuesday"


def test_both_leads_are_present_only_where_both_are_and_two_are_wanted() -> None:
    modules = (a_module(leads=("ann", "ben")),)
    plan = a_plan([a_delivery()], modules=modules)
    both = a_timetable(plan, placements(plan, "D1", *LAID, tutors=("ann", "ben")))
    single = a_timetable(plan, placements(plan, "D1", *LAID, tutors=("ann",)))
    assert lines(plan, both)[RuleId.HAVE_ALL_LEADS_PRESENT].words == "Both leads present"
    assert lines(plan, single)[RuleId.HAVE_ALL_LEADS_PRESENT].grade is not Grade.GOOD
    assert RuleId.HAVE_ALL_LEADS_PRESENT not in lines(*one())


def test_a_broken_requirement_is_bad_and_comes_first() -> None:
    away = a_tutor(absences=(an_absence("2027-10-05", reason="leave"),))
    found = lines(*one(tutors=(away,)))
    assert next(iter(found)) is RuleId.RESPECT_ABSENCES
    assert found[RuleId.RESPECT_ABSENCES].grade is Grade.BAD
    assert RuleId.RESPECT_ABSENCES not in lines(*one(tutors=(away,)), block=2)


def test_nothing_good_is_said_by_a_rule_that_is_off() -> None:
    assert RuleId.PREFER_WEEKDAYS not in lines(*one(rules=(a_rule(RuleId.PREFER_WEEKDAYS, Importance.OFF),)))


def test_wishes_are_only_told_of_where_somebody_has_some() -> None:
    assert RuleId.RESPECT_TUTOR_WISHES not in lines(*one())
    wish = a_tutor(absences=(an_absence("2027-12-01", kind=AbsenceKind.PREFER_NOT),))
    assert lines(*one(tutors=(wish,)))[RuleId.RESPECT_TUTOR_WISHES].words == "Against nobody's wishes"


def test_work_due_because_of_the_block_is_told_with_it() -> None:
    work = (an_assessment("one", 2), an_assessment("two", 2))
    found = lines(*one(modules=(a_module(assessments=work),)), block=2)
    assert "2 deadlines within two weeks" in found[RuleId.SPREAD_DEADLINES].words
    assert RuleId.SPREAD_DEADLINES not in lines(*one(modules=(a_module(assessments=work),)), block=1)


# --- other dates -----------------------------------------------------------------------------------------------------


def a_verdict(day: str, change: int | None, *, current: bool = False) -> Verdict:
    state = State.BLOCKED if change is None else State.AT_A_COST if change > 0 else State.FINE
    return Verdict(on(day), on(day), state, change, (), current)


def test_the_best_other_dates_are_a_week_apart() -> None:
    found = [
        a_verdict("2027-10-05", 0, current=True),
        a_verdict("2027-10-12", 0),
        a_verdict("2027-10-13", 0),
        a_verdict("2027-10-19", 10),
        a_verdict("2027-10-26", None),
        a_verdict("2027-11-02", -30),
        a_verdict("2027-11-09", 90),
    ]
    best = other_dates(found, on("2027-10-05"))
    assert [(d.start, d.words) for d in best] == [
        (on("2027-11-02"), "a little better"),
        (on("2027-10-12"), "as good"),
        (on("2027-10-19"), "a little worse"),
    ]


def test_where_fewer_weeks_are_possible_nearer_dates_do() -> None:
    found = [a_verdict("2027-10-12", 0), a_verdict("2027-10-13", 20), a_verdict("2027-10-14", 30)]
    assert [d.start.day for d in other_dates(found, on("2027-10-05"))] == [12, 13, 14]


def test_where_nothing_else_is_possible_nothing_is_offered() -> None:
    plan, timetable = one(pins=(a_pin(start="2027-10-05"),))
    assert other_dates(verdicts(plan, timetable, "D1", 1), on("2027-10-05")) == ()
