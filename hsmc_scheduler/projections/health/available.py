"""On which dates a session could be taught, one reason at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.room import RoomNeed
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover, Session
from hsmc_scheduler.projections.health.datebits import DateBits, DateSet, at_least
from hsmc_scheduler.projections.health.words import seats_words
from hsmc_scheduler.projections.messages.words import counted, listed
from hsmc_scheduler.rules.rule import Kind, Subject


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that allows a session, or a whole delivery, only some dates; `why` says why not on the others.

    `mend` is what could be done about it, as the middle of a sentence.
    """

    why: str
    allowed: DateSet
    mend: str
    subjects: tuple[Subject, ...] = ()


class Available:
    """The dates each thing of a plan can be used on, as far as requirements go."""

    def __init__(self, index: PlanIndex, asked: frozenset[RuleId]) -> None:
        self.index = index
        self.asked = asked
        self.bits = DateBits(index.calendar)
        self._sessions: dict[object, tuple[Reason, ...]] = {}
        self._tutor_dates: dict[tuple[str, DayPart], DateSet] = {}
        self._room_dates: dict[tuple[str, DayPart], DateSet] = {}

    @cached_property
    def open_days(self) -> DateSet:
        """Every date that is not closed."""
        return self.bits.every & ~self.bits.of(self.index.closed)

    def calendar_reasons(self, delivery: Delivery) -> tuple[Reason, ...]:
        """What calendar, weekdays and window leave of a delivery's academic year."""
        reasons = [
            Reason("closed", self.open_days, "reopen a closed date"),
            Reason(
                "not its teaching weekday",
                self.bits.weekdays(self.index.weekdays_of(delivery)),
                "allow another weekday",
            ),
        ]
        if RuleId.STAY_INSIDE_WINDOWS in self.asked and delivery.window.active:
            inside = self.bits.between(delivery.window.earliest, delivery.window.latest)
            reasons.append(Reason("outside its window", inside, "widen its window"))
        return tuple(reasons)

    def year(self, delivery: Delivery) -> DateSet:
        """The dates of the academic year a delivery is taught in."""
        year = self.index.year_of(delivery)
        return self.bits.between(year.start, year.end)

    def tutor(self, tutor: str, part: DayPart) -> DateSet:
        """The dates a tutor of the plan can teach that part of the day on."""
        if RuleId.RESPECT_ABSENCES not in self.asked:
            return self.bits.every
        key = (tutor, part)
        if key not in self._tutor_dates:
            works = self.bits.weekdays(self.index.tutors[tutor].working_weekdays)
            self._tutor_dates[key] = works & ~self._taken(self.index.away[tutor], part)
        return self._tutor_dates[key]

    def room(self, room: str, part: DayPart) -> DateSet:
        """The dates an active room is free on for that part of the day."""
        if RuleId.RESPECT_ROOM_BUSY_DATES not in self.asked:
            return self.bits.every
        key = (room, part)
        if key not in self._room_dates:
            self._room_dates[key] = self.bits.every & ~self._taken(self.index.room_busy[room], part)
        return self._room_dates[key]

    def _taken(self, half_days: dict[int, str], part: DayPart) -> DateSet:
        taken = 0
        for half_day in half_days:
            place = half_day // 2 - self.bits.first
            if half_day % 2 in part.halves and 0 <= place < self.bits.size:
                taken |= 1 << place
        return taken

    def session_reasons(self, delivery: str, session: Session) -> tuple[Reason, ...]:
        """What tutors, facilitators and rooms leave of the calendar for a session."""
        needs = self.room_needs(delivery, session)
        sets = self.index.sets(delivery, session)
        key = (session.module, session.part, session.staffing, sets, needs)
        if key not in self._sessions:
            self._sessions[key] = (
                *self._staff_reasons(session),
                *self._set_reasons(delivery, session),
                *self._room_reasons(session, needs),
            )
        return self._sessions[key]

    def _staff_reasons(self, session: Session) -> list[Reason]:
        if RuleId.COVER_SESSIONS not in self.asked or not session.staffing.tutors:
            return []
        team, needed = self.index.team(session), session.staffing.tutors
        leads = tuple(t for t in self.index.leads(session) if t in team)
        reasons, least = [], 0
        if leads and session.staffing.leads is not LeadCover.NONE:
            least = len(leads) if session.staffing.leads is LeadCover.ALL else 1
            reasons.append(self._people_reason(session, leads, least))
        if needed > least:
            reasons.append(self._people_reason(session, team, needed))
        return reasons

    def _people_reason(self, session: Session, tutors: tuple[str, ...], least: int) -> Reason:
        allowed = at_least(least, (self.tutor(t, session.part) for t in tutors), self.bits.every)
        names = [self.index.tutors[t].name for t in tutors]
        all_of = listed(names)
        if not names:
            why = "nobody may teach it"
        elif least == len(names):
            why = f"{all_of} are not all there" if least > 1 else f"{names[0]} is not there"
        else:
            why = f"fewer than {least} of {all_of} are there" if least > 1 else f"none of {all_of} is there"
        mend = "shorten an absence, or name somebody else who may do it"
        return Reason(why, allowed, mend, tuple(Subject(Kind.TUTOR, t) for t in tutors))

    def _set_reasons(self, delivery: str, session: Session) -> list[Reason]:
        sets = self.index.sets(delivery, session)
        if not sets or RuleId.KEEP_SET_FACILITATORS not in self.asked:
            return []
        able = self.index.facilitators(session)
        reasons = []
        for learning_set in sets:
            named = learning_set.facilitator
            if named in able:
                reasons.append(self._people_reason(session, (named,), 1))
        clashes = RuleId.AVOID_TUTOR_CLASHES in self.asked
        allowed = at_least(len(sets) if clashes else 1, (self.tutor(t, session.part) for t in able), self.bits.every)
        subjects = tuple(Subject(Kind.TUTOR, t) for t in able)
        mend = "shorten an absence, or name another facilitator"
        reasons.append(
            Reason(f"too few facilitators are there for {counted(len(sets), 'set')}", allowed, mend, subjects)
        )
        if clashes and session.staffing.tutors and RuleId.COVER_SESSIONS in self.asked:
            everyone = dict.fromkeys((*able, *self.index.team(session)))
            needed = len(sets) + session.staffing.tutors
            allowed = at_least(needed, (self.tutor(t, session.part) for t in everyone), self.bits.every)
            subjects = tuple(Subject(Kind.TUTOR, t) for t in everyone)
            why = "too few people are there to teach and to sit with every set"
            reasons.append(Reason(why, allowed, mend, subjects))
        return reasons

    def room_needs(self, delivery: str, session: Session) -> tuple[RoomNeed, ...]:
        """The rooms a session takes at once, largest first: the largest set shares the main room."""
        main = self.index.main_need(delivery, session)
        if main is None or RuleId.AVOID_ROOM_CLASHES not in self.asked:
            return ()
        sets = sorted((self.index.set_need(session, s) for s in self.index.sets(delivery, session)), key=_seats)
        return tuple(sorted((main, *sets[:-1]), key=_seats, reverse=True))

    def rooms_for(self, need: RoomNeed) -> tuple[str, ...]:
        """The rooms a need may be given, smallest first."""
        if RuleId.CHOOSE_ROOMS_THAT_FIT not in self.asked:
            return tuple(self.index.rooms)
        return self.index.rooms_that_fit(need)

    def _room_reasons(self, session: Session, needs: tuple[RoomNeed, ...]) -> list[Reason]:
        reasons = []
        for count, need in enumerate(needs, 1):
            if count < len(needs) and needs[count].seats == need.seats:
                continue  # the same question is asked of one room more
            rooms = self.rooms_for(need)
            allowed = at_least(count, (self.room(r, session.part) for r in rooms), self.bits.every)
            wanted = "no room" if count == 1 else f"fewer than {count} rooms"
            why = f"{wanted} for {seats_words(need)} {'is' if count == 1 else 'are'} free"
            mend = "free a room on a busy date, or add a room"
            reasons.append(Reason(why, allowed, mend, tuple(Subject(Kind.ROOM, r) for r in rooms)))
        return reasons


def _seats(need: RoomNeed) -> int:
    return need.seats or 0
