"""What is left of tutors, rooms and people once some blocks have their dates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from hsmc_scheduler.domain.attendance import Group
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover, Session
from hsmc_scheduler.domain.timetable import Placement, Sitting
from hsmc_scheduler.projections.health.available import Available, Reason
from hsmc_scheduler.projections.health.datebits import DateSet, at_least
from hsmc_scheduler.projections.health.pins import pins_of


class Taken(Available):
    """The dates things can be used on beside what has been taken of them."""

    def __init__(self, index: PlanIndex, asked: frozenset[RuleId]) -> None:
        super().__init__(index, asked)
        self.taken: dict[tuple[str, str], list[DateSet]] = defaultdict(lambda: [0, 0])
        self.half_days: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self.facilitators: dict[tuple[str, str], str] = {}
        self.runs: dict[tuple[str, str], str] = {}
        self.put_by: Counter[tuple[str, str]] = Counter()
        """Half-days yet to come that only this tutor can teach, or facilitates, by tutor and year."""
        self.certain = {(d, s.id): self._certain(d, s) for (d, _), s in index.sessions.items()}
        """Who teaches a session whatever its date, because nobody else can."""
        for (d, s), tutors in self.certain.items():
            for tutor in tutors:
                self.put_by[tutor, index.deliveries[d].year] += len(index.sessions[d, s].part.halves)
        self._full: dict[str, tuple[DateSet, DateSet]] = {}

    def _certain(self, delivery: str, session: Session) -> tuple[str, ...]:
        staffing = session.staffing
        pinned = any(p.session == session.id for pin in pins_of(self, delivery) for p in pin.tutors)
        if RuleId.COVER_SESSIONS not in self.asked or not staffing.tutors or pinned:
            return ()
        team = self.index.team(session)
        leads = tuple(t for t in self.index.leads(session) if t in team)
        if len(team) == staffing.tutors:
            return team
        every = staffing.leads is LeadCover.ALL or (staffing.leads is LeadCover.ANY and len(leads) == 1)
        return leads if every else ()

    def free(self, kind: str, key: str, part: DayPart) -> DateSet:
        """The dates nothing has taken it on for that part of the day."""
        if (kind, key) not in self.taken:
            return self.bits.every
        taken = 0
        for half in part.halves:
            taken |= self.taken[kind, key][half]
        return self.bits.every & ~taken

    def take(self, kind: str, key: str, part: DayPart, place: int) -> None:
        """Take it on one date."""
        for half in part.halves:
            self.taken[kind, key][half] |= 1 << place
        if kind == "tutor":
            self.half_days[key][place] += len(part.halves)
            self._full.pop(key, None)

    def seat(self, delivery: str, sitting: Sitting) -> None:
        """Take everybody and everything a sitting has."""
        self._sit(delivery, sitting, self.take, -1)

    def give_back(self, placements: list[Placement]) -> None:
        """Undo the seating of these blocks' sittings."""
        for placement in placements:
            for sitting in placement.sittings:
                self._sit(placement.delivery, sitting, self._release, 1)

    def _sit(self, delivery: str, sitting: Sitting, act: Callable[[str, str, DayPart, int], None], sign: int) -> None:
        session, year = self.index.sessions[delivery, sitting.session], self.index.deliveries[delivery].year
        place = sitting.day.toordinal() - self.bits.first
        facilitating = [s.tutor for s in sitting.sets if s.tutor is not None]
        put_by = [t for t in facilitating if t in self.index.tutors and RuleId.KEEP_SET_FACILITATORS in self.asked]
        for tutor in (*put_by, *(t for t in self.certain[delivery, session.id] if t in sitting.tutors)):
            self.put_by[tutor, year] += sign * len(session.part.halves)
        for tutor in (*sitting.tutors, *facilitating):
            act("tutor", tutor, session.part, place)
        for room in {r for r in (sitting.room, *(s.room for s in sitting.sets)) if r is not None}:
            act("room", room, session.part, place)
        for group in self.groups(delivery, session):
            for number in self.strands(group, delivery):
                act("group", f"{group.id} {number}", session.part, place)

    def _release(self, kind: str, key: str, part: DayPart, place: int) -> None:
        for half in part.halves:
            self.taken[kind, key][half] &= ~(1 << place)
        if kind == "tutor":
            self.half_days[key][place] -= len(part.halves)
            self._full.pop(key, None)

    def tutor(self, tutor: str, part: DayPart) -> DateSet:
        """The dates a tutor is there, free, and within their limits; what is certain this year is put by."""
        return self.sitter(tutor, part) & ~self._beyond(tutor)[1]

    def sitter(self, tutor: str, part: DayPart) -> DateSet:
        """The same for somebody for whom it was put by."""
        dates = super().tutor(tutor, part) & ~self._beyond(tutor)[0]
        return dates & self.free("tutor", tutor, part) if RuleId.AVOID_TUTOR_CLASHES in self.asked else dates

    def _beyond(self, tutor: str) -> tuple[DateSet, DateSet]:
        """The dates on which one more day would be too much in its week or in a row; and too much in its year."""
        if tutor not in self._full:
            asked = RuleId.RESPECT_TUTOR_LIMITS in self.asked
            self._full[tutor] = (self._too_close(tutor), self._year_full(tutor)) if asked else (0, 0)
        return self._full[tutor]

    def _too_close(self, tutor: str) -> DateSet:
        limits, taught, full = self.index.tutors[tutor].limits, self.half_days[tutor], 0
        if limits.days_a_week is not None:
            weeks: Counter[int] = Counter()
            for place, number in taught.items():
                weeks[(place + self.bits.first - 1) // 7] += number
            for week, number in weeks.items():
                if number + 2 > 2 * limits.days_a_week:
                    start = week * 7 + 1 - self.bits.first
                    full |= 0x7F << start if start >= 0 else 0x7F >> -start
        if limits.days_in_a_row is not None:
            most = limits.days_in_a_row
            near = {place + n for place in taught for n in range(-most, most + 1) if place + n >= 0}
            for place in near:
                windows = (range(first, first + most + 1) for first in range(place - most, place + 1))
                if any(sum(taught.get(day, 0) for day in window) + 2 > 2 * most for window in windows):
                    full |= 1 << place
        return full

    def _year_full(self, tutor: str) -> DateSet:
        limit, full = self.index.tutors[tutor].limits.days_a_year, 0
        for year in self.index.calendar.years if limit is not None else ():
            span = self.bits.between(year.start, year.end)
            taught = sum(n for place, n in self.half_days[tutor].items() if span >> place & 1)
            if limit is not None and taught + self.put_by[tutor, year.id] + 2 > 2 * limit:
                full |= span
        return full

    def room(self, room: str, part: DayPart) -> DateSet:
        """The dates a room is free on."""
        dates = super().room(room, part)
        return dates & self.free("room", room, part) if RuleId.AVOID_ROOM_CLASHES in self.asked else dates

    def session_reasons(self, delivery: str, session: Session) -> tuple[Reason, ...]:
        """As things stand now; nothing is remembered."""
        allowed = self.bits.every
        for group in self.groups(delivery, session):
            for number in self.strands(group, delivery):
                allowed &= self.free("group", f"{group.id} {number}", session.part)
        for learning_set in self.index.sets(delivery, session):
            chosen = self.facilitators.get((learning_set.id, self.index.deliveries[delivery].year))
            if chosen in self.index.tutors:
                allowed &= self.sitter(str(chosen), session.part)
        allowed &= self._staffed(delivery, session)
        return (Reason("", allowed, ""), *self._room_reasons(session, self.room_needs(delivery, session)))

    def staff(self, delivery: str, session: Session) -> dict[str, DateSet]:
        """The dates each of the team can teach the session on."""
        certain = self.certain[delivery, session.id]
        return {
            t: self.sitter(t, session.part) if t in certain else self.tutor(t, session.part)
            for t in self.index.team(session)
        }

    def load(self, tutor: str, year: str) -> int:
        """The half-days a tutor has taken, and those put by for a year."""
        return sum(self.half_days[tutor].values()) + self.put_by[tutor, year]

    def _staffed(self, delivery: str, session: Session) -> DateSet:
        """The dates enough of the team are there on, and of its leads."""
        staffing, every = session.staffing, self.bits.every
        if RuleId.COVER_SESSIONS not in self.asked or not staffing.tutors:
            return every
        dates = self.staff(delivery, session)
        leads = [dates[t] for t in self.index.leads(session) if t in dates]
        least = {LeadCover.ALL: len(leads), LeadCover.ANY: min(1, len(leads))}.get(staffing.leads, 0)
        return at_least(staffing.tutors, dates.values(), every) & at_least(least, leads, every)

    def groups(self, delivery: str, session: Session) -> Iterator[Group]:
        """The groups whose people come to a session."""
        if RuleId.AVOID_STUDENT_CLASHES in self.asked:
            for group in self.index.groups_of_delivery[delivery]:
                if self.index.attends(session, group.cohort) and self.strands(group, delivery):
                    yield group

    def strands(self, group: Group, delivery: str) -> list[int]:
        """The strands of a group that hold a delivery; all of them where it is the run its people attend."""
        if any(self.runs.get((group.cohort, r.title)) == delivery for r in group.one_of):
            return list(range(len(group.strands)))
        return [number for number, strand in enumerate(group.strands) if delivery in strand]
