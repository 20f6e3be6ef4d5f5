"""Checks: the score card in words, then every breach in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page
from hsmc_scheduler.exchange.export_workbook.measure import LINE_HEIGHT, lines
from hsmc_scheduler.exchange.export_workbook.page import put_title, set_page
from hsmc_scheduler.exchange.export_workbook.pen import (
    BAD,
    CAUTION,
    GOOD,
    HEADING,
    RULED,
    SECONDARY,
    TEXT,
    Look,
    Pen,
    Value,
)
from hsmc_scheduler.projections.checks import State, check_rows, finding_rows, verdict_words
from hsmc_scheduler.projections.messages.words import sentence_case
from hsmc_scheduler.projections.proof import proof_words, status_words

WIDTHS = (12, 72, 40, 12, 14, 9)
MARKS = {State.KEPT: ("✓", GOOD), State.NOTED: ("!", CAUTION), State.BROKEN: ("✗", BAD)}

PURPOSE = "What each rule found, and every breach in a sentence."


def pages(contents: Contents) -> Iterator[Page]:
    """The sheet."""
    yield Page("Checks", PURPOSE, lambda sheet, pen: _draw(sheet, pen, contents))


def _draw(sheet: Worksheet, pen: Pen, contents: Contents) -> None:
    for letter, wide in zip("ABCDEF", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = wide
    title = status_words(contents.proof)
    words = verdict_words(contents.card).replace(" in Checks", " below")
    text = f"{sentence_case(words)}. {proof_words(contents.proof)}"
    row = put_title(sheet, pen, title)
    pen.block(sheet, (2, 2), (1, len(WIDTHS)), text, Look(wrap=True, vertical="top"))
    sheet.row_dimensions[2].height = LINE_HEIGHT * lines(text, sum(WIDTHS)) + 4
    row = _heading(sheet, pen, row, "The rules", ("State", "Rule", "Found", "Importance", "", "Cost"))
    for check in check_rows(contents.card):
        cost = check.cost if check.importance != "required" else None
        values = ("", check.title, check.found, check.importance, None, cost)
        row = _row(sheet, pen, row, check.state, values)
    findings = finding_rows(contents.index, contents.card)
    heads = ("State", "What was found", "Rule", "Importance", "First date", "Cost")
    heads_row = row + 2
    row = _heading(sheet, pen, row + 1, "Every note, in a sentence" if findings else "Nothing to note", heads)
    for f in findings:
        cost = f.cost if f.importance != "required" else None
        row = _row(sheet, pen, row, f.state, ("", f.sentence, f.title, f.importance, f.first, cost))
    set_page(sheet, contents, titles=(heads_row, heads_row))


def _heading(sheet: Worksheet, pen: Pen, row: int, title: str, heads: tuple[str, ...]) -> int:
    pen.put(sheet, row, 1, title, Look(12, bold=True))
    sheet.row_dimensions[row].height = 20
    for column, head in enumerate(heads, 1):
        look = replace(HEADING, horizontal="right") if column == len(heads) else HEADING
        pen.put(sheet, row + 1, column, head or None, look)
    return row + 2


def _row(sheet: Worksheet, pen: Pen, row: int, state: State, values: tuple[Value, ...]) -> int:
    mark, colour = MARKS[state]
    pen.put(sheet, row, 1, f"{mark} {state.value}", replace(RULED, bold=True, colour=colour))
    for column, value in enumerate(values[1:], 2):
        quiet = state is State.KEPT or column == 4
        look = replace(RULED, colour=SECONDARY if quiet else TEXT)
        if column == 5:
            look = replace(look, number="[$-809]d mmm yyyy", horizontal="left")
        if column == 6:
            look = replace(look, number="#,##0", horizontal="right")
        pen.put(sheet, row, column, value, look)
    text = max(lines(str(values[1]), WIDTHS[1]), lines(str(values[2]), WIDTHS[2]))
    sheet.row_dimensions[row].height = LINE_HEIGHT * text + 3
    return row + 1
