"""The plan made of the things of all sheets: its settings, its calendar, and all its lists."""

from __future__ import annotations

from dataclasses import MISSING
from itertools import pairwise
from typing import Any

from hsmc_scheduler.app.edits.errors import EditError, plainly
from hsmc_scheduler.app.importing.planning_workbook.building import Building, Built
from hsmc_scheduler.app.importing.planning_workbook.rows import read_rows
from hsmc_scheduler.domain.calendar import AcademicYear, Calendar
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.wording import british
from hsmc_scheduler.exchange.planning_workbook.registry import SHEETS
from hsmc_scheduler.exchange.planning_workbook.spec import default_of, made, value_of


def built_plan(building: Building) -> Plan | None:
    """The plan, healed where something is wrong with the workbook; None: not even that can be."""
    building.build()
    settings = _settings(building)
    calendar = _calendar(building, settings)
    if calendar is None:
        return None
    values: dict[str, Any] = {k: v for k, v in settings.items() if not k.startswith("calendar.")}
    for spec in SHEETS:
        if not spec.parent and len(spec.at) == 1:
            values[spec.at[0]] = tuple(building.built[spec.title].things)
    if building.base is not None:
        values |= {"releases": building.base.releases, "correspondence": building.base.correspondence}
    plan: Plan = made(Plan, {"calendar": calendar, **values})
    return plan


def _settings(building: Building) -> dict[str, Any]:
    """The fields of the sheet of the plan itself, by their ways."""
    spec = next(s for s in SHEETS if s.groups)
    own = building.sheets.get(spec.title)
    row = next(read_rows(own, building.keys, building.old, building.problems)) if own else None
    if row is not None:
        building.built[spec.title] = Built([row], [None], [None])
    found = {}
    for column in spec.columns:
        default = default_of(spec.of, column.field)
        value = "" if default is MISSING else default
        if row is not None and column.field in row.values and column.field not in row.faulty:
            value = row.values[column.field]
        elif building.base is not None:
            value = value_of(building.base, column.field)
        found[column.field] = value
    return found


def _calendar(building: Building, settings: dict[str, Any]) -> Calendar | None:
    own = building.sheets.get("Years")
    years: tuple[AcademicYear, ...] = tuple(building.built["Years"].things)
    if not years:
        what = "there is no academic year" if own else "the workbook has no sheet “Years”"
        where = own.sheet.where(own.top + 1, 0) if own else "Workbook"
        if not any(p.where.startswith("Years!") for p in building.problems):
            building.problems.append(Problem(where, what, "Give each academic year a row on the sheet Years."))
        return building.base.calendar if building.base else None
    values = {k.removeprefix("calendar."): v for k, v in settings.items() if k.startswith("calendar.")}
    rest: dict[str, Any] = {"years": years, "periods": tuple(building.built["Periods"].things)}
    for _ in range(2):
        try:
            with plainly():
                return Calendar(**values, **rest)
        except EditError as fault:
            if "year" in fault.what:
                _overlap(building, years)
                return building.base.calendar if building.base else None
            plan = building.built.get("Plan")
            if plan:
                mend = "The day starts before midday and ends after it: correct one of the three."
                building.problems.append(plan.rows[0].problem("calendar.midday", fault.what, mend))
            values |= {name: default_of(Calendar, name) for name in ("day_starts", "midday", "day_ends")}
    return None


def _overlap(building: Building, years: tuple[AcademicYear, ...]) -> None:
    rows = building.built["Years"].rows
    for number, (one, other) in enumerate(pairwise(years), 1):
        if other.start <= one.end and not rows[number].faulty | rows[number - 1].faulty:
            what = f"it starts on {british(other.start)}, before the year above it ends, {british(one.end)}"
            mend = "Years follow one another without overlap: correct one of the dates."
            building.problems.append(rows[number].problem("start", what, mend))
