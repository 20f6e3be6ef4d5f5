"""What a module lead sent back, whatever became of the sheet on the way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hsmc_scheduler.exchange.returned_reviews.form import COMMENT, MARK, OK, REF, SEEN
from hsmc_scheduler.exchange.returned_reviews.reading import Returned, read_reviews
from hsmc_scheduler.exchange.tables.table import ErrorValue, Sheet, Tables, Value

HEADINGS = (REF, "Dates", OK, COMMENT, SEEN)
DAYS = "2027-10-05 2027-10-06"
WHOSE = Sheet("Whose", ((MARK, 1), ("Plan", "A plan"), ("Lead", "ann"), ("Name", "Ann")), hidden=True)


def returned(*rows: tuple[Value, ...], headings: tuple[Value, ...] = HEADINGS, whose: bool = True) -> Returned:
    sheet = Sheet("To check", (("To check: Ann",), (), headings, *rows))
    return read_reviews(Tables("ann.xlsx", (sheet, WHOSE) if whose else (sheet,)))


def a_row(ref: Value = "D1#1", ok: Value = "OK", comment: Value = None, seen: Value = DAYS) -> tuple[Value, ...]:
    return (ref, "Tue 5 – Wed 6 Oct 2027", ok, comment, seen)


def test_a_tick_and_a_comment_are_of_the_dates_that_were_seen() -> None:
    found = returned(a_row(comment="  As  agreed\nlast week "))
    (said,) = found.said
    assert (said.delivery, said.block, said.dates) == ("D1", 1, (date(2027, 10, 5), date(2027, 10, 6)))
    assert (said.checked, said.comment, said.where) == (True, "As agreed last week", "ann.xlsx, 'To check'!A4")
    assert (found.lead, found.name, found.problems) == ("ann", "Ann", ())


@pytest.mark.parametrize("ok", ["ok", " OK. ", "Yes", "x", "✓", True, 1])
def test_any_plain_yes_is_a_tick(ok: Value) -> None:
    (said,) = returned(a_row(ok=ok)).said
    assert said.checked


@pytest.mark.parametrize("ok", [None, False, 0])
def test_a_row_left_empty_says_nothing(ok: Value) -> None:
    found = returned(a_row(ok=ok))
    assert (found.said, found.problems) == ((), ())


def test_columns_may_be_moved_added_and_rows_left_blank() -> None:
    headings = ("My notes", "comment", "OK", SEEN.upper(), "ref ")
    found = returned((), ("?", "Later please", None, DAYS, "D1#1"), (), headings=headings)
    (said,) = found.said
    assert (said.checked, said.comment, found.problems) == (False, "Later please", ())


def test_without_the_hidden_sheet_the_title_says_whose_it_is() -> None:
    assert returned(a_row(), whose=False).name == "Ann"


def test_every_fault_is_one_line_with_its_cell_all_of_them_at_once() -> None:
    found = returned(
        a_row(ref="D1"), a_row(ok="perhaps"), a_row("D1#2", seen="soon"), a_row("D1#3"), a_row("D1#3"),
        a_row("D1#4", ok=ErrorValue("#N/A")), a_row(ref=None),
    )  # fmt: skip
    assert [p.where for p in found.problems] == [
        f"ann.xlsx, 'To check'!{cell}" for cell in ("A4", "C5", "E6", "A8", "C9", "A10")
    ]
    assert all(p.what and p.mend for p in found.problems)


@pytest.mark.parametrize("title", [COMMENT, SEEN])
def test_a_column_that_is_gone_is_named(title: str) -> None:
    (problem,) = returned(a_row(), headings=tuple(h for h in HEADINGS if h != title)).problems
    assert title in problem.what


def test_a_workbook_that_is_none_of_ours_is_said_to_be_none() -> None:
    found = read_reviews(Tables("menu.xlsx", (Sheet("Lunch", (("Soup", 4.5),)),)))
    assert [p.where for p in found.problems] == ["menu.xlsx"]


CELLS = st.one_of(
    st.none(), st.text(max_size=12), st.integers(-3, 50_000), st.floats(allow_nan=True), st.booleans(), st.dates(),
    st.sampled_from([REF, OK, COMMENT, SEEN, MARK, "Lead", "Name", "D1#1", "#", "a#99999", "OK", DAYS, "2027-13-01"]),
    st.builds(ErrorValue, st.just("#REF!")),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=8).map(tuple), max_size=12).map(tuple)
SHEETS = st.builds(Sheet, st.sampled_from(["To check", "Whose", "!'"]), ROWS, st.booleans())
FILLED_IN = st.lists(st.lists(CELLS, min_size=5, max_size=5).map(tuple), max_size=6)


@settings(max_examples=40)
@given(st.lists(SHEETS, max_size=3).map(tuple), FILLED_IN)
def test_whatever_a_workbook_holds_is_read_or_said_in_lines(
    sheets: tuple[Sheet, ...], rows: list[tuple[Value, ...]]
) -> None:
    for tables in (Tables("x.xlsx", sheets), Tables("x.xlsx", (Sheet("To check", (HEADINGS, *rows)), *sheets))):
        found = read_reviews(tables)
        assert all(s.delivery and s.block >= 0 and s.dates and (s.checked or s.comment) for s in found.said)
        assert all("x.xlsx" in p.where and p.what and p.mend for p in found.problems)
