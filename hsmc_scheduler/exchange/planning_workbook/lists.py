"""What a cell takes: drop-down lists, dates, numbers, and keys that cannot be typed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.exchange.planning_workbook.grids import Grid
from hsmc_scheduler.exchange.planning_workbook.kinds import (
    RULE,
    Choice,
    Clock,
    Day,
    Key,
    Kind,
    Number,
    Pairs,
    Reference,
    Weekdays,
    YesNo,
)
from hsmc_scheduler.exchange.planning_workbook.spec import Column
from hsmc_scheduler.projections.messages.words import DAYS

MORE_ROWS = 300
"""Below the last row, so many still have lists and checks."""
FIRST_DAY, LAST_DAY = "32874", "109939"
"""1 January 1990 and 31 December 2200, as Excel counts days."""
LOCKED = "Other sheets name it by this. To take it out of the plan, delete the whole row."


class Lists:
    """The lists of one workbook, each a name for the cells it is taken from."""

    def __init__(self, book: Workbook, grids: Sequence[Grid]) -> None:
        self._names: dict[str, str] = {}
        for grid in grids:
            at = next((n for n, c in enumerate(grid.spec.columns) if isinstance(c.kind, Key) or c.kind is RULE), None)
            if at is not None and not (grid.spec.parent and grid.spec.columns[at].kind is RULE):
                name = f"{grid.spec.title.replace(' ', '_')}_ids"
                self._names[grid.spec.title] = name
                formula = _cells(grid.spec.title, "ABC"[at], self.last_row(grid))
                book.defined_names[name] = DefinedName(name, attr_text=formula)

    @staticmethod
    def last_row(grid: Grid) -> int:
        """The last row that has lists and checks."""
        return len(grid.rows) + 1 + MORE_ROWS

    def offer(self, sheet: Worksheet, column: Column, cells: str, there: str) -> None:
        """Say what goes in these cells; `there` are those with something in, whose keys stay."""
        kind = column.kind
        if isinstance(kind, Key) or (kind is RULE and column.field == "rule"):
            self.lock(sheet, there, LOCKED)
            return
        if kind is RULE:
            self._add(sheet, cells, "list", self._names["Rules"], "Choose a rule from the list.")
            return
        match kind:
            case Reference(many=False) if kind.to in self._names:
                words = f"There is nothing of this id on the sheet {kind.to}. Add it there, or choose from the list."
                self._add(sheet, cells, "list", self._names[kind.to], words, style="warning")
            case Choice():
                self._words(sheet, cells, [*kind.words, *([kind.nothing] if kind.nothing else [])])
            case YesNo():
                self._words(sheet, cells, ["yes", "no"])
            case Weekdays(one=True):
                self._words(sheet, cells, DAYS[:5])
            case Day():
                self._add(sheet, cells, "date", FIRST_DAY, "Give a date, such as 07/03/2028.", LAST_DAY)
            case Clock():
                self._add(sheet, cells, "time", "0", "Give a time, such as 09:30.", "0.999988426")
            case Number():
                words = f"Give a whole number from {kind.low:,} to {kind.high:,}."
                self._add(sheet, cells, "whole", str(kind.low), words, str(kind.high))

    def lock(self, sheet: Worksheet, cells: str, words: str) -> None:
        """Let nobody type over these cells; rows can be deleted, sorted and added all the same."""
        if cells and not cells.endswith("1"):
            self._add(sheet, cells, "custom", "FALSE", words)

    def _words(self, sheet: Worksheet, cells: str, words: Sequence[str]) -> None:
        self._add(sheet, cells, "list", f'"{",".join(words)}"', "Choose from the list.")

    def _add(
        self, sheet: Worksheet, cells: str, kind: Any, first: str, words: str, second: str = "", style: Any = "stop"
    ) -> None:
        between: Any = "between" if second else None
        rule = DataValidation(
            kind, first, second or None, allow_blank=True, operator=between, showErrorMessage=True, errorStyle=style
        )
        rule.errorTitle, rule.error = "Planning workbook", words
        rule.add(cells)
        sheet.add_data_validation(rule)


def hint(kind: Kind) -> str:
    """What a heading's comment says of the kind."""
    match kind:
        case Choice() if len(kind.words) < 10:
            return f"One of: {', '.join([*kind.words, *([kind.nothing] if kind.nothing else [])])}."
        case YesNo():
            return "Yes or no."
        case Day():
            return "A date."
        case Reference():
            return f"From the sheet {kind.to}."
        case Pairs():
            return hint(kind.first)
    return ""


def _cells(title: str, letter: str, last: int) -> str:
    """The filled cells of a column."""
    own = quote_sheetname(title)
    return f"OFFSET({own}!${letter}$2,0,0,MAX(1,COUNTA({own}!${letter}$2:${letter}${last})),1)"
