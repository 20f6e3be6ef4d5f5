"""`bookings`, `booking-answers` and `nights`: letters to those who book rooms, their answers, the hotel's list."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hsmc_scheduler.app.adjusting import move
from hsmc_scheduler.domain.correspondence import Booking, BookingStatus
from hsmc_scheduler.domain.plan import Office, Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.room import RoomNeed
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.storage.files import load
from hsmc_scheduler.storage.save_errors import SaveError
from tests.app.conftest import Command
from tests.app.plans import write
from tests.builders import a_cohort, a_delivery, a_plan, a_room, a_session, a_slot, a_student, a_timetable, placements

HEADINGS = 6
OFFICE = Office("Jo Example", "jo@example.org", "0121 496 0000", "HSMC", "X1", catering="lunch", hotel="The Swan")


def midnight(day: str) -> datetime:
    """A date as openpyxl reads it."""
    return datetime.fromisoformat(day)


def the_plan() -> Plan:
    rooms = (a_room("oak", seats=20, features=("screen", "step-free")), a_room("elm", seats=30))
    need = RoomNeed(features=("screen", "step-free"))
    sessions = tuple(a_session(str(n), room=need if n == 1 else RoomNeed()) for n in range(1, 6))
    students = (
        a_student("ada", name="Ada Quill", residential=True),
        a_student("bob", name="Bob Reed", residential=True, skips=("D1",)),
        a_student("cy", name="Cy Stone"),
    )
    return a_plan([a_delivery("D1", sessions=sessions)], rooms=rooms, office=OFFICE, students=students)


def laid(plan: Plan) -> Timetable:
    return a_timetable(plan, placements(plan, "D1", ("2027-11-02", 2), ("2027-12-07", 3), room="oak"))


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def set_today(day: str) -> None:
        monkeypatch.setattr("hsmc_scheduler.app.today.today", lambda: date.fromisoformat(day))

    set_today("2027-09-01")
    return set_today


@pytest.fixture
def solved(command: Command, at: Callable[[str], None]) -> Path:
    plan = the_plan()
    return write("solved.hsmc", plan, laid(plan))


@pytest.fixture
def sent(command: Command, solved: Path) -> Path:
    assert command("bookings", solved, "-o", "first.xlsx", "--save", "sent.hsmc").code == 0
    return Path("sent.hsmc")


def rows(path: str, sheet: str) -> list[dict[str, Any]]:
    headings, *found = load_workbook(path)[sheet].iter_rows(min_row=HEADINGS, values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in found if row[0]]


def bookings(path: Path) -> dict[str, Booking]:
    return {b.ref: b for b in load(path).plan.correspondence.bookings}


def answered(path: str, answers: dict[str, dict[str, Any]]) -> Path:
    """The letter sent back: the cells under those headings, by reference."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        columns: dict[str, int] = {str(c.value): n for n, c in enumerate(sheet[HEADINGS], 1)}
        for row in range(HEADINGS + 1, sheet.max_row + 1):
            for heading, value in answers.get(str(sheet.cell(row, 1).value), {}).items():
                sheet.cell(row, columns[heading]).value = value
    book.save("returned.xlsx")
    return Path("returned.xlsx")


def moved(path: Path, start: str) -> None:
    document = load(path)
    assert document.timetable is not None
    write(str(path), document.plan, move(document.plan, document.timetable, ("D1", 1), date.fromisoformat(start)))


def test_the_first_letter_has_a_row_a_room_and_day_with_what_a_request_form_asks(sent: Path) -> None:
    first, *others = rows("first.xlsx", "Bookings")
    assert len(others) == 4
    assert (first["Reference"], first["Change"], first["Status"]) == ("PH-0001", "new", "requested")
    assert first["Date"] == midnight("2027-11-02")
    assert [f"{first[h]:%H:%M}" for h in ("Set up", "Start", "End", "Leave by")] == ["09:00", "09:30", "16:30", "17:00"]
    asked = ("Room", "Event", "Module", "People", "Step-free needs", "Equipment", "Catering", "Contact", "Cost code")
    assert [first[h] for h in asked] == [
        *("Oak", "D1 2027-28 block 1", "Module D1", 7, "step-free", "screen", "lunch", "Jo Example", "X1"),
    ]
    assert (first["Alternative room"], others[0]["Alternative room"]) == (None, "Elm")
    assert first["Request by"] == midnight("2027-10-05")
    sheet = load_workbook("first.xlsx")["Bookings"]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"confirmed,refused,waiting"'


def test_without_save_nothing_is_recorded_and_it_says_so(command: Command, solved: Path) -> None:
    before = solved.read_bytes()
    ran = command("bookings", solved, "-o", "draft.xlsx")
    assert (ran.code, solved.read_bytes()) == (0, before)
    assert ran.problems == [
        "Nothing was recorded in the plan. Before you send the workbook, write it with --save PLAN_OUT."
    ]
    assert ran.out.startswith("Room bookings: 5 new; 2 must be asked for by Tue 5 October 2027.\n")


@pytest.mark.parametrize("before", [None, b"the last letter"])
def test_where_the_plan_cannot_be_saved_there_is_no_letter_either(
    command: Command, solved: Path, monkeypatch: pytest.MonkeyPatch, before: bytes | None
) -> None:
    letter, told = Path("letter.xlsx"), Problem("sent.hsmc", "the disk is full", "Free some space.")
    if before:
        letter.write_bytes(before)

    def full(*_: object) -> None:
        raise SaveError(told)

    monkeypatch.setattr("hsmc_scheduler.storage.files.save", full)
    ran = command("bookings", solved, "-o", letter, "--save", "sent.hsmc", "--replace")
    assert (ran.code, ran.out, ran.problems) == (2, "", [str(told)])
    assert (letter.read_bytes() if letter.exists() else None) == before


def test_other_catering_is_an_amendment_where_it_is_known_what_was_told(command: Command, sent: Path) -> None:
    document = load(sent)
    plan = replace(document.plan, office=replace(OFFICE, catering="lunch and tea"))
    write(str(sent), plan, laid(plan))
    assert command("bookings", sent, "-o", "second.xlsx").out.startswith("Room bookings: 5 to amend")
    assert {r["What changed"] for r in rows("second.xlsx", "Changes")} == {"catering lunch → lunch and tea"}
    old = tuple(replace(b, catering=None) for b in plan.correspondence.bookings)
    plan = replace(plan, correspondence=replace(plan.correspondence, bookings=old))
    write(str(sent), plan, laid(plan))
    assert command("bookings", sent, "-o", "third.xlsx").out.startswith("Room bookings: 5 unchanged")


def test_the_second_letter_tells_the_changes_alone(command: Command, sent: Path) -> None:
    moved(sent, "2027-11-09")
    ran = command("bookings", sent, "-o", "second.xlsx", "--save", sent)
    assert ran.out.startswith("Room bookings: 2 new, 2 to cancel, 3 unchanged; ")
    assert [(r["Change"], r["Reference"], r["What changed"]) for r in rows("second.xlsx", "Changes")] == [
        ("cancel", "PH-0001", "now Tue 9 November 2027 (PH-0006)"),
        ("new", "PH-0006", "instead of Tue 2 November 2027 (PH-0001)"),
        ("cancel", "PH-0002", "now Wed 10 November 2027 (PH-0007)"),
        ("new", "PH-0007", "instead of Wed 3 November 2027 (PH-0002)"),
    ]
    assert [r["Reference"] for r in rows("second.xlsx", "Unchanged")] == ["PH-0003", "PH-0004", "PH-0005"]
    assert bookings(sent)["PH-0001"].status is BookingStatus.CANCELLED
    assert command("bookings", sent, "-o", "third.xlsx").out.startswith("Room bookings: 5 unchanged")
    assert rows("third.xlsx", "Changes") == []


def test_all_gives_every_booking_in_order_of_date(command: Command, sent: Path) -> None:
    moved(sent, "2027-12-14")
    command("bookings", sent, "-o", "all.xlsx", "--all")
    found = rows("all.xlsx", "All bookings")
    assert [r["Date"] for r in found] == sorted(r["Date"] for r in found)
    assert {r["Change"] for r in found} == {"cancel", "new", "unchanged"}
    assert len(found) == 7


def test_what_should_have_been_asked_for_by_now_is_marked(
    command: Command, solved: Path, at: Callable[[str], None]
) -> None:
    at("2027-10-20")
    assert "2 are overdue" in command("bookings", solved, "-o", "late.xlsx").out
    sheet = load_workbook("late.xlsx")["Bookings"]
    column = next(c.column for c in sheet[HEADINGS] if c.value == "Request by")
    marked = [sheet.cell(row, column).font.b for row in range(HEADINGS + 1, HEADINGS + 6)]
    assert marked == [True, True, False, False, False]


def test_answers_are_said_first_and_saved_only_when_asked(command: Command, sent: Path) -> None:
    answers = {
        "PH-0001": {"Answer": "Confirmed"},
        "PH-0002": {"Answer": "NO", "Comment": "a wedding"},
        "PH-0003": {"Answer": "ok", "Room offered": "Elm"},
    }
    returned = answered("first.xlsx", answers)
    ran = command("booking-answers", returned, "--into", sent)
    assert ran.out.splitlines()[:4] == [
        "PH-0001, Tue 2 November 2027, Oak: requested -> confirmed",
        "PH-0002, Wed 3 November 2027, Oak: requested -> refused: a wedding",
        "PH-0003, Tue 7 December 2027, Oak: requested -> refused: offers Elm",
        "1 confirmed, 2 refused; 2 say nothing new.",
    ]
    refused = "Park House refused Oak on Wed 3 November 2027 for D1 2027-28 block 1 (PH-0002): a wedding."
    assert f"{refused} Other rooms that day: Elm." in ran.out
    dates = ran.out.partition("Other dates for D1, block 1:\n")[2].splitlines()
    assert dates[0].startswith("  ")
    assert "2027: " in dates[0]
    assert {b.status for b in bookings(sent).values()} == {BookingStatus.REQUESTED}
    assert command("booking-answers", returned, "--into", sent, "--save", "after.hsmc").code == 0
    after = bookings(Path("after.hsmc"))
    assert [after[f"PH-000{n}"].status.value for n in range(1, 6)] == [
        *("confirmed", "refused", "refused", "requested", "requested"),
    ]
    assert after["PH-0002"].comment == "a wedding"
    assert load(sent).timetable == load("after.hsmc").timetable


def test_an_answer_written_over_the_status_is_not_lost(command: Command, sent: Path) -> None:
    returned = answered("first.xlsx", {"PH-0002": {"Status": "refused"}, "PH-0003": {"Status": "waiting"}})
    ran = command("booking-answers", returned, "--into", sent)
    assert ran.code == 2
    assert [p.partition(": ")[2] for p in ran.problems] == [
        "PH-0002 is refused by its Status, and its Answer is empty: write the answer there, if it is one"
    ]


def test_a_plan_that_sent_nothing_says_so_once(command: Command, sent: Path, solved: Path) -> None:
    returned = answered("first.xlsx", {"PH-0001": {"Answer": "confirmed"}})
    ran = command("booking-answers", returned, "--into", solved)
    assert (ran.code, len(ran.problems)) == (2, 1)
    assert "this plan has sent no bookings yet" in ran.err
    assert sent.is_file()


def test_check_says_which_rooms_were_refused(command: Command, sent: Path) -> None:
    returned = answered("first.xlsx", {"PH-0002": {"Answer": "refused", "Comment": "a wedding"}})
    assert command("booking-answers", returned, "--into", sent, "--save", "after.hsmc").code == 0
    assert "Refused: Park House refused Oak on Wed 3 November 2027" in command("check", "after.hsmc").out
    assert "Refused" not in command("check", sent).out


def test_a_letter_with_nothing_to_tell_says_so(command: Command, sent: Path) -> None:
    ran = command("bookings", sent, "-o", "second.xlsx")
    assert ran.problems == ["Nothing has changed since the last time: there is nothing to tell."]


def test_rows_are_found_whatever_the_order_and_whatever_the_columns_are_called(command: Command, sent: Path) -> None:
    lines = [
        "Filled in by the bookings office",
        "Notes;Decision;Our ref;Date",
        ";yes;ph 5;09/12/2027",
        "too small;declined;PH-0002;Wed 3 November 2027",
    ]
    Path("returned.csv").write_text("\n".join(lines), encoding="utf-8")
    ran = command("booking-answers", "returned.csv", "--into", sent, "--save", sent)
    assert (ran.code, ran.problems) == (0, [])
    found = bookings(sent)
    assert (found["PH-0005"].status, found["PH-0002"].status) == (BookingStatus.CONFIRMED, BookingStatus.REFUSED)
    assert found["PH-0002"].comment == "too small"


def test_every_row_that_cannot_be_followed_is_a_line_with_its_cell(command: Command, sent: Path) -> None:
    answers: dict[str, dict[str, Any]] = {
        "PH-0001": {"Answer": "perhaps"},
        "PH-0002": {"Answer": "confirmed", "Date": midnight("2027-11-04")},
        "PH-0003": {"Answer": "confirmed", "Room": "Elm"},
        "PH-0004": {"Answer": "confirmed", "Reference": "PH-0999"},
        "PH-0005": {"Answer": "confirmed"},
    }
    returned = answered("first.xlsx", answers)
    ran = command("booking-answers", returned, "--into", sent, "--save", "after.hsmc")
    assert ran.code == 2
    assert not Path("after.hsmc").exists()
    assert [line.partition(": ")[::2] for line in ran.problems] == [
        ("Bookings!U7", "PH-0001: nobody knows the answer “perhaps”: write confirmed, refused or waiting"),
        (
            "Bookings!D8",
            "PH-0002 is on Wed 3 November 2027, and the sheet says Thu 4 November 2027: "
            "ask what is meant; another date is a change of the timetable",
        ),
        (
            "Bookings!I9",
            "PH-0003 is in Oak, and the sheet says Elm: write another room that is offered under Room offered",
        ),
        ("Bookings!A10", "there is no booking PH-0999: look whether it is mistyped, or of another plan"),
    ]
    ran = command("booking-answers", returned, "--into", sent, "--save", "after.hsmc", "--leave-out")
    assert (ran.code, len(ran.problems)) == (0, 4)
    assert [b.ref for b in bookings(Path("after.hsmc")).values() if b.status is BookingStatus.CONFIRMED] == ["PH-0005"]


def test_a_booking_answered_in_two_ways_is_not_followed(command: Command, sent: Path) -> None:
    Path("two.csv").write_text("Reference,Answer\nPH-0001,yes\nPH-0001,no\nPH-0002,\nPH-0002,yes\n", encoding="utf-8")
    ran = command("booking-answers", "two.csv", "--into", sent)
    assert ran.code == 2
    assert len(ran.problems) == 1
    assert "PH-0001 is answered otherwise in " in ran.problems[0]


def test_the_end_of_a_cancelled_booking_is_no_news_but_its_refusal_is(command: Command, sent: Path) -> None:
    moved(sent, "2027-11-09")
    command("bookings", sent, "-o", "second.xlsx", "--save", sent)
    returned = answered("second.xlsx", {"PH-0001": {"Answer": "confirmed"}, "PH-0006": {"Answer": "cancelled"}})
    ran = command("booking-answers", returned, "--into", sent)
    assert "PH-0001" not in ran.out
    assert "PH-0006, Tue 9 November 2027, Oak: requested -> refused" in ran.out
    ran = command("booking-answers", answered("second.xlsx", {"PH-0001": {"Answer": "refused"}}), "--into", sent)
    assert "PH-0001 was cancelled, and the cancelling is refused" in ran.problems[0]


def test_a_workbook_that_is_no_letter_is_said_to_be_none(command: Command, sent: Path) -> None:
    Path("other.csv").write_text("Name,Date\nAnn,2027-11-02\n", encoding="utf-8")
    ran = command("booking-answers", "other.csv", "--into", sent)
    assert ran.problems == [
        "other.csv: no sheet has a heading Reference beside a heading Answer or Status: "
        "choose the workbook that was sent to be filled in"
    ]


@pytest.mark.parametrize("payload", ['=HYPERLINK("http://example.org","x")', "+1+1", "@SUM(1)", "\t=1", "<b>x</b>"])
def test_hostile_text_stays_text_on_its_way_out_and_back(command: Command, solved: Path, payload: str) -> None:
    document = load(solved)
    office = replace(OFFICE, contact=payload, catering=payload, hotel=payload)
    rooms = tuple(replace(r, name=f"{payload} {r.name}") for r in document.plan.rooms)
    write("solved.hsmc", replace(document.plan, office=office, rooms=rooms, title=payload), document.timetable)
    assert command("bookings", solved, "-o", "first.xlsx", "--save", "sent.hsmc").code == 0
    assert command("nights", solved, "-o", "nights.xlsx", "--names").code == 0
    for name in ("first.xlsx", "nights.xlsx"):
        with zipfile.ZipFile(name) as parts:
            sheets = b"".join(parts.read(n) for n in parts.namelist() if n.startswith("xl/worksheets/"))
        assert b"<f>" not in sheets
        assert b"<hyperlink" not in sheets
        for sheet in load_workbook(name).worksheets:
            cells = [c for row in sheet.iter_rows() for c in row if isinstance(c.value, str)]
            assert {c.data_type for c in cells} == {"s"}
    returned = answered("first.xlsx", {"PH-0001": {"Answer": "refused"}})
    book = load_workbook(returned)
    cell = next(c for c in book["Bookings"][HEADINGS] if c.value == "Comment")
    written = book["Bookings"].cell(HEADINGS + 1, cell.column)
    written.value, written.data_type = payload, "s"
    book.save(returned)
    ran = command("booking-answers", returned, "--into", "sent.hsmc", "--save", "after.hsmc")
    assert (ran.code, ran.problems) == (0, [])
    assert bookings(Path("after.hsmc"))["PH-0001"].comment == " ".join(payload.split())


def test_the_nights_list_counts_by_block_and_names_only_when_asked(command: Command, solved: Path) -> None:
    ran = command("nights", solved, "-o", "nights.xlsx")
    assert ran.out.startswith("3 room nights for 2 blocks.\n")
    headings, *found = load_workbook("nights.xlsx")["Nights"].iter_rows(min_row=5, values_only=True)
    assert headings[:5] == ("Arrive", "Leave", "Nights", "Rooms", "Room nights")
    assert [row[:5] for row in found] == [
        (midnight("2027-11-02"), midnight("2027-11-03"), 1, 1, 1),
        (midnight("2027-12-07"), midnight("2027-12-09"), 2, 1, 2),
    ]
    with zipfile.ZipFile("nights.xlsx") as parts:
        assert not [n for n in parts.namelist() if b"Quill" in parts.read(n)]
    ran = command("nights", solved, "-o", "named.xlsx", "--names", "--night-before")
    assert "5 room nights for 2 blocks.\n1 name is in it." in ran.out
    names = [row[3] for row in load_workbook("named.xlsx")["Names"].iter_rows(min_row=2, values_only=True)]
    assert names == ["Ada Quill", "Ada Quill"]


def test_who_has_not_chosen_an_elective_is_counted_apart(command: Command, at: Callable[[str], None]) -> None:
    cohort = a_cohort(required=(), electives=(a_slot("D1", "D2"),))
    students = (
        a_student("ada", residential=True, takes=("D1",)),
        a_student("bob", residential=True),
        a_student("cy", residential=True, takes=("D2",)),
    )
    plan = a_plan([a_delivery(d, 2, block_lengths=(2,)) for d in ("D1", "D2")], cohorts=(cohort,), students=students)
    path = write("plan.hsmc", plan, a_timetable(plan, placements(plan, "D1", ("2027-11-02", 2))))
    ran = command("nights", path, "-o", "nights.xlsx")
    assert ran.out.startswith("1 room night for 1 block; up to 1 more where electives are not chosen yet.\n")


def test_a_plan_without_residential_students_has_an_empty_list(command: Command, solved: Path) -> None:
    document = load(solved)
    write("solved.hsmc", replace(document.plan, students=()), document.timetable)
    ran = command("nights", solved, "-o", "nights.xlsx")
    assert ran.problems == ["No student of the plan is residential, so the list is empty."]


def test_a_columns_heading_stands_over_its_cells_and_texts_side_by_side_do_not_touch(
    command: Command, sent: Path
) -> None:
    sheet = load_workbook("first.xlsx")["Bookings"]
    pairs = {
        str(h.value): (h.alignment, b.alignment) for h, b in zip(sheet[HEADINGS], sheet[HEADINGS + 1], strict=True)
    }
    for title in ("Date", "Request by"):
        assert [a.horizontal for a in pairs[title]] == ["right", "right"]
    for title in ("Room", "Venue", "Event", "Module", "Layout", "Comment"):
        assert [a.indent for a in pairs[title]] == [1, 1]
