"""`reviews`: packs out to module leads, and what they said of them back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hsmc_scheduler.storage.files import load
from tests.app.conftest import Command
from tests.app.plans import write
from tests.builders import a_delivery, a_plan, a_timetable, a_tutor, on, placements

DATES = (("2027-10-05", 3), ("2027-11-09", 2))
FORM = "back/Module lead - Ann O'Hara.xlsx"
Fill = Callable[..., None]


@pytest.fixture
def solved(command: Command) -> Path:
    """A plan whose only module lead has got a pack, which lies in `back`."""
    plan = a_plan([a_delivery("D1")], tutors=(a_tutor("ann", name="Ann O'Hara"),))
    path = write("solved.hsmc", plan, a_timetable(plan, placements(plan, "D1", *DATES)))
    assert command("packs", path, "back", "--no-pdf", "--for", "lead").code == 0
    return path


def fill(path: str = FORM, **cells: str) -> None:
    book = load_workbook(path)
    sheet: Any = book["To check"]
    for cell, value in cells.items():
        sheet[cell].value = value
    book.save(path)


def move(solved: Path, *dates: tuple[str, int]) -> None:
    document = load(solved)
    timetable = a_timetable(document.plan, placements(document.plan, "D1", *dates))
    write(solved.name, document.plan, timetable)


def test_what_was_checked_is_said_first_and_saved_when_asked(command: Command, solved: Path) -> None:
    fill(G5="OK", H6="Can this be later?")
    dry = command("reviews", "back", "--into", solved)
    assert dry.code == 0
    assert dry.out.splitlines()[-1] == "Checked by module leads: 1 of 2; 1 comment"
    assert "Can this be later?" in dry.out
    assert load(solved).plan.correspondence.reviews == ()
    before = load(solved)
    assert command("reviews", "back", "--into", solved, "--save", solved).code == 0
    first, second = load(solved).plan.correspondence.reviews
    assert (first.block, first.by, first.checked, first.dates[0]) == (1, "Ann O'Hara", True, on("2027-10-05"))
    assert (second.block, second.checked, second.comment) == (2, False, "Can this be later?")
    assert load(solved).timetable == before.timetable
    assert "Checked by module leads: 1 of 2; 1 comment." in command("check", solved).out
    again = command("reviews", FORM, "--into", solved)
    assert "2 rows as known already" in again.out


def test_a_pack_that_came_back_empty_is_said_to_be_empty(command: Command, solved: Path) -> None:
    ran = command("reviews", "back", "--into", solved)
    assert (ran.code, ran.out.splitlines()[0]) == (
        0,
        "No row has an answer yet: OK? and Comment are empty in what came back.",
    )


def test_a_block_that_moved_since_is_to_be_checked_again(command: Command, solved: Path) -> None:
    fill(G5="OK", G6="OK")
    move(solved, DATES[0], ("2027-11-16", 2))
    ran = command("reviews", "back", "--into", solved, "--save", solved)
    assert ran.out.splitlines()[-2] == "Checked by module leads: 1 of 2; 1 to be checked again"
    assert "said of Tue 9 – Wed 10 Nov 2027, it has moved since" in ran.out


def test_the_next_pack_shows_what_was_said_of_these_dates(command: Command, solved: Path) -> None:
    fill(G5="OK", G6="OK")
    command("reviews", "back", "--into", solved, "--save", solved)
    move(solved, DATES[0], ("2027-11-16", 2))
    command("packs", solved, "next", "--no-pdf", "--for", "lead")
    sheet: Any = load_workbook(FORM.replace("back", "next"))["To check"]
    assert (sheet["G5"].value, sheet["G6"].value) == ("OK", None)


def test_a_lead_who_is_called_otherwise_by_now_is_the_same_person(command: Command, solved: Path) -> None:
    fill(H5="Can this be later?")
    command("reviews", "back", "--into", solved, "--save", solved)
    document = load(solved)
    plan = replace(document.plan, tutors=(replace(document.plan.tutors[0], name="Dr Ann O'Hara"),))
    write(solved.name, plan, document.timetable)
    fill(G5="OK", H5="")
    ran = command("reviews", "back", "--into", solved, "--save", solved)
    assert ran.out.splitlines()[-2] == "Checked by module leads: 1 of 2"
    (review,) = load(solved).plan.correspondence.reviews
    assert (review.lead, review.by, review.checked, review.comment) == ("ann", "Dr Ann O'Hara", True, "")


def test_every_fault_is_a_line_and_nothing_is_saved(command: Command, solved: Path) -> None:
    fill(G5="OK", G6="maybe", A6="D1#7")
    before = solved.read_bytes()
    Path("back/junk.xlsx").write_bytes(b"not a workbook")
    ran = command("reviews", "back", "--into", solved, "--save", solved)
    assert ran.code == 2
    assert len(ran.problems) == 2
    assert "Ann O'Hara.xlsx, 'To check'!G6: “maybe” is no answer here: choose OK" in ran.err
    assert solved.read_bytes() == before


def test_a_block_the_timetable_does_not_have_is_named(command: Command, solved: Path) -> None:
    fill(A6="D1#7", G6="OK")
    ran = command("reviews", "back", "--into", solved)
    assert (ran.code, len(ran.problems)) == (2, 1)
    assert "'To check'!A6: the timetable has no block “D1#7” any more" in ran.err


def test_two_files_that_say_different_things_of_a_block_are_not_chosen_between(command: Command, solved: Path) -> None:
    other = FORM.replace(".xlsx", " (1).xlsx")
    Path(other).write_bytes(Path(FORM).read_bytes())
    fill(G5="OK")
    fill(other, H5="No!")
    ran = command("reviews", "back", "--into", solved)
    assert (ran.code, len(ran.problems)) == (2, 1)
    assert "keep only the one that counts" in ran.err


def test_a_lead_by_another_name_is_still_that_lead(command: Command, solved: Path) -> None:
    fill(G5="OK")
    document = load(solved)
    tutors = tuple(replace(t, name="Ann Smith") for t in document.plan.tutors)
    write(solved.name, replace(document.plan, tutors=tutors), document.timetable)
    ran = command("reviews", "back", "--into", solved)
    assert "Checked by Ann Smith" in ran.out


def test_a_folder_without_workbooks_says_so(command: Command, solved: Path) -> None:
    Path("none").mkdir()
    for name, words in (("none", "no workbook"), ("nowhere", "no such file")):
        ran = command("reviews", name, "--into", solved)
        assert ran.code == 2
        assert words in ran.err
