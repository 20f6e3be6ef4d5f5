"""The timetable as an Excel workbook: one file a sheet, one registry of sheets."""

from __future__ import annotations

from pathlib import Path

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.saving import NotWrittenError
from hsmc_scheduler.projections.concern import Concern
from hsmc_scheduler.projections.proof import Proof

__all__ = ["NotWrittenError", "write_workbook"]


def write_workbook(
    plan: Plan,
    timetable: Timetable,
    proof: Proof,
    path: Path,
    earlier: Timetable | None = None,
    concern: Concern | None = None,
) -> None:
    """Write every sheet to `path` (.xlsx), replacing what is there only when all is written.

    `earlier` is the timetable this one was asked to stay close to; `concern` leaves all out that is not
    theirs. Raises NotWrittenError.
    """
    from hsmc_scheduler.exchange.export_workbook.book import write  # openpyxl is slow to import: only when exporting

    write(plan, timetable, proof, path, earlier, concern)
