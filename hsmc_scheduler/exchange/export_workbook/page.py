"""How a sheet prints: paper, margins, repeated titles, header and footer."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Protocol

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

import hsmc_scheduler
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.export_workbook.measure import BODY, DIGIT_POINTS, READABLE
from hsmc_scheduler.exchange.export_workbook.pen import FONT, TEXT, Look, Pen
from hsmc_scheduler.exchange.export_workbook.text import header_text
from hsmc_scheduler.projections.messages.words import day_words

A4: Literal[9] = 9
A3: Literal[8] = 8
LONG_SIDE = {A4: 842.0, A3: 1191.0}
"""Points."""
SIDE = 0.4
"""The margins at the sides, in inches."""
MOST_IN_HEADER = 90
"""Excel takes 255 characters for a whole header, its own orders included."""


class Headed(Protocol):
    """What the head and the foot of a page are written from."""

    @property
    def title(self) -> str:
        """What the workbook is about."""

    @property
    def edition(self) -> str:
        """Which edition it is."""

    @property
    def made_on(self) -> date:
        """The day it is of."""

    @property
    def timetable(self) -> Timetable:
        """What it shows."""


def widest(paper: Literal[8, 9], size: float = BODY) -> float:
    """How many digits wide a landscape sheet can be whose smallest text, of that size, is still readable in print."""
    return (LONG_SIDE[paper] - 2 * SIDE * 72) / DIGIT_POINTS * size / READABLE


def set_page(
    sheet: Worksheet,
    contents: Headed,
    *,
    paper: Literal[8, 9] = A4,
    landscape: bool = True,
    titles: tuple[int, int] | None = None,
    pages_high: int | None = 0,
) -> None:
    """Fit the sheet to the page's width, and to `pages_high` pages.

    0: as many as it takes; None: likewise, for landscape sheets with page breaks of their own, which Excel leaves out
    where it fits by itself. `titles`: the first and last row repeated on every page.
    """
    sheet.sheet_view.showGridLines = False
    setup: Any = sheet.page_setup
    setup.paperSize = paper
    setup.orientation = "landscape" if landscape else "portrait"
    if pages_high is None:
        wide = sum(d.width * DIGIT_POINTS for d in sheet.column_dimensions.values())
        setup.scale = max(10, min(100, int((LONG_SIDE[paper] - 2 * SIDE * 72) / wide * 98)))
    else:
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        setup.fitToWidth, setup.fitToHeight = 1, pages_high
    margins = sheet.page_margins
    margins.left = margins.right = SIDE
    margins.top, margins.bottom = 0.7, 0.6
    margins.header = margins.footer = 0.3
    sheet.print_options.horizontalCentered = True
    if titles:
        sheet.print_title_rows = f"{titles[0]}:{titles[1]}"
    _heads(sheet, contents)


def _heads(sheet: Worksheet, contents: Headed) -> None:
    head: Any = sheet.oddHeader
    foot: Any = sheet.oddFooter
    sheet.HeaderFooter.scaleWithDoc = False  # or it gets smaller with the sheet that is fitted to the page
    version = f"{hsmc_scheduler.__version__}, plan {contents.timetable.plan_fingerprint[:8]}"
    for part, text in (
        (head.left, header_text(contents.title, MOST_IN_HEADER)),
        (head.right, header_text(f"{contents.edition}, {day_words(contents.made_on)}", 40)),
        (foot.left, header_text(f"HSMC Scheduler {version}", 60)),
        (foot.center, header_text(sheet.title, 31)),
        (foot.right, "Page &P of &N"),
    ):
        part.text, part.font, part.size = text, f"{FONT},Regular", 9
    head.left.font = f"{FONT},Bold"


def put_title(sheet: Worksheet, pen: Pen, title: str, subtitle: str = "") -> int:
    """A sheet's title in rows 1 and 2; returns the first row free after a gap."""
    pen.put(sheet, 1, 1, title, Look(16, bold=True))
    sheet.row_dimensions[1].height = 26
    if subtitle:
        pen.put(sheet, 2, 1, subtitle, Look(11.5, colour=TEXT))
        sheet.row_dimensions[2].height = 18
    return 4
