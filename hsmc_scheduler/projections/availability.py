"""What one tutor is asked about their availability: the plan's weeks, and what is known of each day already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hsmc_scheduler.domain.availability import ALL_DAY_CAN, DaySaid, Said
from hsmc_scheduler.domain.calendar import AcademicYear, PeriodKind, days_between, monday_of
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.deadlines import WorkingDays
from hsmc_scheduler.domain.index import PlanIndex, atoms
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.names import Names, blocks_of
from hsmc_scheduler.projections.palette import Colour, Palette
from hsmc_scheduler.projections.short_dates import span_short

ONE_WEEK = timedelta(days=7)
_YEAR_AT_END = re.compile(r",?\s+(?:19|20)\d\d$")
"""The form says of every week which year it is in."""


class Asked(StrEnum):
    """What a day of the form is."""

    OPEN = "open"
    AVOID = "avoid"
    NOT_WORKED = "not worked"
    """One of the weekdays the tutor does not work on."""
    CLOSED = "closed"
    OUTSIDE = "outside"
    """Not in the academic year."""


ANSWERABLE = (Asked.OPEN, Asked.AVOID)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A block already fixed for the tutor: what it is called, its dates in order, its module's colour."""

    name: str
    days: tuple[date, ...]
    colour: Colour

    @property
    def words(self) -> str:
        """HCQ 2027-28 1/2, Tue 7 – Thu 9 Mar 2028."""
        return f"{self.name}, {span_short(self.days[0], self.days[-1])}"


@dataclass(frozen=True, slots=True)
class FormDay:
    """One day: what is known of it already (`said`), and the block fixed on it."""

    day: date
    kind: Asked
    said: DaySaid = ALL_DAY_CAN
    fixed: Fixed | None = None

    @property
    def answerable(self) -> bool:
        """Whether the tutor is asked about it."""
        return self.kind in ANSWERABLE


@dataclass(frozen=True, slots=True)
class FormWeek:
    """One week: a day for each teaching weekday, what is to be known of it, the reasons known already."""

    monday: date
    number: int
    days: tuple[FormDay, ...]
    note: str
    reason: str


@dataclass(frozen=True, slots=True)
class FormYear:
    """One academic year."""

    title: str
    weeks: tuple[FormWeek, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """All of it. `due`: the day by which an answer is asked for. `halves`: whether half-days are asked about."""

    plan: Plan
    tutor: str
    name: str
    email: str
    asked: date
    due: date
    years: tuple[FormYear, ...]
    halves: bool

    @property
    def fixed(self) -> tuple[Fixed, ...]:
        """The blocks already fixed for the tutor, in order of date."""
        found = [d.fixed for y in self.years for w in y.weeks for d in w.days if d.fixed]
        return tuple(dict.fromkeys(found))


def answer_by(plan: Plan, asked: date) -> date:
    """The day by which tutors asked on a day are to answer: the office's weeks later, or the working day before it."""
    day = asked + ONE_WEEK * plan.office.answer_within_weeks
    working = WorkingDays.of(plan.calendar)
    return day if day in working else working.after(day, -1)


def forms(index: PlanIndex, timetable: Timetable | None, tutors: tuple[str, ...], asked: date) -> tuple[Form, ...]:
    """The form of each of those tutors (ids of active ones)."""
    names = Names(index)
    maker = _Maker(index, timetable or Timetable(), names, Palette(index, names))
    due = answer_by(index.plan, asked)
    halves = any(s.part is not DayPart.WHOLE for d in index.deliveries.values() for s in d.sessions)
    return tuple(
        Form(
            index.plan,
            tutor,
            index.tutors[tutor].name or tutor,
            index.tutors[tutor].email,
            asked,
            due,
            tuple(maker.year(year, tutor) for year in index.calendar.years),
            halves or any(a.active and a.part is not DayPart.WHOLE for a in index.tutors[tutor].absences),
        )
        for tutor in tutors
    )


class _Maker:
    def __init__(self, index: PlanIndex, timetable: Timetable, names: Names, palette: Palette) -> None:
        self.index, self.timetable, self.names, self.palette = index, timetable, names, palette
        self.closed: dict[date, str] = {}
        for period in index.calendar.active_periods(PeriodKind.CLOSED):
            for day in days_between(period.start, period.end):
                self.closed.setdefault(day, period.label)

    def year(self, year: AcademicYear, tutor: str) -> FormYear:
        fixed = {day: block for block in self._fixed(tutor) for day in block.days}
        monday, weeks = monday_of(year.start), []
        while monday <= year.end:
            days = tuple(
                self._day(monday + timedelta(days=n), year, tutor, fixed)
                for n in sorted(self.index.calendar.teaching_weekdays)
            )
            if any(d.kind is not Asked.OUTSIDE for d in days):
                weeks.append(FormWeek(monday, year.week_number(monday), days, self._note(days), self._why(days, tutor)))
            monday += ONE_WEEK
        return FormYear(year.title or year.id, tuple(weeks))

    def _day(self, day: date, year: AcademicYear, tutor: str, fixed: dict[date, Fixed]) -> FormDay:
        index = self.index
        if day not in year:
            return FormDay(day, Asked.OUTSIDE)
        if day in index.closed:
            return FormDay(day, Asked.CLOSED)
        if not index.works_on(tutor, day):
            return FormDay(day, Asked.NOT_WORKED, fixed=fixed.get(day))
        away, unwelcome = index.away[tutor], index.prefer_not[tutor]
        morning, afternoon = (
            Said.CANNOT if atom in away else Said.RATHER_NOT if atom in unwelcome else Said.CAN
            for atom in atoms(day, DayPart.WHOLE)
        )
        kind = Asked.AVOID if day in index.avoid else Asked.OPEN
        return FormDay(day, kind, (morning, afternoon), fixed.get(day))

    def _note(self, days: tuple[FormDay, ...]) -> str:
        notes = [f"{d.fixed.name} fixed" for d in days if d.fixed]
        notes += [self.index.avoid[d.day] for d in days if d.kind is Asked.AVOID]
        notes += [self.closed[d.day] for d in days if d.kind is Asked.CLOSED]
        return "; ".join(dict.fromkeys(_YEAR_AT_END.sub("", note) for note in notes if note))

    def _why(self, days: tuple[FormDay, ...], tutor: str) -> str:
        found = [
            absence.reason
            for d in days
            if d.said != ALL_DAY_CAN
            for absence in self.index.tutors[tutor].absences
            if absence.active and absence.start <= d.day <= absence.end
        ]
        return "; ".join(dict.fromkeys(reason for reason in found if reason))

    def _fixed(self, tutor: str) -> Iterator[Fixed]:
        """Blocks with pinned dates that the tutor teaches in, by the pin itself or by the timetable."""
        numbers = blocks_of(self.timetable.placements)
        placed = {p.key: p for p in self.timetable.placements}
        for pin in self.index.plan.pins:
            delivery = self.index.deliveries.get(pin.delivery)
            if not pin.active or pin.start is None or delivery is None:
                continue
            placement = placed.get((pin.delivery, pin.block))
            people = {t for pinned in pin.tutors for t in pinned.tutors}
            days: tuple[date, ...] = tuple(pin.start + timedelta(days=n) for n in range(pin.days or 1))
            if placement is not None and placement.start == pin.start:
                people |= {t for s in placement.sittings for t in s.people}
                days = placement.days
            if tutor in people:
                of = numbers.get(pin.delivery, 0)
                name = (
                    self.names.block(delivery, pin.block, of) if of else f"{self.names.taught_as(delivery)} {pin.block}"
                )
                yield Fixed(name, days, self.palette.of(delivery).colour)
