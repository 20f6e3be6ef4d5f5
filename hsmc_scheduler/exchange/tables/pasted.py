"""Tables from the clipboard: as the page they were copied from, or as text parted by tabs."""

from __future__ import annotations

from hsmc_scheduler.exchange.tables.csv_text import read_lines
from hsmc_scheduler.exchange.tables.html_table import FEWER, page_tables
from hsmc_scheduler.exchange.tables.limits import MEGABYTE, MOST_PASTED
from hsmc_scheduler.exchange.tables.table import Sheet, Tables
from hsmc_scheduler.exchange.unreadable import UnreadableError, unreadable

NAME = "What was pasted"


def read_pasted(text: str, html: str = "") -> Tables:
    """The tables of a page where it has any, else the one table of the text. Raises UnreadableError."""
    if html:
        try:
            return Tables(NAME, page_tables(NAME, html))
        except UnreadableError:
            if not text.strip():
                raise
    if len(text) > MOST_PASTED:
        raise unreadable(NAME, f"is longer than {MOST_PASTED // MEGABYTE} million characters", FEWER)
    if not text.strip():
        raise unreadable(NAME, "is empty", "Copy the table first.")
    return Tables(NAME, (Sheet("Pasted", read_lines(NAME, text, "\t" if "\t" in text else "")),))
