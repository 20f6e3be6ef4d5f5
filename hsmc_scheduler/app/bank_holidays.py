"""Closed days worked out for a plan: bank holidays in England, and the days the University usually closes.

Both are stored in the plan as periods, so that a plan stands alone and one-offs can be edited.
"""

from __future__ import annotations

from datetime import date, timedelta

from hsmc_scheduler.app.edits.painting import runs
from hsmc_scheduler.domain.calendar import Period, PeriodKind, days_between

CLOSED_AT_CHRISTMAS = 5
"""Working days the University closes at Christmas beside the bank holidays."""

_PLAIN_NAMES = {"May Day": "Early May bank holiday", "Late Summer Bank Holiday": "Summer bank holiday"}


def bank_holidays(first: date, last: date) -> tuple[Period, ...]:
    """The bank holidays in England from `first` to `last`, both inclusive, one period each.

    A holiday at a weekend is listed beside its substitute day: both are closed (Sat 26 and Mon 28 December 2026).
    """
    return tuple(
        Period(f"bank-holiday-{day}", PeriodKind.CLOSED, name, day, day)
        for day, name in sorted(_named_holidays(first, last).items())
    )


def university_closed_days(first: date, last: date) -> tuple[Period, ...]:
    """The days beside bank holidays on which the University is expected to close; all provisional.

    The Tuesday and Wednesday after Easter, and five working days at Christmas: those between the bank holidays and
    New Year, filled up with the last ones before Christmas. This rule gives the days published for 2021 and 2022.
    """
    names = _named_holidays(date(first.year, 1, 1), date(last.year, 12, 31))
    days = {day + timedelta(days=n) for day, name in names.items() if name == "Easter Monday" for n in (1, 2)}
    for year in range(first.year, last.year + 1):
        december = days_between(date(year, 12, 10), date(year, 12, 31))
        working = [d for d in december if d.weekday() < 5 and d not in names]
        days |= set(working[-CLOSED_AT_CHRISTMAS:])
    return tuple(
        Period(
            f"closed-{start}",
            PeriodKind.CLOSED,
            "University closed (to be confirmed)",
            start,
            end,
            provisional=True,
            comment="By the University's usual rule; check against the closed days it publishes.",
        )
        for start, end in runs(d for d in days if first <= d <= last)
    )


def _named_holidays(first: date, last: date) -> dict[date, str]:
    import holidays  # here: slow to import, and only making a new plan needs it

    listed = holidays.country_holidays("GB", subdiv="ENG", years=range(first.year, last.year + 1), language="en_GB")
    return {day: _plain(name) for day, name in listed.items() if first <= day <= last}


def _plain(name: str) -> str:
    own, substitute, _ = name.partition(" (observed)")
    own = _PLAIN_NAMES.get(own, own).replace("Bank Holiday", "bank holiday")
    return f"{own} (substitute day)" if substitute else own
