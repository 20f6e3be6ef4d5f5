"""Dates a tutor wrote into a reason or a comment: told where the cells beside the dates do not say the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from hsmc_scheduler.app.pasted.dates import read_dates
from hsmc_scheduler.domain.availability import ALL_DAY_CAN
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems.wording import MONTHS, one_line
from hsmc_scheduler.exchange.availability.reading import Returned, Said
from hsmc_scheduler.projections.messages.words import dates_words

AROUND = (timedelta(days=90), timedelta(days=270))
"""Before and after its week, so much of a year is meant by a date without one."""
MOST_PIECES = 20

_MONTH = rf"(?:{'|'.join(f'{m[:3]}(?:{m[3:]})?' for m in MONTHS)}|Sept)\.?"
_WEEKDAY = r"(?:(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"
_DAY = rf"{_WEEKDAY}\d{{1,2}}(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|—|to|until|till)\s*"
_LIST = r"\s*(?:,|&|and)\s*"
_YEAR = r"(?:,?\s+\d{4})?"
_DATES = re.compile(
    rf"\b{_DAY}(?:\s+{_MONTH}{_YEAR})?(?:(?:{_TO}|{_LIST}){_DAY}(?:\s+{_MONTH}{_YEAR})?)*?\s+{_MONTH}{_YEAR}\b"
    rf"|\b\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?(?:{_TO}\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?)?\b"
    r"|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)


def unmarked_dates(form: Returned, first: date, last: date) -> Iterator[Problem]:
    """A problem for each date in words whose day is not marked; `first` and `last` are the plan's, inclusive."""
    marked = {day for day, said in form.days.items() if said != ALL_DAY_CAN}
    for monday, said in form.reasons.items():
        yield from _told(
            said, "the reason", marked, form, max(first, monday - AROUND[0]), min(last, monday + AROUND[1])
        )
    yield from _told(form.comment, "the comment", marked, form, first, last)


def _told(
    said: Said, what: str, marked: Collection[date], form: Returned, first: date, last: date
) -> Iterator[Problem]:
    if first > last:
        return
    for n, piece in enumerate(_DATES.finditer(said.text)):
        if n == MOST_PIECES:
            return
        text = re.sub(r"\b(until|till)\b", "to", piece[0], flags=re.IGNORECASE)
        found = read_dates(text, first, last)
        shown = f"“{one_line(piece[0])}”"
        for asked in found.asked:
            readings = " or ".join(str(reading) for reading in asked.readings[:4])
            yield _problem(said, f"{what} names {shown}, which can mean {readings}", "Ask the tutor which is meant.")
        for fault in found.faults:
            if " is a " in fault.what:  # a weekday that is another's
                yield _problem(said, f"{what} names {shown}: {fault.what.rstrip('.')}", "Ask the tutor which is meant.")
        missing = [
            day
            for understood in found.understood
            for day in understood.reading.days
            if day in form.days and day not in marked
        ]
        if missing:
            where = f"{dates_words(missing)} {'is' if len(set(missing)) == 1 else 'are'} not marked"
            mend = "If the tutor cannot teach then, mark it in the form and read it again."
            yield _problem(said, f"{what} names {shown}, but {where}", mend)


def _problem(said: Said, what: str, mend: str) -> Problem:
    return Problem(said.where, what, mend, Severity.WARNING)
