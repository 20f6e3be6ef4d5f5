"""The one list of sheets, in the workbook's order; About, which describes them, comes after."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page
from hsmc_scheduler.exchange.export_workbook.sheets import (
    bookings,
    checks,
    cohort_years,
    deadlines,
    learning_sets,
    modules,
    planner,
    sessions,
    to_check,
    tutors,
)

SHEETS: tuple[Callable[[Contents], Iterable[Page]], ...] = (
    planner.pages,
    cohort_years.pages,
    sessions.pages,
    modules.pages,
    tutors.pages,
    learning_sets.pages,
    deadlines.pages,
    bookings.pages,
    checks.pages,
)
CONCERNED: tuple[Callable[[Contents], Iterable[Page]], ...] = (
    to_check.pages,
    planner.pages,
    cohort_years.pages,
    sessions.pages,
    deadlines.pages,
    bookings.pages,
)
"""Those of a workbook for one tutor, module lead, cohort or room; each says for whom it has pages."""
