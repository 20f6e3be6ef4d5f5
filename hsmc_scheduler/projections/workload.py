"""What each tutor has to do in each academic year, beside the limits the planner set."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hsmc_scheduler.domain.calendar import AcademicYear, monday_of
from hsmc_scheduler.domain.index import Atom, PlanIndex, day_of
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.domain.tutor import Tutor
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.rules.marking import scripts_of
from hsmc_scheduler.rules.situation import Situation


@dataclass(frozen=True, slots=True)
class TutorRow:
    """One tutor in one academic year. Days count half-days as halves, and a half-day once; limits None: none set.

    `scripts` are those the tutor marks as a lead, of work due in the year.
    """

    tutor: str
    name: str
    year: str
    leads: tuple[str, ...]
    teaching_days: float
    set_days: float
    days: float
    days_a_year: int | None
    busiest_week_days: float
    days_a_week: int | None
    longest_run: int
    days_in_a_row: int | None
    scripts: int
    dates: tuple[date, ...]

    @property
    def share(self) -> float | None:
        """Of the year's limit, how much is used."""
        return self.days / self.days_a_year if self.days_a_year else None


def tutor_rows(index: PlanIndex, timetable: Timetable) -> tuple[TutorRow, ...]:
    """Every active tutor, in the plan's order, a row a year."""
    situation = Situation(index, timetable)
    names = Names(index)
    scripts = _scripts(index, situation)
    return tuple(
        _row(names, situation, tutor, year, scripts[tutor.id, year.id])
        for tutor in index.tutors.values()
        for year in index.calendar.years
    )


def _row(names: Names, situation: Situation, tutor: Tutor, year: AcademicYear, scripts: int) -> TutorRow:
    presences = [p for p in situation.tutor_presences.get(tutor.id, ()) if p.sitting.day in year]
    teaching = {a for p in presences if not p.learning_set for a in p.atoms}
    sets = {a for p in presences if p.learning_set for a in p.atoms} - teaching
    every = teaching | sets
    days = tuple(sorted({day_of(a) for a in every}))
    leads = [d for d in situation.index.deliveries.values() if d.year == year.id]
    limits = tutor.limits
    return TutorRow(
        tutor.id,
        tutor.name,
        names.year(year.id),
        tuple(dict.fromkeys(c for d in leads for c in names.codes(d) if _leads(situation.index, c, tutor.id))),
        len(teaching) / 2,
        len(sets) / 2,
        len(every) / 2,
        limits.days_a_year,
        _busiest_week_days(every),
        limits.days_a_week,
        _longest_run(days),
        limits.days_in_a_row,
        scripts,
        days,
    )


def _leads(index: PlanIndex, code: str, tutor: str) -> bool:
    return code in index.modules and tutor in index.modules[code].leads


def _busiest_week_days(taken: Iterable[Atom]) -> float:
    return max(Counter(monday_of(day_of(a)) for a in taken).values(), default=0) / 2


def _longest_run(days: tuple[date, ...]) -> int:
    longest = run = 0
    before: date | None = None
    for day in days:
        run = run + 1 if before is not None and (day - before).days == 1 else 1
        longest, before = max(longest, run), day
    return longest


def _scripts(index: PlanIndex, situation: Situation) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = defaultdict(int)
    for delivery, deadlines in situation.deadlines.items():
        markers = scripts_of(index, index.deliveries[delivery])
        for deadline in deadlines:
            year = index.calendar.year_of(deadline.due) or index.year_of(index.deliveries[delivery])
            for tutor, number in markers.get(deadline.module, {}).items():
                found[tutor, year.id] += number
    return found
