"""To check: a module lead's blocks, a row each, to be ticked or commented on and sent back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page
from hsmc_scheduler.exchange.export_workbook.filling_in import FILL_IN, hide_facts, offer, protect
from hsmc_scheduler.exchange.export_workbook.listing import Column, Kind, draw_list
from hsmc_scheduler.exchange.export_workbook.page import put_title, set_page
from hsmc_scheduler.exchange.export_workbook.pen import LINE, Look, Pen
from hsmc_scheduler.exchange.returned_reviews.form import COMMENT, HIDDEN, MARK, OK, REF, SEEN, SHEET, VERSION, YES
from hsmc_scheduler.projections.concern import Who
from hsmc_scheduler.projections.reviews import ToCheck, blocks_to_check

TOP = 4
COLUMNS: tuple[Column[ToCheck], ...] = (
    Column(REF, Kind.QUIET, lambda r: r.ref, 16),
    Column("Block", Kind.CODE, lambda r: r.block, 24),
    Column("Dates", Kind.STRONG, lambda r: r.dates, 24),
    Column("Sessions", Kind.TEXT, lambda r: "\n".join(r.sessions), 40),
    Column("Room", Kind.TEXT, lambda r: r.rooms, 24),
    Column("Tutors", Kind.TEXT, lambda r: r.tutors, 24),
    Column(OK, Kind.TEXT, lambda r: YES if r.checked else None, 8, 8),
    Column(COMMENT, Kind.TEXT, lambda r: r.comment or None, 36, 36),
)
TITLES = [c.title for c in COLUMNS]

PURPOSE = "Your blocks: choose OK, or write a comment, in the coloured cells; save, and send this workbook back."


def pages(contents: Contents) -> Iterator[Page]:
    """The sheet of a module lead, and a hidden one that says whose it is."""
    if contents.concern is not None and contents.concern.who is Who.LEAD:
        yield Page(SHEET, PURPOSE, lambda sheet, pen: _draw(sheet, pen, contents))
        yield Page(HIDDEN, "", lambda sheet, pen: _hide(sheet, pen, contents))


def _draw(sheet: Worksheet, pen: Pen, contents: Contents) -> None:
    assert contents.concern is not None  # pages() asked
    rows = blocks_to_check(contents.index, contents.timetable, contents.concern.id)
    put_title(sheet, pen, f"To check: {contents.whose}", PURPOSE)
    end = draw_list(
        sheet,
        pen,
        "ToCheck",
        COLUMNS,
        rows,
        top=TOP,
        colour_of=lambda row: contents.palette.of(row.key[0]).colour,
        look_of=_look,
    )
    ok, comment = (get_column_letter(TITLES.index(t) + 1) for t in (OK, COMMENT))
    _put_dates(sheet, pen, rows)
    more = ", or leave the cell empty and write a comment beside it."
    offer(sheet, f"{ok}{TOP + 1}:{ok}{end - 1}", (YES,), "OK, or nothing", more)
    protect(sheet)
    sheet.freeze_panes = f"C{TOP + 1}"
    sheet.print_area = f"A1:{comment}{end - 1}"
    set_page(sheet, contents, titles=(TOP, TOP))


def _put_dates(sheet: Worksheet, pen: Pen, rows: Sequence[ToCheck]) -> None:
    """The dates they see, for the program, in a hidden column beside the table."""
    column = len(COLUMNS) + 1
    pen.put(sheet, TOP, column, SEEN, Look())
    for number, row in enumerate(rows, TOP + 1):
        pen.put(sheet, number, column, " ".join(day.isoformat() for day in row.days), Look())
    sheet.column_dimensions[get_column_letter(column)].hidden = True


def _look(_: ToCheck, column: Column[ToCheck], look: Look) -> Look:
    filled_in = column.title in (OK, COMMENT)
    return replace(look, fill=FILL_IN, locked=False, left=("thin", LINE)) if filled_in else look


def _hide(sheet: Worksheet, pen: Pen, contents: Contents) -> None:
    assert contents.concern is not None  # pages() asked
    lead = (("Lead", contents.concern.id), ("Name", contents.whose))
    hide_facts(sheet, pen, ((MARK, VERSION), ("Plan", contents.plan.title), *lead))
