"""`workbook`: the timetable as it stands in the file, not one that is searched for anew."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.app.conftest import Command
from tests.app.plans import write
from tests.builders import a_delivery, a_plan, a_timetable, placements


def test_the_timetable_in_the_file_is_written_as_it_stands(command: Command) -> None:
    plan = a_plan([a_delivery("D1")])
    dates = ("2028-03-08", "2028-03-09", "2028-03-10", "2028-05-02", "2028-05-03")
    timetable = a_timetable(plan, placements(plan, "D1", (dates[0], 3), (dates[3], 2)))
    ran = command("workbook", write("moved.hsmc", plan, timetable), "-o", "timetable.xlsx")
    assert (ran.code, ran.out, ran.err) == (0, "Written: timetable.xlsx\n", "")
    sheet = load_workbook("timetable.xlsx")["Sessions"]
    headings, *rows = sheet.iter_rows(values_only=True)
    day = headings.index("Date")
    assert tuple(f"{row[day]:%Y-%m-%d}" for row in rows) == dates


def test_one_alone_gets_theirs_and_a_plan_without_a_timetable_is_told_how_to_get_one(command: Command) -> None:
    plan = a_plan([a_delivery("D1")])
    path = write("bare.hsmc", plan)
    ran = command("workbook", path, "-o", "timetable.xlsx")
    assert (ran.code, ran.problems) == (
        2,
        ["bare.hsmc: this plan has no timetable yet: make one: solve PLAN --save PLAN_OUT"],
    )
    assert not Path("timetable.xlsx").exists()
    timetable = a_timetable(plan, placements(plan, "D1", ("2028-03-08", 5)))
    path = write("solved.hsmc", plan, timetable)
    assert command("workbook", path, "-o", "room.xlsx", "--for", "room:room").code == 0
    assert "Tutors" not in load_workbook("room.xlsx").sheetnames
