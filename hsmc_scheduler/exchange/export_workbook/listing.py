"""A list for filtering: a header row, a row each, widths that fit, nothing above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum, auto
from typing import Generic, Literal, TypeVar

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.export_workbook.measure import LINE_HEIGHT, PADDING, lines, width
from hsmc_scheduler.exchange.export_workbook.page import A4, widest
from hsmc_scheduler.exchange.export_workbook.pen import HEADING, RULED, SECONDARY, Look, Pen, Value
from hsmc_scheduler.projections.palette import Colour
from hsmc_scheduler.projections.short_dates import day_short

Row = TypeVar("Row")
BUTTON = 2.6
"""The room the filter's button takes in a heading."""
INDENT = 1.5


class Kind(Enum):
    """What a column holds."""

    TEXT = auto()
    QUIET = auto()
    STRONG = auto()
    NUMBER = auto()
    DATE = auto()
    WEEKDAY = auto()
    """A date with its weekday."""
    TIME = auto()
    CODE = auto()
    """A module's code, in the module's colour."""


LOOKS = {
    Kind.TEXT: RULED,
    Kind.QUIET: replace(RULED, colour=SECONDARY),
    Kind.STRONG: replace(RULED, bold=True),
    Kind.NUMBER: replace(RULED, horizontal="center", number='[=0]"–";General', wrap=False),
    Kind.DATE: replace(RULED, horizontal="right", indent=1, number="[$-809]d mmm yyyy", wrap=False),
    Kind.WEEKDAY: replace(RULED, horizontal="right", indent=1, number="[$-809]ddd d mmm yyyy", wrap=False),
    Kind.TIME: replace(RULED, horizontal="center", number="hh:mm", wrap=False),
    Kind.CODE: replace(RULED, bold=True, horizontal="left", indent=1),
}
HEADS = {
    **dict.fromkeys((Kind.NUMBER, Kind.TIME), replace(HEADING, horizontal="center")),
    **dict.fromkeys((Kind.DATE, Kind.WEEKDAY), replace(HEADING, horizontal="right", indent=2)),
}
"""Over what stands below them; of dates far enough in that the filter's button leaves them free."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column. `most` is the widest it gets, in digits; longer text wraps. A tuple of texts is joined by "; ".

    `least` is the narrowest it gets, for what is still to be filled in. `apart`: its text is set off from the column
    before it, which fills its own.
    """

    title: str
    kind: Kind
    value: Callable[[Row], Value | tuple[str, ...]]
    most: float = 40
    least: float = 0
    apart: bool = False

    def set_off(self, look: Look) -> Look:
        """A look of its heading or its cells."""
        return replace(look, horizontal="left", indent=1) if self.apart else look

    @property
    def padding(self) -> float:
        """What its text leaves free of its width, in digits."""
        return PADDING + (INDENT if self.apart else 0)


def draw_list(
    sheet: Worksheet,
    pen: Pen,
    name: str,
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    *,
    top: int = 1,
    paper: Literal[8, 9] = A4,
    printed: int | None = None,
    colour_of: Callable[[Row], Colour | None] = lambda row: None,  # noqa: ARG005 - a default that answers none
    look_of: Callable[[Row, Column[Row], Look], Look] = lambda row, column, look: look,  # noqa: ARG005
) -> int:
    """Draw a table with its headings in row `top`; returns the first row after it.

    `name` names the table, unique in the workbook. The columns (the first `printed`; None: all) are narrowed until they
    print readably on `paper`, if their words let them. `colour_of` gives code cells their module's colour.
    """
    cells = [[_joined(column.value(row)) for column in columns] for row in rows]
    widths = _widths(columns, cells, widest(paper), len(columns) if printed is None else printed)
    for n, (column, wide) in enumerate(zip(columns, widths, strict=True), 1):
        letter = get_column_letter(n)
        above = sheet.column_dimensions[letter].width if letter in sheet.column_dimensions else 0
        sheet.column_dimensions[letter].width = max(wide, above)
        pen.put(sheet, top, n, column.title, column.set_off(HEADS.get(column.kind, HEADING)))
    heights = (
        lines(c.title, w - BUTTON + PADDING - (c.padding - PADDING), bold=True)
        for c, w in zip(columns, widths, strict=True)
    )
    sheet.row_dimensions[top].height = LINE_HEIGHT * max(heights) + 4
    for number, (row, values) in enumerate(zip(rows, cells, strict=True), top + 1):
        colour, tall = colour_of(row), 1
        for n, (column, value) in enumerate(zip(columns, values, strict=True), 1):
            look = column.set_off(LOOKS[column.kind])
            if column.kind is Kind.CODE and colour:
                look = replace(look, fill=colour.fill, left=("thick", colour.edge))
            pen.put(sheet, number, n, value, look_of(row, column, look))
            if isinstance(value, str) and look.wrap:
                tall = max(tall, lines(value, widths[n - 1] - (column.padding - PADDING), look.size, look.bold))
        sheet.row_dimensions[number].height = LINE_HEIGHT * tall + 3
    last = top + max(len(rows), 1)
    area = f"A{top}:{get_column_letter(len(columns))}{last}"
    sheet.add_table(Table(displayName=name, name=name, ref=area))
    return last + 1


def _widths(columns: Sequence[Column[Row]], cells: Sequence[Sequence[Value]], room: float, printed: int) -> list[float]:
    """As wide as their texts, but the `printed` together no more than `room`: the widest that can wrap gives way."""
    found = [_width(column, [row[n] for row in cells]) for n, column in enumerate(columns)]
    least = [_least(column, [row[n] for row in cells], found[n]) for n, column in enumerate(columns)]
    while sum(found[:printed]) > room:
        spare = [n for n, wide in enumerate(found[:printed]) if wide > least[n]]
        if not spare:
            break
        widest_one = max(spare, key=found.__getitem__)
        found[widest_one] = max(least[widest_one], found[widest_one] - 1)
    return found


def _least(column: Column[Row], values: Sequence[Value], natural: float) -> float:
    """What a column needs so that no word of it is broken."""
    look = LOOKS[column.kind]
    if not look.wrap:
        return natural
    words = (word for value in values if isinstance(value, str) for word in value.split())
    longest = max((width(word, bold=look.bold) for word in words), default=0.0)
    heading = max(width(word, bold=True) for word in column.title.split()) + BUTTON + column.padding - PADDING
    return min(natural, max(longest + column.padding + (INDENT if look.bold else 0), heading, column.least))


def _joined(value: Value | tuple[str, ...]) -> Value:
    return "; ".join(value) if isinstance(value, tuple) else value


def _width(column: Column[Row], values: Sequence[Value]) -> float:
    bold = column.kind in (Kind.STRONG, Kind.CODE)
    longest = max((_one(v, bold, column.kind is Kind.WEEKDAY) for v in values if v is not None), default=0.0)
    heading = max(width(word, bold=True) for word in column.title.split()) + BUTTON + column.padding - PADDING
    heading += INDENT if column.kind in (Kind.DATE, Kind.WEEKDAY) else 0
    return max(min(longest + column.padding, column.most), heading, column.least)


def _one(value: Value, bold: bool, weekday: bool = False) -> float:
    if isinstance(value, str):
        return (INDENT if bold else 0) + max(width(line, bold=bold) for line in value.split("\n"))
    if isinstance(value, date):
        return width(day_short(value)[0 if weekday else 4 :]) + INDENT
    return 5.0 if isinstance(value, time) else len(f"{value:g}") if isinstance(value, int | float) else 0.0
