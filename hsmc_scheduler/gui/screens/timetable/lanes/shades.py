"""The dates of the whole plan that are shaded in every row, days in a row drawn together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.domain.index import PlanIndex


@dataclass(frozen=True, slots=True)
class Band:
    """Dates, both inclusive, and the token they are shaded in."""

    first: date
    last: date
    shade: str


def bands(index: PlanIndex) -> tuple[Band, ...]:
    """Closed days, weekend days and days best avoided, earliest first."""
    found: list[Band] = []
    for day in days_between(index.calendar.start, index.calendar.end):
        shade = _shade(index, day)
        if not shade:
            continue
        if found and found[-1].shade == shade and found[-1].last + timedelta(days=1) == day:
            found[-1] = replace(found[-1], last=day)
        else:
            found.append(Band(day, day, shade))
    return tuple(found)


def _shade(index: PlanIndex, day: date) -> str:
    if day.weekday() not in index.calendar.teaching_weekdays:
        return "weekend"
    if day in index.closed:
        return "closed"
    return "avoid" if day in index.avoid else ""
