"""Painting changes exactly the half-days painted, keeps the rest with its comments, and can be undone by painting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hsmc_scheduler.app.edits.calendar import add_bank_holidays, add_usual_closed_days, paint_period
from hsmc_scheduler.app.edits.editing import put
from hsmc_scheduler.app.edits.painting import half_days
from hsmc_scheduler.app.edits.rooms import paint_busy
from hsmc_scheduler.app.edits.tutors import paint_absence
from hsmc_scheduler.app.edits.uses import delete
from hsmc_scheduler.domain.calendar import Period, PeriodKind
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind
from tests.builders import a_calendar, a_period, a_plan, a_room, a_room_busy, a_tutor, an_absence, on

MONDAY = date(2028, 1, 3)
AWAY, PREFER_NOT = AbsenceKind.AWAY, AbsenceKind.PREFER_NOT
PAINTED = (PeriodKind.CLOSED, PeriodKind.AVOID)


def with_absences(*absences: Absence) -> Plan:
    return a_plan(tutors=(a_tutor("ann", absences=absences),))


def with_periods(*periods: Period) -> Plan:
    return a_plan(calendar=a_calendar(periods=periods))


def week(first: date = MONDAY, days: int = 5) -> list[date]:
    return [first + timedelta(days=n) for n in range(days)]


def test_a_day_freed_in_the_middle_leaves_two_pieces_with_the_comment() -> None:
    plan = with_absences(an_absence("2028-01-03", "2028-01-07", reason="Leave", comment="Ask again"))
    (tutor,) = paint_absence(plan, "ann", [on("2028-01-05")], kind=None).tutors
    assert [(a.start.day, a.end.day, a.reason, a.comment) for a in tutor.absences] == [
        (3, 4, "Leave", "Ask again"),
        (6, 7, "Leave", "Ask again"),
    ]


def test_a_morning_freed_leaves_the_afternoon() -> None:
    plan = with_absences(an_absence("2028-01-03", "2028-01-04"))
    (tutor,) = paint_absence(plan, "ann", [on("2028-01-04")], DayPart.MORNING, None).tutors
    assert tutor.absences == (an_absence("2028-01-03"), an_absence("2028-01-04", part=DayPart.AFTERNOON))


def test_neighbours_of_the_same_reason_become_one_and_others_stay_apart() -> None:
    plan = with_absences(an_absence("2028-01-03", reason="Leave"), an_absence("2028-01-06", reason="Jury"))
    plan = paint_absence(plan, "ann", [on("2028-01-04"), on("2028-01-05")], reason="Leave")
    assert plan.tutors[0].absences == (
        an_absence("2028-01-06", reason="Jury"),
        an_absence("2028-01-03", "2028-01-05", reason="Leave"),
    )


def test_a_morning_and_an_afternoon_of_the_same_reason_become_a_day() -> None:
    plan = paint_absence(with_absences(), "ann", [MONDAY], DayPart.MORNING)
    assert paint_absence(plan, "ann", [MONDAY], DayPart.AFTERNOON).tutors[0].absences == (an_absence("2028-01-03"),)


def test_what_is_painted_over_makes_way() -> None:
    plan = with_absences(an_absence("2028-01-03", "2028-01-07", PREFER_NOT))
    (tutor,) = paint_absence(plan, "ann", [on("2028-01-03")], kind=AWAY).tutors
    assert tutor.absences == (an_absence("2028-01-04", "2028-01-07", PREFER_NOT), an_absence("2028-01-03"))


def test_a_comment_outlives_the_dates_it_was_on() -> None:
    remark = an_absence("2028-01-03", comment="Promised to Ann")
    (tutor,) = paint_absence(with_absences(remark), "ann", [MONDAY], kind=None).tutors
    assert tutor.absences == (replace(remark, active=False),)


def test_two_comments_are_never_made_one() -> None:
    first, second = (an_absence(d, comment=d) for d in ("2028-01-03", "2028-01-05"))
    plan = paint_absence(with_absences(first, second), "ann", [on("2028-01-04")])
    assert {a.comment for a in plan.tutors[0].absences} == {"2028-01-03", "2028-01-05"}


Stroke = tuple[list[date], DayPart, AbsenceKind | None, str]
parts = st.sampled_from(DayPart)
kinds = st.sampled_from(AbsenceKind)
dates = st.lists(st.integers(0, 20).map(lambda n: MONDAY + timedelta(days=n)), min_size=1, max_size=8, unique=True)
strokes = st.tuples(dates, parts, st.none() | kinds, st.sampled_from(("", "Leave")))
spells = st.builds(
    lambda n, length, kind, part, comment, active: Absence(
        MONDAY + timedelta(days=n), MONDAY + timedelta(days=n + length), kind, part, "Old", active, comment
    ),
    st.integers(0, 15), st.integers(0, 5), kinds, parts, st.sampled_from(("", "x", "y")), st.booleans(),
)  # fmt: skip


def painted_halves(days: list[date], part: DayPart) -> set[tuple[date, int]]:
    return {(day, half) for day in days for half in part.halves}


def by_kind(plan: Plan) -> dict[AbsenceKind, set[tuple[date, int]]]:
    return {kind: half_days(a for a in plan.tutors[0].absences if a.kind is kind) for kind in AbsenceKind}


@settings(max_examples=150, deadline=None)
@given(st.lists(spells, max_size=4), st.lists(strokes, min_size=1, max_size=5))
def test_only_the_painted_half_days_change_and_no_comment_is_lost(old: list[Absence], new: list[Stroke]) -> None:
    plan = with_absences(*old)
    for days, part, kind, reason in new:
        before, halves = by_kind(plan), painted_halves(days, part)
        plan = paint_absence(plan, "ann", days, part, kind, reason)
        for each, was in before.items():
            assert by_kind(plan)[each] == (was - halves) | (halves if each is kind else set())
    comments = {a.comment for a in plan.tutors[0].absences}
    assert {a.comment for a in old} - {""} <= comments


@settings(max_examples=100, deadline=None)
@given(st.lists(spells, max_size=4), dates, parts, kinds)
def test_painting_and_freeing_gives_back_the_half_days_there_were(
    old: list[Absence], days: list[date], part: DayPart, kind: AbsenceKind
) -> None:
    free = paint_absence(with_absences(*old), "ann", days, part, None)
    painted = paint_absence(free, "ann", days, part, kind, "New")
    assert by_kind(paint_absence(painted, "ann", days, part, None)) == by_kind(free)


def test_a_rooms_bookings_are_painted_in_the_same_way() -> None:
    plan = a_plan(rooms=(a_room(busy=(a_room_busy("2028-01-03", "2028-01-07", reason="Board"),)),))
    plan = paint_busy(plan, "room", [on("2028-01-05")], DayPart.AFTERNOON, None)
    plan = paint_busy(plan, "room", [on("2028-01-10")], reason="Board")
    assert half_days(plan.rooms[0].busy) == painted_halves([*week(), on("2028-01-10")], DayPart.WHOLE) - {
        (on("2028-01-05"), 1)
    }


def test_a_date_has_the_kind_it_was_painted_with_last() -> None:
    plan = with_periods(a_period("2028-02-21", "2028-02-25", PeriodKind.AVOID, label="Half-term"))
    plan = paint_period(plan, [on("2028-02-23")], PeriodKind.CLOSED, "Strike")
    shown = [(p.kind.value, p.label, p.start.day, p.end.day) for p in plan.calendar.periods]
    assert shown == [("avoid", "Half-term", 21, 22), ("avoid", "Half-term", 24, 25), ("closed", "Strike", 23, 23)]
    assert len({p.id for p in plan.calendar.periods}) == 3
    opened = paint_period(plan, [on("2028-02-23")], None)
    assert opened.calendar.days_of(PeriodKind.CLOSED) == frozenset()


def test_a_term_is_not_cut_by_what_is_painted_in_it() -> None:
    term = a_period("2028-01-10", "2028-06-09", PeriodKind.TERM)
    plan = paint_period(with_periods(term), week(), PeriodKind.AVOID, "Exams")
    assert term in paint_period(plan, week(days=200), None).calendar.periods


period_strokes = st.tuples(dates, st.none() | st.sampled_from(PAINTED), st.sampled_from(("a", "b")))


@settings(max_examples=100, deadline=None)
@given(st.lists(period_strokes, max_size=6))
def test_every_period_keeps_an_id_of_its_own(new: list[tuple[list[date], PeriodKind | None, str]]) -> None:
    plan = with_periods()
    for days, kind, label in new:
        plan = paint_period(plan, days, kind, label)
        for each in PAINTED:
            painted = plan.calendar.days_of(each) & set(days)
            assert painted == (set(days) if each is kind else set())
    ids = [p.id for p in plan.calendar.periods]
    assert len(set(ids)) == len(ids)


def test_bank_holidays_are_added_once_and_what_the_planner_made_of_them_stays() -> None:
    plan = add_bank_holidays(with_periods())
    assert "Christmas Day" in {p.label for p in plan.calendar.periods}
    assert add_bank_holidays(plan) == plan
    edited = put(plan, ("calendar", "periods", "bank-holiday-2027-12-25", "active"), False)
    assert add_bank_holidays(edited) == edited
    deleted = delete(plan, ("calendar", "periods", "bank-holiday-2027-12-25"))
    assert set(add_bank_holidays(deleted).calendar.periods) == set(plan.calendar.periods)


def test_usual_closed_days_are_to_be_confirmed_and_added_once() -> None:
    plan = add_usual_closed_days(with_periods())
    assert all(p.provisional for p in plan.calendar.periods)
    assert add_usual_closed_days(plan) == plan
    both = add_usual_closed_days(add_bank_holidays(plan))
    assert add_bank_holidays(both) == both


def test_what_is_painted_without_a_label_says_that_no_reason_is_given() -> None:
    plan = paint_period(with_periods(), [MONDAY], PeriodKind.CLOSED)
    assert [p.label for p in plan.calendar.periods] == ["No reason given"]
