"""`busy-calendars`: an Outlook or Google calendar, read into a tutor's absences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind
from hsmc_scheduler.storage.files import load
from tests.app.conftest import Command
from tests.app.plans import write
from tests.builders import a_calendar, a_period, a_plan, a_timetable, a_tutor, an_absence, placements

MARK = "From the calendar ann.ics"


def event(uid: str, start: str, end: str, *lines: str, title: str = "Clinic") -> str:
    """An event from 20280306T100000 to 20280306T120000, or all day from 20280306 to the day before 20280308."""
    value = "" if "T" in start else ";VALUE=DATE"
    said = (f"DTSTART{value}:{start}", f"DTEND{value}:{end}", f"SUMMARY:{title}", *lines)
    return "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", *said, "END:VEVENT"))


def a_file(*events: str, name: str = "ann.ics") -> Path:
    text = "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//EN", *events, "END:VCALENDAR", ""))
    Path(name).write_text(text, "utf-8")
    return Path(name)


def a_plan_of_ann(*absences: Absence) -> Plan:
    calendar = a_calendar(periods=(a_period("2028-03-10", label="Closed day"),))
    return a_plan(tutors=(a_tutor("ann", absences=absences),), calendar=calendar)


@pytest.fixture
def plan(command: Command) -> Path:
    return write("plan.hsmc", a_plan_of_ann())


def read(command: Command, file: Path, *more: str, plan: str = "plan.hsmc") -> tuple[Absence, ...]:
    """The tutor's absences once the calendar is taken over."""
    ran = command("busy-calendars", file, "--tutor", "ann", "--into", plan, "--save", "saved.hsmc", *more)
    assert ran.code == 0, ran.err
    return load("saved.hsmc").plan.tutors[0].absences


@pytest.mark.usefixtures("plan")
def test_all_day_events_become_whole_days_joined_over_weekends_and_closed_days(command: Command) -> None:
    file = a_file(event("1", "20280308", "20280310"), event("2", "20280311", "20280315"))
    assert read(command, file) == (
        Absence(date(2028, 3, 8), date(2028, 3, 14), reason="From a calendar", comment=MARK),
    )


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("start", "end", "part"),
    [
        ("T093000", "T120000", DayPart.MORNING),
        ("T130000", "T140000", DayPart.AFTERNOON),
        ("T120000", "T133000", DayPart.WHOLE),
        ("T080000", "T093000", None),
        ("T180000", "T210000", None),
        ("T100000Z", "T113000Z", DayPart.MORNING),
    ],
)
def test_timed_events_become_half_days_by_the_plans_midday(
    command: Command, start: str, end: str, part: DayPart | None
) -> None:
    found = read(command, a_file(event("1", f"20280307{start}", f"20280307{end}")))
    assert [a.part for a in found] == ([part] if part else [])


@pytest.mark.usefixtures("plan")
def test_summer_time_is_counted_in(command: Command) -> None:
    # noon in Greenwich is one o'clock in London in May: the afternoon
    assert read(command, a_file(event("1", "20280509T120000Z", "20280509T123000Z")))[0].part is DayPart.AFTERNOON


@pytest.mark.usefixtures("plan")
def test_a_series_is_expanded_within_the_plans_years_and_told_in_one_line(command: Command) -> None:
    file = a_file(event("1", "20280104T100000", "20280104T110000", "RRULE:FREQ=WEEKLY;UNTIL=20350101T000000Z"))
    ran = command("busy-calendars", file, "--tutor", "ann", "--into", "plan.hsmc")
    assert ran.out.splitlines()[0] == "35 days, Tue 4 Jan 2028 to Tue 29 Aug 2028, 10:00-11:00 (mornings): busy"
    assert ran.problems == ["Nothing was saved. Add --save PLAN_OUT to write the plan with it."]
    told = "New: cannot on Tuesdays, 4 January 2028 to 29 August 2028: 35 days (morning): From a calendar"
    assert [line for line in ran.out.splitlines() if line.startswith("New")] == [told]
    assert len(read(command, file)) == 35


@pytest.mark.usefixtures("plan")
def test_only_what_is_busy_is_taken_and_the_rest_is_named(command: Command) -> None:
    file = a_file(
        event("1", "20280307", "20280308"),
        event("2", "20280314", "20280315", "TRANSP:TRANSPARENT"),
        event("3", "20280321", "20280322", "STATUS:TENTATIVE"),
        event("4", "20280328", "20280329", "STATUS:CANCELLED"),
        event("5", "20280404", "20280405", "CLASS:PRIVATE", title="Doctor"),
        event("6", "20280401", "20280402"),
    )
    ran = command("busy-calendars", file, "--tutor", "ann", "--into", "plan.hsmc", "--keep-titles")
    states = [line.rpartition("): ")[2] for line in ran.out.splitlines() if "(whole day)" in line]
    assert states == ["busy", "free, left out", "tentative, left out", "cancelled, left out", "private, left out"]
    assert "1 event outside teaching days and hours" in ran.out
    assert "Doctor" not in ran.out
    assert [a.start for a in read(command, file)] == [date(2028, 3, 7)]


@pytest.mark.usefixtures("plan")
def test_titles_stay_out_of_the_plan_unless_they_are_to_be_kept(command: Command) -> None:
    file = a_file(event("1", "20280307", "20280308", title="Tribunal"))
    ran = command("busy-calendars", file, "--tutor", "ann", "--into", "plan.hsmc", "--save", "saved.hsmc")
    assert "Tribunal" not in ran.out
    assert "Tribunal" not in Path("saved.hsmc").read_text("utf-8")
    (kept,) = read(command, file, "--keep-titles", "--as", "commitment")
    assert (kept.reason, kept.kind) == ("Tribunal", AbsenceKind.COMMITMENT)


def test_reading_the_same_file_again_replaces_what_it_said_and_nothing_else(command: Command) -> None:
    own = an_absence("2028-03-07", reason="Sabbatical")
    write("plan.hsmc", a_plan_of_ann(own))
    read(command, a_file(event("1", "20280307", "20280309"), event("2", "20280404", "20280405")))
    Path("saved.hsmc").rename("plan2.hsmc")
    again = a_file(event("1", "20280307", "20280309"), event("2", "20280405", "20280406"))
    ran = command("busy-calendars", again, "--tutor", "ann", "--into", "plan2.hsmc")
    assert "New: cannot on Wed 5 Apr 2028: From a calendar" in ran.out
    assert "No longer: cannot on Tue 4 Apr 2028: From a calendar" in ran.out
    found = read(command, again, plan="plan2.hsmc")
    assert found[0] == own
    assert [a.start for a in found[1:]] == [date(2028, 3, 8), date(2028, 4, 5)]
    Path("saved.hsmc").rename("plan3.hsmc")
    same = command("busy-calendars", again, "--tutor", "ann", "--into", "plan3.hsmc")
    assert "Nothing new: the plan knows all of it." in same.out


def test_what_it_breaks_of_the_timetable_is_said(command: Command) -> None:
    plan = a_plan_of_ann()
    timetable = a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2), ("2027-11-02", 3)))
    write("plan.hsmc", plan, timetable)
    file = a_file(event("1", "20271006", "20271007"))
    ran = command("busy-calendars", file, "--tutor", "ann", "--into", "plan.hsmc")
    name = replace(plan.tutors[0]).name
    assert f"It breaks: {name}: cannot on Wed 6 October 2027: teaches day 2 of Delivery D1, block 1" in ran.out


@pytest.mark.usefixtures("plan")
def test_what_is_no_calendar_and_who_is_no_tutor_are_one_line(command: Command) -> None:
    Path("x.ics").write_text("not a calendar")
    ran = command("busy-calendars", "x.ics", "--tutor", "ann", "--into", "plan.hsmc")
    assert (ran.code, len(ran.problems)) == (2, 1)
    assert ran.err.startswith("x.ics: ")
    ran = command("busy-calendars", a_file(), "--tutor", "zoe", "--into", "plan.hsmc")
    assert (ran.code, ran.problems) == (2, ["zoe: there is no such tutor: the tutors are ann (Ann)"])


@pytest.mark.usefixtures("plan")
def test_a_series_at_several_times_says_so(command: Command) -> None:
    weekly = event("1", "20280307T140000Z", "20280307T150000Z", "RRULE:FREQ=WEEKLY;COUNT=4")
    ran = command("busy-calendars", a_file(weekly), "--tutor", "ann", "--into", "plan.hsmc")
    assert "14:00-15:00 and other times (afternoons)" in ran.out  # the clocks go on between the third and the fourth
