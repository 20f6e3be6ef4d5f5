"""Every fault of a planning workbook is told, at its cell, all of them at once, and nothing is told twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from hsmc_scheduler.app.cli import main
from hsmc_scheduler.app.importing.planning_workbook import Imported, read_planning_workbook
from hsmc_scheduler.app.samples import sample
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.planning_workbook import write_planning_workbook
from hsmc_scheduler.exchange.tables.table import ErrorValue
from tests.app.importing.planning_book import Rows, changed

HALF_PAST_TWO = datetime(2028, 5, 1, 14, 30)  # noqa: DTZ001 - as Excel has it
FAULTS: tuple[tuple[str, str, int, Any, str], ...] = (
    ("Plan", "Day starts", 0, "half past nine", "is not a time of day: Write it as 09:30."),
    ("Plan", "Set-up, minutes", 0, "half an hour", "is not a whole number"),
    ("Years", "Week one", 2, date(2031, 1, 1), "week one (1 January 2031) must lie inside the year"),
    ("Periods", "Starts", 2, "03/04/2028", "can mean Mon 3 April 2028 or Sat 4 March 2028"),
    ("Periods", "Ends", 3, "Tue 8 March 2028", "8 March 2028 is a Wednesday, not a Tuesday"),
    ("Periods", "Kind", 4, "shut", "“shut” is not one of the choices: Choose “closed”"),
    ("Periods", "Ends", 5, date(2020, 1, 1), "before it starts"),
    ("Periods", "In use", 6, "perhaps", "is neither yes nor no"),
    ("Awards", "Programme", 2, "mba", "there is no programme “mba”"),
    ("Awards", "Credits", 3, -20, "-20 is out of range: Give a number from 0 to 999."),
    ("Modules", "Leads", 2, "snelling; conory", "there is no tutor “conory”: Did you mean “conroy”?"),
    ("Modules", "Credits", 3, 20.5, "“20.5” is not a whole number"),
    ("Assessments", "Due on", 2, "Sat", "is not one weekday from Monday to Friday"),
    ("Assessments", "Weeks after", 3, 99, "99 is out of range: Give a number from 0 to 52."),
    ("Assessments", "Due at", 4, "25:00", "is not a time of day"),
    ("Deliveries", "Year", 2, "2030-31", "there is no academic year “2030-31”"),
    ("Deliveries", "Block lengths", 3, "2, 9", "9 is out of range"),
    ("Deliveries", "Latest", 4, date(2020, 1, 1), "the window ends (1 January 2020) before it starts"),
    ("Deliveries", "Best weeks apart", 5, "4", "“4” is not a range: Write it as 3 to 5."),
    ("Deliveries", "At most in a block", 6, "set meeting", "has no number"),
    ("Sessions", "Delivery", 2, "pair", "there is no delivery “pair”"),
    ("Sessions", "Module", 3, "XYZ", "there is no module “XYZ”"),
    ("Sessions", "Ends at", 4, time(8, 0), "a session must end after it starts"),
    ("Sessions", "Id", 7, "sets-1", "“sets-1” is there already, in row 5"),
    ("Tutors", "Works on", 2, "Mon-Someday", "“Someday” is not a weekday"),
    ("Absences", "From", 2, None, "“From” is missing"),
    ("Absences", "To", 3, HALF_PAST_TWO, "has a time of day, 14:30"),
    ("Cohorts", "Awards", 2, "pgcert three", "has no number"),
    ("Pathways", "Deliveries", 3, "pui-2027-28; opt-2027-28", "each delivery says how many are expected"),
    ("Rooms", "Holds", 2, "circus 36", "“circus” is not one of the choices"),
)
"""Sheet, heading (a setting's name on the first), row, what is put there, and part of what is said."""


@cache
def lhsi() -> Plan:
    return sample("lhsi-2027-29")


def plant(book: Workbook) -> list[str]:
    """Put every fault in; the addresses of their cells."""
    found = []
    book["Sessions"].cell(4, column_of(book, "Sessions", "Starts at")).value = time(9, 0)
    for sheet, heading, row, value, _ in FAULTS:
        if sheet == "Plan":
            row = next(r[0].row for r in book[sheet].iter_rows() if r[0].value == heading)
            cell = book[sheet].cell(row, 2)
        else:
            cell = book[sheet].cell(row, column_of(book, sheet, heading))
        cell.value = value
        found.append(f"{sheet}!{cell.coordinate}")
    return found


def column_of(book: Workbook, sheet: str, heading: str) -> int:
    return next(c.column for c in book[sheet][1] if c.value == heading)


def test_thirty_planted_faults_give_thirty_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, plan_out = tmp_path / "book.xlsx", tmp_path / "new.hsmc"
    write_planning_workbook(lhsi(), path, students=True)
    book = load_workbook(path)
    places = plant(book)
    book.save(path)
    assert main(["import-plan", str(path), "--save", str(plan_out)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(FAULTS) == 30
    assert [line.split(":")[0] for line in lines] == places, lines
    for line, (*_, words) in zip(lines, FAULTS, strict=True):
        assert words in line
        assert line.count(": ") >= 2, "how to mend it"
    assert not plan_out.exists()


def read(change: Callable[[Rows], object], base: Plan | None = None) -> Imported:
    return read_planning_workbook(changed(lhsi(), change), base)


def put(sheet: str, heading: str, row: int, value: Any) -> Callable[[Rows], None]:
    """A change of one cell; rows are counted as Excel does."""

    def change(rows: Rows) -> None:
        rows[sheet][row - 1][rows[sheet][0].index(heading)] = value

    return change


def where(sheet: str, heading: str, row: int) -> str:
    headings = next(s for s in (changed(lhsi(), lambda _: None)).sheets if s.title == sheet).rows[0]
    return f"{sheet}!{get_column_letter(headings.index(heading) + 1)}{row}"


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "words"),
    [
        ("Absences", "From", ErrorValue("#N/A"), "the cell shows #N/A"),
        ("Absences", "From", 46_818, "46818 is a number, not a date"),
        ("Absences", "From", "7 March", "“7 March” has no year"),
        ("Absences", "From", "3-14 May 2028", "is not one date"),
        ("Absences", "From", "7 March 2028 pm", "names half a day"),
        ("Absences", "From", "soon", "“soon” is not part of a date"),
        ("Absences", "From", "30/02/2028", "There is no such date"),
        ("Modules", "Code", date(2028, 5, 3), "Excel has made a date of it (3 May 2028)"),
        ("Modules", "Title", time(9, 0), "Excel has made a time of it"),
        ("Modules", "Credits", date(2028, 5, 3), "“3 May 2028” is not a whole number"),
        ("Modules", "Credits", True, "“True” is not a whole number"),
        ("Orders", "First", "pair-2027-28; od-2027-28", "is more than one"),
    ],
)
def test_what_a_cell_cannot_be_is_one_line(sheet: str, heading: str, value: Any, words: str) -> None:
    found = read(put(sheet, heading, 2, value))
    assert found.plan is None
    (problem,) = found.problems
    assert problem.where == where(sheet, heading, 2)
    assert words in problem.what
    assert problem.mend


def test_a_key_that_cannot_be_read_is_not_told_again_wherever_it_is_named() -> None:
    (problem,) = read(put("Tutors", "Id", 2, ErrorValue("#REF!"))).problems
    assert problem.where == "Tutors!A2"


def test_a_row_without_its_key_is_one_line_that_offers_one() -> None:
    (problem,) = read(put("Tutors", "Id", 2, None)).problems
    assert str(problem) == ("Tutors!A2: the tutor has no id: Give it a short word of its own, such as “iain-snelling”.")


def row(sheet: str, **values: Any) -> Callable[[Rows], None]:
    """A row more, by heading; spaces are underscores."""

    def change(rows: Rows) -> None:
        rows[sheet].append([values.get(heading.replace(" ", "_")) for heading in rows[sheet][0]])

    return change


def a_pin(rows: Rows) -> None:
    row("Pins", Id="p", Delivery="hcq-2027-28", Block=1, Starts=date(2027, 10, 5))(rows)
    row("Pinned tutors", Pin="p", Session="day-1", Tutors="snelling")(rows)
    row("Pinned tutors", Pin="p", Session="day-2", Tutors="snelling; nobody")(rows)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (row("Pins", Delivery="hcq-2027-28", Block=9, Days=2), "Pins!C2"),
        (row("Orders", First="hcq-2027-28", Then="nope"), "Orders!D6"),
        (a_pin, "'Pinned tutors'!C3"),
        (put("Pathways", "Deliveries", 3, "pui-2027-28 8; nope 10"), "Pathways!D3"),
        (put("Students", "Also takes", 2, "nope"), "Students!J2"),
        (put("Rule numbers", "Value", 2, 5000), "'Rule numbers'!C2"),
        (put("Deliveries", "Block lengths", 3, "7"), "Deliveries!D3"),
        (put("Absences", "From", 2, date(1900, 5, 5)), "Absences!B2"),
        (put("Cohorts", "People", 2, 99_999), "Cohorts!E2"),
    ],
)
def test_what_the_plan_cannot_mean_is_told_at_its_cell(change: Callable[[Rows], None], where: str) -> None:
    assert [p.where for p in read(change).errors] == [where]


def test_two_things_of_one_key_are_told_at_their_cells() -> None:
    found = read(put("Periods", "Id", 3, "term-2027-09-27"))
    assert found.errors
    assert {p.where for p in found.errors} <= {"Periods!A2", "Periods!A3"}


def test_years_over_each_other_and_a_day_without_a_morning_are_told_at_their_cells() -> None:
    found = read(put("Years", "Starts", 3, date(2028, 8, 1)))
    assert [str(p).split(":")[0] for p in found.problems] == [where("Years", "Starts", 3)]

    def no_morning(rows: Rows) -> None:
        next(row for row in rows["Plan"] if row[0] == "Midday")[1] = time(9, 0)

    (problem,) = read(no_morning).problems
    assert problem.where == "Plan!B6"


def test_a_delivery_without_sessions_and_a_sheet_without_years_are_told() -> None:
    def without(rows: Rows) -> None:
        rows["Sessions"] = [row for row in rows["Sessions"] if row[0] != "pair-2027-28"]

    assert "Deliveries!A2" in [p.where for p in read(without).errors]
    found = read(lambda rows: rows.pop("Years"))
    assert any("no sheet “Years”" in p.what for p in found.errors)


def test_a_column_that_must_be_there_is_asked_for_once() -> None:
    def without(rows: Rows) -> None:
        at = rows["Absences"][0].index("From")
        for row in rows["Absences"]:
            del row[at]

    (problem,) = read(without).problems
    assert str(problem) == "Absences!A1: there is no column “From”: Add it. The first day."


def test_a_heading_or_a_sheet_that_is_there_twice_is_a_fault() -> None:
    (problem,) = read(put("Rooms", "Comment", 1, "Name")).problems
    assert "the column “Name” is there twice" in problem.what

    def again(rows: Rows) -> None:
        rows["ROOMS"] = rows["Rooms"]

    assert "twice" in read(again).problems[0].what


def test_a_file_that_is_no_planning_workbook_says_so() -> None:
    def other(rows: Rows) -> None:
        rows.clear()
        rows["Sheet1"] = [["a", "b"]]

    (problem,) = read(other).problems
    assert str(problem).startswith("book.xlsx: none of its sheets is one of a planning workbook: ")


def test_an_error_the_plan_has_already_does_not_stand_in_the_way() -> None:
    wrong = replace(lhsi(), tutors=lhsi().tutors[1:])
    found = read_planning_workbook(changed(wrong, put("Rooms", "Name", 2, "Blue Room")), wrong)
    assert found.errors == ()
    assert found.plan is not None
    assert found.problems, "it is told all the same"
    assert len(found.changes) == 1


def test_rows_the_plan_cannot_take_into_a_thing_that_has_no_row_are_a_fault() -> None:
    def sessions_of_others_only(rows: Rows) -> None:
        del rows["Deliveries"]
        rows["Sessions"] = [row for row in rows["Sessions"] if row[0] != "pair-2027-28"]

    found = read(sessions_of_others_only, lhsi())
    assert [str(p) for p in found.errors] == [
        "Sessions!A1: “pair-2027-28”: a delivery needs at least one session: Correct its rows below."
    ]


odd_cells = st.one_of(
    st.none(), st.sampled_from(["", "none", "yes", "=1+1", "3-14 May 2028", "a; b", '"', "Mon-", "1 2 3", "x 5", "-1"]),
    st.text(max_size=5), st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(), st.dates(), st.times(), st.just(HALF_PAST_TWO), st.just(ErrorValue("#N/A")),
)  # fmt: skip
edits = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 12), st.integers(0, 20), odd_cells), min_size=1, max_size=12
)


@settings(max_examples=40, deadline=None)
@given(edits)
def test_whatever_is_in_the_cells_every_fault_is_a_line_and_nothing_else_happens(edits: list[Any]) -> None:
    def change(rows: Rows) -> None:
        titles = list(rows)
        for sheet, row, column, value in edits:
            cells = rows[titles[sheet % len(titles)]]
            own = cells[row % len(cells)]
            own[column % len(own)] = value

    found = read(change, lhsi())
    assert (found.plan is None) == bool(found.errors)
    for problem in found.problems:
        assert str(problem).isprintable(), problem
        assert problem.mend
