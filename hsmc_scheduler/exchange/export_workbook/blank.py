"""Where every workbook begins."""

from __future__ import annotations

from openpyxl import Workbook

from hsmc_scheduler.exchange.export_workbook.pen import Pen
from hsmc_scheduler.exchange.export_workbook.text import cell_text

PROGRAM = "HSMC Scheduler"


def blank_book(title: str) -> tuple[Workbook, Pen]:
    """A workbook without sheets, and what draws on it. No person or path is named in the file's properties."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = cell_text(title)
    book.properties.creator = PROGRAM
    book.properties.lastModifiedBy = None
    return book, Pen(book)
