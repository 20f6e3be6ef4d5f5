"""Texts made safe for cells, titles and headers."""

from __future__ import annotations

import pytest

from hsmc_scheduler.exchange.export_workbook.measure import PADDING, fitting_size, lines, width
from hsmc_scheduler.exchange.export_workbook.text import begins_like_formula, cell_text, header_text, sheet_title


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", "  =1", "\u00a0=1", "\ufeff=1", "＝1", "{=1}", "#REF!"]
)
def test_what_a_spreadsheet_might_calculate_is_seen(text: str) -> None:
    assert begins_like_formula(text)


@pytest.mark.parametrize("text", ["", "Iain", "3-14 May", "a=b", "(=1)", "Ł"])
def test_what_no_spreadsheet_would_calculate_is_left(text: str) -> None:
    assert not begins_like_formula(text)


def test_what_a_cell_cannot_hold_is_taken_out() -> None:
    assert cell_text("a\x00b\x07c\x1fd\ud800e\uffff") == "abcde"
    assert cell_text("a\r\nb\rc\td") == "a\nb\nc\td"


@pytest.mark.parametrize("letter", ["x", "é", "😀"])
def test_long_text_is_cut_where_excel_would_refuse_it(letter: str) -> None:
    found = cell_text(letter * 40_000)
    assert found.endswith("…")
    assert 32_766 <= len(found.encode("utf-16-le")) // 2 <= 32_767
    assert cell_text(letter * 10_000) == letter * 10_000


def test_titles_are_legal_and_no_two_alike() -> None:
    assert sheet_title("A/B: [C]? *\\", ()) == "A B C"
    assert sheet_title("'O'Brien'", ()) == "O'Brien"
    assert sheet_title("", ()) == sheet_title(" / ", ()) == "Sheet"
    assert sheet_title("planner", ("Planner",)) == "planner (2)"
    assert sheet_title("History", ()) == "History (2)"
    taken: list[str] = []
    for _ in range(12):
        taken.append(sheet_title("Year 1 of a cohort with a very long title indeed", taken))
    assert len({t.casefold() for t in taken}) == 12
    assert max(map(len, taken)) <= 31


def test_an_ampersand_in_a_header_is_no_order() -> None:
    assert header_text("R&D &P\r\n", 40) == "R&&D &&P"
    assert header_text("x" * 50, 10) == "x" * 9 + "…"


def test_text_breaks_between_words_and_long_words_break_inside() -> None:
    assert lines("one two", 20) == 1
    assert lines("one two three four five six seven", 12) == 4
    assert lines("a\nb", 20) == 2
    assert [t for t in ("Park House", "Seminar Room 1 (example)") if lines(t, width(t) + PADDING) > 1] == []
    assert lines("x" * 100, 20) > 4


def test_small_room_makes_small_letters() -> None:
    assert fitting_size("DISS", 20, 9) == 9
    assert 5 < fitting_size("LIC+ALL", 5, 9) < 9
    assert width("LIC+ALL", fitting_size("LIC+ALL", 5, 9)) <= 5
    assert fitting_size("x" * 200, 5, 9) == 5.5
