"""Respect tutors' limits: days in a week, in a row, in an academic year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import FIRM, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation
from hsmc_scheduler.rules.weeks import week_of

ID = RuleId.RESPECT_TUTOR_LIMITS

HalfDays = Counter[date]
"""Half-days taught on each date, in order; two sittings at once are two half-days' work."""


def find(situation: Situation) -> Iterator[Violation]:
    """Half-days above each limit: in each week, each run of one day more than may be taught in a row, each year."""
    for tutor in situation.tutors:
        if tutor in situation.index.tutors:
            limits = situation.index.tutors[tutor].limits
            subjects = (Subject(Kind.TUTOR, tutor),)
            halves = _half_days(situation, tutor)
            if limits.days_a_week is not None:
                weeks = _spans(halves, week_of)
                yield from _too_many(weeks, limits.days_a_week, subjects, "week")
            if limits.days_in_a_row is not None:
                yield from _runs(halves, limits.days_in_a_row, subjects)
            if limits.days_a_year is not None:
                years = _spans(halves, lambda day: next((y.id for y in situation.index.calendar.years if day in y), ""))
                yield from _too_many(years, limits.days_a_year, subjects, "year")


def _half_days(situation: Situation, tutor: str) -> HalfDays:
    return Counter(sorted(p.sitting.day for p in situation.tutor_presences[tutor] for _ in p.atoms))


def _spans(halves: HalfDays, name: Callable[[date], Hashable]) -> Iterable[HalfDays]:
    """The half-days of each week or year, by its name."""
    spans: dict[Hashable, HalfDays] = {}
    for day, taught in halves.items():
        spans.setdefault(name(day), Counter())[day] = taught
    return spans.values()


def _too_many(spans: Iterable[HalfDays], most: int, subjects: tuple[Subject, ...], what: str) -> Iterator[Violation]:
    for span in spans:
        if span.total() > 2 * most:
            yield Violation(ID, span.total() - 2 * most, subjects, tuple(span), what, (most, span.total()))


def _runs(halves: HalfDays, most: int, subjects: tuple[Subject, ...]) -> Iterator[Violation]:
    """Every window of `most` + 1 dates; those that follow one another are told as one run."""
    taught = {day.toordinal(): number for day, number in halves.items()}
    runs: list[tuple[int, int, set[int]]] = []
    for start in sorted({day - back for day in taught for back in range(most + 1)}):
        window = [day for day in range(start, start + most + 1) if day in taught]
        excess = sum(taught[day] for day in window) - 2 * most
        if excess > 0 and runs and start - runs[-1][0] == 1:
            runs[-1] = (start, runs[-1][1] + excess, runs[-1][2] | set(window))
        elif excess > 0:
            runs.append((start, excess, set(window)))
    for _, excess, run in runs:
        dates = tuple(date.fromordinal(day) for day in sorted(run))
        yield Violation(ID, excess, subjects, dates, "in a row", (most, sum(taught[day] for day in run)))


RULE = Rule(
    id=ID,
    title="Respect tutors' limits",
    unit="half-day",
    units="half-days",
    default=Importance.REQUIRED,
    choices=FIRM,
    find=find,
)
