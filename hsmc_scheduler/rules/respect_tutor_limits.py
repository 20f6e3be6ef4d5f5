"""Respect tutors' limits: days in a week, in a row, in an academic year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from datetime import date

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.tutor import TutorLimits
from hsmc_scheduler.rules.rule import FIRM, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation
from hsmc_scheduler.rules.weeks import week_of

ID = RuleId.RESPECT_TUTOR_LIMITS

UNLIMITED = TutorLimits()

HalfDays = dict[date, int]
"""Half-days taught on each date, in order; two sittings at once are two half-days' work."""


def find(situation: Situation) -> Iterator[Violation]:
    """Half-days above each limit: in each week, each run of one day more than may be taught in a row, each year."""
    for tutor in situation.tutors:
        known = situation.index.tutors.get(tutor)
        if known is None or known.limits == UNLIMITED:
            continue
        limits, subjects = known.limits, (Subject(Kind.TUTOR, tutor),)
        halves = _half_days(situation, tutor)
        if limits.days_a_week is not None:
            yield from _too_many(halves, week_of, limits.days_a_week, subjects, "week")
        if limits.days_in_a_row is not None:
            yield from _runs(halves, limits.days_in_a_row, subjects)
        if limits.days_a_year is not None:
            yield from _too_many(halves, situation.index.calendar.year_of, limits.days_a_year, subjects, "year")


def _half_days(situation: Situation, tutor: str) -> HalfDays:
    halves: HalfDays = {}
    for p in situation.tutor_presences[tutor]:
        halves[p.sitting.day] = halves.get(p.sitting.day, 0) + len(p.atoms)
    return dict(sorted(halves.items()))


def _too_many(
    halves: HalfDays, span_of: Callable[[date], Hashable], most: int, subjects: tuple[Subject, ...], what: str
) -> Iterator[Violation]:
    """Each week or each year by itself."""
    spans: dict[Hashable, list[date]] = defaultdict(list)
    for day in halves:
        spans[span_of(day)].append(day)
    for days in spans.values():
        total = sum(halves[day] for day in days)
        if total > 2 * most:
            yield Violation(ID, total - 2 * most, subjects, tuple(days), what, (most, total))


def _runs(halves: HalfDays, most: int, subjects: tuple[Subject, ...]) -> Iterator[Violation]:
    """Every window of `most` + 1 dates; those that follow one another are told as one run."""
    taught = {day.toordinal(): number for day, number in halves.items()}
    # a window with a free date in it is too full only where a tutor is in two places at once
    before = most if any(number > 2 for number in taught.values()) else 0
    runs: list[tuple[int, int, set[int]]] = []
    for start in sorted({day - back for day in taught for back in range(before + 1)}):
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
