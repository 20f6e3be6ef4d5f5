"""The planner as one web page: a file that holds all it needs, runs no scripts and fetches nothing (adr/0053)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.export_web.page import page
from hsmc_scheduler.exchange.saving import save_whole
from hsmc_scheduler.projections.concern import Concern


def write_page(plan: Plan, timetable: Timetable, path: Path, concern: Concern | None = None) -> None:
    """Write the page to `path` (.html), replacing what is there only when all is written.

    `concern` leaves all out that is not theirs. No student is named.
    Raises NotWrittenError.
    """
    text = page(plan, timetable, date.today(), concern)  # noqa: DTZ011 - local, as it is shown

    def write(made: Path) -> None:
        made.write_text(text, encoding="utf-8", newline="\n")

    save_whole(path, write)
