"""Which publication of a timetable a page shows."""

from __future__ import annotations

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable


def edition(plan: Plan, timetable: Timetable) -> str:
    """Say "Release 2" where the timetable is as it was last published, else "Draft"."""
    last = plan.releases[-1] if plan.releases else None
    return f"Release {last.number}" if last and last.timetable.placements == timetable.placements else "Draft"
