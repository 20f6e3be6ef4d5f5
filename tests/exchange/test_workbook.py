"""What is in the workbook, and how it prints."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

import hsmc_scheduler
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.export_workbook import write_workbook
from tests.builders import a_plan
from tests.exchange.programme import the_plan, the_proof, the_timetable
from tests.exchange.reading import opened, table, texts

SHEETS = [
    "Planner",
    "Year 1 Intake 2027",
    "Year 2 Intake 2026",
    "Year 1 Intake 2028",
    "Year 2 Intake 2027",
    "Sessions",
    "Modules",
    "Tutors",
    "Action learning sets",
    "Deadlines",
    "Park House",
    "Checks",
    "About",
]
COLUMNS = (
    *("Date", "Day", "Week", "Start", "End", "Module code", "Module", "Session", "Block", "Cohorts", "Set"),
    *("Room", "Venue", "Tutors", "Status"),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The crafted programme's workbook."""
    made = tmp_path_factory.mktemp("workbook") / "timetable.xlsx"
    write_workbook(the_plan(), the_timetable(), the_proof(), made)
    return made


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    """The same, read back."""
    return opened(path)


def test_every_sheet_is_there_in_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert book.active is book["Planner"]


def test_the_sessions_columns_are_those_agreed(book: Workbook) -> None:
    assert next(book["Sessions"].iter_rows(values_only=True)) == COLUMNS


def test_the_sessions_have_real_dates_and_times(book: Workbook) -> None:
    for row in table(book, "Sessions"):
        assert isinstance(row["Date"], datetime)
        assert isinstance(row["Week"], int)
        assert (row["Start"], row["End"]) == (time(9, 30), time(16, 30))
        assert row["Day"] == row["Date"].strftime("%a")


@pytest.mark.parametrize("title", ["Sessions", "Modules", "Tutors", "Deadlines", "Park House"])
def test_lists_are_tables_that_can_be_filtered(book: Workbook, title: str) -> None:
    sheet = book[title]
    (found,) = sheet.tables.values()
    assert found.ref == sheet.dimensions
    assert found.autoFilter.ref == found.ref
    assert [c.name for c in found.tableColumns] == [c.value for c in sheet[1]]
    assert sheet.print_title_rows == "$1:$1"


def test_every_set_has_its_own_row_and_facilitator(book: Workbook) -> None:
    meeting = [r for r in table(book, "Sessions") if r["Session"] == "Set meeting 2" and r["Date"].year == 2027]
    assert [(r["Set"], r["Tutors"]) for r in meeting] == [
        ("Set A", "Una Example"),
        ("Set B", "Vic Example"),
        ("Set C", "Max Example"),
    ]


def test_the_planner_shows_every_block_once_with_its_code(book: Workbook) -> None:
    shown = [t for t in texts(book, "Planner") if "\n" in t]
    assert len(shown) == len(the_timetable().placements)
    assert sum(t.startswith("LIC+ALL") for t in shown) == 14
    assert "LIC+ALL ●\n28–29 · 1/7" in shown


def test_a_cohorts_sheet_shows_its_own_blocks_only(book: Workbook) -> None:
    second = [t for t in texts(book, "Year 2 Intake 2026") if "\n" in t]
    assert not any("LIC+ALL" in t for t in second)
    assert any(t.startswith("DISS") for t in second)


def test_deadlines_say_when_to_tell_and_ask_and_mark(book: Workbook) -> None:
    rows = table(book, "Deadlines")
    assert {r["What"] for r in rows} == {"Tell employers", "Request rooms", "Assignment due", "Feedback due"}
    assert [r["Date"] for r in rows] == sorted(r["Date"] for r in rows)
    due = [r for r in rows if r["What"] == "Assignment due"]
    assert due
    assert [r for r in due if r["Feedback by"] <= r["Date"]] == []


def test_park_house_has_one_row_a_room_and_day(book: Workbook) -> None:
    rows = table(book, "Park House")
    assert len({(r["Date"], r["Room"]) for r in rows}) == len(rows)
    used = {(r["Date"], r["Room"]) for r in table(book, "Sessions") if r["Room"]}
    assert {(r["Date"], r["Room"]) for r in rows} == used
    assert {r["Contact"] for r in rows} == {"Jo Example"}


def test_checks_add_up_to_the_objective(book: Workbook) -> None:
    rows: list[Any] = list(book["Checks"].iter_rows(min_row=5, values_only=True))
    starts = [n for n, row in enumerate(rows) if row[0] == "State"]
    score, notes = rows[starts[0] + 1 : starts[1] - 1], rows[starts[1] + 1 :]
    assert sum(r[5] or 0 for r in score) == sum(r[5] or 0 for r in notes) == the_proof().objective
    assert [r for r in notes if not str(r[1]).endswith(".")] == []


def test_about_names_plan_proof_and_version(book: Workbook) -> None:
    said: dict[Any, Any] = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True) if row[0]}
    assert said["Plan's fingerprint"] == fingerprint(the_plan())
    assert said["Status"] == "Proven best timetable"
    assert said["Version"] == f"HSMC Scheduler {hsmc_scheduler.__version__}"
    assert "Easter (provisional)" in texts(book, "About")
    assert {*SHEETS} - {"About"} <= {*"\n".join(map(str, said)).split("\n")}


def test_every_sheet_fits_its_paper_and_says_what_it_is(book: Workbook) -> None:
    sheet: Any
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize in (8, 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage or sheet.page_setup.scale < 100
        assert sheet.oddHeader.left.text == the_plan().title
        assert sheet.oddHeader.right.text == "Draft, Mon 1 March 2027"
        assert hsmc_scheduler.__version__ in sheet.oddFooter.left.text
        assert sheet.oddFooter.right.text == "Page &P of &N"
        assert (sheet.oddHeader.left.size, sheet.HeaderFooter.scaleWithDoc) == (9, False)


def test_no_two_merged_areas_overlap(book: Workbook) -> None:
    """Excel would offer to repair the file."""
    for sheet in book.worksheets:
        cells = [cell for area in sheet.merged_cells.ranges for cell in area.cells]
        assert len(cells) == len(set(cells))
        assert not (sheet.tables and cells)


def test_every_cell_is_in_the_one_typeface(book: Workbook) -> None:
    fonts = {cell.font.name for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.has_style}
    assert fonts == {"Calibri"}


def test_nothing_is_a_formula_a_link_or_a_macro(path: Path) -> None:
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        sheets = [parts.read(n) for n in names if n.startswith("xl/worksheets/sheet")]
    assert not [n for n in names if any(word in n for word in ("vba", "externalLink", "hyperlink", "activeX"))]
    assert len(sheets) == len(SHEETS)
    assert not [s for s in sheets if b"<f>" in s or b"<f " in s or b"<hyperlink" in s]


def test_no_person_and_no_path_is_in_the_properties(path: Path, book: Workbook) -> None:
    assert book.properties.creator == "HSMC Scheduler"
    assert book.properties.lastModifiedBy is None
    with zipfile.ZipFile(path) as parts:
        properties = b"".join(parts.read(n) for n in parts.namelist() if n.startswith("docProps/"))
    assert str(path.parent).encode() not in properties


def test_a_plan_with_nothing_placed_still_makes_a_workbook(tmp_path: Path) -> None:
    made = tmp_path / "empty.xlsx"
    write_workbook(a_plan(), Timetable(), the_proof(), made)
    book = opened(made)
    assert table(book, "Sessions") == []
    assert table(book, "Modules")[0]["Blocks"] == "not placed yet"
    assert "No sets meet in this timetable." in texts(book, "Action learning sets")


def test_openpyxl_is_not_loaded_until_a_workbook_is_written() -> None:
    code = "import sys, hsmc_scheduler.exchange.export_workbook; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
