"""The crafted timetable stands up to an independent recount, and a wrong one does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hsmc_scheduler.exchange.export_workbook import write_workbook
from tests.exchange.programme import the_plan, the_proof, the_timetable
from tests.exchange.recount import complaints
from tests.exchange.test_workbook import COLUMNS

Change = Callable[[Any], None]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("workbook") / "timetable.xlsx"
    write_workbook(the_plan(), the_timetable(), the_proof(), made)
    return made


def test_nothing_is_wrong_with_the_crafted_timetable(path: Path) -> None:
    assert complaints(path) == []


def cell(sheet: Any, row: int, column: str) -> Any:
    return sheet.cell(row, COLUMNS.index(column) + 1)


def rows_of(sheet: Any, text: str) -> list[int]:
    """The rows whose block begins with the text."""
    return [n for n in range(2, sheet.max_row + 1) if str(cell(sheet, n, "Block").value).startswith(text)]


def moved(block: str, to: date) -> Change:
    """All of a block, its first day on that date."""

    def change(sheet: Any) -> None:
        numbers = rows_of(sheet, block)
        first = cell(sheet, numbers[0], "Date").value
        for n in numbers:
            days = cell(sheet, n, "Date").value - first
            cell(sheet, n, "Date").value = datetime.combine(to, datetime.min.time()) + days

    return change


def put(block: str, nth: int, column: str, value: object) -> Change:
    """One cell of a block's nth row."""

    def change(sheet: Any) -> None:
        cell(sheet, rows_of(sheet, block)[nth], column).value = value

    return change


def a_day_later(sheet: Any) -> None:
    last = cell(sheet, rows_of(sheet, "OD 2027-28 2/2")[-1], "Date")
    last.value += timedelta(days=1)


def left_out(sheet: Any) -> None:
    sheet.delete_rows(rows_of(sheet, "HCQ 2027-28 1/2")[0])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (left_out, "HCQ of HCQ 2027-28 has 4 contact days, not 5"),
        (a_day_later, "OD 2027-28 2/2 is not on consecutive days"),
        (moved("OD 2027-28 1/2", date(2027, 12, 27)), "OD 2027-28 1/2 is taught on 2027-12-27, a closed day"),
        (moved("PUI 2027-28 1/2", date(2028, 2, 19)), "PUI 2027-28 1/2 is taught on 2028-02-19, a closed day"),
        (moved("DISS 2027-28 1/4", date(2027, 10, 12)), "Intake 2026 is in HCQ 2027-28 1/2 and DISS 2027-28 1/4"),
        (moved("HCQ 2027-28 1/2", date(2027, 9, 28)), "Intake 2027 is in LIC+ALL 2027-28 1/7 and HCQ 2027-28 1/2"),
        (moved("HCQ 2027-28 1/2", date(2027, 9, 28)), "Sam Example is in Opening workshop, day 1 and Day 1 at once"),
        (put("LIC+ALL 2027-28 2/7", -1, "Tutors", "Una Example"), "Una Example is in Set meeting 2 and Set meeting 2"),
        (
            put("LIC+ALL 2027-28 2/7", -1, "Room", "Group Room 1 (example)"),
            "Group Room 1 (example) holds Set meeting 2",
        ),
        (put("LIC+ALL 2027-28 2/7", -1, "Set", "Set A"), "Set A of Intake 2027 is listed twice on 2027-11-03"),
    ],
)
def test_a_change_for_the_worse_is_found(path: Path, change: Change, words: str, tmp_path: Path) -> None:
    book = load_workbook(path)
    change(book["Sessions"])
    for title in {*book.sheetnames} - {"Sessions", "Modules", "About"}:
        del book[title]  # not read, and slow to save
    wrong = tmp_path / "wrong.xlsx"
    book.save(wrong)
    found = complaints(wrong)
    assert [c for c in found if words in c], found
