"""A date as it is typed: a day and a month, in words or numbers; never guessed."""

from __future__ import annotations

import re
from datetime import date

from hsmc_scheduler.projections.messages.words import DAYS, MONTHS

DAY_AND_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s./-]+([a-z]{3,}|\d{1,2})\.?(?:[\s,./-]+(\d{2}|\d{4}))?")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
CENTURY = 2000


def typed_date(text: str, first: date, last: date, near: date) -> date | None:
    """The date meant, day before month, from `first` to `last` inclusive; without a year the nearest to `near`.

    None where it is none of those dates, or not yet a date.
    """
    words = text.casefold().strip()
    for weekday in DAYS:
        words = re.sub(rf"^{weekday.casefold()}[a-z]*[\s,]+", "", words)
    if found := ISO.fullmatch(words):
        year, month, day = (int(part) for part in found.groups())
        years = [year]
    elif found := DAY_AND_MONTH.fullmatch(words):
        day, month = int(found[1]), _month(found[2])
        given = int(found[3]) if found[3] else None
        years = list(range(first.year, last.year + 1)) if given is None else [given % CENTURY + CENTURY]
    else:
        return None
    possible = [made for year in years if (made := _made(year, month, day)) and first <= made <= last]
    return min(possible, key=lambda made: abs((made - near).days), default=None)


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next((n for n, month in enumerate(MONTHS, 1) if month.casefold().startswith(word)), 0)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
