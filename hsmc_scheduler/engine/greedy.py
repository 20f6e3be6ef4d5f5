"""A first timetable at once: one delivery after another, each block on the best date still free. It may be partial."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from hsmc_scheduler.domain.delivery import Delivery, OrderPart
from hsmc_scheduler.domain.index import Atom, PlanIndex, atoms
from hsmc_scheduler.domain.session import LeadCover, Session
from hsmc_scheduler.domain.timetable import Placement, RunChoice, SetSitting, Sitting, Timetable
from hsmc_scheduler.engine.course import Course, Start
from hsmc_scheduler.engine.rooms_wanted import RoomBook, RoomChoice
from hsmc_scheduler.rules.ideal_gap import ideal_gap_weeks
from hsmc_scheduler.rules.start_weekdays import weekday_steps
from hsmc_scheduler.rules.weeks import week_of

MOST_TRIES = 12
SPREAD = {"short_gap_weeks": 3, "long_gap_weeks": 8}
WEEK, AVOID_DAY, CROWDED_WEEK, STEP = 3, 9, 9, 1
"""What a start costs here, for each week off the ideal gap, day to avoid, block of the same people within three weeks,
and step from the best weekday: roughly the default rules' own weights."""


def first_timetable(index: PlanIndex, book: RoomBook, courses: dict[str, Course], seconds: float) -> Timetable:
    """The fullest timetable of several tries; whatever found no dates goes earlier in the next."""
    until = time.monotonic() + seconds
    urgency = Counter[str]()
    best = Timetable()
    for _ in range(MOST_TRIES):
        found = Greedy(index, book, courses, urgency=urgency).run()
        if len(found.placements) > len(best.placements) or not best.placements:
            best = found
        left_out = index.deliveries.keys() - {p.delivery for p in found.placements}
        if not left_out or time.monotonic() > until:
            break
        urgency.update(left_out)
    return best


@dataclass
class Greedy:
    """What has been placed so far, and what it takes. Required rules only; preferences guide the choice of dates."""

    index: PlanIndex
    book: RoomBook
    courses: dict[str, Course]
    placements: list[Placement] = field(default_factory=list)
    taught: dict[str, set[Atom]] = field(default_factory=lambda: defaultdict(set))
    halves: Counter[tuple[str, str]] = field(default_factory=Counter)
    wanted: dict[Atom, list[RoomChoice]] = field(default_factory=lambda: defaultdict(list))
    attended: dict[str, set[Atom]] = field(default_factory=lambda: defaultdict(set))
    weeks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    facilitators: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    urgency: Counter[str] = field(default_factory=Counter)
    """How often each delivery has been left without dates before: those go first."""

    def __post_init__(self) -> None:
        self.company: dict[str, set[str]] = defaultdict(set)
        for group in self.index.groups:
            runs = {r for choice in group.one_of for r in choice.runs}
            for strand in group.strands:
                for d in strand | runs:
                    self.company[d] |= (strand | runs) - {d}

    def run(self) -> Timetable:
        """Place every delivery that finds dates, the least free first."""
        for delivery in self.in_turn():
            for placement in self.place(delivery):
                self.take(delivery, placement)
        runs = [
            RunChoice(cohort.id, choice.title, choice.runs[0])
            for cohort in self.index.plan.cohorts
            for year in cohort.pathway
            for choice in year.one_of
            if choice.runs
        ]
        return Timetable(tuple(self.placements), tuple(runs))

    def in_turn(self) -> list[Delivery]:
        """Deliveries that must come first, first; then those left out before; then those with fewest starts a day."""
        before = Counter(o.then for o in self.index.plan.orders if o.active)

        def freedom(delivery: Delivery) -> tuple[int, int, float]:
            starts = len(self.courses[delivery.id].starts) / len(delivery.days)
            return before[delivery.id], -self.urgency[delivery.id], starts

        return sorted(self.index.deliveries.values(), key=freedom)

    # one delivery -------------------------------------------------------------------------------------------

    def place(self, delivery: Delivery) -> list[Placement]:
        """All its blocks, or none."""
        course = self.courses[delivery.id]
        for blocks in course.block_counts:
            found = self.place_split(delivery, course, blocks)
            if found:
                return found
        return []

    def place_split(self, delivery: Delivery, course: Course, blocks: int) -> list[Placement]:
        """Its blocks in a split into that many, each as soon as the one before is placed."""
        latest = self.latest(course, blocks)
        earliest = self.earliest(delivery)
        ideal = sum(ideal_gap_weeks(self.index, delivery, SPREAD, blocks)) / 2 if blocks > 1 else 0.0
        found: list[Placement] = []
        last: Start | None = None
        for block in range(1, blocks + 1):
            starts = [course.starts[p] for p in course.of_block[blocks, block]]
            starts = [s for s in starts if s.day <= latest[block, s.first]]
            starts = [s for s in starts if self.follows(delivery, last, s, earliest)]
            ranked = sorted((self.cost(delivery, last, s, ideal), s.day, place) for place, s in enumerate(starts))
            fitting = (starts[place] for _, _, place in ranked)
            chosen = next(((s, p) for s in fitting if (p := self.staff(delivery, s, found)) is not None), None)
            if chosen is None:
                return []
            last = chosen[0]
            found.append(chosen[1])
        return found

    def latest(self, course: Course, blocks: int) -> dict[tuple[int, int], date]:
        """The last day a block from a day number may start on, for the rest still to fit by gaps alone."""
        gaps = course.delivery.gaps
        least = gaps.min_days if gaps.active else 1
        found: dict[tuple[int, int], date] = defaultdict(lambda: date.min)
        for block in range(blocks, 0, -1):
            for p in course.of_block[blocks, block]:
                s = course.starts[p]
                after = found[block + 1, s.first + s.length]
                if block == blocks or (after - s.end).days >= least:
                    found[block, s.first] = max(found[block, s.first], s.day)
        return found

    def earliest(self, delivery: Delivery) -> date:
        """The first day it may start on, after what must come before it."""
        first = date.min
        for order in self.index.plan.orders:
            if order.active and order.then == delivery.id:
                over = [p for p in self.placements if p.delivery == order.first]
                ends = [p.end.toordinal() + order.min_days for p in over]
                if ends:
                    pick = min if order.part is OrderPart.FIRST_BLOCK else max
                    first = max(first, date.fromordinal(pick(ends)))
        return first

    def follows(self, delivery: Delivery, last: Start | None, start: Start, earliest: date) -> bool:
        """Whether a start may come after the block before it."""
        if last is None:
            return start.first == 0 and start.day >= earliest
        gaps = delivery.gaps
        gap = (start.day - last.end).days
        least, most = (gaps.min_days, gaps.max_days) if gaps.active else (1, None)
        return start.first == last.first + last.length and gap >= least and (most is None or gap <= most)

    def cost(self, delivery: Delivery, last: Start | None, start: Start, ideal: float) -> float:
        """How good a start is; less is better."""
        off = 0.0 if last is None else abs(start.week - last.week - ideal)
        crowd = sum(abs(w - start.week) < 3 for d in self.company[delivery.id] for w in self.weeks[d])
        avoid = sum(day in self.index.avoid for _, day in start.taught)
        return WEEK * off + CROWDED_WEEK * crowd + AVOID_DAY * avoid + STEP * weekday_steps(delivery, start.day)

    # one block ----------------------------------------------------------------------------------------------

    def staff(self, delivery: Delivery, start: Start, before: list[Placement]) -> Placement | None:
        """The block with its people, if everyone and a room for each need is free; else None."""
        busy = set().union(*(self.attended[d] for d in self.company[delivery.id]))
        sittings = []
        for number, day in start.taught:
            for session in self.index.days[delivery.id][number]:
                times = atoms(day, session.part)
                if not busy.isdisjoint(times) or not self.rooms_enough(delivery.id, session, start.block, times):
                    return None
                tutors = self.tutors(session, times)
                sets = self.sets(delivery, session, times, tutors or ())
                if tutors is None or sets is None:
                    return None
                sittings.append(Sitting(session.id, day, tutors, None, sets))
        placement = Placement(delivery.id, start.block, tuple(sittings))
        return placement if self.within_limits(delivery, [*before, placement]) else None

    def tutors(self, session: Session, times: tuple[Atom, ...]) -> tuple[str, ...] | None:
        """Enough free people of the team, the leads wanted among them; None where there are not."""
        wanted = session.staffing.tutors
        if not wanted:
            return ()
        team = self.index.team(session)
        free = [t for t in team if self.is_free(t, times)]
        leads = [t for t in self.index.leads(session) if t in team]
        present = [t for t in leads if t in free]
        if session.staffing.leads is LeadCover.ALL and len(present) < len(leads):
            return None
        if session.staffing.leads is LeadCover.ANY and leads and not present:
            return None
        number = max(wanted, len(leads) if session.staffing.leads is LeadCover.ALL else 0)
        others = sorted((t for t in free if t not in present), key=lambda t: len(self.taught[t]))
        chosen = (present + others)[:number]
        return tuple(chosen) if len(chosen) >= wanted else None

    def is_free(self, tutor: str, times: tuple[Atom, ...]) -> bool:
        """Whether a tutor works then, is not away and teaches nothing else."""
        return self.taught[tutor].isdisjoint(times) and all(self.index.can_teach(tutor, a) for a in times)

    def sets(
        self, delivery: Delivery, session: Session, times: tuple[Atom, ...], teaching: tuple[str, ...]
    ) -> tuple[SetSitting, ...] | None:
        """Each set with its facilitator of the year, chosen the first time it meets; None where one is not free."""
        found = []
        used = set(teaching)
        for learning_set in self.index.sets(delivery.id, session):
            key = (learning_set.cohort, delivery.year)
            if key not in self.facilitators:
                self.facilitators[key] = self.choose_facilitators(session, learning_set.cohort)
            place = [s.id for s in self.index.sets_of_cohort[learning_set.cohort]].index(learning_set.id)
            people = self.facilitators[key]
            if place >= len(people) or people[place] in used or not self.is_free(people[place], times):
                return None
            used.add(people[place])
            found.append(SetSitting(learning_set.id, people[place], None))
        return tuple(found)

    def choose_facilitators(self, session: Session, cohort: str) -> tuple[str, ...]:
        """One for each set of a cohort: those named, else those with fewest half-days away or taught."""
        sets = self.index.sets_of_cohort[cohort]
        named = [s.facilitator for s in sets]
        able = [t for t in self.index.facilitators(session) if t not in named]
        able.sort(key=lambda t: (len(self.index.away[t]) + len(self.taught[t]) + 500 * (5 - self._weekdays(t)), t))
        rest: Iterator[str] = iter(able)
        return tuple(t for t in (n or next(rest, None) for n in named) if t is not None)

    def _weekdays(self, tutor: str) -> int:
        return len(self.index.tutors[tutor].working_weekdays)

    def rooms_enough(self, delivery: str, session: Session, block: int, times: tuple[Atom, ...]) -> bool:
        """Whether every need at those half-days, the session's included, can have a room of its own."""
        wants = self.book.wants(delivery, session.id, block)
        for atom in times if wants else ():
            room_of: dict[str, RoomChoice] = {}
            needs = [*self.wanted[atom], *wants]
            if not all(self.seat(need, atom, room_of, set()) for need in needs):
                return False
        return True

    def seat(self, need: RoomChoice, atom: Atom, room_of: dict[str, RoomChoice], tried: set[str]) -> bool:
        """Give a need a free room, moving others along where that helps (an augmenting path)."""
        for room in sorted(self.book.free(need, atom) - tried):
            tried.add(room)
            if room not in room_of or self.seat(room_of[room], atom, room_of, tried):
                room_of[room] = need
                return True
        return False

    def within_limits(self, delivery: Delivery, blocks: list[Placement]) -> bool:
        """Whether everybody in the last block stays within their limits, these blocks added to what they have."""
        extra: dict[str, list[Atom]] = defaultdict(list)
        for placement in blocks:
            for sitting in placement.sittings:
                times = atoms(sitting.day, self.index.sessions[delivery.id, sitting.session].part)
                for tutor in sitting.people:
                    extra[tutor].extend(times)
        return all(self.tutor_within(tutor, delivery.year, mine) for tutor, mine in extra.items())

    def tutor_within(self, tutor: str, year: str, extra: list[Atom]) -> bool:
        """Whether one tutor stays within limits with these half-days more."""
        limits = self.index.tutors[tutor].limits
        if limits.days_a_year is not None and self.halves[tutor, year] + len(extra) > 2 * limits.days_a_year:
            return False
        days = Counter(a // 2 for a in (*self.taught[tutor], *extra))
        if limits.days_a_week is not None:
            weeks = Counter[int]()
            for day, halves in days.items():
                weeks[(day - 1) // 7] += halves
            if max(weeks.values()) > 2 * limits.days_a_week:
                return False
        if limits.days_in_a_row is not None:
            run = limits.days_in_a_row
            return all(sum(days[d + k] for k in range(run + 1)) <= 2 * run for d in {a // 2 for a in extra})
        return True

    def take(self, delivery: Delivery, placement: Placement) -> None:
        """Keep a block, and note what it takes."""
        self.placements.append(placement)
        self.weeks[delivery.id].append(week_of(placement.start))
        for sitting in placement.sittings:
            session = self.index.sessions[delivery.id, sitting.session]
            times = atoms(sitting.day, session.part)
            self.attended[delivery.id].update(times)
            for atom in times:
                self.wanted[atom].extend(self.book.wants(delivery.id, session.id, placement.block))
            for tutor in sitting.people:
                self.taught[tutor].update(times)
                self.halves[tutor, delivery.year] += len(times)
