"""Solving a plan part by part: alone first, then beside the others, then joined where company costs something."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options, Progress, Result, Status
from hsmc_scheduler.engine.build import build
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.engine.course import Course
from hsmc_scheduler.engine.extract import extract
from hsmc_scheduler.engine.greedy import first_timetable
from hsmc_scheduler.engine.hints import true_literals
from hsmc_scheduler.engine.joining import in_order, merged
from hsmc_scheduler.engine.model import Model
from hsmc_scheduler.engine.naming import name_rooms
from hsmc_scheduler.engine.obstacles import obstacles_of
from hsmc_scheduler.engine.parts import Part, parts_of
from hsmc_scheduler.engine.room_cuts import search_with_rooms
from hsmc_scheduler.engine.rooms_wanted import RoomBook
from hsmc_scheduler.engine.search import Ending, Found, Limits, search
from hsmc_scheduler.engine.variables import course_of
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.rule import Kind, Subject
from hsmc_scheduler.rules.score import ScoreCard, score
from hsmc_scheduler.rules.settings import setting_of
from hsmc_scheduler.rules.situation import Situation

Tell = Callable[[Progress], None]

FIRST_SECONDS = 4.0
FEW_PARTS = 6
"""With fewer parts than this, searching them one by one finds a timetable soon enough."""
PARTS_SHARE = 0.6
"""Of the time: for the parts one by one; the rest is for joining them."""
MOST_DAYS = 220
"""Teaching days one search is given when parts are joined; a year of the whole centre has about 180."""


@dataclass(eq=False)
class PartState:
    """What is known of one part: the proven limit of its cost, and its best timetable beside the others."""

    part: Part
    bound: int = 0
    alone: Timetable | None = None
    """Its best timetable found when nothing else was looked at."""
    chosen: Timetable | None = None
    joined: bool = False
    """Whether it was made of several. Only then is the search given a hint: it needs one, and a hint is a risk (ADR
    0030): the solver we ship can abort on one."""
    cost: int | None = None
    """What `chosen` costs beside the others, as its model counts; None: not placed yet."""

    @property
    def ids(self) -> frozenset[str]:
        """The deliveries in it."""
        return frozenset(d.id for d in self.part)


class ImpossibleError(Exception):
    """Some part has no timetable even alone; a second opinion agrees."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part


@dataclass
class Solve:
    """One solve of one plan, from start to result."""

    plan: Plan
    options: Options
    earlier: Timetable | None
    tell: Tell | None
    cancel: CancelToken
    started: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.index = PlanIndex(self.plan)
        self.book = RoomBook(self.index, {r.id: setting_of(self.plan, r) for r in RULES})
        self.states = [PartState(part) for part in parts_of(self.index)]
        self.fingerprint = fingerprint(self.plan)
        self.courses: dict[str, Course] = {}
        self.best: Timetable | None = None
        self.best_score: ScoreCard | None = None
        cores = os.cpu_count() or 1
        self.workers = self.options.workers or (cores if cores <= 2 else min(cores, 9) - 1)

    # time ---------------------------------------------------------------------------------------------------

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started

    @property
    def left(self) -> float:
        """Seconds until the limit; 0 once stopped."""
        return 0.0 if self.cancel.asked else max(0.0, self.options.time_limit - self.elapsed)

    def limits(self, seconds: float) -> Limits:
        """The limits of one search."""
        return Limits(seconds, self.workers, self.options.seed, self.options.repeatable)

    # the whole ----------------------------------------------------------------------------------------------

    @property
    def bound(self) -> int:
        """No timetable of the plan costs less."""
        return sum(state.bound for state in self.states)

    @property
    def done(self) -> bool:
        """Whether the best timetable is proven best, or time is up."""
        proven = self.best_score is not None and self.best_score.total <= self.bound
        return proven or self.left <= 0

    def run(self) -> Result:
        """Solve."""
        try:
            self.first()
            parts = list(self.states)
            for place, state in enumerate(parts):
                slot = self.left - self.options.time_limit * (1 - PARTS_SHARE)
                slot = max(1.0, slot / (len(parts) - place))
                if self.left > 0 and state in self.states:
                    self.solve_alone(state, slot / 2)
                    self.place(state, slot / 2)
            self.improve()
        except ImpossibleError as impossible:
            titles = ", ".join(d.title for d in impossible.part)
            return self.result(Status.IMPOSSIBLE, (f"No timetable keeps every requirement of: {titles}",))
        return self.conclude()

    def first(self) -> None:
        """Lay out every delivery's dates, and look for a first timetable without searching."""
        empty = Model(self.index, self.index.deliveries.values(), earlier=self.earlier)
        self.courses.update({d.id: course_of(empty, d) for d in empty.deliveries})
        quick = first_timetable(self.index, self.book, self.courses, FIRST_SECONDS)
        if not self.offer(quick) and not (self.earlier is not None and self.offer(self.earlier)):
            self.any_timetable()

    def any_timetable(self) -> None:
        """Where the quick way leaves something out: search each year for dates that keep the requirements, no more."""
        found: list[Timetable] = []
        for year in self.index.calendar.years:
            deliveries = [d for d in self.index.deliveries.values() if d.year == year.id]
            if not deliveries or self.left <= 0 or len(self.states) < FEW_PARTS:
                continue
            model = build(self.index, deliveries, earlier=self.earlier, only_required=True, courses=self.courses)
            answer = search(model, self.limits(self.left / 4), self.cancel)
            if answer.true is None:
                return
            found.append(extract(model, answer.holds))
        if found and self.offer(merged(found)) and self.best is not None:
            for state in self.states:
                mine = tuple(p for p in self.best.placements if p.delivery in state.ids)
                state.chosen = Timetable(mine, self.best.run_choices)

    def conclude(self) -> Result:
        """The result as things stand."""
        if not self.states:
            self.offer(Timetable())
        if self.best is None or self.best_score is None:
            return self.result(Status.NOTHING_FOUND, ("No timetable was found in the time given.",))
        gap = (self.best_score.total - self.bound) / max(1, self.best_score.total)
        if gap <= 0:
            return self.result(Status.PROVEN)
        return self.result(Status.WITHIN if gap <= self.options.good_enough else Status.STOPPED)

    def result(self, status: Status, reasons: tuple[str, ...] = ()) -> Result:
        """The result with what is known."""
        found = self.best is not None and self.best_score is not None and status is not Status.IMPOSSIBLE
        card = self.best_score if found else None
        total = None if card is None else card.total
        bound = None if status is Status.IMPOSSIBLE else self.bound if total is None else min(self.bound, total)
        best = self.best if found else None
        return Result(status, best, total, bound, self.elapsed, card, reasons, self.options.seed)

    # parts --------------------------------------------------------------------------------------------------

    def solve_alone(self, state: PartState, seconds: float) -> None:
        """Find the part's best timetable and limit when it has the building and the tutors to itself."""
        model = build(self.index, state.part, earlier=self.earlier, courses=self.courses)
        hint = true_literals(model, state.chosen) if state.joined else None
        better = self.incumbent_of(model, state)
        found = search_with_rooms(model, self.limits(seconds), self.cancel, hint=hint, tell=better)
        if found.ending is Ending.INFEASIBLE:
            self.confirm_impossible(state.part)
            return
        state.bound = max(state.bound, found.bound)
        state.alone = extract(model, found.holds) if found.true is not None else None
        self.say(f"{names(state.part)}: {'best dates known' if found.ending is Ending.OPTIMAL else 'dates found'}")

    def confirm_impossible(self, part: Part) -> None:
        """Ask again, differently, before saying so (QUALITY.md G9)."""
        model = build(self.index, part, earlier=self.earlier, only_required=True, courses=self.courses)
        again = Limits(max(5.0, self.left), self.workers, self.options.seed + 1, self.options.repeatable)
        found = search_with_rooms(model, again, self.cancel, presolve=False, only_required=True)
        if found.ending is Ending.INFEASIBLE:
            raise ImpossibleError(part)

    def place(self, state: PartState, seconds: float | None = None) -> None:
        """Put one part beside those already placed, if there is time. `seconds`: for one search."""
        others = self.others(state)
        if state.alone is not None and self.fits(state.alone, others):
            state.chosen, state.cost = state.alone, self.cost_of(state.alone, others)
            self.judge()
            return
        if self.left <= 0:
            return
        found = self.solve_beside(state, others, seconds)
        while found.ending is Ending.INFEASIBLE and len(self.states) > 1 and self.left > 0:
            state = self.join(state)
            others = self.others(state)
            found = self.solve_beside(state, others)
        if found.ending is Ending.INFEASIBLE and len(self.states) == 1:
            self.confirm_impossible(state.part)

    def solve_beside(self, state: PartState, others: Timetable, seconds: float | None = None) -> Found:
        """Find the part's best timetable beside the others as they are."""
        model = build(
            self.index,
            state.part,
            earlier=self.earlier,
            obstacles=obstacles_of(self.book, others),
            courses=self.courses,
        )
        share = self.left / max(2, sum(s.chosen is None for s in self.states) + 1)
        hint = true_literals(model, state.chosen) if state.joined else None
        better = self.incumbent_of(model, state)
        limits = self.limits(seconds or share)
        found = search_with_rooms(model, limits, self.cancel, others=others, hint=hint, tell=better)
        if found.true is not None:
            state.chosen, state.cost = extract(model, found.holds), found.objective
            self.judge()
        if found.ending is Ending.OPTIMAL and len(self.states) == 1:
            state.bound = max(state.bound, found.bound)
        return found

    def improve(self) -> None:
        """Join the parts whose company costs something, as many at a time as one search can take, and solve those."""
        while not self.done and self.best is not None:
            before = (self.bound, self.best)
            self.join_dear()
            dear = self.dear()
            for place, state in enumerate(dear):
                if state in self.states and not self.done:
                    self.solve_alone(state, self.left / (len(dear) - place))
                    self.place(state)
            if (self.bound, self.best) == before:
                return

    def dear(self) -> list[PartState]:
        """The parts that cost more than their limit, dearest first."""
        dear = [s for s in self.states if s.cost is None or s.cost > s.bound]
        return sorted(dear, key=lambda s: -((s.cost or 0) - s.bound))

    def join_dear(self) -> None:
        """Join each part that costs more than its limit with its neighbours, while the whole stays searchable."""
        done: list[PartState] = []
        while (state := next((s for s in self.dear() if s not in done), None)) is not None:
            while (friend := self.friend(state, done)) is not None:
                state = self.join(state, friend)
            done.append(state)

    def friend(self, state: PartState, taken: list[PartState]) -> PartState | None:
        """The part to join next, if the joined one would still be small enough to search well."""
        room = MOST_DAYS - sum(len(d.days) for d in state.part)
        near = (s for s in self.neighbours(state) if s not in taken and sum(len(d.days) for d in s.part) <= room)
        return next(near, None)

    def neighbours(self, state: PartState) -> list[PartState]:
        """The parts of the same year that share tutors with this one, those that share most first."""
        mine = people_of(self.index, state.part)
        shared = [
            (len(mine & people_of(self.index, s.part)), s)
            for s in self.states
            if s is not state and s.part[0].year == state.part[0].year
        ]
        return [s for n, s in sorted(shared, key=lambda pair: -pair[0]) if n]

    def join(self, state: PartState, other: PartState | None = None) -> PartState:
        """Make one part of this and another: the one that shares most of its tutors, where none is named."""
        near = self.neighbours(state) or [s for s in self.states if s is not state]
        other = other or near[0]
        joined = PartState((*state.part, *other.part), state.bound + other.bound, joined=True)
        if state.chosen is not None and other.chosen is not None:
            joined.chosen = merged([state.chosen, other.chosen])
        self.states = [joined if s is state else s for s in self.states if s is not other]
        return joined

    # timetables ---------------------------------------------------------------------------------------------

    def others(self, state: PartState) -> Timetable:
        """What the other parts have been given so far."""
        return merged(s.chosen for s in self.states if s is not state)

    def fits(self, timetable: Timetable, others: Timetable) -> bool:
        """Whether both can stand: no required rule broken, every room found."""
        named = name_rooms(self.book, merged([timetable, others]))
        if named is None:
            return False
        missing = self.index.deliveries.keys() - {p.delivery for p in named.placements}
        card = score(Situation(self.index, named, self.earlier))
        return all(any(delivery_of(s) in missing for s in v.subjects) for v in card.broken)

    def cost_of(self, timetable: Timetable, others: Timetable) -> int:
        """What a part adds to the cost of the others."""
        return self.total(merged([timetable, others])) - self.total(others)

    def total(self, timetable: Timetable) -> int:
        """The cost of a timetable, complete or not; blocks of deliveries not placed yet do not count as changes."""
        named = name_rooms(self.book, timetable)
        placed = {p.delivery for p in timetable.placements}
        before = self.earlier and Timetable(tuple(p for p in self.earlier.placements if p.delivery in placed))
        return score(Situation(self.index, named or timetable, before)).total

    def judge(self) -> None:
        """If every part is placed: name the rooms, have the rules check the whole, and keep it if it is better."""
        if all(s.chosen is not None for s in self.states):
            self.offer(merged(s.chosen for s in self.states))

    def offer(self, timetable: Timetable) -> bool:
        """Take a complete timetable as the best, if the rules find it sound and better."""
        named = name_rooms(self.book, in_order(self.index, timetable))
        if named is None or not runs_are_chosen(self.index, named):
            return False
        named = replace(named, plan_fingerprint=self.fingerprint)
        card = score(Situation(self.index, named, self.earlier))
        if not card.sound or (self.best_score is not None and card.total >= self.best_score.total):
            return False
        self.best, self.best_score = named, card
        self.say("A better timetable", named)
        return True

    def incumbent_of(self, model: Model, state: PartState) -> Callable[[Found], None]:
        """What to do with each better timetable of a part while it is being searched."""

        def better(found: Found) -> None:
            others = [s.chosen for s in self.states if s is not state]
            if all(o is not None for o in others):
                self.offer(merged([extract(model, found.holds), *others]))

        return better

    def say(self, message: str, timetable: Timetable | None = None) -> None:
        """Tell whoever listens how things stand."""
        if self.tell is not None:
            total = None if self.best_score is None else self.best_score.total
            self.tell(Progress(self.elapsed, total, self.bound, message, timetable))


def delivery_of(subject: Subject) -> str:
    """The delivery a subject belongs to; empty for what belongs to none."""
    return re.split("[#/]", subject.id)[0] if subject.kind in (Kind.DELIVERY, Kind.BLOCK, Kind.SESSION) else ""


def runs_are_chosen(index: PlanIndex, timetable: Timetable) -> bool:
    """Whether every cohort attends one of its repeat runs; an earlier timetable may not know of them."""
    chosen = {(c.cohort, c.runs, c.delivery) for c in timetable.run_choices}
    return all(
        sum((group.cohort, choice.title, run) in chosen for run in choice.runs) == 1
        for group in index.groups
        for choice in group.one_of
    )


def people_of(index: PlanIndex, part: Part) -> frozenset[str]:
    """Every tutor who may have a duty in a part, or marks its work."""
    return frozenset(
        t
        for d in part
        for s in d.sessions
        for t in (*index.team(s), *index.leads(s), *(index.facilitators(s) if s.sets_meet else ()))
    )


def names(part: Part) -> str:
    """A part in a few words."""
    first = part[0].title
    return first if len(part) == 1 else f"{first} and {len(part) - 1} more"
