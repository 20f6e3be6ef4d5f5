"""`packs`."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from hsmc_scheduler.app.printing import Pages
from hsmc_scheduler.app.sending.packs import send_packs
from hsmc_scheduler.app.sending.running import StoppedError, Watch
from hsmc_scheduler.domain.fingerprint import timetable_fingerprint
from hsmc_scheduler.exchange.saving import NotWrittenError
from hsmc_scheduler.projections.concern import concerns_of
from hsmc_scheduler.projections.proof import Proof
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import hash_on_disk, load, save
from tests.app.conftest import Command
from tests.app.plans import write
from tests.builders import a_delivery, a_plan, a_room, a_student, a_timetable, a_tutor, placements
from tests.exchange.test_calendar_files import NOW


@pytest.fixture
def solved(command: Command) -> Path:
    """Two deliveries: Ann leads both and teaches the first, Ben teaches the second, in another room."""
    plan = a_plan(
        [a_delivery("D1"), a_delivery("D2")],
        tutors=(a_tutor("ann", name="Ann: O'Hara"), a_tutor("ben")),
        rooms=(a_room("room"), a_room("hall", name="Hall/1")),
        students=(a_student("sam", name="Zebedee Student"),),
    )
    first = placements(plan, "D1", ("2027-10-05", 3), ("2027-11-09", 2), tutors=("ann",), room="room")
    second = placements(plan, "D2", ("2027-12-07", 3), ("2028-01-11", 2), tutors=("ben",), room="hall")
    return write("solved.hsmc", plan, a_timetable(plan, first, second))


def titles(path: str, sheet: str = "Sessions", heading: str = "Session") -> list[str]:
    rows = list(load_workbook(path)[sheet].iter_rows(values_only=True))
    column = rows[0].index(heading)
    return [str(row[column]) for row in rows[1:] if row[column]]


def test_each_of_all_kinds_gets_a_workbook_a_pdf_and_a_calendar(command: Command, solved: Path) -> None:
    ran = command("packs", solved, "out")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Written: 18 files for 6 in out")
    stems = [
        "Cohort - Cohort C1",
        "Module lead - Ann O'Hara",
        "Room - Hall 1",
        "Room - Room",
        "Tutor - Ann O'Hara",
        "Tutor - Ben",
    ]
    assert sorted(p.name for p in Path("out").iterdir()) == sorted(
        s + e for s in stems for e in (".xlsx", ".pdf", ".ics")
    )
    assert all(p.read_bytes().startswith(b"%PDF") for p in Path("out").glob("*.pdf"))
    assert all(Calendar.from_ical(p.read_bytes()).walk("VEVENT") for p in Path("out").glob("*.ics"))


def test_a_workbook_holds_what_is_theirs(command: Command, solved: Path) -> None:
    command("packs", solved, "out", "--no-pdf")
    modules = {p.stem: set(titles(str(p), heading="Module code")) for p in Path("out").glob("*.xlsx")}
    assert modules == {
        "Cohort - Cohort C1": {"D1", "D2"}, "Module lead - Ann O'Hara": {"D1", "D2"},
        "Room - Hall 1": {"D2"}, "Room - Room": {"D1"}, "Tutor - Ann O'Hara": {"D1"}, "Tutor - Ben": {"D2"},
    }  # fmt: skip
    assert "Park House" in load_workbook("out/Room - Hall 1.xlsx").sheetnames
    assert "Park House" not in load_workbook("out/Tutor - Ben.xlsx").sheetnames


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext, of poppler-utils")
def test_a_pdf_names_theirs_and_nobodys_else(command: Command, solved: Path) -> None:
    command("packs", solved, "out", "--for", "lead:ann", "room:hall")
    text = {p.stem: subprocess.run(["pdftotext", str(p), "-"], capture_output=True, text=True, check=True).stdout
            for p in Path("out").glob("*.pdf")}  # fmt: skip
    assert "D1 2027-28 1/2" in text["Module lead - Ann O'Hara"]
    assert "D2 2027-28 2/2" in text["Room - Hall 1"]
    assert "D1 2027-28" not in text["Room - Hall 1"]


def test_no_student_is_named_in_any_pack(command: Command, solved: Path) -> None:
    command("packs", solved, "out", "--no-pdf")
    for path in Path("out").glob("*.xlsx"):
        shutil.unpack_archive(path, path.stem, "zip")
        assert not [f for f in Path(path.stem).rglob("*.xml") if b"Zebedee" in f.read_bytes()]
    assert not [p for p in Path("out").glob("*.ics") if b"Zebedee" in p.read_bytes()]


def test_without_pdf_no_pdf_is_made(command: Command, solved: Path) -> None:
    command("packs", solved, "out", "--no-pdf", "--for", "tutor:ben")
    assert sorted(p.name for p in Path("out").iterdir()) == ["Tutor - Ben.ics", "Tutor - Ben.xlsx"]


def test_where_the_system_cannot_print_the_rest_is_made(
    command: Command, solved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hsmc_scheduler.app.system_libraries.missing_packages", lambda: ("libegl1",))
    ran = command("packs", solved, "out", "--for", "tutor:ben")
    assert ran.code == 0
    assert "No PDF files are made. System packages are missing: sudo apt-get install libegl1" in ran.err
    assert sorted(p.name for p in Path("out").iterdir()) == ["Tutor - Ben.ics", "Tutor - Ben.xlsx"]


def test_saving_remembers_the_calendars_that_went_with_the_packs(command: Command, solved: Path) -> None:
    command("packs", solved, "out", "--no-pdf", "--save", solved)
    ran = command("calendars", solved, "changes", "--changes-only")
    assert "Nothing has changed" in ran.out


def test_old_packs_stay_until_replacing_is_asked_for(command: Command, solved: Path) -> None:
    Path("out").mkdir()
    Path("out/Tutor - Ben.xlsx").write_text("mine")
    ran = command("packs", solved, "out", "--no-pdf", "--for", "tutor")
    assert (ran.code, len(ran.problems)) == (2, 1)
    assert "--replace" in ran.err
    assert Path("out/Tutor - Ben.xlsx").read_text() == "mine"
    assert command("packs", solved, "out", "--no-pdf", "--for", "tutor", "--replace").code == 0
    assert titles("out/Tutor - Ben.xlsx")


def test_what_is_stopped_or_fails_leaves_every_old_file_whole(command: Command, solved: Path) -> None:
    document, folder = load(solved), Path("out")
    folder.mkdir()
    (folder / "Tutor - Ben.xlsx").write_text("mine")
    calls: list[int] = []

    def stopped() -> bool:
        calls.append(1)
        return len(calls) > 9

    def fails(document: Document, pages: Pages, path: Path) -> None:
        raise OSError(28, "No space left on device")

    for printer, watch, error in ((None, Watch(stopped=stopped), StoppedError), (fails, Watch(), NotWrittenError)):
        with pytest.raises(error, match=r"Nothing was written|None of the others was written"):
            send_packs(document, concerns_of(document.plan), folder, NOW, printer=printer, replace=True, watch=watch)
        assert [p.name for p in folder.iterdir()] == ["Tutor - Ben.xlsx"]
        assert (folder / "Tutor - Ben.xlsx").read_text() == "mine"


def test_a_lead_may_change_only_what_is_asked_of_them(command: Command, solved: Path) -> None:
    command("packs", solved, "out", "--no-pdf", "--for", "lead:ann")
    book = load_workbook("out/Module lead - Ann O'Hara.xlsx")
    sheet = book["To check"]
    assert book.sheetnames[0] == "To check"
    assert sheet.protection.sheet
    headings = [c.value for c in sheet[4]]
    opened = {
        headings[c.column - 1]
        for row in sheet.iter_rows(min_row=5)
        for c in row
        if c.column and not c.protection.locked
    }
    assert opened == {"OK?", "Comment"}
    assert [row[0].value for row in sheet.iter_rows(min_row=5)] == ["D1#1", "D1#2", "D2#1", "D2#2"]
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"OK"', "G5:G8")
    assert book["Whose"].sheet_state == "hidden"


def test_a_timetable_moved_by_hand_is_not_called_proven(command: Command, solved: Path) -> None:
    document = load(solved)
    assert document.timetable is not None
    proof = Proof("proven", 0, 0, 1.0, 1, datetime(2027, 3, 1), proves=timetable_fingerprint(document.timetable))  # noqa: DTZ001 - local, as it is shown
    for moved, words in ((False, "Proven best timetable"), (True, "Timetable found")):
        timetable = a_timetable(document.plan, *document.timetable.placements[moved:])
        save(Document(document.plan, timetable, proof), "told.hsmc", hash_on_disk("told.hsmc"))
        command("packs", "told.hsmc", "out", "--no-pdf", "--for", "tutor:ben", "--replace")
        assert str(load_workbook("out/Tutor - Ben.xlsx")["Planner"]["A2"].value).startswith(words)
