"""The planning workbook through real files and the command line."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from hsmc_scheduler.app.bundled import resources
from hsmc_scheduler.app.cli import main
from hsmc_scheduler.app.importing.planning_workbook import read_planning_workbook
from hsmc_scheduler.app.importing.planning_workbook.assembling import built_plan
from hsmc_scheduler.app.importing.planning_workbook.building import Building
from hsmc_scheduler.app.importing.planning_workbook.found import find_sheets
from hsmc_scheduler.app.reading_files import read_tables
from hsmc_scheduler.domain.correspondence import Answer, Correspondence
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.planning_workbook import write_planning_workbook
from hsmc_scheduler.exchange.tables.reading import tables_of
from hsmc_scheduler.storage.document import Document, proof_holds
from hsmc_scheduler.storage.files import hash_on_disk, load, save
from tests.builders import a_plan, a_tutor
from tests.storage.strategies import plans

SAMPLES = resources() / "samples"
SOLVED = Path(__file__).parents[1] / "gui" / "lhsi-2027-29-solved.hsmc"
BUDGET_S = 3.0


@cache
def _book_of_the_solved_plan() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        assert main(["export-plan", str(SOLVED), "-o", str(path)]) == 0
        return path.read_bytes()


@pytest.fixture
def book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The workbook of the solved plan, without students."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(_book_of_the_solved_plan())
    capsys.readouterr()
    return path


@pytest.mark.parametrize("name", ["portfolio-2027-29", "lhsi-2016-18"])
def test_every_sample_comes_back_the_same_through_a_file(name: str, tmp_path: Path) -> None:
    path, plan_out = tmp_path / "book.xlsx", tmp_path / "new.hsmc"
    assert main(["export-plan", str(SAMPLES / f"{name}.hsmc"), "-o", str(path), "--with-students"]) == 0
    assert main(["import-plan", str(path), "--save", str(plan_out)]) == 0
    assert load(plan_out).plan == load(SAMPLES / f"{name}.hsmc").plan


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_any_plan_comes_back_the_same_through_a_file(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "book.xlsx"
    write_planning_workbook(plan, path, students=True)
    found = built_plan(Building(find_sheets(tables_of(path.name, path.read_bytes())).sheets, None))
    assert found == replace(plan, releases=(), correspondence=Correspondence())


def test_a_dry_run_says_what_would_change_and_writes_nothing(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = hash_on_disk(SOLVED)
    sheets = load_workbook(book)
    sheets["Tutors"]["D2"] = "Mon-Thu"
    sheets.save(book)
    assert main(["import-plan", str(book), "--into", str(SOLVED)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "Tutor Iain Snelling: working weekdays Mon-Fri -> Mon-Thu",
        "1 thing changed.",
        "The timetable is kept as it is; it answers the plan as it was before. Solve anew to follow the changes.",
    ]
    assert told.err.splitlines() == [
        "Not in the workbook, so left as they are in the plan: Students.",
        "Nothing was saved. Add --save PLAN_OUT to write the plan with it.",
    ]
    assert hash_on_disk(SOLVED) == before


def test_saving_applies_it_and_keeps_the_timetable_and_what_no_sheet_holds(book: Path, tmp_path: Path) -> None:
    document = load(SOLVED)
    letters = Correspondence(answers=(Answer("snelling", date(2027, 1, 1)),))
    own = tmp_path / "own.hsmc"
    save(replace(document, plan=replace(document.plan, correspondence=letters)), own, None)
    sheets = load_workbook(book)
    sheets["Rooms"]["B2"] = "Blue Room"
    sheets.save(book)
    assert main(["import-plan", str(book), "--into", str(own), "--save", str(own)]) == 0
    after = load(own)
    assert after.plan.rooms[0].name == "Blue Room"
    assert after.plan.students == document.plan.students
    assert after.plan.correspondence == letters
    assert after.timetable is not None
    assert document.timetable is not None
    assert after.timetable.placements == document.timetable.placements
    assert proof_holds(after)


def test_text_that_would_be_a_formula_stays_text(tmp_path: Path) -> None:
    hostile = ('=HYPERLINK("http://x")', "+1+1", "@SUM(A1)", "-2+3", "=cmd|' /C calc'!A0")
    plan = replace(a_plan(), tutors=tuple(a_tutor(f"t{n}", name=text) for n, text in enumerate(hostile)))
    path = tmp_path / "book.xlsx"
    write_planning_workbook(plan, path, students=False)
    cells = [load_workbook(path)["Tutors"].cell(row, 2) for row in range(2, 7)]
    assert [(c.value, c.data_type, c.quotePrefix) for c in cells] == [(text, "s", True) for text in hostile]
    found = built_plan(Building(find_sheets(tables_of(path.name, path.read_bytes())).sheets, None))
    assert found is not None
    assert tuple(t.name for t in found.tutors) == hostile


def test_text_that_a_workbook_would_take_for_a_character_is_told_again(tmp_path: Path) -> None:
    plan, path = replace(a_plan(), notes="_x0041_ and _x005F_"), tmp_path / "book.xlsx"
    write_planning_workbook(plan, path, students=False)
    found = built_plan(Building(find_sheets(tables_of(path.name, path.read_bytes())).sheets, None))
    assert found is not None
    assert found.notes == plan.notes


def test_names_of_students_leave_only_when_asked_for(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {s.name for s in load(SOLVED).plan.students}
    with_them = tmp_path / "with.xlsx"
    main(["export-plan", str(SOLVED), "-o", str(with_them), "--with-students"])
    assert "Students" not in capsys.readouterr().out
    main(["export-plan", str(SOLVED), "-o", str(tmp_path / "without.xlsx")])
    assert "Students are not in it; --with-students puts them in." in capsys.readouterr().out
    for path, expected in ((book, set()), (with_them, names)):
        texts = {c.value for sheet in load_workbook(path) for row in sheet.iter_rows() for c in row}
        assert texts & names == expected


def test_the_workbook_is_made_for_editing(book: Path) -> None:
    sheets = load_workbook(book)
    assert [s.title for s in sheets][:3] == ["About", "Plan", "Years"]
    assert all(s.sheet_state == "visible" for s in sheets)
    absences = sheets["Absences"]
    assert absences.freeze_panes == "B2"
    assert all(cell.comment for cell in absences[1])
    assert absences["B2"].number_format == "[$-809]ddd dd/mm/yyyy"
    assert absences.tables
    rules = {str(v.sqref): (v.type, v.formula1) for v in absences.data_validations.dataValidation}
    last = absences.max_row + 300
    assert rules[f"A2:A{last}"] == ("list", "Tutors_ids")
    assert rules[f"B2:B{last}"][0] == "date"
    assert rules[f"D2:D{last}"] == ("list", '"away,commitment,prefer not"')
    keys = {str(v.sqref): v.formula1 for v in sheets["Tutors"].data_validations.dataValidation}
    assert keys[f"A2:A{sheets['Tutors'].max_row}"] == "FALSE", "an id that is there is not typed over"
    assert not any(s.protection.sheet for s in sheets), "rows can be added, deleted and sorted"


def test_what_cannot_be_written_or_read_is_one_line(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export-plan", str(SOLVED), "-o", str(tmp_path / "x.csv")]) == 2
    assert main(["import-plan", str(tmp_path / "none.xlsx")]) == 2
    assert main(["import-plan", str(book), "--into", str(tmp_path / "none.hsmc")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_notes_longer_than_a_cell_are_refused_and_the_old_file_stays(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, before = tmp_path / "own.hsmc", book.read_bytes()
    save(Document(replace(load(SOLVED).plan, notes="x" * 40_000)), own, None)
    assert main(["export-plan", str(own), "-o", str(book), "--replace"]) == 2
    assert "“Notes” in row 20 of the sheet Plan is longer than" in capsys.readouterr().err
    assert book.read_bytes() == before


def processor_seconds() -> float:
    """Used by this process and the children it had, whatever else the machine does."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def test_the_portfolio_goes_out_and_comes_in_within_three_seconds_each(tmp_path: Path) -> None:
    plan, path = load(SAMPLES / "portfolio-2027-29.hsmc").plan, tmp_path / "book.xlsx"
    out, back = [], []
    for _ in range(3):
        started = processor_seconds()
        write_planning_workbook(plan, path, students=True)
        written = processor_seconds()
        found = read_planning_workbook(read_tables(path), plan)
        out.append(written - started)
        back.append(processor_seconds() - written)
        assert found.plan == plan
    print(f"portfolio out {median(out):.2f} s, in {median(back):.2f} s of a processor (median of 3)")
    assert median(out) < BUDGET_S
    assert median(back) < BUDGET_S
