"""How near a tutor is to the limits: a quick look for verdicts and lists; the rule itself says what is broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.projections.messages.words import half_days
from hsmc_scheduler.rules.respect_tutor_limits import UNLIMITED
from hsmc_scheduler.rules.situation import Presence, Situation
from hsmc_scheduler.rules.weeks import week_of

HalfDays = Mapping[int, int]
"""Half-days by day; a day is its ordinal, or its place in a block."""


class TutorsLimits:
    """What the tutors of one block have beside it. For speed alone: most dates are far from every limit."""

    def __init__(self, without: Situation, placement: Placement) -> None:
        index = without.index
        place = {day: n for n, day in enumerate(placement.days)}
        own: dict[str, Counter[int]] = {}
        for sitting in placement.sittings:
            session = index.sessions.get((placement.delivery, sitting.session))
            if session is not None:
                for tutor in sitting.people:
                    own.setdefault(tutor, Counter())[place[sitting.day]] += len(session.part.halves)
        self._loads = [
            (Load(index, tutor, without.tutor_presences.get(tutor, ())), days)
            for tutor, days in own.items()
            if tutor in index.tutors and index.tutors[tutor].limits != UNLIMITED
        ]

    def may_be_passed_on(self, start: date) -> bool:
        """Whether a limit of any of them is passed with the block there, by whatever else they have too."""
        first = start.toordinal()
        return any(
            next(load.passed({first + n: halves for n, halves in days.items()}), None) for load, days in self._loads
        )


class Load:
    """One tutor's half-days by date, week and academic year, and the limits they count against."""

    def __init__(self, index: PlanIndex, tutor: str, presences: Iterable[Presence]) -> None:
        self._limits = index.tutors[tutor].limits
        self._year_of = index.calendar.year_of
        self.days: Counter[int] = Counter()
        for presence in presences:
            self.days[presence.sitting.day.toordinal()] += len(presence.atoms)
        self._weeks, self._years = self._summed(self.days)

    def in_year(self, day: date) -> int:
        """Half-days in the academic year of that date."""
        return self._years[self._year_of(day)]

    def passed(self, added: HalfDays) -> Iterator[str]:
        """The limits passed on the dates of what is added, in words: "3 days that week, 2 at most"."""
        limits = self._limits
        weeks, years = self._summed(added)
        if (most := limits.days_a_week) is not None:
            for week, more in weeks.items():
                if self._weeks[week] + more > 2 * most:
                    yield f"{half_days(self._weeks[week] + more)} that week, {most} at most"
        if (most := limits.days_in_a_row) is not None and self._row(added, most):
            yield f"more than {half_days(2 * most)} in a row"
        if (most := limits.days_a_year) is not None:
            for year, more in years.items():
                if self._years[year] + more > 2 * most:
                    yield f"{half_days(self._years[year] + more)} that year, {most} at most"

    def _summed(self, days: HalfDays) -> tuple[Counter[int], Counter[object]]:
        weeks: Counter[int] = Counter()
        years: Counter[object] = Counter()
        for day, halves in days.items():
            weeks[week_of(date.fromordinal(day))] += halves
            years[self._year_of(date.fromordinal(day))] += halves
        return weeks, years

    def _row(self, added: HalfDays, most: int) -> bool:
        """Whether a window of one day more than may be taught in a row, near what is added, is too full."""
        for begin in range(min(added) - most, max(added) + 1):
            window = range(begin, begin + most + 1)
            if any(day in added for day in window) and sum(self.days[d] + added.get(d, 0) for d in window) > 2 * most:
                return True
        return False
