"""A timetable put together without search: one delivery after another, each where the others leave it room.

Whatever it finds has passed every required rule; finding none says nothing.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from random import Random

from hsmc_scheduler.domain.cohort import ActionLearningSet
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import Delivery, DeliveryOrder, OrderPart
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import RoomNeed
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover, Session
from hsmc_scheduler.domain.timetable import Placement, RunChoice, SetSitting, Sitting, Timetable
from hsmc_scheduler.engine.explain.taken import Taken
from hsmc_scheduler.projections.health.asked import required_rules
from hsmc_scheduler.projections.health.available import Available
from hsmc_scheduler.projections.health.datebits import DateSet
from hsmc_scheduler.projections.health.fitting import Bounds, Cut, Fitting, Places
from hsmc_scheduler.projections.health.orders import in_order
from hsmc_scheduler.projections.health.pins import pins_of
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.situation import Situation

TRIES = 40
MOST_SECONDS = 0.5


def quick_timetable(plan: Plan, tries: int = TRIES, seed: int = 1) -> Timetable | None:
    """A timetable that keeps every requirement, or None where none was found in so many tries."""
    index, asked = PlanIndex(plan), required_rules(plan)
    rules = [rule for rule in RULES if rule.id in asked]
    troubles: Counter[str] = Counter()
    bounds = _bounds_of_orders(index, asked)
    if bounds is None:
        return None
    give_up = time.monotonic() + MOST_SECONDS
    for number in range(tries):
        if number and time.monotonic() > give_up:
            return None
        chance = Random(seed * 1000 + number)  # noqa: S311  # which dates are tried is no secret
        attempt = _Attempt(index, asked, bounds, chance, troubles, hurried=number == 0)
        timetable = attempt.timetable()
        if timetable is not None:
            situation = Situation(index, timetable)
            if not any(violation for rule in rules for violation in rule.find(situation)):
                return timetable
    return None


def _bounds_of_orders(index: PlanIndex, asked: frozenset[RuleId]) -> dict[str, Bounds] | None:
    """Where each delivery may begin and end as far as orders go; None where one fits nowhere."""
    available = Available(index, asked)
    found = {}
    for delivery in index.deliveries.values():
        fitting = Fitting(available, delivery, pins_of(available, delivery.id))
        found[delivery.id] = (fitting, fitting.places())
    if in_order(available, found) or not all(places.starts for _, places in found.values()):
        return None
    return {d: Bounds(p.first_start(), p.first_end(), p.last_end()) for d, (_, p) in found.items()}


@dataclass(slots=True)
class _Attempt:
    """One way through the deliveries; `hurried` takes every choice that comes first.

    `troubles` counts how often a delivery found no room; such deliveries come first in later attempts.
    """

    index: PlanIndex
    asked: frozenset[RuleId]
    bounds: dict[str, Bounds]
    random: Random
    troubles: Counter[str]
    hurried: bool

    def timetable(self) -> Timetable | None:
        """All deliveries placed, or None where one finds no room."""
        taken = Taken(self.index, self.asked)
        self._choose_runs(taken)
        if not self._choose_facilitators(taken):
            return None
        found: dict[str, list[Placement]] = {}
        for delivery in self._ordered(taken):
            blocks = self._place(taken, delivery, found)
            if blocks is None:
                self.troubles[delivery.id] += 1
                return None
            found[delivery.id] = blocks
        placements = tuple(p for d in self.index.deliveries for p in found[d])
        runs = (RunChoice(cohort, title, delivery) for (cohort, title), delivery in taken.runs.items())
        return Timetable(placements, tuple(runs))

    def _choose_runs(self, taken: Taken) -> None:
        for group in self.index.groups:
            for runs in group.one_of:
                chosen = runs.runs[0] if self.hurried else self.random.choice(runs.runs)
                taken.runs.setdefault((group.cohort, runs.title), chosen)

    def _choose_facilitators(self, taken: Taken) -> bool:
        """One person for each set and year who may facilitate all it meets for; different ones where they can be."""
        able: dict[tuple[str, str], set[str]] = {}
        sets: dict[tuple[str, str], ActionLearningSet] = {}
        meetings: Counter[tuple[str, str]] = Counter()
        together: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for delivery in self.index.deliveries.values():
            for session in delivery.sessions:
                for learning_set in self.index.sets(delivery.id, session):
                    key = (learning_set.id, delivery.year)
                    sets[key] = learning_set
                    people = set(self.index.facilitators(session))
                    able[key] = able.get(key, people) & people
                    meetings[key] += len(session.part.halves)
                    together[key] |= {(s.id, delivery.year) for s in self.index.sets(delivery.id, session)}
        if RuleId.KEEP_SET_FACILITATORS not in self.asked:
            return True
        load: dict[str, int] = defaultdict(int)
        for key in sorted(able, key=lambda k: (len(able[k]), k)):
            named = sets[key].facilitator
            choices = [named] if named is not None else self._shuffled(sorted(able[key]))
            meeting = {taken.facilitators.get(other) for other in together[key]}
            choices = [t for t in choices if t not in meeting]
            choices.sort(key=lambda t: (load[t], -self._days_there(taken, t)))
            if not choices:
                return False
            taken.facilitators[key] = choices[0]
            taken.put_by[choices[0], key[1]] += meetings[key]
            load[choices[0]] += 1
        return True

    def _days_there(self, taken: Taken, tutor: str) -> int:
        return taken.tutor(tutor, DayPart.WHOLE).bit_count() if self.hurried and tutor in self.index.tutors else 0

    def _shuffled(self, things: list[str]) -> list[str]:
        if not self.hurried:
            self.random.shuffle(things)
        return things

    def _ordered(self, taken: Taken) -> list[Delivery]:
        """Those before others first, then those with the fewest places; somewhat shuffled in later tries."""
        tightness = {}
        for delivery in self.index.deliveries.values():
            places = Fitting(taken, delivery, pins_of(taken, delivery.id)).places()
            number = sum(starts.bit_count() for starts in places.starts.values())
            tightness[delivery.id] = number * (1.0 if self.hurried else self.random.uniform(0.3, 3.0))
        ahead = {d: {o.first for o in self._orders() if o.then == d} for d in self.index.deliveries}
        left, done = list(self.index.deliveries.values()), list[Delivery]()
        while left:
            ready = [d for d in left if self.troubles[d.id] or not ahead[d.id] & {x.id for x in left}] or left
            chosen = min(ready, key=lambda d: (-self.troubles[d.id], tightness[d.id], d.id))
            left.remove(chosen)
            done.append(chosen)
        return done

    def _orders(self) -> list[DeliveryOrder]:
        if RuleId.KEEP_DELIVERIES_IN_ORDER not in self.asked:
            return []
        there = self.index.deliveries.keys()
        return [o for o in self.index.plan.orders if o.active and {o.first, o.then} <= there]

    def _place(self, taken: Taken, delivery: Delivery, found: dict[str, list[Placement]]) -> list[Placement] | None:
        pins = pins_of(taken, delivery.id)
        fitting = Fitting(taken, delivery, pins)
        places = fitting.places(self._bounds(taken, delivery, found))
        chain = self._chain(taken, delivery, places)
        if chain is None:
            return None
        blocks = []
        for cut, start in chain:
            sittings = []
            for offset, sessions in enumerate(fitting.day_sessions[cut.day : cut.day + cut.length]):
                for session in sessions:
                    sitting = self._sit(
                        taken, delivery, session, start + offset, [p for p in pins if p.block == cut.block]
                    )
                    if sitting is None:
                        return None
                    sittings.append(sitting)
            blocks.append(Placement(delivery.id, cut.block, tuple(sittings)))
        return blocks

    def _bounds(self, taken: Taken, delivery: Delivery, found: dict[str, list[Placement]]) -> Bounds:
        """What the deliveries already placed leave, where an order binds them."""
        bits, known = taken.bits, self.bounds[delivery.id]
        first_start, first_end, last_end = known.first_start, known.first_end, known.last_end
        for order in self._orders():
            if order.then == delivery.id and order.first in found:
                blocks = found[order.first]
                over = blocks[0].end if order.part is OrderPart.FIRST_BLOCK else max(b.end for b in blocks)
                first_start &= bits.later(bits.of([over]), order.min_days)
            if order.first == delivery.id and order.then in found:
                before = bits.earlier(bits.of([found[order.then][0].start]), order.min_days)
                if order.part is OrderPart.FIRST_BLOCK:
                    first_end &= before
                else:
                    last_end &= before
        return Bounds(first_start, first_end, last_end)

    def _chain(self, taken: Taken, delivery: Delivery, places: Places) -> list[tuple[Cut, int]] | None:
        """A start for each block, the next always within the gaps; early ones in the first try."""
        numbers = sorted({cut.blocks for cut in places.starts})
        if not numbers:
            return None
        blocks = numbers[0] if self.hurried else self.random.choice(numbers)
        gaps = delivery.gaps
        least, most = (gaps.min_days, gaps.max_days) if gaps.active else (1, None)
        chain: list[tuple[Cut, int]] = []
        day, allowed = 0, taken.bits.every
        for block in range(1, blocks + 1):
            options = [
                (cut, dates)
                for cut, starts in places.starts.items()
                if (cut.blocks, cut.block, cut.day) == (blocks, block, day) and (dates := starts & allowed)
            ]
            if not options:
                return None
            cut, dates = min(options, key=lambda o: o[1] & -o[1]) if self.hurried else self.random.choice(options)
            start = self._pick(dates)
            chain.append((cut, start))
            day += cut.length
            allowed = taken.bits.later(1 << start + cut.length - 1, least, most)
        return chain

    def _pick(self, dates: DateSet) -> int:
        """The first date, or one of the early ones at random."""
        if not self.hurried:
            for _ in range(self.random.randrange(min(dates.bit_count(), 12))):
                dates &= dates - 1
        return (dates & -dates).bit_length() - 1

    def _sit(self, taken: Taken, delivery: Delivery, session: Session, place: int, pins: list[Pin]) -> Sitting | None:
        """People and rooms for one session on one date, taken at once."""
        there = 1 << place
        year = delivery.year
        sets = self.index.sets(delivery.id, session)
        people = {s.id: taken.facilitators.get((s.id, year)) for s in sets}
        for tutor in people.values():
            if tutor is not None:
                taken.put_by[tutor, year] -= len(session.part.halves)
                taken.take("tutor", tutor, session.part, place)
        tutors = self._tutors(taken, delivery, session, there)
        if tutors is None:
            return None
        for tutor in tutors:
            taken.take("tutor", tutor, session.part, place)
        rooms = self._rooms(taken, delivery, session, there, next((p.room for p in pins if p.room), None))
        if rooms is None:
            return None
        for room in set(rooms):
            taken.take("room", room, session.part, place)
        for group in taken.groups(delivery.id, session):
            for number in taken.strands(group, delivery.id):
                taken.take("group", f"{group.id} {number}", session.part, place)
        main = rooms[0] if rooms else None
        by_size = sorted(sets, key=lambda s: -s.size)
        set_rooms = dict(zip((s.id for s in by_size), rooms, strict=False))
        sitting = tuple(SetSitting(s.id, people[s.id], set_rooms.get(s.id)) for s in sets)
        return Sitting(session.id, taken.bits.day(place), tutors, main, sitting)

    def _tutors(self, taken: Taken, delivery: Delivery, session: Session, there: DateSet) -> tuple[str, ...] | None:
        pinned = next(
            (p.tutors for pin in pins_of(taken, delivery.id) for p in pin.tutors if p.session == session.id), None
        )
        if pinned is not None:
            return pinned
        if RuleId.COVER_SESSIONS not in self.asked or not session.staffing.tutors:
            return ()
        team = [t for t in self._shuffled(list(self.index.team(session))) if taken.tutor(t, session.part) & there]
        leads = [t for t in self.index.leads(session) if t in self.index.team(session)]
        cover = session.staffing.leads
        chosen: list[str] = []
        if cover is LeadCover.ALL:
            chosen = [t for t in leads if t in team]
            if len(chosen) < len(leads):
                return None
        elif cover is LeadCover.ANY and leads:
            chosen = [t for t in team if t in leads][:1]
            if not chosen:
                return None
        others = sorted((t for t in team if t not in chosen), key=lambda t: sum(taken.half_days[t].values()))
        chosen += others[: max(0, session.staffing.tutors - len(chosen))]
        return tuple(chosen) if len(chosen) >= session.staffing.tutors else None

    def _rooms(
        self, taken: Taken, delivery: Delivery, session: Session, there: DateSet, pinned: str | None
    ) -> list[str] | None:
        """The main room, which the largest set shares, then one for each other set, largest first."""
        if session.room is None:
            return []
        main = self.index.main_need(delivery.id, session)
        sets = sorted(self.index.sets(delivery.id, session), key=lambda s: -s.size)
        needs: list[RoomNeed] = [n for n in (main, *(self.index.set_need(session, s) for s in sets[1:])) if n]
        chosen: list[str] = []
        for number, need in enumerate(needs):
            free = [
                r
                for r in taken.rooms_for(need)
                if r not in chosen and taken.room(r, session.part) & there and (number or pinned in (None, r))
            ]
            if not free:
                return None
            chosen.append(free[0])
        return chosen
