"""What sheets have that are to be filled in and sent back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.domain.problems.wording import listed
from hsmc_scheduler.exchange.export_workbook.pen import Look, Pen, Value

FILL_IN = "FFF8E1"
"""The colour of cells to be filled in."""


def offer(sheet: Worksheet, cells: str, choices: Sequence[str], title: str, more: str) -> None:
    """Let one of some words be chosen in those cells ("B4:B9 D4:D9"), or none; who types another is told `more`."""
    rule = DataValidation("list", f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=True, sqref=cells)
    rule.errorTitle, rule.error = title, f"Choose {listed(choices, 'or')}{more}"
    sheet.add_data_validation(rule)


def protect(sheet: Worksheet) -> None:
    """Let nothing be typed over but cells whose look is not locked; columns and rows can be made wider."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = False


def hide_facts(sheet: Worksheet, pen: Pen, facts: Iterable[Sequence[Value]]) -> None:
    """Write facts for the program, a name and its values in a row each, and hide the sheet."""
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    for row, fact in enumerate(facts, 1):
        for column, value in enumerate(fact, 1):
            number = "yyyy-mm-dd" if isinstance(value, date) else "@" if isinstance(value, str) else "General"
            pen.put(sheet, row, column, value, Look(number=number))
