"""The one list of the sheets, in their order."""

from __future__ import annotations

from hsmc_scheduler.exchange.planning_workbook.sheets.calendar import PERIODS, PLAN, YEARS
from hsmc_scheduler.exchange.planning_workbook.sheets.catalogue import ASSESSMENTS, AWARDS, MODULES, PROGRAMMES
from hsmc_scheduler.exchange.planning_workbook.sheets.choices import PINNED_TUTORS, PINS, RULE_NUMBERS, RULE_SHEET
from hsmc_scheduler.exchange.planning_workbook.sheets.deliveries import DELIVERIES, ORDERS, SESSIONS, WINDOWS
from hsmc_scheduler.exchange.planning_workbook.sheets.pathways import PATHWAYS
from hsmc_scheduler.exchange.planning_workbook.sheets.people import ABSENCES, COHORTS, SETS, STUDENTS, TUTORS
from hsmc_scheduler.exchange.planning_workbook.sheets.places import ROOM_DATES, ROOMS, VENUES
from hsmc_scheduler.exchange.planning_workbook.spec import SheetSpec

GROUPS: tuple[tuple[str, str, tuple[SheetSpec, ...]], ...] = (
    ("The plan", "667085", (PLAN, YEARS, PERIODS)),
    ("What is taught", "2A6FDB", (PROGRAMMES, AWARDS, MODULES, ASSESSMENTS, DELIVERIES, SESSIONS, WINDOWS, ORDERS)),
    ("People", "00805C", (TUTORS, ABSENCES, COHORTS, PATHWAYS, SETS, STUDENTS)),
    ("Places", "B54708", (VENUES, ROOMS, ROOM_DATES)),
    ("What you decided", "7A3FC4", (PINS, PINNED_TUTORS, RULE_SHEET, RULE_NUMBERS)),
)
"""What they are about, the colour of their tabs, and the sheets."""

SHEETS: tuple[SheetSpec, ...] = tuple(spec for _, _, specs in GROUPS for spec in specs)
LEFT_ALONE = ("releases", "correspondence")
"""Fields of the plan that no sheet holds: they stay as the plan has them."""


def sheet_called(title: str) -> SheetSpec:
    """The sheet of that title. Raises KeyError."""
    found = next((spec for spec in SHEETS if spec.title == title), None)
    if found is None:
        raise KeyError(title)
    return found
