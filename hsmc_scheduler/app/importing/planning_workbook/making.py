"""The thing a row tells. Where the domain refuses its fields together, that is noted once and the row healed."""

from __future__ import annotations

from dataclasses import MISSING
from datetime import date
from typing import Any

from hsmc_scheduler.app.edits.errors import EditError, plainly
from hsmc_scheduler.app.importing.planning_workbook.rows import ReadRow
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.exchange.planning_workbook.spec import SheetSpec, default_of, made

MOST_HEALED = 6
ANY_DAY = date(2000, 1, 1)
_NO_SESSION = Session("", "", "")


def made_of(row: ReadRow, values: dict[str, Any], base: Plan | None, problems: list[Problem]) -> Any:
    """The thing of a row; None where there cannot be one, whatever is healed."""
    spec = row.found.spec
    _fill(values, base)
    for _ in range(MOST_HEALED):
        try:
            with plainly():
                return made(spec.of, values)
        except EditError as error:
            fault = error
        check = next((c for c in spec.checks if c.words in fault.what.casefold()), None)
        what = f"{fault.what[:1].lower()}{fault.what[1:]}"
        if check is None:
            problems.append(row.problem(spec.columns[0].field, what, fault.mend))
            return None
        if not row.faulty & _together(spec, check.field):
            problems.append(row.problem(check.field, what, check.mend))
        _heal(spec, values, check.field, check.heal)
    return None


def _fill(values: dict[str, Any], base: Plan | None) -> None:
    """A date for each that could not be read: another of the row, or any."""
    dates = [v for v in values.values() if isinstance(v, date)]
    any_day = dates[0] if dates else base.calendar.start if base else ANY_DAY
    values.update({name: any_day for name, value in values.items() if value is MISSING})


def _together(spec: SheetSpec, name: str) -> set[str]:
    """The fields a field is judged with."""
    if spec.fold:
        return {column.field for column in spec.columns}
    kind = next(type(column.kind) for column in spec.columns if column.field == name)
    return {column.field for column in spec.columns if type(column.kind) is kind}


def _heal(spec: SheetSpec, values: dict[str, Any], name: str, heal: str) -> None:
    """Put something in place of a field the domain refuses, only to look at the rest."""
    if heal:
        values[name] = values[heal]
    elif spec.fold:
        values |= {"deliveries": (), "choose": 0}
    elif spec.key and name == spec.key.field:
        values["sessions"] = (_NO_SESSION,)
    else:
        default = default_of(spec.of, name)
        values[name] = 1 if default is MISSING else default
