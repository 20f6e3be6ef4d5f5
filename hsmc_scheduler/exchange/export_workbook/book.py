"""Putting the workbook together."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.export_workbook.blank import blank_book
from hsmc_scheduler.exchange.export_workbook.contents import Contents
from hsmc_scheduler.exchange.export_workbook.registry import CONCERNED, SHEETS
from hsmc_scheduler.exchange.export_workbook.sheets import about
from hsmc_scheduler.exchange.export_workbook.text import sheet_title
from hsmc_scheduler.exchange.saving import save_whole
from hsmc_scheduler.exchange.saving_books import save_book
from hsmc_scheduler.projections.concern import Concern
from hsmc_scheduler.projections.proof import Proof


def write(
    plan: Plan, timetable: Timetable, proof: Proof, path: Path, earlier: Timetable | None, concern: Concern | None
) -> None:
    """See `write_workbook`."""
    book = workbook(Contents.of(plan, timetable, proof, earlier, concern))
    save_whole(path, lambda made: save_book(book, made))


def write_for(contents: Contents, concern: Concern, path: Path) -> None:
    """Write to `path` what concerns one of them alone. Raises OSError."""
    save_book(workbook(contents.concerning(concern)), path)


def workbook(contents: Contents) -> Workbook:
    """Every sheet of the registry, drawn."""
    book, pen = blank_book(contents.title)
    taken: list[str] = []
    pages = [page for make in (CONCERNED if contents.concern else SHEETS) for page in make(contents)]
    for page in (*pages, about.page(contents, pages)):
        title = sheet_title(page.title, taken)
        taken.append(title)
        page.draw(book.create_sheet(title), pen)
    book.worksheets[0].sheet_view.tabSelected = True
    return book
