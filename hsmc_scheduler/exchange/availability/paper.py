"""How a tutor's form goes on paper: upright A4, an academic year a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.availability.measures import Measures
from hsmc_scheduler.exchange.export_workbook.measure import DIGIT_POINTS
from hsmc_scheduler.exchange.export_workbook.page import A4, LONG_SIDE
from hsmc_scheduler.exchange.export_workbook.pen import FONT
from hsmc_scheduler.exchange.export_workbook.text import header_text
from hsmc_scheduler.projections.availability import Form
from hsmc_scheduler.projections.messages.words import day_words

SHORT_SIDE = 595.0
MARGIN = 0.55
"""At the top and at the foot, in inches."""
EDGE, SIDE = 0.25, 0.3


def set_paper(
    sheet: Worksheet, form: Form, headings: int, pages: Sequence[tuple[int, int]], measures: Measures
) -> None:
    """Scale the sheet so that each of `pages` (first and last rows) fits one, with what is above on the first."""
    setup: Any = sheet.page_setup
    setup.paperSize, setup.orientation = A4, "portrait"
    sheet.sheet_view.showGridLines = False
    high = LONG_SIDE[A4] - 2 * MARGIN * 72
    wide = SHORT_SIDE - 2 * SIDE * 72
    head = _height(sheet, 1, headings)
    row = sheet.row_dimensions[headings].height or 0
    tallest = max(_height(sheet, *page) + (row if n else head) for n, page in enumerate(pages))
    setup.scale = max(10, min(100, int(min(high / tallest, wide / (sum(measures.widths) * DIGIT_POINTS)) * 98)))
    margins = sheet.page_margins
    margins.left = margins.right = SIDE
    margins.top = margins.bottom = MARGIN
    margins.header = margins.footer = EDGE
    sheet.print_options.horizontalCentered = True
    sheet.print_area = f"A1:{get_column_letter(measures.reason)}{pages[-1][1]}"  # long reasons run on beyond it
    sheet.print_title_rows = f"{headings}:{headings}"
    sheet.HeaderFooter.scaleWithDoc = False
    head_line: Any = sheet.oddHeader
    foot: Any = sheet.oddFooter
    for part, text in (
        (head_line.left, header_text(form.plan.title, 90)),
        (head_line.right, header_text(form.name, 60)),
        (foot.left, header_text(f"Asked {day_words(form.asked)}, answer by {day_words(form.due)}", 90)),
        (foot.right, "Page &P of &N"),
    ):
        part.text, part.font, part.size = text, f"{FONT},Regular", 9


def _height(sheet: Worksheet, first: int, last: int) -> float:
    return sum(sheet.row_dimensions[n].height or 15 for n in range(first, last + 1))
