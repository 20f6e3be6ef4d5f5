"""Putting the planning workbook together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.export_workbook.blank import blank_book
from hsmc_scheduler.exchange.planning_workbook.about import draw_about
from hsmc_scheduler.exchange.planning_workbook.drawing import draw_grid, draw_settings
from hsmc_scheduler.exchange.planning_workbook.grids import grids_of
from hsmc_scheduler.exchange.planning_workbook.lists import Lists
from hsmc_scheduler.exchange.planning_workbook.registry import GROUPS
from hsmc_scheduler.exchange.saving import save_whole
from hsmc_scheduler.exchange.saving_books import save_book


def write(plan: Plan, path: Path, students: bool, made_on: date) -> None:
    """See `write_planning_workbook`."""
    book = planning_workbook(plan, students=students, made_on=made_on)
    save_whole(path, lambda made: save_book(book, made))


def planning_workbook(plan: Plan, *, students: bool, made_on: date) -> Workbook:
    """Every sheet, drawn."""
    book, pen = blank_book(plan.title)
    grids = grids_of(plan, students=students)
    lists = Lists(book, grids)
    colours = {spec.title: colour for _, colour, specs in GROUPS for spec in specs}
    draw_about(book.create_sheet("About"), pen, plan, grids, made_on)
    for grid in grids:
        sheet = book.create_sheet(grid.spec.title)
        sheet.sheet_properties.tabColor = colours[grid.spec.title]
        (draw_settings if grid.spec.groups else draw_grid)(sheet, pen, grid, lists)
    return book
