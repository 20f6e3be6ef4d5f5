"""The nights list as a workbook: the blocks, and the names where they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from hsmc_scheduler.exchange.export_nights.nights_list import NightsList
from hsmc_scheduler.exchange.export_workbook.blank import blank_book
from hsmc_scheduler.exchange.export_workbook.booking_columns import asking_words
from hsmc_scheduler.exchange.export_workbook.listing import Column, Kind, draw_list
from hsmc_scheduler.exchange.export_workbook.page import put_title, set_page
from hsmc_scheduler.exchange.export_workbook.pen import SECONDARY, Look
from hsmc_scheduler.projections.nights import NightRow

TOP = 5
"""The row of the headings."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One student in one row."""

    name: str
    row: NightRow


BLOCKS: tuple[Column[NightRow], ...] = (
    Column("Arrive", Kind.WEEKDAY, lambda r: r.arrive),
    Column("Leave", Kind.WEEKDAY, lambda r: r.leave),
    Column("Nights", Kind.NUMBER, lambda r: r.nights),
    Column("Rooms", Kind.NUMBER, lambda r: r.people),
    Column("Room nights", Kind.NUMBER, lambda r: r.people * r.nights),
    Column("May also come", Kind.NUMBER, lambda r: r.undecided),
    Column("Event", Kind.STRONG, lambda r: r.event, 30),
    Column("Module", Kind.TEXT, lambda r: r.module, 44),
    Column("Cohorts", Kind.TEXT, lambda r: r.cohorts, 24),
)
NAMES: tuple[Column[Stay], ...] = (
    Column("Arrive", Kind.WEEKDAY, lambda s: s.row.arrive),
    Column("Leave", Kind.WEEKDAY, lambda s: s.row.leave),
    Column("Nights", Kind.NUMBER, lambda s: s.row.nights),
    Column("Name", Kind.STRONG, lambda s: s.name, 40),
    Column("Event", Kind.TEXT, lambda s: s.row.event, 36),
)


def workbook(nights: NightsList) -> Workbook:
    """Every sheet, drawn."""
    book, pen = blank_book(nights.title)
    office = nights.plan.office
    sheet = book.create_sheet("Nights")
    put_title(sheet, pen, f"Hotel nights: {office.hotel}" if office.hotel else "Hotel nights", f"{nights.summary}.")
    pen.put(sheet, 3, 1, asking_words(office) or None, Look(colour=SECONDARY))
    end = draw_list(sheet, pen, "Nights", BLOCKS, nights.rows, top=TOP)
    sheet.freeze_panes = f"A{TOP + 1}"
    sheet.print_area = f"A1:{get_column_letter(len(BLOCKS))}{end - 1}"
    set_page(sheet, nights, titles=(TOP, TOP))
    if nights.named:
        sheet = book.create_sheet("Names")
        draw_list(sheet, pen, "Names", NAMES, _stays(nights.rows))
        sheet.freeze_panes = "A2"
        set_page(sheet, nights, landscape=False, titles=(1, 1))
    return book


def _stays(rows: Iterable[NightRow]) -> list[Stay]:
    """A row for each student and stay."""
    return [Stay(name, row) for row in rows for name in sorted(row.names)]
