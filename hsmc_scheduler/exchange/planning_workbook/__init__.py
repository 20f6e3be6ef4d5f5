"""The whole plan as a workbook meant for editing: one description of each sheet, for writing and for reading it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.saving import NotWrittenError

__all__ = ["NotWrittenError", "write_planning_workbook"]


def write_planning_workbook(plan: Plan, path: Path, *, students: bool) -> None:
    """Write it to `path` (.xlsx), replacing what is there only when all is written.

    `students`: with their names. Raises NotWrittenError.
    """
    from hsmc_scheduler.exchange.planning_workbook.book import write  # openpyxl is slow to import: only when exporting

    write(plan, path, students, date.today())  # noqa: DTZ011 - local, as it is shown
