"""`ask-tutors`: a form and a draft e-mail for each tutor, in a folder."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hsmc_scheduler.domain.plan import Office, Plan
from hsmc_scheduler.projections.availability import answer_by
from hsmc_scheduler.projections.messages.words import day_words
from hsmc_scheduler.storage.files import load
from tests.app.conftest import Command
from tests.app.plans import a_small_plan, write
from tests.builders import a_calendar, a_period, a_pin, a_plan, a_timetable, a_tutor, an_absence, placements
from tests.exchange.forms import GRID, cell_of

OFFICE = Office("Jo Bloggs", "jo@example.org", "0121 496 0000", "HSMC")
TODAY = date.today()  # noqa: DTZ011 - as the command takes it


def a_plan_of(*tutors: Any, **changes: Any) -> Plan:
    return a_plan(tutors=tutors, office=OFFICE, title="Leadership 2027-28", **changes)


def ann(**changes: Any) -> Any:
    return a_tutor("ann", name="Ann Other", email="ann@example.org", **changes)


def asked_sheet(command: Command, plan: Plan, *more: str) -> Any:
    """The form of the only tutor of a plan."""
    write("plan.hsmc", plan)
    ran = command("ask-tutors", "plan.hsmc", "out", *more)
    assert ran.code == 0, ran.err
    (made,) = Path("out").glob("*.xlsx")
    return load_workbook(made)[GRID]


def test_each_active_tutor_has_a_form_and_a_draft_and_all_addresses_stand_in_one_list(command: Command) -> None:
    write("plan.hsmc", a_plan_of(ann(), a_tutor("ben", name="Ben Two"), a_tutor("cat", name="Cat", active=False)))
    ran = command("ask-tutors", "plan.hsmc", "out")
    assert ran.code == 0
    assert sorted(p.name for p in Path("out").iterdir()) == [
        "Addresses of the tutors asked.txt",
        "Availability Ann Other.xlsx",
        "Availability Ben Two.xlsx",
        "E-mail to Ann Other.txt",
        "E-mail to Ben Two.txt",
    ]
    listed = Path("out/Addresses of the tutors asked.txt").read_text("utf-8")
    assert "\nann@example.org\n" in listed
    assert "Ben Two: no e-mail address: Availability Ben Two.xlsx" in listed


def test_the_draft_names_the_file_the_day_and_whom_to_answer(command: Command) -> None:
    plan = a_plan_of(ann())
    write("plan.hsmc", plan)
    command("ask-tutors", "plan.hsmc", "out")
    draft = Path("out/E-mail to Ann Other.txt").read_text("utf-8")
    due = day_words(answer_by(plan, TODAY))
    for words in ("To: ann@example.org", "Availability Ann Other.xlsx", f"by {due}.", "Jo Bloggs", "jo@example.org"):
        assert words in draft
    assert len(draft.split()) < 130


def test_the_form_says_what_is_asked_of_whom_by_when_in_two_sentences(command: Command) -> None:
    plan = a_plan_of(ann())
    sheet = asked_sheet(command, plan)
    assert sheet["A1"].value == "Ann Other: when can you teach?"
    assert sheet["A2"].value.count(".") == 1
    assert "2027-28" in sheet["A2"].value
    assert sheet["A3"].value.endswith(f"to Jo Bloggs (jo@example.org) by {day_words(answer_by(plan, TODAY))}.")


def test_only_answers_reasons_and_the_comment_can_be_filled_in(command: Command) -> None:
    calendar = a_calendar(periods=(a_period("2027-12-24", label="Closed early"),))
    sheet = asked_sheet(command, a_plan_of(ann(working_weekdays=(0, 1, 2, 4)), calendar=calendar))
    assert sheet.protection.sheet
    unlocked = {c.coordinate for row in sheet.iter_rows() for c in row if not c.protection.locked}
    assert cell_of(sheet, date(2028, 3, 7)).coordinate in unlocked
    closed, not_worked = cell_of(sheet, date(2027, 12, 24)), cell_of(sheet, date(2027, 12, 23))
    assert closed.value == "closed"
    assert closed.fill.fgColor.rgb != not_worked.fill.fgColor.rgb
    assert {closed.coordinate, not_worked.coordinate}.isdisjoint(unlocked)
    dates = {c.coordinate for row in sheet.iter_rows() for c in row if isinstance(c.value, datetime)}
    assert dates.isdisjoint(unlocked)
    (allowed,) = sheet.data_validations.dataValidation
    assert allowed.formula1 == '"can,rather not,cannot"'
    assert cell_of(sheet, date(2028, 3, 7)).coordinate in allowed.sqref


def test_what_is_known_already_is_filled_in_and_half_days_are_offered_where_they_are_needed(command: Command) -> None:
    absences = (
        an_absence("2028-03-06", "2028-03-08", reason="Annual leave"),
        an_absence("2028-03-14", part="morning"),
    )
    sheet = asked_sheet(command, a_plan_of(ann(absences=absences)))
    days = (date(2028, 3, 6), date(2028, 3, 8), date(2028, 3, 9), date(2028, 3, 14))
    assert [cell_of(sheet, d).value for d in days] == ["cannot", "cannot", None, "cannot am"]
    row = cell_of(sheet, days[0]).row
    assert sheet.cell(row, sheet.max_column).value == "Annual leave"
    assert "cannot pm" in sheet.data_validations.dataValidation[0].formula1


def test_a_block_pinned_for_the_tutor_is_marked_and_named(command: Command) -> None:
    plan = replace(a_plan_of(ann()), pins=(a_pin("D1", 1, "2027-10-05", days=2),))
    timetable = a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2), ("2027-11-02", 3)))
    write("plan.hsmc", plan, timetable)
    command("ask-tutors", "plan.hsmc", "out")
    sheet = load_workbook("out/Availability Ann Other.xlsx")[GRID]
    pinned, other = cell_of(sheet, date(2027, 10, 5)), cell_of(sheet, date(2027, 11, 2))
    assert "1/2 fixed" in str(sheet.cell(pinned.row, sheet.max_column - 1).value)
    assert sheet.cell(pinned.row, pinned.column - 1).font.bold
    assert not sheet.cell(other.row, other.column - 1).font.bold
    assert "Tue 5" in Path("out/E-mail to Ann Other.txt").read_text("utf-8")


def test_two_years_go_on_two_pages_with_the_headings_on_both(command: Command) -> None:
    sheet = asked_sheet(command, a_plan_of(ann(), calendar=a_calendar(years=2)))
    assert [b.id for b in sheet.row_breaks.brk] == [cell_of(sheet, date(2028, 9, 1)).row - 2]
    assert sheet.print_title_rows == "$5:$5"
    high = sum(sheet.row_dimensions[n].height or 15 for n in range(1, sheet.row_breaks.brk[0].id + 1))
    assert high * sheet.page_setup.scale / 100 < 842 - 2 * 0.55 * 72
    assert 10 * sheet.page_setup.scale / 100 >= 8.9


def test_files_of_these_names_are_replaced_only_when_asked(command: Command) -> None:
    write("plan.hsmc", a_plan_of(ann()))
    command("ask-tutors", "plan.hsmc", "out")
    kept = Path("out/E-mail to Ann Other.txt")
    kept.write_text("mine")
    ran = command("ask-tutors", "plan.hsmc", "out")
    assert ran.code == 2
    assert "--replace" in ran.err
    assert kept.read_text() == "mine"
    assert command("ask-tutors", "plan.hsmc", "out", "--replace").code == 0
    assert kept.read_text() != "mine"


def test_the_saved_plan_knows_who_was_asked_and_keeps_its_timetable(command: Command) -> None:
    plan = a_plan_of(ann(), a_tutor("ben"))
    timetable = a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2), ("2027-11-02", 3)))
    write("plan.hsmc", plan, timetable)
    ran = command("ask-tutors", "plan.hsmc", "out", "--tutor", "ben", "--save", "saved.hsmc")
    assert ran.code == 0
    saved = load("saved.hsmc")
    assert [(a.tutor, a.asked, a.answered) for a in saved.plan.correspondence.answers] == [("ben", TODAY, None)]
    assert saved.timetable == timetable
    assert len(list(Path("out").glob("*.xlsx"))) == 1


def test_a_tutor_can_be_called_by_name_and_everybody_unknown_is_a_line(command: Command) -> None:
    write("plan.hsmc", a_plan_of(ann(), a_tutor("ben", name="Ben Reed")))
    assert command("ask-tutors", "plan.hsmc", "out", "--tutor", "ben reed").code == 0
    assert [path.name for path in Path("out").glob("*.xlsx")] == ["Availability Ben Reed.xlsx"]
    ran = command("ask-tutors", "plan.hsmc", "out", "--tutor", "Zoe", "--tutor", "Yan")
    assert (ran.code, len(ran.problems)) == (2, 2)


def test_a_tutor_who_is_not_there_lists_those_who_are(command: Command) -> None:
    write("plan.hsmc", a_small_plan())
    ran = command("ask-tutors", "plan.hsmc", "out", "--tutor", "zoe")
    assert ran.code == 2
    assert "zoe: there is no such tutor: the tutors are ann" in ran.err
    assert not Path("out").exists()


def test_hostile_names_make_safe_files_and_stay_text(command: Command) -> None:
    names = ("=1+1", "../../evil", "CON", "a" * 300, 'x"<img src=y>|?*', "\u202egpj.exe", "@SUM(1)", "=1+1")
    tutors = tuple(
        a_tutor(f"t{n}", name=name, email=f"{name}@x\nBcc: all", absences=(an_absence("2028-05-02", reason=name),))
        for n, name in enumerate(names)
    )
    calendar = a_calendar(periods=(a_period("2028-03-07", label="=1+1"),))
    plan = replace(a_plan_of(*tutors, calendar=calendar), title="=HYPERLINK(1)")
    write("plan.hsmc", plan)
    ran = command("ask-tutors", "plan.hsmc", "out")
    assert ran.code == 0, ran.err
    made = [p.name for p in Path("out").iterdir()]
    assert len({name.casefold() for name in made}) == 2 * len(names) + 1
    assert all(len(name.encode()) <= 120 and not set('<>:"/\\|?*\u202e') & set(name) for name in made)
    assert {p.name for p in Path().iterdir()} == {"out", "plan.hsmc"}
    for path in Path("out").glob("*.xlsx"):
        for sheet in load_workbook(path).worksheets:
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    drafts = [p.read_text("utf-8") for p in Path("out").glob("E-mail*.txt")]
    assert all(not line.startswith("Bcc") for draft in drafts for line in draft.splitlines())


@pytest.mark.slow
def test_forty_are_written_in_ten_seconds_and_read_in_ten(command: Command) -> None:
    tutors = tuple(a_tutor(f"t{n}", name=f"Tutor {n}") for n in range(40))
    write("plan.hsmc", a_plan_of(*tutors, calendar=a_calendar(years=2)))
    began = time.process_time()  # others may be using the machine
    assert command("ask-tutors", "plan.hsmc", "out").code == 0
    written = time.process_time() - began
    began = time.monotonic()
    ran = command("tutor-answers", "out", "--into", "plan.hsmc", "--untouched")
    read = time.monotonic() - began
    print(f"written in {written:.1f} s, read in {read:.1f} s")
    assert "40 answers read, 40 of them can be applied." in ran.out
    assert written < 10
    assert read < 10
