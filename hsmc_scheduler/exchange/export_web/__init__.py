"""The planner as one web page: a file that holds all it needs, runs no scripts and fetches nothing (adr/0053)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.export_web.page import page
from hsmc_scheduler.exchange.saving import save_whole


def write_page(plan: Plan, timetable: Timetable, path: Path, who: str = "", whose: str = "") -> None:
    """Write the page to `path` (.html), replacing what is there only when all is written.

    `who`: "cohort" or "tutor" for what concerns one of them alone, with its id in `whose`. No student is named.
    Raises NotWrittenError.
    """
    text = page(plan, timetable, date.today(), who, whose)  # noqa: DTZ011 - local, as it is shown

    def write(made: Path) -> None:
        made.write_text(text, encoding="utf-8", newline="\n")

    save_whole(path, write)
