"""A quick look at whether a block on a date can take a tutor past a limit; the rule itself says by how much."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.domain.tutor import TutorLimits
from hsmc_scheduler.rules.respect_tutor_limits import UNLIMITED
from hsmc_scheduler.rules.situation import Situation
from hsmc_scheduler.rules.weeks import week_of

Days = dict[int, int]
"""Half-days by the day's place in the block, from 0."""


class TutorsLimits:
    """What the tutors of one block have beside it. For speed alone: most dates are far from every limit."""

    def __init__(self, without: Situation, placement: Placement) -> None:
        index = without.index
        place = {day: n for n, day in enumerate(placement.days)}
        own: dict[str, Days] = {}
        for sitting in placement.sittings:
            session = index.sessions.get((placement.delivery, sitting.session))
            if session is None:
                continue
            for tutor in sitting.people:
                days = own.setdefault(tutor, {})
                days[place[sitting.day]] = days.get(place[sitting.day], 0) + len(session.part.halves)
        self._loads = [
            _Load(index.tutors[tutor].limits, days, without, tutor)
            for tutor, days in own.items()
            if tutor in index.tutors and index.tutors[tutor].limits != UNLIMITED
        ]

    def may_be_passed_on(self, start: date) -> bool:
        """Whether a limit of any of them is passed with the block there, by whatever else they have too."""
        return any(load.too_much(start) for load in self._loads)


class _Load:
    """One tutor's half-days by date, week and academic year, without the block; and what the block adds."""

    def __init__(self, limits: TutorLimits, own: Days, without: Situation, tutor: str) -> None:
        self.limits, self.own = limits, own
        self.year_of = without.index.calendar.year_of
        self.days: Counter[int] = Counter()
        for presence in without.tutor_presences.get(tutor, ()):
            self.days[presence.sitting.day.toordinal()] += len(presence.atoms)
        self.weeks: Counter[int] = Counter()
        self.years: Counter[object] = Counter()
        for day, halves in self.days.items():
            self.weeks[week_of(date.fromordinal(day))] += halves
            self.years[self.year_of(date.fromordinal(day))] += halves

    def too_much(self, start: date) -> bool:
        limits, first = self.limits, start.toordinal()
        added = {first + n: halves for n, halves in self.own.items()}
        weeks: Counter[int] = Counter()
        years: Counter[object] = Counter()
        for day, halves in added.items():
            weeks[week_of(date.fromordinal(day))] += halves
            years[self.year_of(date.fromordinal(day))] += halves
        if limits.days_a_week is not None and any(self.weeks[w] + n > 2 * limits.days_a_week for w, n in weeks.items()):
            return True
        if limits.days_a_year is not None and any(self.years[y] + n > 2 * limits.days_a_year for y, n in years.items()):
            return True
        return limits.days_in_a_row is not None and self._row(added, limits.days_in_a_row)

    def _row(self, added: Days, most: int) -> bool:
        """Whether a window of one day more than may be taught in a row is too full, near the block."""
        for begin in range(min(added) - most, max(added) + 1):
            window = range(begin, begin + most + 1)
            if sum(self.days[day] + added.get(day, 0) for day in window) > 2 * most:
                return True
        return False
