"""Absences that come again every week, told in one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from hsmc_scheduler.app.availability.received import VERBS, absence_words
from hsmc_scheduler.domain.index import WEEKDAYS
from hsmc_scheduler.domain.problems.wording import british
from hsmc_scheduler.domain.tutor import Absence
from hsmc_scheduler.projections.messages.words import counted

FEWEST = 3
"""Fewer are told one by one."""
LONGEST_GAP = timedelta(weeks=6)
"""Weeks without teaching may lie between; a longer gap begins another series."""


def told_in_series(absences: Iterable[Absence]) -> tuple[str, ...]:
    """Each absence in words, those of one day in the order of their dates; a series where its first stands.

    Cannot on Mondays, 4 October 2027 to 26 June 2028: 38 days: From a calendar.
    """
    series: list[list[Absence]] = []
    for absence in sorted(absences, key=lambda a: (a.start, a.end)):
        last = next((s for s in reversed(series) if _follows(absence, s[-1])), None)
        if last is None:
            series.append([absence])
        else:
            last.append(absence)
    told = [(s[0], _words(s)) for s in series if len(s) >= FEWEST]
    told += [(one, absence_words(one)) for s in series if len(s) < FEWEST for one in s]
    return tuple(words for _, words in sorted(told, key=lambda pair: (pair[0].start, pair[0].end)))


def _follows(one: Absence, before: Absence) -> bool:
    alike = (one.kind, one.part, one.reason) == (before.kind, before.part, before.reason)
    single = one.start == one.end and before.start == before.end
    gap = one.start - before.start
    return alike and single and gap.days % 7 == 0 and timedelta() < gap <= LONGEST_GAP


def _words(series: list[Absence]) -> str:
    first, last = series[0], series[-1]
    part = "" if len(first.part.halves) == 2 else f" ({first.part})"
    span = f"{WEEKDAYS[first.start.weekday()]}, {british(first.start)} to {british(last.end)}"
    reason = f": {first.reason}" if first.reason else ""
    return f"{VERBS[first.kind]} on {span}: {counted(len(series), 'day')}{part}{reason}"
