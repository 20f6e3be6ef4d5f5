"""Searches of one part of a plan: alone, for what it must cost at least, and beside the others as they are."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.best import Best
from hsmc_scheduler.engine.budget import Budget
from hsmc_scheduler.engine.build import build
from hsmc_scheduler.engine.course import Course
from hsmc_scheduler.engine.extract import extract
from hsmc_scheduler.engine.joining import merged
from hsmc_scheduler.engine.model import Model
from hsmc_scheduler.engine.obstacles import obstacles_of
from hsmc_scheduler.engine.part_state import PartState
from hsmc_scheduler.engine.parts import Part
from hsmc_scheduler.engine.room_cuts import search_with_rooms
from hsmc_scheduler.engine.search import Ending, Found, Limits

RARELY = 10
"""A better timetable found on the way is judged only after this many times as long as judging the last one took."""
LEAST_TO_CONFIRM = 5.0


class ImpossibleError(Exception):
    """Some part has no timetable even alone; a second opinion agrees."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part


@dataclass
class Lane:
    """What every search of a part needs. `states` are the parts as the plan is cut now."""

    best: Best
    budget: Budget
    states: list[PartState]
    courses: dict[str, Course] = field(default_factory=dict)

    def alone(self, state: PartState, seconds: float, at_once: int = 1) -> Ending:
        """Find the part's best timetable and limit when it has the building and the tutors to itself."""
        model = build(self.best.index, state.part, earlier=self.best.earlier, courses=self.courses)
        limits = self.budget.limits(seconds, at_once, improving=state.joined)
        free = state.joined or not any(s.touches(state) for s in self.states if s is not state)
        found = self._search(model, limits, None, self._accepting(model, state) if free else None)
        if found.ending is Ending.INFEASIBLE:
            self.confirm_impossible(state.part)
            return found.ending
        with self.best.lock:
            state.bound = max(state.bound, found.bound)
        state.proven = found.ending is Ending.OPTIMAL
        if found.true is not None:
            state.alone = extract(model, found.holds)
            if free and self.best.timetable is not None:
                self.accept(state, state.alone)
        return found.ending

    def beside(self, state: PartState, seconds: float, at_once: int = 1) -> Ending:
        """Find the part's best timetable beside the others as they are."""
        with self.best.lock:
            around = self.around(state)
            others = self.others(state)
        model = build(
            self.best.index,
            state.part,
            earlier=self.best.earlier,
            obstacles=obstacles_of(self.best.book, others),
            courses=self.courses,
        )
        limits = self.budget.limits(seconds, at_once, improving=state.joined)
        found = self._search(model, limits, others, self._accepting(model, state))
        with self.best.lock:
            if found.true is not None:
                self.accept(state, extract(model, found.holds))
            if found.ending is Ending.OPTIMAL:
                state.settled = around
                if len(self.states) == 1:
                    state.bound = max(state.bound, found.bound)
        return found.ending

    def confirm_impossible(self, part: Part) -> None:
        """Ask again, differently, before saying so (QUALITY.md G9)."""
        model = build(self.best.index, part, earlier=self.best.earlier, only_required=True, courses=self.courses)
        usual = self.budget.limits(max(LEAST_TO_CONFIRM, self.budget.left))
        again = Limits(usual.seconds, usual.workers, usual.seed + 1, usual.repeatable)
        found = search_with_rooms(model, again, self.budget.cancel, presolve=False, only_required=True)
        self.budget.spent += found.work
        if found.ending is Ending.INFEASIBLE:
            raise ImpossibleError(part)

    def accept(self, state: PartState, timetable: Timetable) -> bool:
        """Choose a part's timetable, if with the others as they are now it makes a better whole.

        While some part has none yet, if it can stand beside those that have one.
        """
        with self.best.lock:
            others = [s.chosen for s in self.states if s is not state]
            if self.best.timetable is not None:
                taken = self.best.offer(merged([timetable, *others]))
            else:
                taken = self.best.fits(timetable, merged(others))
            if taken:
                state.chosen = timetable
                if self.best.timetable is None and None not in others:
                    self.best.offer(merged([timetable, *others]))
            return taken

    def others(self, state: PartState) -> Timetable:
        """What the other parts have been given so far."""
        return merged(s.chosen for s in self.states if s is not state)

    def around(self, state: PartState) -> tuple[int, ...]:
        """What lies around a part, by identity."""
        return tuple(id(s.chosen) for s in self.states if s is not state and s.touches(state))

    def _search(
        self, model: Model, limits: Limits, others: Timetable | None, tell: Callable[[Found], None] | None
    ) -> Found:
        found = search_with_rooms(model, limits, self.budget.cancel, others=others, tell=tell)
        with self.best.lock:
            self.budget.spent += found.work
        return found

    def _accepting(self, model: Model, state: PartState) -> Callable[[Found], None]:
        """What to do with each better timetable of a part while it is being searched: take it, now and then."""
        next_time = 0.0

        def better(found: Found) -> None:
            nonlocal next_time
            if self.best.timetable is None or time.monotonic() < next_time:
                return
            began = time.monotonic()
            self.accept(state, extract(model, found.holds))
            next_time = time.monotonic() + RARELY * (time.monotonic() - began)

        return better
