"""A plan opened up for quick questions: things by id, half-days taken, who may teach, who attends."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from hsmc_scheduler.domain.attendance import Group, expected_people, groups_of, sets_of
from hsmc_scheduler.domain.calendar import AcademicYear, PeriodKind, days_between
from hsmc_scheduler.domain.cohort import ActionLearningSet
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.deadlines import WorkingDays
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import Room, RoomNeed
from hsmc_scheduler.domain.session import Session

Atom = int
"""One half-day: twice the date's ordinal, plus 1 for an afternoon."""

SET_ROOM = RoomNeed()
WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def atoms(day: date, part: DayPart) -> tuple[Atom, ...]:
    """The half-days `part` of `day` takes."""
    base = day.toordinal() * 2
    return tuple(base + half for half in part.halves)


def day_of(atom: Atom) -> date:
    """The date a half-day is part of."""
    return date.fromordinal(atom // 2)


class PlanIndex:
    """Read-only answers about one plan, each worked out once. Inactive things are left out."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.calendar = plan.calendar
        self.modules = {m.code: m for m in plan.modules}
        self.tutors = {t.id: t for t in plan.tutors if t.active}
        self.rooms = {r.id: r for r in plan.rooms if r.active}
        self.venues = {v.id: v for v in plan.venues}
        self.cohorts = {c.id: c for c in plan.cohorts}
        self.deliveries = {d.id: d for d in plan.deliveries if d.active}
        self.days = {d.id: d.days for d in self.deliveries.values()}
        self.sessions = {(d.id, s.id): s for d in self.deliveries.values() for s in d.sessions}
        self.day_numbers = {(d, s.id): n for d, days in self.days.items() for n, day in enumerate(days) for s in day}
        """Which of its delivery's days (from 0) a session is taught on."""

    @cached_property
    def closed(self) -> frozenset[date]:
        """Every date no teaching can be on."""
        return self.calendar.days_of(PeriodKind.CLOSED)

    @cached_property
    def avoid(self) -> dict[date, str]:
        """Every date teaching is unwelcome on, with the label of the (first) period that says so."""
        found: dict[date, str] = {}
        for period in self.calendar.active_periods(PeriodKind.AVOID):
            for day in days_between(period.start, period.end):
                found.setdefault(day, period.label)
        return found

    @cached_property
    def working_days(self) -> WorkingDays:
        """The working days deadlines are counted in."""
        return WorkingDays(self.closed)

    def year_of(self, delivery: Delivery) -> AcademicYear:
        """The academic year a delivery is taught in. Raises KeyError."""
        return self.calendar.year(delivery.year)

    def weekdays_of(self, delivery: Delivery) -> tuple[int, ...]:
        """The weekdays it may be taught on; 0 is Monday."""
        return self.calendar.teaching_weekdays if delivery.weekdays is None else delivery.weekdays

    def is_open(self, delivery: Delivery, day: date) -> bool:
        """Whether the delivery may be taught on that date, as far as calendar and weekday go."""
        return day not in self.closed and day.weekday() in self.weekdays_of(delivery) and day in self.year_of(delivery)

    @cached_property
    def away(self) -> dict[str, dict[Atom, str]]:
        """The half-days each tutor cannot teach on, with the reason; days not worked are separate (see `works_on`)."""
        return {t: self._absences(t, firm=True) for t in self.tutors}

    @cached_property
    def prefer_not(self) -> dict[str, dict[Atom, str]]:
        """The half-days each tutor would rather not teach on, with the reason."""
        return {t: self._absences(t, firm=False) for t in self.tutors}

    def _absences(self, tutor: str, *, firm: bool) -> dict[Atom, str]:
        found: dict[Atom, str] = {}
        for absence in self.tutors[tutor].absences:
            if absence.active and absence.firm is firm:
                for day in days_between(absence.start, absence.end):
                    for atom in atoms(day, absence.part):
                        found.setdefault(atom, absence.reason)
        return found

    def works_on(self, tutor: str, day: date) -> bool:
        """Whether the weekday is one the tutor works on."""
        return day.weekday() in self.tutors[tutor].working_weekdays

    def can_teach(self, tutor: str, atom: Atom) -> bool:
        """Whether the tutor works then and is not away; other teaching is not looked at."""
        return tutor in self.tutors and self.works_on(tutor, day_of(atom)) and atom not in self.away[tutor]

    @cached_property
    def room_busy(self) -> dict[str, dict[Atom, str]]:
        """The half-days each room is taken by others, with the reason."""
        found: dict[str, dict[Atom, str]] = {}
        for room in self.rooms.values():
            taken = found.setdefault(room.id, {})
            for busy in room.busy:
                if busy.active:
                    for day in days_between(busy.start, busy.end):
                        for atom in atoms(day, busy.part):
                            taken.setdefault(atom, busy.reason)
        return found

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every group of people."""
        return groups_of(self.plan)

    @cached_property
    def groups_of_delivery(self) -> dict[str, tuple[Group, ...]]:
        """The groups of which somebody may attend each delivery."""
        return {d: tuple(g for g in self.groups if d in g.deliveries) for d in self.deliveries}

    @cached_property
    def _expected(self) -> dict[tuple[str, str], int]:
        return expected_people(self.plan)

    def attends(self, session: Session, cohort: str) -> bool:
        """Whether people of that cohort come to the session, if they take the delivery at all."""
        return not session.only_cohorts or cohort in session.only_cohorts

    def expected(self, delivery: str, session: Session) -> int:
        """How many people are expected at a session; every cohort that may choose a repeat run is counted."""
        return sum(self._expected.get((delivery, c), 0) for c in self.cohorts if self.attends(session, c))

    @cached_property
    def cohorts_of_delivery(self) -> dict[str, tuple[str, ...]]:
        """The cohorts people of which are expected at each delivery, in the plan's order."""
        return {d: tuple(c for c in self.cohorts if self._expected.get((d, c), 0)) for d in self.deliveries}

    @cached_property
    def sets_of_cohort(self) -> dict[str, tuple[ActionLearningSet, ...]]:
        """Each cohort's action learning sets, derived ones included."""
        return {c.id: sets_of(self.plan, c) for c in self.cohorts.values()}

    @cached_property
    def all_sets(self) -> dict[str, ActionLearningSet]:
        """Every action learning set by id, derived ones included."""
        return {s.id: s for sets in self.sets_of_cohort.values() for s in sets}

    def sets(self, delivery: str, session: Session) -> tuple[ActionLearningSet, ...]:
        """The sets that meet in a session; none where the session has no set meetings."""
        if not session.sets_meet:
            return ()
        return tuple(
            s
            for cohort in self.cohorts_of_delivery[delivery]
            if self.attends(session, cohort)
            for s in self.sets_of_cohort[cohort]
        )

    def team(self, session: Session) -> tuple[str, ...]:
        """The active tutors who may teach a session, leads first."""
        names = session.staffing.team or self._module_team(session)
        return tuple(t for t in names if t in self.tutors)

    def _module_team(self, session: Session) -> tuple[str, ...]:
        module = self.modules.get(session.module)
        return module.team if module else ()

    def leads(self, session: Session) -> tuple[str, ...]:
        """The active leads of the session's module."""
        module = self.modules.get(session.module)
        return tuple(t for t in module.leads if t in self.tutors) if module else ()

    def facilitators(self, session: Session) -> tuple[str, ...]:
        """The active tutors who may facilitate a set of the session's module."""
        module = self.modules.get(session.module)
        return tuple(t for t in module.facilitators if t in self.tutors) if module else ()

    def main_need(self, delivery: str, session: Session) -> RoomNeed | None:
        """What the main room must offer, with the seats filled in; None: no room wanted."""
        need = session.room
        if need is None or need.seats is not None:
            return need
        return RoomNeed(need.layout, need.features, self.expected(delivery, session))

    def set_need(self, session: Session, learning_set: ActionLearningSet) -> RoomNeed:
        """What a set's own room must offer: any layout of the session's room that seats the set."""
        layout = session.room.layout if session.room else SET_ROOM.layout
        return RoomNeed(layout, session.room.features if session.room else (), learning_set.size)

    def fits(self, room: Room, need: RoomNeed) -> bool:
        """Whether a room has the seats in that layout, and the features."""
        return room.capacity(need.layout) >= (need.seats or 0) and set(need.features) <= set(room.features)

    def rooms_that_fit(self, need: RoomNeed) -> tuple[str, ...]:
        """The ids of the active rooms that fit, smallest capacity first."""
        fitting = [r for r in self.rooms.values() if self.fits(r, need)]
        return tuple(r.id for r in sorted(fitting, key=lambda r: (r.capacity(need.layout), r.id)))
