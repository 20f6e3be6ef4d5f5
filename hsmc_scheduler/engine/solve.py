"""Solving a plan in pieces: each alone, for the limit; put together; then improved through windows onto the whole."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options, Progress, Result, Status
from hsmc_scheduler.engine.best import Best
from hsmc_scheduler.engine.budget import Budget
from hsmc_scheduler.engine.cancel import CancelToken
from hsmc_scheduler.engine.joining import merged
from hsmc_scheduler.engine.lane import ImpossibleError, Lane
from hsmc_scheduler.engine.lanes import side_by_side
from hsmc_scheduler.engine.part_state import PartState, part_of, shares_of
from hsmc_scheduler.engine.parts import parts_of
from hsmc_scheduler.engine.pieces import (
    MOST_DAYS,
    clusters_of,
    days_in,
    runs_of,
    shared,
    those_around,
    together,
)
from hsmc_scheduler.engine.quick import quick_timetable
from hsmc_scheduler.engine.search import Ending

Tell = Callable[[Progress], None]

QUICK_TRIES = 8
QUICK_SHARE = 0.1
"""Of the time: for a timetable made without search."""
AT_FIRST = 0.45
"""Of the time: what searching all pieces alone should take."""
AFTER_ALONE = 0.4
"""Of the time: kept for what follows where pieces share tutors."""
WINDOW_SECONDS = 8.0
"""For each unit of a window, at the least, while there is time: less would find nothing."""
WINDOW_DAYS = 120
"""Teaching days of a window, at the most, as it is opened wider and wider."""


class Solve:
    """One solve of one plan, from start to result."""

    def __init__(
        self, plan: Plan, options: Options, earlier: Timetable | None, tell: Tell | None, cancel: CancelToken
    ) -> None:
        self.plan, self.options, self.earlier, self.tell = plan, options, earlier, tell
        self.halt = CancelToken(cancel)
        self.budget = Budget(options, self.halt)
        self.index = PlanIndex(plan)
        self.best = Best(self.index, earlier, lambda timetable: self.say("A better timetable", timetable))
        self.units = [PartState(self.index, part) for part in parts_of(self.index)]
        self.lane = Lane(self.best, self.budget, self.units, lambda: self.say("The limit is higher"))
        seconds = AT_FIRST * options.time_limit * self.budget.at_once(len(self.units))
        most_days = days_in(sum(u.days for u in self.units), seconds)
        clusters = clusters_of(self.units)
        self.pieces = [together(self.index, run) for cluster in clusters for run in runs_of(cluster, most_days)]

    @property
    def bound(self) -> int:
        """No timetable of the plan costs less. A limit above what a sound timetable costs is a fault of ours: none."""
        bound = sum(piece.bound for piece in self.pieces)
        return bound if self.best.total is None or bound <= self.best.total else 0

    @property
    def done(self) -> bool:
        """Whether the best timetable is proven best, or time is up."""
        proven = self.best.total is not None and self.best.total <= self.bound
        return proven or self.budget.left <= 0

    def run(self) -> Result:
        """Solve."""
        try:
            self.first()
            self.alone(self.pieces)
            self.put_together()
            while not self.done and self.best.timetable is not None:
                self.look_round()
                if not self.done and not self.go_deeper():
                    break
        except ImpossibleError as impossible:
            titles = ", ".join(d.title for d in impossible.part)
            return self.result(Status.IMPOSSIBLE, (f"No timetable keeps every requirement of: {titles}",))
        return self.conclude()

    # a first timetable --------------------------------------------------------------------------------------

    def first(self) -> None:
        """A timetable without search; or the earlier one, as long as it will do."""
        self.make_quickly(self.earlier)
        if self.earlier is not None:
            self.offer(self.earlier)

    def make_quickly(self, near: Timetable | None) -> None:
        """A timetable of everything without search, as near as can be to that one."""
        until = self.budget.elapsed + QUICK_SHARE * self.options.time_limit

        def enough() -> bool:
            late = not self.options.repeatable and self.budget.elapsed > until
            return late or self.budget.left <= 0

        made = quick_timetable(
            self.plan, QUICK_TRIES, self.options.seed, near=near, earlier=self.earlier, enough=enough
        )
        if made is not None:
            self.offer(made)

    def offer(self, timetable: Timetable) -> None:
        """If it is a better whole, choose for each unit what it says."""
        with self.best.lock:
            if self.best.offer(timetable):
                for unit in self.units:
                    unit.chosen = part_of(timetable, unit)

    # pieces -------------------------------------------------------------------------------------------------

    def alone(self, pieces: list[PartState], keep: float = AFTER_ALONE) -> None:
        """Search pieces as if there were nothing else. `keep`: the share of the time for what follows."""
        at_once = self.budget.at_once(len(pieces))
        keep = keep if any(shared(a, b) for a, b in combinations(self.pieces, 2)) else 0.0

        def search(piece: PartState, waiting: int) -> None:
            if self.budget.left > 0:
                ending = self.lane.alone(piece, self.budget.slot(waiting, at_once, keep), at_once)
                self.say(f"{piece.name}: {'best dates known' if ending is Ending.OPTIMAL else 'dates found'}")

        side_by_side(sorted(pieces, key=lambda p: p.days), at_once, search, PartState.touches, self.halt.cancel)

    def put_together(self) -> None:
        """A timetable of the whole from what was found of the pieces, as far as they get along."""
        if not self.done and any(piece.alone is not None for piece in self.pieces):
            alone = merged(p.alone or self.lane.chosen_of(p) for p in self.pieces)
            self.offer(alone)
            if not self.done:
                self.make_quickly(alone)
        if self.best.timetable is None:
            for piece in list(self.pieces):
                if piece in self.pieces:
                    self.place(piece)

    def place(self, piece: PartState) -> None:
        """Put one piece beside those already placed, if there is time."""
        if piece.alone is not None and self.lane.accept(piece, piece.alone):
            return
        while self.budget.left > 0:
            waiting = sum(u.chosen is None for u in self.units)
            ending = self.lane.beside(piece, self.budget.slot(waiting + 1, 1))
            if ending is not Ending.INFEASIBLE:
                return
            if len(self.pieces) == 1:
                self.lane.confirm_impossible(piece.part)
                return
            others = sorted((p for p in self.pieces if p is not piece), key=lambda p: -shared(p, piece))
            piece = self.join(piece, others[0])

    # from many sides ----------------------------------------------------------------------------------------

    def look_round(self) -> None:
        """Search windows onto the whole, each beside all else; wider ones where narrower ones find nothing more."""
        number = 1
        while not self.done and (windows := self.windows(number)):
            before = self.best.total
            at_once = self.budget.at_once(len(windows))

            def search(window: PartState, waiting: int, at_once: int = at_once, number: int = number) -> None:
                if not self.done:
                    self.lane.beside(window, self.budget.slot(waiting, at_once, least=number * WINDOW_SECONDS), at_once)

            side_by_side(windows, at_once, search, PartState.touches, self.halt.cancel)
            if self.best.total == before:
                number += 1

    def windows(self, number: int) -> list[PartState]:
        """Windows of so many units onto all that may cost less, without those that were searched to the end."""
        found: list[PartState] = []
        for unit in self.dear_units():
            if not any(unit.ids <= w.ids for w in found):
                around = those_around(unit, self.units, number)
                window = together(self.index, around)
                small = number == 1 or (len(around) == number and window.days <= WINDOW_DAYS)
                if small and self.lane.settled.get(window.ids) != self.lane.around(window):
                    found.append(window)
        return found

    def dear_pieces(self) -> list[PartState]:
        """The pieces that may cost more than their limit, those that may cost most above it first."""
        shares = shares_of(self.pieces, self.best.card) if self.best.card else {}
        above = {piece: shares.get(piece, 0) - piece.bound for piece in self.pieces}
        return sorted((p for p in self.pieces if above[p] > 0), key=lambda p: -above[p])

    def dear_units(self) -> list[PartState]:
        """The units of those pieces, dearest first."""
        shares = shares_of(self.units, self.best.card) if self.best.card else {}
        dear = self.dear_pieces()
        found = [u for u in self.units if any(u.ids <= p.ids for p in dear)]
        return sorted(found, key=lambda u: -shares.get(u, 0))

    def go_deeper(self) -> bool:
        """Where looking round finds nothing more: search for the limit of pieces not yet proven, or of joined ones."""
        deeper = [p for p in self.pieces if not p.proven] or self.join_dear()
        self.alone(deeper, keep=0.0)
        return bool(deeper)

    def join_dear(self) -> list[PartState]:
        """Join pieces that cost more than their limits, while one search can see to both."""
        joined: list[PartState] = []
        for piece in self.dear_pieces():
            friends = [
                p for p in self.pieces if p not in joined and shared(p, piece) and p.days + piece.days <= MOST_DAYS
            ]
            if piece in self.pieces and piece not in joined and friends:
                joined.append(self.join(piece, max(friends, key=lambda p: shared(p, piece))))
        return joined

    def join(self, piece: PartState, other: PartState) -> PartState:
        """Make one piece of two."""
        joined = together(self.index, [piece, other])
        self.pieces = [joined if p is piece else p for p in self.pieces if p is not other]
        return joined

    # the result ---------------------------------------------------------------------------------------------

    def conclude(self) -> Result:
        """The result as things stand."""
        if not self.units:
            self.best.offer(Timetable())
        total = self.best.total
        if total is None:
            return self.result(Status.NOTHING_FOUND, ("No timetable was found in the time given.",))
        gap = (total - self.bound) / max(1, total)
        if gap <= 0:
            return self.result(Status.PROVEN)
        return self.result(Status.WITHIN if gap <= self.options.good_enough else Status.STOPPED)

    def result(self, status: Status, reasons: tuple[str, ...] = ()) -> Result:
        """The result with what is known."""
        found = self.best if status is not Status.IMPOSSIBLE else None
        card, total = (found.card, found.total) if found else (None, None)
        bound = None if status is Status.IMPOSSIBLE else self.bound
        timetable = found.timetable if found else None
        return Result(status, timetable, total, bound, self.budget.elapsed, card, reasons, self.options.seed)

    def say(self, message: str, timetable: Timetable | None = None) -> None:
        """Tell whoever listens how things stand."""
        if self.tell is not None:
            with self.best.lock:
                self.tell(Progress(self.budget.elapsed, self.best.total, self.bound, message, timetable))
