"""What Excel puts on the clipboard is read, and what is put there for Excel comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.pasted.cells import read_cells, write_cells
from hsmc_scheduler.app.pasted.values import (
    date_of,
    number_of,
    text_of,
    time_of,
    weekdays_of,
    yes_of,
)


def test_rows_and_cells_are_told_apart_and_made_a_rectangle() -> None:
    assert read_cells("a\tb\r\nc\r\n") == [["a", "b"], ["c", ""]]
    assert read_cells("a\t\nb\tc") == [["a", ""], ["b", "c"]]
    assert read_cells("") == []
    assert read_cells("\r\n") == [[""]]


def test_a_quoted_cell_may_hold_tabs_lines_and_quotes() -> None:
    assert read_cells('"a\tb"\t"two\r\nlines"\t"say ""hi"""\r\n') == [["a\tb", "two\r\nlines", 'say "hi"']]


def test_a_lone_quote_is_only_a_character() -> None:
    assert read_cells('5" disk\t"open\r\n"x" y\tz') == [['5" disk', '"open'], ['"x" y', "z"]]


def test_a_nul_is_left_out() -> None:
    assert read_cells("a\0b\tc\0") == [["ab", "c"]]


def test_a_flood_is_refused_in_words() -> None:
    with pytest.raises(EditError, match="50000 cells"):
        read_cells("a\t" * 60_000)


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=1, max_size=4)))
def test_what_is_copied_comes_back(rows: list[list[str]]) -> None:
    assert read_cells(write_cells(rows)) == rows


@given(st.text(alphabet='ab"\t\r\n', max_size=30))
def test_any_text_is_a_rectangle(text: str) -> None:
    assert len({len(row) for row in read_cells(text)}) <= 1


VALUES: list[tuple[Callable[[str], object], str, object]] = [
    (number_of, "24", 24), (number_of, " 1,200 ", 1200), (number_of, "24.0", 24), (number_of, "-3", -3),
    (date_of, "07/03/2028", date(2028, 3, 7)), (date_of, "07-Mar-28", date(2028, 3, 7)),
    (date_of, "7 March 2028", date(2028, 3, 7)), (date_of, "2028-03-07 00:00:00", date(2028, 3, 7)),
    (time_of, "9:30", time(9, 30)), (time_of, "09:30:00", time(9, 30)), (time_of, "1.30pm", time(13, 30)),
    (time_of, "12 am", time(0)), (weekdays_of, "Mon, Tue and Thu", (0, 1, 3)), (weekdays_of, "Mon-Wed", (0, 1, 2)),
    (weekdays_of, "", ()), (weekdays_of, "Mondays", (0,)), (yes_of, "Yes", True), (yes_of, "TRUE", True),
    (yes_of, "", False), (yes_of, "n", False), (weekdays_of, "Thu, Mon, Thu", (3, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("read", "text", "value"), VALUES)
def test_a_value_is_read_in_the_forms_excel_gives_it(read: Callable[[str], object], text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (number_of, "2.5"), (number_of, "many"), (number_of, ""), (number_of, "9" * 400), (date_of, "7 March"),
        (date_of, "3-5 May 2028"), (date_of, "31/02/2028"), (date_of, ""), (date_of, "7/3"), (time_of, "25:00"),
        (time_of, "9"), (time_of, "13pm"), (weekdays_of, "Monday 3 May"), (yes_of, "perhaps"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_what_to_write(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(EditError) as refused:
        read(text)
    assert refused.value.mend.startswith(("Write", "Give", "Choose"))


@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_a_date_written_for_excel_is_read_back(day: date) -> None:
    assert date_of(text_of(day)) == day
