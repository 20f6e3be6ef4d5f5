"""Writing into cells: every look made once, every text safe."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from typing import Any, Literal, cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Protection, Side
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.text import begins_like_formula, cell_text

FONT = "Calibri"
TEXT, SECONDARY, LINE = "1C2430", "667085", "D5DAE1"
GOOD, CAUTION, BAD = "00805C", "B54708", "B42318"
BAND = "EEF1F5"

Edge = tuple[str, str]
"""A line's weight (thin, medium, thick) and colour."""
Value = str | int | float | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. Colours are six hexadecimal digits, red first; empty: none. Sizes in points.

    `locked`: it cannot be changed where its sheet is protected.
    """

    size: float = 11
    bold: bool = False
    italic: bool = False
    colour: str = TEXT
    fill: str = ""
    left: Edge | None = None
    right: Edge | None = None
    top: Edge | None = None
    bottom: Edge | None = None
    horizontal: Literal["left", "center", "right"] | None = None
    vertical: Literal["top", "center", "bottom"] = "center"
    wrap: bool = False
    indent: int = 0
    turned: bool = False
    """Reading upwards."""
    number: str = "General"
    locked: bool = True


RULED = Look(bottom=("thin", LINE), wrap=True)
"""A cell of a table."""
HEADING = Look(bold=True, fill=BAND, bottom=("medium", SECONDARY), wrap=True)
"""The heading of a table's column."""


@dataclass(frozen=True, slots=True)
class Run:
    """Part of a text with its own size, weight and colour."""

    text: str
    size: float
    bold: bool = False
    colour: str = TEXT


class Pen:
    """Puts values into the sheets of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._probe = Cell(book.create_sheet("probe"), 1, 1)
        book.remove(book["probe"])
        self._styles: dict[tuple[Look, bool], Any] = {}

    def put(self, sheet: Worksheet, row: int, column: int, value: Value | tuple[Run, ...], look: Look) -> None:
        """Put a value (or runs of text) into one cell; text stays text whatever it begins with."""
        cell: Any = sheet.cell(row, column)
        runs = value if isinstance(value, tuple) else ()
        text = "".join(run.text for run in runs) if runs else value if isinstance(value, str) else None
        text = text and cell_text(text)
        cell._style = copy(self._style(look, bool(text) and begins_like_formula(text or "")))
        if text is None:
            cell.value = value
        elif text:
            cell.value = _rich(runs) if runs else text
            cell.data_type = "s"

    def style(self, target: Any, look: Look) -> None:
        """Let a column look so where its cells are still empty."""
        target._style = copy(self._style(look, quoted=False))

    def block(
        self,
        sheet: Worksheet,
        rows: tuple[int, int],
        columns: tuple[int, int],
        value: Value | tuple[Run, ...],
        look: Look,
    ) -> None:
        """One cell over several rows and columns, first and last inclusive, with lines round it and none inside."""
        (top, bottom), (left, right) = rows, columns
        if (top, left) == (bottom, right):
            self.put(sheet, top, left, value, look)
            return
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                own = _edged(look, column == left, column == right, row == top, row == bottom)
                self.put(sheet, row, column, value if (row, column) == (top, left) else None, own)
        # merge_cells() would throw the covered cells' lines away, and look through all that is merged already
        area = CellRange(min_row=top, max_row=bottom, min_col=left, max_col=right)
        sheet.merged_cells.ranges.add(area)

    def _style(self, look: Look, quoted: bool) -> Any:
        """The workbook's style for a look, through openpyxl's own setters the first time only: they are slow."""
        style = self._styles.get((look, quoted))
        if style is None:
            probe: Any = self._probe
            probe._style = None
            probe.font = Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic, color=look.colour)
            if look.fill:
                probe.fill = PatternFill("solid", fgColor=look.fill)
            probe.border = Border(_side(look.left), _side(look.right), _side(look.top), _side(look.bottom))
            probe.alignment = Alignment(
                look.horizontal, look.vertical, 90 if look.turned else 0, look.wrap, indent=look.indent
            )
            probe.number_format = look.number
            probe.quotePrefix = quoted
            probe.protection = Protection(locked=look.locked)
            style = self._styles[look, quoted] = probe._style
        return style


@cache
def _edged(look: Look, left: bool, right: bool, top: bool, bottom: bool) -> Look:
    """The look of one cell of a block, with those of its lines that lie on the block's edge."""
    return replace(
        look,
        left=look.left if left else None,
        right=look.right if right else None,
        top=look.top if top else None,
        bottom=look.bottom if bottom else None,
    )


def _side(edge: Edge | None) -> Any:
    weight, colour = edge or (None, None)
    return Side(style=cast(Any, weight), color=colour)


def _rich(runs: tuple[Run, ...]) -> CellRichText:
    return CellRichText(
        [
            TextBlock(InlineFont(rFont=FONT, sz=run.size, b=run.bold, color=Color(run.colour)), cell_text(run.text))
            for run in runs
        ]
    )
