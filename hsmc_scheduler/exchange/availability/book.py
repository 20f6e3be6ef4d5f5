"""Drawing a tutor's form: one sheet to fill in, an academic year a page; a hidden one that tells whose form it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.domain.availability import CHOICES, HALF_CHOICES, answer_words
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.exchange.availability.head import comment_box, put_head
from hsmc_scheduler.exchange.availability.identity import GRID, HIDDEN, MARK, VERSION, Identity, WeekRow, digest
from hsmc_scheduler.exchange.availability.measures import FIRST_DAY, MONTH, ROW_HEIGHT, SIZE, WEEK, Measures
from hsmc_scheduler.exchange.availability.paper import set_paper
from hsmc_scheduler.exchange.export_workbook.blank import blank_book
from hsmc_scheduler.exchange.export_workbook.filling_in import hide_facts, offer, protect
from hsmc_scheduler.exchange.export_workbook.measure import cut_to
from hsmc_scheduler.exchange.export_workbook.month_grid import SHADES
from hsmc_scheduler.exchange.export_workbook.pen import BAND, LINE, SECONDARY, TEXT, Edge, Look, Pen, Value
from hsmc_scheduler.projections.availability import ANSWERABLE, Asked, Form, FormDay, FormWeek, FormYear
from hsmc_scheduler.projections.palette import Colour
from hsmc_scheduler.projections.planner import Shade
from hsmc_scheduler.projections.short_dates import month_short

CLOSED = "closed"
FILLS = {
    Asked.OPEN: "",
    Asked.AVOID: SHADES[Shade.AVOID],
    Asked.CLOSED: SHADES[Shade.CLOSED],
    Asked.NOT_WORKED: SHADES[Shade.WEEKEND],
    Asked.OUTSIDE: "",
}
SAID = {"cannot": ("F9D5D1", "8F1B12"), "rather": ("FFE3B8", "7A3305")}
"""Fill and letters of an answer, by how it begins."""
ROOM = 2.4
"""What a note keeps free at its sides, in digits."""
RULE = ("thin", LINE)
NEW_MONTH = ("thin", SECONDARY)


def form_book(form: Form) -> Workbook:
    """The form as a workbook. No person but the tutor is named in it."""
    book, pen = blank_book(f"{form.plan.title}: availability of {form.name}")
    identity = _Drawer(book.create_sheet(GRID), pen, form).draw()
    hide_facts(book.create_sheet(HIDDEN), pen, _facts(identity))
    return book


class _Drawer:
    def __init__(self, sheet: Worksheet, pen: Pen, form: Form) -> None:
        self.sheet, self.pen, self.form = sheet, pen, form
        self.weekdays = tuple(sorted(form.plan.calendar.teaching_weekdays))
        self.measures = Measures(len(self.weekdays), form.halves)
        self.weeks: list[WeekRow] = []
        self.answers: list[tuple[int, int]] = []
        """Column and row of each cell to be filled in."""

    def draw(self) -> Identity:
        sheet, form = self.sheet, self.form
        for n, wide in enumerate(self.measures.widths, 1):
            sheet.column_dimensions[get_column_letter(n)].width = wide
        headings = put_head(sheet, self.pen, form, self.measures, FILLS)
        row = headings + 1
        pages: list[tuple[int, int]] = []
        for number, year in enumerate(form.years):
            if number:
                sheet.row_breaks.append(Break(row - 1))
            first, row = row, self._year(row, year)
            pages.append((first, row - 1))
        comment = comment_box(sheet, self.pen, row, self.measures)
        pages[-1] = (pages[-1][0], comment)
        self._rules()
        set_paper(sheet, form, headings, pages, self.measures)
        days = {d.day: d.said for y in form.years for w in y.weeks for d in w.days if d.answerable}
        return Identity(
            form.plan.title, form.tutor, form.name, form.asked, form.due, fingerprint(form.plan), digest(days),
            self.weekdays, FIRST_DAY, self.measures.reason, (comment, MONTH), tuple(self.weeks),
        )  # fmt: skip

    def _year(self, row: int, year: FormYear) -> int:
        heading = Look(11, bold=True, fill=BAND, horizontal="left", indent=1)
        self.pen.block(self.sheet, (row, row), (MONTH, self.measures.reason), year.title, heading)
        self.sheet.row_dimensions[row].height = 17
        row += 1
        for _, weeks in groupby(year.weeks, key=lambda w: _month_of(w)):
            for n, week in enumerate(weeks):
                self._week(row, week, starts_month=n == 0)
                row += 1
        return row

    def _week(self, row: int, week: FormWeek, *, starts_month: bool) -> None:
        top = NEW_MONTH if starts_month else RULE
        look = Look(SIZE, top=top)
        month = month_short(_month_of(week)) if starts_month else None
        self.pen.put(self.sheet, row, MONTH, month, replace(look, bold=True, top=top if starts_month else None))
        number = replace(look, colour=SECONDARY, horizontal="center")
        self.pen.put(self.sheet, row, WEEK, week.number if week.number > 0 else None, number)
        for n, day in enumerate(week.days):
            self._day(row, FIRST_DAY + 2 * n, day, top)
        note = replace(look, colour=SECONDARY, left=("thin", SECONDARY), horizontal="left", indent=1)
        room = self.measures.width(self.measures.note) - ROOM
        self.pen.put(self.sheet, row, self.measures.note, cut_to(week.note, room, SIZE) or None, note)
        locked = not any(d.answerable for d in week.days)
        reason = replace(look, locked=locked, left=RULE, right=RULE, horizontal="left", indent=1)
        self.pen.put(self.sheet, row, self.measures.reason, week.reason or None, reason)
        self.sheet.row_dimensions[row].height = ROW_HEIGHT
        self.weeks.append(WeekRow(row, week.monday, "".join("1" if d.answerable else "0" for d in week.days)))

    def _day(self, row: int, column: int, day: FormDay, top: Edge) -> None:
        number, answer = _looks(day.kind, day.fixed.colour if day.fixed else None, top)
        outside, closed = day.kind is Asked.OUTSIDE, day.kind is Asked.CLOSED
        self.pen.put(self.sheet, row, column, None if outside else day.day, number)
        self.pen.put(self.sheet, row, column + 1, CLOSED if closed else answer_words(day.said) or None, answer)
        if day.answerable:
            self.answers.append((column + 1, row))

    def _rules(self) -> None:
        """What may be filled in, with what, and how an answer is coloured."""
        choices = CHOICES + (HALF_CHOICES if self.form.halves else ())
        cells = " ".join(area.coord for area in _areas(self.answers))
        offer(self.sheet, cells, choices, "One of the answers", "; leave the cell empty where you can teach.")
        grid = CellRange(
            min_col=FIRST_DAY, max_col=self.measures.note - 1, min_row=self.weeks[0].row, max_row=self.weeks[-1].row
        )
        first = f"{get_column_letter(grid.min_col)}{grid.min_row}"
        for begins, (fill, letters) in SAID.items():
            rule: Any = FormulaRule
            made = rule(
                formula=[f'LEFT({first},6)="{begins}"'],
                fill=PatternFill(bgColor=fill),
                font=Font(color=letters, bold=begins == "cannot"),
            )
            self.sheet.conditional_formatting.add(grid.coord, made)
        protect(self.sheet)


@cache
def _looks(kind: Asked, fixed: Colour | None, top: Edge) -> tuple[Look, Look]:
    """Of a day's date and of its answer."""
    look = Look(SIZE, top=top, fill=FILLS[kind], horizontal="left")
    number = replace(look, colour=SECONDARY, horizontal="right", number="d", left=RULE)
    if kind is Asked.OUTSIDE:
        number = replace(number, left=None)
    elif fixed is not None:
        number = replace(number, bold=True, colour=TEXT, fill=fixed.fill, left=("thick", fixed.edge))
    if kind is Asked.CLOSED:
        look = replace(look, colour=SECONDARY)
    return number, replace(look, locked=kind not in ANSWERABLE)


def _areas(cells: list[tuple[int, int]]) -> list[CellRange]:
    """Cells below one another drawn together."""
    found: list[CellRange] = []
    for column, row in sorted(cells):
        last = found[-1] if found else None
        if last is not None and (last.min_col, last.max_row) == (column, row - 1):
            last.expand(down=1)
        else:
            found.append(CellRange(min_col=column, max_col=column, min_row=row, max_row=row))
    return found


def _month_of(week: FormWeek) -> date:
    inside = [d.day for d in week.days if d.kind is not Asked.OUTSIDE]
    return inside[0].replace(day=1)


def _facts(identity: Identity) -> list[tuple[Value, ...]]:
    return [
        (MARK, VERSION),
        ("Plan", identity.plan),
        ("Tutor", identity.tutor),
        ("Name", identity.name),
        ("Asked", identity.asked),
        ("Answer by", identity.due),
        ("Plan version", identity.fingerprint),
        ("As sent", identity.as_sent),
        ("Weekdays", "".join(map(str, identity.weekdays))),
        ("Columns", identity.first_column, identity.reason_column),
        ("Comment", *identity.comment),
        *(("Week", w.row, w.monday, w.open) for w in identity.weeks),
    ]
