"""`last-year` and `roll-forward` at the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.storage.files import load
from tests.app.conftest import Command
from tests.app.plans import write
from tests.app.test_last_year_list import the_plan
from tests.builders import a_period, a_pin, a_timetable, an_absence, placements


@pytest.fixture
def plan(command: Command) -> Path:
    return write("my.hsmc", the_plan())


def test_a_workbook_is_read_into_a_plan_and_nothing_is_written_unless_asked(command: Command, plan: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Course", "When"], ["LHSI03", "Tue 7 - Thu 9 Mar 2028"], ["LHSI04", "Mon 14 March 2028"]):
        sheet.append(row)
    book.save("dates.xlsx")
    before = plan.read_bytes()
    ran = command("last-year", "dates.xlsx", "--into", plan)
    assert ran.code == 0
    assert "Columns: Course = module, When = dates" in ran.out
    assert "Sheet!A2: LHSI03 | Tue 7 - Thu 9 Mar 2028 -> LHSI03 2027-28, block 1: 7-9 March 2028" in ran.out
    assert "14 March 2028 is a Tuesday, not a Monday" in ran.out
    assert "Nothing was saved" in ran.err
    assert plan.read_bytes() == before
    assert not list(Path().glob("*.bak"))

    ran = command("last-year", "dates.xlsx", "--into", plan, "--save", "out.hsmc")
    assert ran.code == 0
    saved = load("out.hsmc")
    assert saved.timetable is not None
    assert [(p.key, f"{p.start}") for p in saved.timetable.placements] == [(("D1", 1), "2028-03-07")]
    assert saved.plan.correspondence.mappings[0].headings == ("Course", "When")


def test_columns_and_answers_are_given_in_words(command: Command, plan: Path) -> None:
    Path("dates.csv").write_text("What,Which,Days of it\nx,Managing Qualty,7/3/2028\nx,LHSI04,4/4/2028\n")
    ran = command("last-year", "dates.csv", "--into", plan, "--columns", "Which=module,Days of it=dates")
    assert "Question 1, dates!A2: Is the day or the month first" in ran.out
    assert "--answer 2=1  LHSI03, Managing Quality" in ran.out
    Path("more.csv").write_text(Path("dates.csv").read_text() + "x,LHSI03,14 March 2028\n")
    columns = ("--columns", "Which=module,Days of it=dates")
    ran = command("last-year", "more.csv", "--into", plan, *columns, "--save", "out.hsmc")
    told = "1 line waits for an answer and is not in the plan: answer with --answer, and read the list again."
    assert (ran.out.splitlines()[-1], ran.problems) == ("Written: out.hsmc", [told])
    words = ("--columns", "Which=module,Days of it=dates", "--answer", "1=1", "--answer", "2=1")
    ran = command("last-year", "dates.csv", "--into", plan, *words)
    assert "block 1: Tue 7 March 2028" in ran.out
    assert "Question" not in ran.out
    wrong = command("last-year", "dates.csv", "--into", plan, "--columns", "Nowhere=module")
    assert (wrong.code, wrong.problems) == (
        2,
        ["--columns: there is no heading “Nowhere”: it has What, Which, Days of it"],
    )
    assert command("last-year", "dates.csv", "--into", plan, "--answer", "9=1").code == 2


def test_a_plan_is_made_of_a_list_alone_and_can_be_checked(command: Command) -> None:
    Path("dates.txt").write_text("LHSI03 Managing quality, 7-9 March 2028\nLHSI04 8 March 2028\n", encoding="utf-8")
    ran = command("last-year", "dates.txt", "--save", "first.hsmc")
    assert ran.code == 0
    assert "at once on Wed 8 March 2028" in ran.out
    assert "1 clash now" in ran.out
    saved = load("first.hsmc").plan
    assert [(m.code, m.title) for m in saved.modules] == [("LHSI03", "Managing quality"), ("LHSI04", "LHSI04")]
    assert [y.id for y in saved.calendar.years] == ["2027-28"]
    assert any(p.label == "Good Friday" for p in saved.calendar.periods)
    assert command("check", "first.hsmc").code == 1  # the clash


def test_a_file_that_is_no_list_is_refused_in_one_line(command: Command, plan: Path) -> None:
    Path("x.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    for name in ("x.xlsx", "nowhere.csv"):
        ran = command("last-year", name, "--into", plan, "--save", "out.hsmc")
        assert ran.code == 2
        assert len(ran.problems) == 1
        assert ran.problems[0].startswith(name)
    Path("x.txt").write_text("Dear all, the dates follow next week.")
    ran = command("last-year", "x.txt", "--into", plan, "--save", "out.hsmc")
    assert ran.code == 1
    assert not Path("out.hsmc").exists()


def rolled(command: Command, plan: Plan, *blocks: str) -> str:
    first, second, other = blocks
    timetable = a_timetable(plan, placements(plan, "D1", (first, 3), (second, 2)), placements(plan, "D2", (other, 2)))
    write("old.hsmc", plan, timetable)
    ran = command("roll-forward", "old.hsmc", "--years", "1", "--save", "new.hsmc")
    assert ran.code == 0, ran.err
    return ran.out


def dates() -> list[str]:
    timetable = load("new.hsmc").timetable
    assert timetable is not None
    return [f"{p.start:%a %d %b %Y}" for p in timetable.placements]


def test_blocks_keep_week_and_weekday_and_what_is_of_last_year_stays_behind(command: Command) -> None:
    plan = the_plan()
    tutors = (replace(plan.tutors[0], absences=(an_absence("2027-10-01", "2027-10-04"),)), *plan.tutors[1:])
    out = rolled(command, replace(plan, tutors=tutors), "2027-10-05", "2028-03-07", "2027-12-07")
    assert dates() == ["Tue 03 Oct 2028", "Tue 06 Mar 2029", "Tue 05 Dec 2028"]
    assert "3 blocks keep week and weekday, none had to move." in out
    assert "1 absence of tutors is not carried over: ask them for the new years." in out
    assert "2027-28 and 2028-29 become 2028-29 and 2029-30." in out
    new = load("new.hsmc").plan
    assert [d.year for d in new.deliveries] == ["2028-29", "2028-29"]
    assert all(not t.absences for t in new.tutors)


def test_a_block_whose_new_dates_are_closed_moves_to_the_nearest_that_fit_and_the_report_says_why(
    command: Command,
) -> None:
    # Easter Monday is 2 April 2029; 3 April 2028 was an ordinary Monday
    out = rolled(command, the_plan(), "2027-10-05", "2028-03-07", "2028-04-03")
    assert dates()[2] == "Mon 09 Apr 2029"
    assert "1 had to move" in out
    assert (
        "Delivery D2 block 1 was 3-4 April 2028, which would be 2-3 April 2029. It is taught on Mon 2 April 2029, when "
        "there is no teaching (Easter Monday). Now 9-10 April 2029, a week later."
    ) in out


def test_own_periods_move_along_and_are_provisional(command: Command) -> None:
    plan = the_plan()
    periods = (
        a_period("2028-02-21", "2028-02-25", label="Half-term, February 2028"),
        a_period("2028-04-10", "2028-04-21", label="School Easter holiday 2028"),
        a_period("2027-10-29", label="Diwali, about"),
        a_period("2027-12-25", label="Christmas Day"),
    )
    plan = replace(plan, calendar=replace(plan.calendar, periods=periods))
    out = rolled(command, plan, "2027-10-05", "2028-03-07", "2027-12-07")
    found = {p.label: p for p in load("new.hsmc").plan.calendar.periods}
    half_term = found["Half-term, February 2029"]
    assert (f"{half_term.start}", f"{half_term.end}", half_term.provisional) == ("2029-02-19", "2029-02-23", True)
    assert half_term.comment == "Rolled forward from 21-25 February 2028; not confirmed yet."
    assert f"{found['School Easter holiday 2029'].start}" == "2029-03-26"  # as far from Easter as before
    assert found["Christmas Day"].provisional is False
    assert "Look up in the calendar: Diwali, which move with the moon." in out


def test_pins_go_along_with_a_block_that_keeps_its_week_and_are_dropped_where_it_could_not(command: Command) -> None:
    plan = replace(the_plan(), pins=(a_pin("D1", 1, "2027-10-05"), a_pin("D2", 1, "2028-04-03")))
    out = rolled(command, plan, "2027-10-05", "2028-03-07", "2028-04-03")
    assert "Delivery D1 block 1 is still pinned: now on 3-5 October 2028." in out
    assert "Delivery D2 block 1 is no longer pinned to its dates, for they could not be kept." in out
    assert [(p.delivery, f"{p.start}") for p in load("new.hsmc").plan.pins] == [("D1", "2028-10-03")]


def test_a_clash_of_last_year_moves_nothing_and_a_plan_without_a_timetable_is_refused(command: Command) -> None:
    out = rolled(command, the_plan(), "2027-10-05", "2028-03-07", "2027-10-05")
    assert dates() == ["Tue 03 Oct 2028", "Tue 06 Mar 2029", "Tue 03 Oct 2028"]
    assert "none had to move" in out
    assert "required is broken" not in out
    write("bare.hsmc", the_plan())
    assert command("roll-forward", "bare.hsmc").code == 2
    assert command("roll-forward", "old.hsmc", "--years", "0").code == 2
