"""What is exported to where it cannot go, and what is given to the verb of another file: a line each, nothing done."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.app.conftest import Command
from tests.app.plans import a_small_plan, write
from tests.builders import a_timetable, placements

MANY = (("calendars",), ("packs", "--no-pdf"), ("ask-tutors",))
ONE = ("export-plan", "bookings", "nights")
TOO_LONG = "n" * 300


@pytest.fixture
def solved(command: Command) -> Path:
    """A small plan with a timetable, alone in the folder."""
    plan = a_small_plan()
    blocks = (*placements(plan, "D1", ("2027-10-05", 3), ("2027-11-09", 2)), *placements(plan, "D2", ("2028-03-07", 2)))
    return write("solved.hsmc", plan, a_timetable(plan, blocks))


def here() -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in Path().rglob("*") if p.is_file()}


@pytest.mark.parametrize("words", MANY, ids=lambda w: w[0])
def test_many_files_go_to_no_place_that_can_be_no_folder(
    command: Command, solved: Path, words: tuple[str, ...]
) -> None:
    Path("file").write_text("mine")
    before = here()
    for folder, told in (
        ("file", "file is a file, not a folder"),
        ("file/below", "file is a file, not a folder"),
        (TOO_LONG, "there can be no file of that name"),
        ("", "the folder: it has no name"),
    ):
        ran = command(words[0], solved, folder, *words[1:])
        assert (ran.code, len(ran.problems)) == (2, 1), folder
        assert told in ran.problems[0]
    assert here() == before


@pytest.mark.parametrize("verb", ONE)
def test_a_name_no_file_can_have_is_refused_before_any_work(command: Command, solved: Path, verb: str) -> None:
    ran = command(verb, solved, "-o", f"{TOO_LONG}.xlsx")
    assert (ran.code, len(ran.problems)) == (2, 1)
    assert "there can be no file of that name" in ran.problems[0]


def test_a_workbook_of_another_kind_and_a_plan_file_are_a_line_each_and_not_read_as_a_planning_workbook(
    command: Command, solved: Path
) -> None:
    command("packs", solved, "packs", "--no-pdf", "--for", "tutor")
    before = here()
    pack = next(Path("packs").glob("*.xlsx"))
    for file, told in ((pack, "of its 4 sheets are no part of a plan"), (solved, "is a plan file, not a table")):
        ran = command("import-plan", file, "--into", solved, "--save", "out.hsmc")
        assert (ran.code, len(ran.problems)) == (2, 1), file
        assert told in ran.problems[0]
    assert here() == before


def test_folders_that_hold_no_answers_or_far_too_much_are_a_line_each(command: Command, solved: Path) -> None:
    Path("empty").mkdir()
    Path("many").mkdir()
    for number in range(201):
        Path("many", f"{number}.xlsx").touch()
    for words, told in (
        (("tutor-answers", "empty"), "there is no file in this folder"),
        (("tutor-answers", "solved.hsmc"), "this is a file, not a folder"),
        (("reviews", "empty"), "there is no workbook (.xlsx) in this folder"),
        (("reviews", "nowhere"), "there is no such file or folder"),
        (("reviews", "many"), "there are 201 files in this folder, more than 200"),
        (("reviews", TOO_LONG), "cannot be read: File name too long"),
    ):
        ran = command(*words, "--into", solved)
        assert (ran.code, len(ran.problems)) == (2, 1), words
        assert told in ran.problems[0]


def test_a_room_offered_beside_no_reference_is_not_passed_over(command: Command, solved: Path) -> None:
    command("bookings", solved, "-o", "letter.xlsx", "--save", solved)
    book = Workbook()
    for row in (("Reference", "Answer", "Room offered"), ("", "", "The Great Hall")):
        book.worksheets[0].append(row)
    book.save("back.xlsx")
    ran = command("booking-answers", "back.xlsx", "--into", solved)
    assert (ran.code, len(ran.problems)) == (2, 1)
    assert "has no reference" in ran.problems[0]
