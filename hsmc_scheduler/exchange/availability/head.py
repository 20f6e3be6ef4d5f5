"""The head of a tutor's form, what is asked in two sentences, and the box for anything else at its end."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.availability.measures import FIRST_DAY, MONTH, SIZE, WEEK, Measures
from hsmc_scheduler.exchange.export_workbook.measure import LINE_HEIGHT, cut_to, fitting_size, lines
from hsmc_scheduler.exchange.export_workbook.pen import HEADING, LINE, SECONDARY, TEXT, Look, Pen, Run
from hsmc_scheduler.projections.availability import Asked, Form
from hsmc_scheduler.projections.messages.words import DAYS, day_words, listed

FILL_IN = "FFFFFF"
SHADE_WORDS = ((Asked.CLOSED, "closed"), (Asked.AVOID, "best avoided"), (Asked.NOT_WORKED, "not a day you work"))


def sentences(form: Form) -> tuple[str, str]:
    """What is asked, and by when it is to come back."""
    office = form.plan.office
    to = f" to {office.contact}" if office.contact else ""
    address = f" ({office.email})" if office.email else ""
    years = listed([year.title for year in form.years])
    halves = ", with am or pm for half a day," if form.halves else ""
    return (
        f"Beside each date of {years} on which you cannot, or would rather not, teach, choose “cannot” or “rather not”"
        f"{halves} and leave the others empty: an empty cell means you can.",
        f"Please save this workbook and send it back{to}{address} by {day_words(form.due)}.",
    )


def put_head(sheet: Worksheet, pen: Pen, form: Form, measures: Measures, fills: Mapping[Asked, str]) -> int:
    """Everything above the grid; returns the row of the headings."""
    last = measures.reason
    wide = sum(measures.widths)
    half = wide / 2
    title = f"{form.name}: when can you teach?"
    pen.block(
        sheet, (1, 1), (MONTH, measures.note - 1), title, Look(fitting_size(title, half, 16, 9, bold=True), bold=True)
    )
    plan = cut_to(form.plan.title, half - 3, SIZE)
    pen.block(sheet, (1, 1), (measures.note, last), plan, Look(SIZE, colour=SECONDARY, horizontal="right"))
    sheet.row_dimensions[1].height = 24
    asked, back = sentences(form)
    for row, text, bold in ((2, asked, False), (3, back, True)):
        pen.block(sheet, (row, row), (MONTH, last), text, Look(bold=bold, wrap=True, vertical="center"))
        sheet.row_dimensions[row].height = LINE_HEIGHT * lines(text, wide * 1.06, bold=bold) + 1
    _legend(sheet, pen, form, measures, fills)
    head = 5
    heads = [(MONTH, ""), (WEEK, "Wk"), (measures.note, "Known already"), (last, "Reason, if any")]
    for column, title in heads:
        pen.put(sheet, head, column, title, HEADING)
    for n, weekday in enumerate(sorted(form.plan.calendar.teaching_weekdays)):
        column = FIRST_DAY + 2 * n
        pen.block(sheet, (head, head), (column, column + 1), DAYS[weekday], _heading_of_day())
    sheet.row_dimensions[head].height = 18
    sheet.freeze_panes = f"A{head + 1}"
    return head


def _heading_of_day() -> Look:
    return Look(bold=True, fill=HEADING.fill, bottom=HEADING.bottom, left=("thin", LINE), horizontal="left", indent=1)


def _legend(sheet: Worksheet, pen: Pen, form: Form, measures: Measures, fills: Mapping[Asked, str]) -> None:
    row, column = 4, FIRST_DAY
    kinds = {day.kind for year in form.years for week in year.weeks for day in week.days}
    shown: list[tuple[str, str | None, str]] = [
        (fills[kind], None, words) for kind, words in SHADE_WORDS if kind in kinds
    ]
    if form.fixed:
        colour = form.fixed[0].colour
        shown.append((colour.fill, colour.edge, "block fixed for you"))
    words = Look(10, colour=SECONDARY, horizontal="left", indent=1)
    for fill, edge, text in shown:
        if column + 1 >= measures.note:
            column = measures.note
        swatch = Look(fill=fill, left=("thick", edge) if edge else None)
        if column < measures.note:
            pen.put(sheet, row, column, None, swatch)
            pen.put(sheet, row, column + 1, text, words)
            column += 4 if len(text) > 8 else 2  # long words run on over the next day
        else:
            pen.put(sheet, row, column, (Run("■ ", 10, colour=edge or fill), Run(text, 10, colour=SECONDARY)), words)
            column += 1
    sheet.row_dimensions[row].height = 16


def comment_box(sheet: Worksheet, pen: Pen, row: int, measures: Measures) -> int:
    """The box for anything else below the grid; returns the row it is filled in at."""
    title = Look(11, bold=True, colour=TEXT, vertical="bottom")
    pen.block(sheet, (row, row), (MONTH, measures.reason), "Anything else we should know", title)
    sheet.row_dimensions[row].height = 20
    edge = ("thin", SECONDARY)
    box = Look(10, wrap=True, vertical="top", left=edge, right=edge, top=edge, bottom=edge, locked=False, fill=FILL_IN)
    pen.block(sheet, (row + 1, row + 1), (MONTH, measures.reason), None, box)
    sheet.row_dimensions[row + 1].height = 48
    return row + 1
