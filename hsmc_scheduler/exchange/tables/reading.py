"""Any file of tables, read by what it is and not by what it is called. Run in the child process alone."""

from __future__ import annotations

from hsmc_scheduler.exchange.tables.archive import too_large
from hsmc_scheduler.exchange.tables.csv_text import read_csv
from hsmc_scheduler.exchange.tables.html_table import read_page
from hsmc_scheduler.exchange.tables.kinds import Kind, kind_of
from hsmc_scheduler.exchange.tables.limits import MOST_FILE_BYTES
from hsmc_scheduler.exchange.tables.table import Tables


def tables_of(name: str, data: bytes) -> Tables:
    """The tables of a file's content. Raises UnreadableError."""
    if len(data) > MOST_FILE_BYTES:
        raise too_large(name, len(data))
    match kind_of(name, data):
        case Kind.CSV:
            return read_csv(name, data)
        case Kind.PAGE:
            return read_page(name, data)
        case Kind.WORKBOOK:
            from hsmc_scheduler.exchange.tables.xlsx import read_workbook

            return read_workbook(name, data)
