"""Respect tutors' limits: days in a week, in a row, in an academic year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from hsmc_scheduler.domain.calendar import Calendar, days_between, monday_of
from hsmc_scheduler.domain.index import day_of
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import FIRM, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation

ID = RuleId.RESPECT_TUTOR_LIMITS

Excess = tuple[str, int, int, tuple[date, ...]]
"""Which limit, in days; the half-days taught against it; the dates."""


def find(situation: Situation) -> Iterator[Violation]:
    """Half-days above each limit: in each week, each run of one day more than may be taught in a row, each year."""
    for tutor in situation.tutors:
        if tutor not in situation.index.tutors:
            continue
        limits = situation.index.tutors[tutor].limits
        halves = _half_days(situation, tutor)
        found: list[Excess] = []
        if limits.days_a_week is not None:
            found += _too_many("week", limits.days_a_week, _weeks(halves), halves)
        if limits.days_in_a_row is not None:
            found += _too_many("in a row", limits.days_in_a_row, _runs(halves, limits.days_in_a_row), halves)
        if limits.days_a_year is not None:
            found += _too_many("year", limits.days_a_year, _years(halves, situation.index.calendar), halves)
        for what, most, taught, dates in found:
            yield Violation(ID, taught - 2 * most, (Subject(Kind.TUTOR, tutor),), dates, what, (most, taught))


def _half_days(situation: Situation, tutor: str) -> Counter[date]:
    """How many half-days of each date are taught; two things at once are one half-day."""
    taken = {atom for presence in situation.tutor_presences[tutor] for atom in presence.atoms}
    return Counter(day_of(atom) for atom in sorted(taken))


def _too_many(what: str, most: int, spans: Iterable[list[date]], halves: Counter[date]) -> Iterator[Excess]:
    for dates in spans:
        taught = sum(halves[day] for day in dates)
        if taught > 2 * most:
            yield what, most, taught, tuple(dates)


def _weeks(halves: Counter[date]) -> Iterable[list[date]]:
    weeks: dict[date, list[date]] = {}
    for day in halves:
        weeks.setdefault(monday_of(day), []).append(day)
    return weeks.values()


def _runs(halves: Counter[date], most: int) -> Iterable[list[date]]:
    """Windows of `most` + 1 dates; only one that starts on a day taught can hold too much."""
    return ([d for d in days_between(day, day + timedelta(days=most)) if d in halves] for day in halves)


def _years(halves: Counter[date], calendar: Calendar) -> Iterable[list[date]]:
    return ([day for day in halves if day in year] for year in calendar.years)


RULE = Rule(
    id=ID,
    title="Respect tutors' limits",
    unit="half-day",
    units="half-days",
    default=Importance.REQUIRED,
    choices=FIRM,
    find=find,
)
