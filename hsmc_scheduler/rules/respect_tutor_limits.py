"""Respect tutors' limits: days in a week, in a row, in an academic year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from hsmc_scheduler.domain.calendar import days_between, monday_of
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import FIRM, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation

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
                weeks = _spans(halves, lambda day: monday_of(day).isoformat())
                yield from _too_many(weeks, limits.days_a_week, subjects, "week")
            if limits.days_in_a_row is not None:
                yield from _runs(halves, limits.days_in_a_row, subjects)
            if limits.days_a_year is not None:
                years = _spans(halves, lambda day: next((y.id for y in situation.index.calendar.years if day in y), ""))
                yield from _too_many(years, limits.days_a_year, subjects, "year")


def _half_days(situation: Situation, tutor: str) -> HalfDays:
    return Counter(sorted(p.sitting.day for p in situation.tutor_presences[tutor] for _ in p.atoms))


def _spans(halves: HalfDays, name: Callable[[date], str]) -> Iterable[HalfDays]:
    """The half-days of each week or year, by its name."""
    spans: dict[str, HalfDays] = {}
    for day, taught in halves.items():
        spans.setdefault(name(day), Counter())[day] = taught
    return spans.values()


def _too_many(spans: Iterable[HalfDays], most: int, subjects: tuple[Subject, ...], what: str) -> Iterator[Violation]:
    for span in spans:
        if span.total() > 2 * most:
            yield Violation(ID, span.total() - 2 * most, subjects, tuple(span), what, (most, span.total()))


def _runs(halves: HalfDays, most: int, subjects: tuple[Subject, ...]) -> Iterator[Violation]:
    """Every window of `most` + 1 dates; those that follow one another are told as one run."""
    starts = sorted({day - timedelta(days=back) for day in halves for back in range(most + 1)})
    runs: list[tuple[date, int, HalfDays]] = []
    for start in starts:
        window = Counter({d: halves[d] for d in days_between(start, start + timedelta(days=most)) if d in halves})
        excess = window.total() - 2 * most
        if excess > 0 and runs and start - runs[-1][0] == timedelta(days=1):
            runs[-1] = (start, runs[-1][1] + excess, runs[-1][2] | window)
        elif excess > 0:
            runs.append((start, excess, window))
    for _, excess, run in runs:
        yield Violation(ID, excess, subjects, tuple(sorted(run)), "in a row", (most, run.total()))


RULE = Rule(
    id=ID,
    title="Respect tutors' limits",
    unit="half-day",
    units="half-days",
    default=Importance.REQUIRED,
    choices=FIRM,
    find=find,
)
