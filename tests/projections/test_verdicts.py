"""Where a block can go: each date's verdict and its reasons, and the same as judging the whole timetable anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from hsmc_scheduler.domain.calendar import AcademicYear, Calendar, PeriodKind
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow, GapLimits, OrderPart
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.session import LeadCover, Staffing
from hsmc_scheduler.domain.split import allowed_splits
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.domain.tutor import AbsenceKind, TutorLimits
from hsmc_scheduler.projections.verdicts import (
    SAME_ON_EVERY_DATE,
    State,
    Verdict,
    change_words,
    iter_verdicts,
    moved_to,
    verdicts,
)
from hsmc_scheduler.rules.score import ScoreCard, score_timetable
from tests.builders import (
    YEAR,
    a_calendar,
    a_cohort,
    a_delivery,
    a_first_year_pair,
    a_module,
    a_period,
    a_pin,
    a_plan,
    a_room,
    a_room_busy,
    a_rule,
    a_session,
    a_set_meeting,
    a_sitting,
    a_slot,
    a_student,
    a_timetable,
    a_tutor,
    an_absence,
    an_assessment,
    an_order,
    on,
    placements,
)

LAID = (("2027-10-05", 2), ("2027-11-09", 3))


def verdict_on(day: str, plan: Plan, timetable: Timetable, delivery: str = "D1", block: int = 1) -> Verdict:
    return next(v for v in verdicts(plan, timetable, delivery, block) if v.start == on(day))


def one_delivery(**changes: object) -> tuple[Plan, Timetable]:
    plan = a_plan([a_delivery(window=DateWindow(on("2027-10-01"), on("2027-11-30")))], **changes)
    return plan, a_timetable(plan, placements(plan, "D1", *LAID))


def test_every_date_of_the_window_has_a_verdict() -> None:
    found = [v.start for v in verdicts(*one_delivery(), "D1", 1)]
    assert (found[0], found[-1], len(found)) == (on("2027-10-01"), on("2027-11-30"), 61)


def test_without_a_window_every_date_of_the_year_has_a_verdict() -> None:
    plan = a_plan()
    found = verdicts(plan, a_timetable(plan, placements(plan, "D1", *LAID)), "D1", 2)
    assert (found[0].start, found[-1].start) == (on("2027-09-01"), on("2028-08-31"))


def test_where_the_block_is_now_is_marked_and_changes_nothing() -> None:
    now = [v for v in verdicts(*one_delivery(), "D1", 1) if v.current]
    assert [(v.start, v.state, v.change) for v in now] == [(on("2027-10-05"), State.FINE, 0)]


def test_a_date_as_good_as_now_is_fine() -> None:
    assert verdict_on("2027-10-12", *one_delivery()).state is State.FINE


def test_a_closed_date_is_blocked_with_its_reason() -> None:
    plan, timetable = one_delivery(calendar=a_calendar(periods=(a_period("2027-10-13", label="Founders' Day"),)))
    verdict = verdict_on("2027-10-12", plan, timetable)
    assert verdict.state is State.BLOCKED
    assert verdict.change is None
    assert any("Founders' Day" in reason for reason in verdict.reasons)


def test_a_date_the_tutor_is_away_names_the_tutor() -> None:
    plan, timetable = one_delivery(tutors=(a_tutor(absences=(an_absence("2027-10-12", reason="leave"),)),))
    verdict = verdict_on("2027-10-12", plan, timetable)
    assert verdict.state is State.BLOCKED
    assert any("Ann" in reason and "leave" in reason for reason in verdict.reasons)
    assert verdict_on("2027-10-13", plan, timetable).state is not State.BLOCKED


def test_a_date_with_several_obstacles_names_them_all() -> None:
    away = (an_absence("2027-10-12", reason="leave"),)
    busy = (a_room_busy("2027-10-12", reason="a fair"),)
    plan, timetable = one_delivery(tutors=(a_tutor(absences=away),), rooms=(a_room(busy=busy),))
    reasons = verdict_on("2027-10-12", plan, timetable).reasons
    assert any("leave" in r for r in reasons)
    assert any("a fair" in r for r in reasons)


def test_a_block_that_would_cross_a_weekend_is_blocked() -> None:
    assert verdict_on("2027-10-08", *one_delivery()).state is State.BLOCKED


def test_a_date_after_the_next_block_is_blocked() -> None:
    assert verdict_on("2027-11-16", *one_delivery()).state is State.BLOCKED


def test_a_worse_weekday_is_at_a_cost_and_says_how_much() -> None:
    plan, timetable = one_delivery(rules=(a_rule(RuleId.PREFER_WEEKDAYS, Importance.LOW),))
    verdict = verdict_on("2027-10-14", plan, timetable)
    assert (verdict.state, verdict.change) == (State.AT_A_COST, 20)
    assert verdict.reasons


def test_a_better_weekday_is_fine_and_says_how_much() -> None:
    plan, timetable = one_delivery(rules=(a_rule(RuleId.PREFER_WEEKDAYS, Importance.LOW),))
    moved = moved_to(timetable.placements[0], on("2027-10-07"))
    worse = replace(timetable, placements=(moved, *timetable.placements[1:]))
    verdict = verdict_on("2027-10-05", plan, worse)
    assert (verdict.state, verdict.change, verdict.reasons) == (State.FINE, -20, ())


def test_a_clash_that_is_there_already_elsewhere_does_not_block() -> None:
    plan = a_plan([a_delivery("D1"), a_delivery("D2"), a_delivery("D3")])
    clashing = [placements(plan, d, ("2027-12-07", 2), ("2028-01-11", 3)) for d in ("D2", "D3")]
    timetable = a_timetable(plan, placements(plan, "D1", *LAID), *clashing)
    assert not score_timetable(plan, timetable).sound
    assert verdict_on("2027-10-12", plan, timetable).state is State.FINE


def test_where_the_block_clashes_now_is_blocked_too() -> None:
    plan = a_plan([a_delivery("D1"), a_delivery("D2")])
    timetable = a_timetable(plan, placements(plan, "D1", *LAID), placements(plan, "D2", *LAID))
    assert verdict_on("2027-10-05", plan, timetable).state is State.BLOCKED
    assert verdict_on("2027-10-19", plan, timetable).state is State.FINE


def test_a_pinned_block_is_blocked_everywhere_else() -> None:
    plan, timetable = one_delivery(pins=(a_pin(start="2027-10-05"),))
    assert [v.start for v in verdicts(plan, timetable, "D1", 1) if v.state is not State.BLOCKED] == [on("2027-10-05")]


def test_a_block_keeps_its_days_in_a_row_wherever_it_goes() -> None:
    _, timetable = one_delivery()
    assert moved_to(timetable.placements[1], on("2027-11-15")).days == (
        on("2027-11-15"),
        on("2027-11-16"),
        on("2027-11-17"),
    )


def test_a_block_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        verdicts(*one_delivery(), "D1", 7)


def test_staying_close_to_an_earlier_timetable_is_weighed() -> None:
    plan, timetable = one_delivery()
    found = verdicts(plan, timetable, "D1", 1, earlier=timetable)
    assert {v.state for v in found if not v.current} == {State.AT_A_COST, State.BLOCKED}


def test_verdicts_come_from_the_present_date_outwards() -> None:
    plan, timetable = one_delivery()
    found = list(iter_verdicts(plan, timetable, "D1", 1))
    far = [abs((v.start - on("2027-10-05")).days) for v in found]
    assert far == sorted(far)
    assert sorted(found, key=lambda v: v.start) == list(verdicts(plan, timetable, "D1", 1))


def test_a_block_that_is_not_there_is_an_error_before_the_first_verdict() -> None:
    with pytest.raises(KeyError):
        iter_verdicts(*one_delivery(), "D1", 7)


def test_a_date_the_block_cannot_lie_on_says_that_and_nothing_more() -> None:
    away = tuple(a_tutor(t, absences=(an_absence("2027-10-16", "2027-10-17", reason="leave"),)) for t in ("ann",))
    plan, timetable = one_delivery(tutors=away)
    verdict = verdict_on("2027-10-16", plan, timetable)
    assert verdict.state is State.BLOCKED
    assert len(verdict.reasons) == 1
    assert "16-17 October 2027" in verdict.reasons[0]


def test_a_block_that_is_past_stays_where_it_is() -> None:
    plan, timetable = one_delivery(frozen_before=on("2027-10-20"))
    open_ = [v.start for v in verdicts(plan, timetable, "D1", 1) if v.state is not State.BLOCKED]
    assert open_ == [on("2027-10-05")]
    assert "past and fixed" in verdict_on("2027-10-12", plan, timetable).reasons[0]
    assert verdict_on("2027-11-16", plan, timetable, block=2).state is not State.BLOCKED


@pytest.mark.parametrize(
    ("change", "words"),
    [(-90, "better"), (-60, "a little better"), (0, "as good"), (10, "a little worse"), (61, "worse")],
)
def test_a_change_is_told_in_words(change: int, words: str) -> None:
    assert change_words(change) == words


def test_a_verdict_tells_its_change_in_words_and_never_a_number() -> None:
    plan, timetable = one_delivery(rules=(a_rule(RuleId.PREFER_WEEKDAYS, Importance.LOW),))
    assert verdict_on("2027-10-14", plan, timetable).words == "a little worse"
    assert verdict_on("2027-10-12", plan, timetable).words == "as good"
    assert verdict_on("2027-10-09", plan, timetable).words == "blocked"


# --- the same as judging everything anew -----------------------------------------------------------------------------

FIRST, WEEKS = date(2027, 10, 4), 12


def a_busy_plan(rng: Random) -> Plan:
    """Three months with everything that can stand in a block's way."""

    def day() -> date:
        return FIRST + timedelta(days=rng.randrange(7 * WEEKS))

    year = AcademicYear(YEAR, FIRST, FIRST + timedelta(days=7 * WEEKS - 1), FIRST)
    periods = (a_period(day(), id="c1"), a_period(day(), id="c2"), a_period(day(), kind=PeriodKind.AVOID, id="a"))
    half_days = (
        a_session("1", "D2", part=DayPart.MORNING),
        a_session("2", "D2", part=DayPart.AFTERNOON, staffing=Staffing(1, LeadCover.NONE)),
        a_session("3", "D2"),
        a_session("4", "D2", part=DayPart.MORNING),
    )
    deliveries = (
        a_first_year_pair(),
        a_delivery("D1", gaps=GapLimits(3, 50), block_windows=(BlockWindow(1, DateWindow(latest=day())),)),
        a_delivery("D2", sessions=half_days, window=DateWindow(earliest=FIRST + timedelta(days=7))),
        a_delivery("D3", sessions=(a_set_meeting("1", "D3"), a_session("2", "D3")), preferred_start_weekdays=(2, 3)),
    )
    people = ("ann", "ben", "cat", "dan")
    tutors = tuple(
        a_tutor(
            t,
            absences=(
                an_absence(day(), part=rng.choice(list(DayPart)), reason="leave"),
                an_absence(day(), kind=AbsenceKind.PREFER_NOT),
            ),
            working_weekdays=rng.choice(((0, 1, 2, 3, 4), (1, 2, 3))),
            preferred_weekdays=rng.choice(((), (1, 2))),
            limits=TutorLimits(rng.choice((None, 2)), rng.choice((None, 2)), rng.choice((None, 8))),
        )
        for t in people
    )
    modules = tuple(
        a_module(
            code,
            leads=tuple(rng.sample(people, 2)),
            teachers=people,
            facilitators=people,
            assessments=(an_assessment(weeks=rng.randrange(3)), an_assessment("short", 1)),
        )
        for code in ("LIC", "ALL", "D1", "D2", "D3")
    )
    rules = [
        a_rule(RuleId.LIMIT_MARKING_LOAD, Importance.LOW, most_scripts=4),
        a_rule(RuleId.REST_BETWEEN_BLOCKS, rng.choice((Importance.REQUIRED, Importance.HIGH)), bad_below_days=7),
        a_rule(RuleId.STAY_INSIDE_WINDOWS, rng.choice((Importance.REQUIRED, Importance.MEDIUM))),
    ]
    return a_plan(
        deliveries,
        calendar=Calendar((year,), periods),
        modules=modules,
        tutors=tutors,
        rooms=(a_room("room", busy=(a_room_busy(day(), reason="a fair"),)), a_room("annexe")),
        cohorts=(
            a_cohort("C1", 12, ("LIC+ALL", "D1"), electives=(a_slot("D2", "D3"),)),
            a_cohort("C2", 8, ("D1", "D2", "D3")),
        ),
        students=(a_student("sam", "C1", takes=("D2", "D3")),),
        orders=(an_order("LIC+ALL", "D3", part=OrderPart.FIRST_BLOCK),),
        pins=(a_pin("D1", 1, day()),),
        rules=tuple(rules),
    )


def a_random_timetable(plan: Plan, rng: Random) -> Timetable:
    """Every block somewhere, sound or not."""
    index = PlanIndex(plan)
    found = []
    for delivery in plan.deliveries:
        first_day = 0
        for number, length in enumerate(rng.choice(allowed_splits(delivery)), 1):
            start = FIRST + timedelta(days=rng.randrange(7 * WEEKS - length))
            sittings = []
            for offset, sessions in enumerate(index.days[delivery.id][first_day : first_day + length]):
                for session in sessions:
                    tutors = tuple(rng.sample(index.team(session), session.staffing.tutors))
                    day = start + timedelta(days=offset)
                    room = rng.choice(list(index.rooms))
                    sittings.append(a_sitting(index, delivery.id, session.id, day, room=room, tutors=tutors))
            found.append(Placement(delivery.id, number, tuple(sittings)))
            first_day += length
    return Timetable(tuple(found))


def broken(card: ScoreCard) -> dict[object, int]:
    totals: dict[object, int] = {}
    for v in card.broken:
        if v.rule not in SAME_ON_EVERY_DATE:
            key = (v.rule, v.what, v.subjects, v.dates)
            totals[key] = totals.get(key, 0) + v.deviation
    return totals


def judged_anew(
    plan: Plan, timetable: Timetable, block: Placement, earlier: Timetable
) -> list[tuple[date, State, int | None]]:
    """The verdicts by judging the whole timetable by every rule, once a date."""
    others = tuple(p for p in timetable.placements if p is not block)
    without = broken(score_timetable(plan, replace(timetable, placements=others), earlier))
    now = score_timetable(plan, timetable, earlier).total
    found: list[tuple[date, State, int | None]] = []
    for verdict in verdicts(plan, timetable, *block.key, earlier=earlier):
        moved = moved_to(block, verdict.start)
        there = replace(timetable, placements=tuple(moved if p is block else p for p in timetable.placements))
        card = score_timetable(plan, there, earlier)
        if any(deviation > without.get(key, 0) for key, deviation in broken(card).items()):
            found.append((verdict.start, State.BLOCKED, None))
        else:
            change = card.total - now
            found.append((verdict.start, State.AT_A_COST if change > 0 else State.FINE, change))
    return found


def check_random_states(seeds: range) -> set[State]:
    seen: set[State] = set()
    for seed in seeds:
        rng = Random(seed)
        plan = a_busy_plan(rng)
        timetable, earlier = a_random_timetable(plan, rng), a_random_timetable(plan, rng)
        block = rng.choice(timetable.placements)
        scoped = [(v.start, v.state, v.change) for v in verdicts(plan, timetable, *block.key, earlier=earlier)]
        assert scoped == judged_anew(plan, timetable, block, earlier), seed
        seen |= {state for _, state, _ in scoped}
    return seen


def test_a_verdict_is_that_of_judging_the_whole_timetable_anew() -> None:
    assert check_random_states(range(8)) == set(State)


@pytest.mark.slow
def test_a_verdict_is_that_of_judging_the_whole_timetable_anew_in_many_states() -> None:
    assert check_random_states(range(8, 200)) == set(State)
