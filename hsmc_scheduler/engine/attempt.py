"""One way through the deliveries of a plan, each laid where the others leave it room, or make way for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cached_property
from random import Random

from hsmc_scheduler.domain.cohort import ActionLearningSet
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import Delivery, DeliveryOrder, OrderPart
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Placement, RunChoice, Timetable
from hsmc_scheduler.engine.laying import Laying
from hsmc_scheduler.engine.near import Near
from hsmc_scheduler.engine.taken import Taken
from hsmc_scheduler.projections.health.fitting import Bounds

MOST_ASIDE = 6
"""Deliveries that make way for one other at a time."""
MOVES_EACH = 4
"""How often deliveries may make way in all, for each delivery of the plan."""
FEW = 12
"""With fewer deliveries than this it is as quick to begin again as to make way."""


class Attempt:
    """One way through the deliveries; `hurried` takes every choice that looks best.

    `troubles` counts how often a delivery found no room; such deliveries come first in later attempts.
    """

    def __init__(
        self,
        index: PlanIndex,
        asked: frozenset[RuleId],
        bounds: dict[str, Bounds],
        near: Near,
        random: Random,
        troubles: Counter[str],
        enough: Callable[[], bool],
        *,
        hurried: bool,
    ) -> None:
        self.index, self.asked, self.bounds, self.near = index, asked, bounds, near
        self.random, self.troubles, self.enough, self.hurried = random, troubles, enough, hurried
        self.taken = Taken(index, asked)
        self.laying = Laying(self.taken, random, near, hurried)
        self.found: dict[str, list[Placement]] = {}
        self.moved: Counter[str] = Counter()

    def timetable(self) -> Timetable | None:
        """All deliveries placed, or None where one finds no room."""
        self._choose_runs()
        if not self._choose_facilitators():
            return None
        waiting = self._ordered()
        while waiting:
            delivery = waiting.pop(0)
            if self._place(delivery):
                continue
            if self.enough():
                return None
            self.troubles[delivery.id] += 1
            aside = self._make_way(delivery)
            if aside is None:
                return None
            waiting = aside + waiting
        placements = tuple(p for d in self.index.deliveries for p in self.found[d])
        runs = (RunChoice(cohort, title, delivery) for (cohort, title), delivery in self.taken.runs.items())
        return Timetable(placements, tuple(runs))

    # before any dates ---------------------------------------------------------------------------------------

    def _choose_runs(self) -> None:
        for group in self.index.groups:
            for runs in group.one_of:
                key = (group.cohort, runs.title)
                chosen = runs.runs[0] if self.hurried else self.random.choice(runs.runs)
                before = self.near.runs.get(key)
                self.taken.runs.setdefault(key, before if before in runs.runs else chosen)

    def _choose_facilitators(self) -> bool:
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
        taken = self.taken
        load: dict[str, int] = defaultdict(int)
        for key in sorted(able, key=lambda k: (len(able[k]), k)):
            named = sets[key].facilitator
            choices = [named] if named is not None else self._shuffled(sorted(able[key]))
            meeting = {taken.facilitators.get(other) for other in together[key]}
            choices = [t for t in choices if t not in meeting]
            before = self.near.facilitators.get(key)
            full = {t for t in choices if self._is_full(t, key[1], meetings[key])}
            there = {t: self._days_there(t) for t in choices}
            choices = sorted(choices, key=lambda t: (t in full, t != before, load[t], -there[t]))
            if not choices:
                return False
            taken.facilitators[key] = choices[0]
            taken.put_by[choices[0], key[1]] += meetings[key]
            load[choices[0]] += 1
        return True

    def _is_full(self, tutor: str, year: str, halves: int) -> bool:
        """Whether so many half-days more are beyond the year's limit, with those that are certain."""
        limit = self.index.tutors[tutor].limits.days_a_year if tutor in self.index.tutors else None
        if limit is None or RuleId.RESPECT_TUTOR_LIMITS not in self.asked:
            return False
        return self.taken.put_by[tutor, year] + halves > 2 * limit

    def _days_there(self, tutor: str) -> int:
        return self.taken.tutor(tutor, DayPart.WHOLE).bit_count() if self.hurried and tutor in self.index.tutors else 0

    def _shuffled(self, things: list[str]) -> list[str]:
        if not self.hurried:
            self.random.shuffle(things)
        return things

    def _ordered(self) -> list[Delivery]:
        """Those before others first, then those with the fewest places; somewhat shuffled in later tries."""
        tightness = {}
        for delivery in self.index.deliveries.values():
            _, places = self.laying.places(delivery)
            number = sum(starts.bit_count() for starts in places.starts.values())
            tightness[delivery.id] = number * (1.0 if self.hurried else self.random.uniform(0.3, 3.0))
        ahead = {d: {o.first for o in self._orders if o.then == d} for d in self.index.deliveries}
        waiting, done = dict(self.index.deliveries), list[Delivery]()
        while waiting:
            ready = [d for d in waiting if self.troubles[d] or not ahead[d] & waiting.keys()] or list(waiting)
            chosen = min(ready, key=lambda d: (-self.troubles[d], tightness[d], d))
            done.append(waiting.pop(chosen))
        return done

    @cached_property
    def _orders(self) -> list[DeliveryOrder]:
        if RuleId.KEEP_DELIVERIES_IN_ORDER not in self.asked:
            return []
        there = self.index.deliveries.keys()
        return [o for o in self.index.plan.orders if o.active and {o.first, o.then} <= there]

    # on dates -----------------------------------------------------------------------------------------------

    def _place(self, delivery: Delivery) -> bool:
        blocks = self.laying.place(delivery, self._bounds(delivery.id))
        if blocks is not None:
            self.found[delivery.id] = blocks
        return blocks is not None

    def _bounds(self, delivery: str) -> Bounds:
        """What the deliveries already placed leave, where an order binds them."""
        bits, known = self.taken.bits, self.bounds[delivery]
        first_start, first_end, last_end = known.first_start, known.first_end, known.last_end
        for order in self._orders:
            if order.then == delivery and order.first in self.found:
                blocks = self.found[order.first]
                over = blocks[0].end if order.part is OrderPart.FIRST_BLOCK else max(b.end for b in blocks)
                first_start &= bits.later(bits.of([over]), order.min_days)
            if order.first == delivery and order.then in self.found:
                before = bits.earlier(bits.of([self.found[order.then][0].start]), order.min_days)
                if order.part is OrderPart.FIRST_BLOCK:
                    first_end &= before
                else:
                    last_end &= before
        return Bounds(first_start, first_end, last_end)

    def _make_way(self, delivery: Delivery) -> list[Delivery] | None:
        """Take some deliveries away until this one finds room, and say which wait now; None where nothing helps."""
        if len(self.index.deliveries) < FEW:
            return None
        self.laying.hurried = False
        aside: list[Delivery] = []
        for other in self._in_the_way(delivery):
            if self.moved.total() >= MOVES_EACH * len(self.index.deliveries):
                return None
            self.taken.give_back(self.found.pop(other.id))
            self.moved[other.id] += 1
            aside.append(other)
            if self._place(delivery):
                return aside
            if len(aside) == MOST_ASIDE:
                return [delivery, *aside]
        return None

    def _in_the_way(self, delivery: Delivery) -> list[Delivery]:
        """The deliveries of its year already placed, those first that share people with it and have moved little."""
        mine, people = self._people[delivery.id], self._people
        placed = [d for d in self.index.deliveries.values() if d.id in self.found and d.year == delivery.year]

        def rank(other: Delivery) -> float:
            shared = len(mine & people[other.id])
            return (1 + self.moved[other.id]) * (1 + 3 * (not shared)) * self.random.random()

        return sorted(placed, key=rank)

    @cached_property
    def _people(self) -> dict[str, frozenset[str]]:
        """Everybody who may be wanted for a delivery: tutors, and groups of students."""
        index = self.index
        found: dict[str, frozenset[str]] = {}
        for d in index.deliveries.values():
            people = {t for s in d.sessions for t in index.team(s)} | {g.id for g in index.groups_of_delivery[d.id]}
            meeting = (s for session in d.sessions for s in index.sets(d.id, session))
            found[d.id] = frozenset(people | {self.taken.facilitators.get((s.id, d.year), "") for s in meeting})
        return found
