"""The letter as a workbook: the changes, and for reference what is unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_bookings.letter import BookingLetter
from hsmc_scheduler.exchange.export_workbook.blank import blank_book
from hsmc_scheduler.exchange.export_workbook.booking_columns import (
    ALTERNATIVE,
    ASKED,
    DATE,
    EVENT,
    REFERENCES,
    REQUEST_BY,
    ROOMS,
    STATUS,
    VENUE,
    WHEN,
    BookingColumn,
    asking_words,
    same,
    status_look,
    who_asks,
)
from hsmc_scheduler.exchange.export_workbook.filling_in import FILL_IN, offer
from hsmc_scheduler.exchange.export_workbook.listing import Column, Kind, draw_list
from hsmc_scheduler.exchange.export_workbook.page import A3, put_title, set_page
from hsmc_scheduler.exchange.export_workbook.pen import BAD, CAUTION, GOOD, SECONDARY, Look, Pen
from hsmc_scheduler.projections.booking_changes import BookingLine, Change, counts_words
from hsmc_scheduler.projections.messages.words import day_words, sentence_case

CHANGE, WORDS = "Change", "What changed"
ANSWER, OFFERED, COMMENT = "Answer", "Room offered", "Comment"
ANSWERS = ("confirmed", "refused", "waiting")
COLOURS = {Change.CANCEL: BAD, Change.AMEND: CAUTION, Change.NEW: GOOD, Change.UNCHANGED: SECONDARY}
HOW = (
    f"Please fill in the three yellow columns on the right ({ANSWER}, {OFFERED}, {COMMENT}) and send it back. "
    "The reference in the first column finds each row again, whatever the order."
)


def workbook(letter: BookingLetter) -> Workbook:
    """Every sheet, drawn."""
    book, pen = blank_book(letter.title)
    if letter.everything:
        by_date = sorted(letter.lines, key=lambda b: (b.row.day, b.row.overflow, b.row.room, b.ref))
        _sheet(book, pen, letter, "All bookings", by_date)
    else:
        told = letter.to_tell
        title = "Changes" if letter.told_before else "Bookings"
        _sheet(book, pen, letter, title, told)
        rest = [b for b in letter.lines if b.change is Change.UNCHANGED]
        if rest:
            _sheet(book, pen, letter, "Unchanged", sorted(rest, key=lambda b: (b.row.day, b.row.room)))
    book.worksheets[0].sheet_view.tabSelected = True
    return book


def _sheet(book: Workbook, pen: Pen, letter: BookingLetter, title: str, lines: Sequence[BookingLine]) -> None:
    sheet = book.create_sheet(title)
    columns = _columns(letter, changes=title != "Unchanged")
    titles = [c.title for c in columns]
    top = _head(sheet, pen, letter, title)
    end = draw_list(
        sheet,
        pen,
        title.replace(" ", ""),
        columns,
        lines,
        top=top,
        paper=A3,
        printed=titles.index(COMMENT) + 1,
        look_of=lambda line, column, look: _look(letter, line, column, look),
    )
    answer = get_column_letter(titles.index(ANSWER) + 1)
    offer(sheet, f"{answer}{top + 1}:{answer}{max(end - 1, top + 1)}", ANSWERS, "Answer", ".")
    sheet.freeze_panes = f"{get_column_letter(titles.index(DATE) + 2)}{top + 1}"
    printed = get_column_letter(titles.index(COMMENT) + 1)  # who asks stands at the head of the page as well
    sheet.print_area = f"A1:{printed}{end - 1}"
    set_page(sheet, letter, paper=A3, titles=(top, top))


def _head(sheet: Worksheet, pen: Pen, letter: BookingLetter, title: str) -> int:
    """Title, summary, who asks, how to answer; returns the row of the headings."""
    last = letter.told_before
    words = {
        "Changes": f"Room bookings: changes since {day_words(last)}" if last else "",
        "Unchanged": "Room bookings that stay as they are",
    }
    counts = counts_words(letter.lines)
    told = f"Nothing has changed: {counts}" if title == "Changes" and not letter.to_tell else sentence_case(counts)
    put_title(sheet, pen, words.get(title) or "Room bookings", f"{told}.")
    pen.put(sheet, 3, 1, asking_words(letter.plan.office) or None, Look(colour=SECONDARY))
    pen.put(sheet, 4, 1, HOW, Look(colour=SECONDARY))
    for row in (3, 4):
        sheet.row_dimensions[row].height = 18
    return 6


def _columns(letter: BookingLetter, *, changes: bool) -> tuple[BookingColumn, ...]:
    told: tuple[BookingColumn, ...] = (
        Column(CHANGE, Kind.TEXT, lambda b: b.change.value, 12),
        Column(WORDS, Kind.TEXT, _words, 24, least=18),
    )
    answers: tuple[BookingColumn, ...] = (
        Column(ANSWER, Kind.TEXT, lambda _: None, least=11),
        Column(OFFERED, Kind.TEXT, lambda _: None, least=12),
        Column(
            COMMENT, Kind.TEXT, lambda b: b.told.comment if b.told and not changes else None, 24, least=16, apart=True
        ),
    )
    return (
        REFERENCES,
        *(told if changes else ()),
        Column(DATE, Kind.WEEKDAY, lambda b: b.row.day),
        *(replace(c, title=c.title.replace("Set up from", "Set up")) for c in WHEN),
        replace(ROOMS, most=17, apart=True),
        replace(VENUE, most=14, apart=True),
        replace(ALTERNATIVE, most=17, value=lambda b: b.row.alternative or None, apart=True),
        *(replace(c, most=20, apart=True) for c in EVENT[:2]),
        replace(ASKED[0], apart=True),
        *ASKED[1:],
        REQUEST_BY,
        Column(STATUS, Kind.TEXT, lambda b: b.status_once_sent.value, 12),
        *answers,
        same("External speaker", ""),
        *who_asks(letter.plan.office),
    )


def _words(line: BookingLine) -> tuple[str, ...]:
    """With an arrow that no line break parts."""
    return tuple(words.replace(" -> ", " → ") for words in line.words)


def _look(letter: BookingLetter, line: BookingLine, column: BookingColumn, look: Look) -> Look:
    match column.title:
        case str(title) if title == CHANGE:
            return replace(look, bold=line.change is not Change.UNCHANGED, colour=COLOURS[line.change])
        case str(title) if title in (ANSWER, OFFERED, COMMENT):
            return replace(look, fill=FILL_IN)
        case str(title) if title == STATUS:
            return status_look(line.status_once_sent.value, look)
        case str(title) if title == REQUEST_BY.title and line.overdue(letter.made_on):
            return replace(look, bold=True, colour=BAD)
    return look
