"""`calendars`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from hsmc_scheduler.storage.files import load
from tests.app.conftest import Command
from tests.app.plans import write
from tests.builders import a_delivery, a_plan, a_timetable, a_tutor, placements


@pytest.fixture
def solved(command: Command) -> Path:
    """A plan with a timetable of five days."""
    plan = a_plan([a_delivery("D1")], tutors=(a_tutor("ann", name="Ann O'Hara: a/b"), a_tutor("ben", name="Ben")))
    laid = placements(plan, "D1", ("2027-10-05", 3), ("2027-11-09", 2), tutors=("ann",))
    return write("solved.hsmc", plan, a_timetable(plan, laid))


def later(solved: Path) -> None:
    """The second block a week later."""
    document = load(solved)
    laid = placements(document.plan, "D1", ("2027-10-05", 3), ("2027-11-16", 2), tutors=("ann",))
    write(solved.name, document.plan, replace(a_timetable(document.plan), placements=laid))


def events(path: str) -> list[Any]:
    return list(Calendar.from_ical(Path(path).read_bytes()).walk("VEVENT"))


def test_everyone_gets_a_calendar_of_a_name_windows_takes(command: Command, solved: Path) -> None:
    ran = command("calendars", solved, "out")
    assert ran.code == 0
    assert sorted(p.name for p in Path("out").iterdir()) == [
        "Cohort - Cohort C1.ics", "Module lead - Ann O'Hara a b.ics", "Room - Room.ics",
        "Tutor - Ann O'Hara a b.ics", "Tutor - Ben.ics",
    ]  # fmt: skip
    assert len([e for e in events("out/Tutor - Ann O'Hara a b.ics") if e["CATEGORIES"].cats == ["Teaching"]]) == 5
    assert "without --save" in ran.err


def test_changes_alone_go_to_those_whom_they_concern(command: Command, solved: Path) -> None:
    command("calendars", solved, "out", "--save", solved)
    later(solved)
    ran = command("calendars", solved, "changes", "--changes-only", "--for", "tutor", "--save", solved)
    assert ran.code == 0
    assert [p.name for p in Path("changes").iterdir()] == ["Tutor - Ann O'Hara a b - changes.ics"]
    found = events("changes/Tutor - Ann O'Hara a b - changes.ics")
    assert [(str(e["SUMMARY"]), e["SEQUENCE"]) for e in found] == [("D1: Day 4", 1), ("D1: Day 5", 1)]
    assert "2 changed" in ran.out
    again = command("calendars", solved, "again", "--changes-only", "--for", "tutor", "--save", solved)
    assert "Nothing has changed" in again.out
    assert not Path("again").exists()


def test_a_plan_saved_as_sent_keeps_its_timetable_and_its_fingerprint(command: Command, solved: Path) -> None:
    before = load(solved)
    command("calendars", solved, "out", "--save", solved)
    after = load(solved)
    assert after.timetable == before.timetable
    assert replace(after.plan, correspondence=before.plan.correspondence) == before.plan
    assert after.plan.correspondence.calendar_id


def test_nothing_is_overwritten_unasked(command: Command, solved: Path) -> None:
    Path("out").mkdir()
    Path("out/Tutor - Ben.ics").write_text("mine")
    ran = command("calendars", solved, "out")
    assert (ran.code, len(ran.problems)) == (2, 1)
    assert "Tutor - Ben.ics" in ran.err
    assert "--replace" in ran.err
    assert [p.name for p in Path("out").iterdir()] == ["Tutor - Ben.ics"]
    assert Path("out/Tutor - Ben.ics").read_text() == "mine"
    assert command("calendars", solved, "out", "--replace").code == 0
    assert Path("out/Tutor - Ben.ics").read_text().startswith("BEGIN:VCALENDAR")


def test_nobody_of_that_name_is_said_for_each(command: Command, solved: Path) -> None:
    ran = command("calendars", solved, "out", "--for", "tutor:zoe", "pupil:x", "room:Room", "--save", solved)
    assert ran.code == 2
    assert len(ran.problems) == 2
    assert not Path("out").exists()


def test_a_plan_without_a_timetable_is_told_to_make_one(command: Command) -> None:
    write("bare.hsmc", a_plan())
    ran = command("calendars", "bare.hsmc", "out")
    assert ran.code == 2
    assert "no timetable yet" in ran.err
