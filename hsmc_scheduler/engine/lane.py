"""Searches of one part of a plan: alone, for what it must cost at least, and beside the others as they are."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.best import Best
from hsmc_scheduler.engine.budget import Budget
from hsmc_scheduler.engine.build import StoppedError, build
from hsmc_scheduler.engine.course import Course
from hsmc_scheduler.engine.extract import extract
from hsmc_scheduler.engine.joining import merged
from hsmc_scheduler.engine.model import Model
from hsmc_scheduler.engine.obstacles import Obstacles, obstacles_of
from hsmc_scheduler.engine.part_state import PartState, part_of
from hsmc_scheduler.engine.parts import Part
from hsmc_scheduler.engine.room_cuts import search_with_rooms
from hsmc_scheduler.engine.search import Ending, Found, Limits

RARELY = 10
"""A better timetable found on the way is judged only after this many times as long as judging the last one took."""
LEAST_TO_CONFIRM = 5.0
NEWS_SECONDS = 0.25


class ImpossibleError(Exception):
    """Some part has no timetable even alone; a second opinion agrees."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part


@dataclass
class Lane:
    """What every search needs. `units` are the smallest parts; the timetable of the whole is kept by them."""

    best: Best
    budget: Budget
    units: list[PartState]
    news: Callable[[], None]
    """Called when a limit was raised, from any thread."""
    courses: dict[str, Course] = field(default_factory=dict)
    settled: dict[frozenset[str], tuple[int, ...]] = field(default_factory=dict)
    """What lay around deliveries, by identity, when they were searched to the end beside that."""
    building: threading.Lock = field(default_factory=threading.Lock)

    def alone(self, piece: PartState, seconds: float, at_once: int = 1) -> Ending:
        """Find the piece's best timetable and limit when it has the building and the tutors to itself."""
        model = self._model(piece.part)
        if model is None:
            return Ending.UNKNOWN
        limits = self._limits(seconds, at_once)
        whole_year = not any(u.touches(piece) for u in self.units if not u.ids <= piece.ids)
        better = self._accepting(model, piece) if whole_year else None
        found = self._search(model, limits, None, better, self._raising(piece))
        if found.ending is Ending.INFEASIBLE:
            self.confirm_impossible(piece.part)
            return found.ending
        with self.best.lock:
            piece.bound = max(piece.bound, found.bound)
        piece.proven = found.ending is Ending.OPTIMAL
        if found.true is not None:
            piece.alone = extract(model, found.holds)
            if whole_year and self.best.timetable is not None:
                self.accept(piece, piece.alone)
        return found.ending

    def beside(self, window: PartState, seconds: float, at_once: int = 1) -> Ending:
        """Find a good timetable of some units beside the others as they are.

        What its rooms cost is looked at when it is judged: a search that counts it takes many times as long.
        """
        with self.best.lock:
            around = self.around(window)
            others = self.others(window)
        model = self._model(window.part, obstacles=obstacles_of(self.best.book, others))
        if model is None:
            return Ending.UNKNOWN
        limits = self._limits(seconds, at_once)
        found = self._search(model, limits, others, self._accepting(model, window), count_rooms=False)
        with self.best.lock:
            if found.true is not None:
                self.accept(window, extract(model, found.holds))
            if found.ending is Ending.OPTIMAL:
                self.settled[window.ids] = around
                if all(u.ids <= window.ids for u in self.units):
                    window.bound = max(window.bound, found.bound)
        return found.ending

    def confirm_impossible(self, part: Part) -> None:
        """Ask again, differently, before saying so (QUALITY.md G9)."""
        model = self._model(part, only_required=True)
        if model is None:
            return
        usual = self.budget.limits(max(LEAST_TO_CONFIRM, self.budget.left))
        again = Limits(usual.seconds, usual.workers, usual.seed + 1, usual.repeatable)
        found = search_with_rooms(model, again, self.budget.cancel, presolve=False, count_rooms=False)
        self.budget.spent += found.work
        if found.ending is Ending.INFEASIBLE:
            raise ImpossibleError(part)

    def accept(self, piece: PartState, timetable: Timetable) -> bool:
        """Choose a timetable of some units, if with the others as they are now it makes a better whole.

        While some unit has none yet, if it can stand beside those that have one.
        """
        with self.best.lock:
            others = self.others(piece)
            whole = merged([timetable, others])
            taken = self.best.offer(whole) if self.best.timetable is not None else self.best.fits(timetable, others)
            if taken:
                for unit in self.units:
                    if unit.ids <= piece.ids:
                        unit.chosen = part_of(timetable, unit)
                if self.best.timetable is None and all(u.chosen is not None for u in self.units):
                    self.best.offer(whole)
            return taken

    def chosen_of(self, piece: PartState) -> Timetable:
        """What the units of a piece have been given so far."""
        return merged(u.chosen for u in self.units if u.ids <= piece.ids)

    def others(self, piece: PartState) -> Timetable:
        """What all others have been given so far."""
        return merged(u.chosen for u in self.units if not u.ids <= piece.ids)

    def around(self, window: PartState) -> tuple[int, ...]:
        """What lies around some units, by identity."""
        return tuple(id(u.chosen) for u in self.units if not u.ids <= window.ids and u.touches(window))

    def _limits(self, seconds: float, at_once: int) -> Limits:
        """The limits of one search. While no timetable is known there may be none, and `core` alone can miss that."""
        limits = self.budget.limits(seconds, at_once)
        return limits if self.best.timetable is not None else replace(limits, workers=max(2, limits.workers))

    def _model(self, part: Part, *, obstacles: Obstacles | None = None, only_required: bool = False) -> Model | None:
        """The model of a part; None where time is up before it is built.

        One at a time: Python builds two no faster, and the first can be searched while the second is built.
        """
        with self.building:
            try:
                return build(
                    self.best.index,
                    part,
                    earlier=self.best.earlier,
                    obstacles=obstacles,
                    only_required=only_required,
                    courses=self.courses,
                    stop=lambda: self.budget.left <= 0,
                )
            except StoppedError:
                return None

    def _search(
        self,
        model: Model,
        limits: Limits,
        others: Timetable | None,
        tell: Callable[[Found], None] | None,
        tell_bound: Callable[[int], None] | None = None,
        *,
        count_rooms: bool = True,
    ) -> Found:
        cancel = self.budget.cancel
        found = search_with_rooms(
            model, limits, cancel, others=others, tell=tell, tell_bound=tell_bound, count_rooms=count_rooms
        )
        with self.best.lock:
            self.budget.spent += found.work
        return found

    def _accepting(self, model: Model, piece: PartState) -> Callable[[Found], None]:
        """What to do with each better timetable of some units while they are being searched: take it, now and then."""
        next_time = 0.0

        def better(found: Found) -> None:
            nonlocal next_time
            if self.best.timetable is None or time.monotonic() < next_time:
                return
            began = time.monotonic()
            self.accept(piece, extract(model, found.holds))
            next_time = time.monotonic() + RARELY * (time.monotonic() - began)

        return better

    def _raising(self, piece: PartState) -> Callable[[int], None]:
        """What to do with each higher limit of a piece while it is being searched alone: tell it, now and then."""
        next_time = 0.0

        def higher(bound: int) -> None:
            nonlocal next_time
            with self.best.lock:
                piece.bound = max(piece.bound, bound)
            if time.monotonic() >= next_time:
                self.news()
                next_time = time.monotonic() + NEWS_SECONDS

        return higher
