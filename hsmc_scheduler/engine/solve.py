"""Solving a plan part by part: alone first, then beside the others, then joined where company costs something."""

from __future__ import annotations

from collections.abc import Callable

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
from hsmc_scheduler.engine.part_state import PartState, shares_of
from hsmc_scheduler.engine.parts import parts_of
from hsmc_scheduler.engine.quick import quick_timetable
from hsmc_scheduler.engine.search import Ending

Tell = Callable[[Progress], None]

QUICK_TRIES = 8
QUICK_SHARE = 0.1
"""Of the time: for a timetable made without search."""
AFTER_ALONE = 0.5
"""Of the time: kept for what follows when the parts are searched alone."""
MOST_DAYS = 220
"""Teaching days one search is given when parts are joined; a year of the whole centre has about 180."""


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
        self.lane = Lane(self.best, self.budget, [PartState(self.index, part) for part in parts_of(self.index)])

    @property
    def states(self) -> list[PartState]:
        """The parts as the plan is cut now."""
        return self.lane.states

    @property
    def bound(self) -> int:
        """No timetable of the plan costs less. A limit above what a sound timetable costs is a fault of ours: none."""
        bound = sum(state.bound for state in self.states)
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
            self.all_alone()
            if self.best.timetable is None:
                for state in list(self.states):
                    if state in self.states:
                        self.place(state)
            while not self.done and self.best.timetable is not None:
                before = (self.best.total, self.bound)
                if not self.join_dear(whole_years=True):
                    self.beside_in_turn()
                if not self.done and (self.best.total, self.bound) == before and not self.join_dear():
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
        """If it is a better whole, choose for each part what it says."""
        with self.best.lock:
            if self.best.offer(timetable):
                for state in self.states:
                    state.takes_from(timetable)

    # parts --------------------------------------------------------------------------------------------------

    def all_alone(self) -> None:
        """Search every part alone, then put together what they found, as far as it gets along."""
        at_once = self.budget.at_once(len(self.states))

        def alone(state: PartState, waiting: int) -> None:
            if self.budget.left > 0:
                ending = self.lane.alone(state, self.budget.slot(waiting, at_once, AFTER_ALONE), at_once)
                self.say(f"{state.name}: {'best dates known' if ending is Ending.OPTIMAL else 'dates found'}")

        side_by_side(sorted(self.states, key=lambda s: s.days), at_once, alone, lambda *_: False, self.halt.cancel)
        if not self.done and any(state.alone is not None for state in self.states):
            together = merged(state.alone or state.chosen for state in self.states)
            self.offer(together)
            if not self.done:
                self.make_quickly(together)

    def beside_in_turn(self) -> None:
        """Search every part that costs more than its limit beside the others, the dearest first."""
        dear = [s for s in self.dear() if s.settled != self.lane.around(s) or not s.settled]
        at_once = self.budget.at_once(len(dear))

        def beside(state: PartState, waiting: int) -> None:
            if not self.done and not (state.alone is not None and self.lane.accept(state, state.alone)):
                self.lane.beside(state, self.budget.slot(waiting, at_once), at_once)

        side_by_side(dear, at_once, beside, PartState.touches, self.halt.cancel)

    def place(self, state: PartState) -> None:
        """Put one part beside those already placed, if there is time."""
        if state.alone is not None and self.lane.accept(state, state.alone):
            return
        while self.budget.left > 0:
            waiting = sum(s.chosen is None for s in self.states)
            ending = self.lane.beside(state, self.budget.slot(waiting + 1, 1))
            if ending is not Ending.INFEASIBLE:
                return
            if len(self.states) == 1:
                self.lane.confirm_impossible(state.part)
                return
            state = self.join(state, (self.neighbours(state) or [s for s in self.states if s is not state])[0])

    # joining ------------------------------------------------------------------------------------------------

    def dear(self) -> list[PartState]:
        """The parts that may cost more than their limit, dearest first."""
        shares = shares_of(self.states, self.best.card) if self.best.card else {}
        dear = [s for s in self.states if shares.get(s, 0) > s.bound]
        return sorted(dear, key=lambda s: s.bound - shares.get(s, 0))

    def join_dear(self, *, whole_years: bool = False) -> bool:
        """Join each dear part with its neighbours, while the whole stays searchable, and search those alone.

        `whole_years`: only where all of its year can be joined. Answers whether anything was.
        """
        joined: list[PartState] = []
        for dear in self.dear():
            state = dear
            if whole_years and sum(s.days for s in self.states if s.touches(dear)) > MOST_DAYS:
                continue
            while state in self.states and (friend := self.friend(state, joined)) is not None:
                state = self.join(state, friend)
            if state is not dear:
                joined.append(state)
        at_once = self.budget.at_once(len(joined))

        def alone(state: PartState, waiting: int) -> None:
            if not self.done:
                slot = self.budget.slot(waiting, at_once) / (1 if whole_years else 2)
                self.lane.alone(state, slot, at_once)
                self.say(f"{state.name}: joined")

        side_by_side(joined, at_once, alone, PartState.touches, self.halt.cancel)
        return bool(joined)

    def friend(self, state: PartState, taken: list[PartState]) -> PartState | None:
        """The part to join next, if the joined one would still be small enough to search well."""
        room = MOST_DAYS - state.days
        return next((s for s in self.neighbours(state) if s not in taken and s.days <= room), None)

    def neighbours(self, state: PartState) -> list[PartState]:
        """The parts of the same year that share tutors with this one, those that share most first."""
        shared = [(len(state.people & s.people), s) for s in self.states if s is not state and s.touches(state)]
        return [s for n, s in sorted(shared, key=lambda pair: -pair[0]) if n]

    def join(self, state: PartState, other: PartState) -> PartState:
        """Make one part of two."""
        joined = PartState(self.index, (*state.part, *other.part), state.bound + other.bound, joined=True)
        if state.chosen is not None and other.chosen is not None:
            joined.chosen = merged([state.chosen, other.chosen])
        self.lane.states = [joined if s is state else s for s in self.states if s is not other]
        return joined

    # the result ---------------------------------------------------------------------------------------------

    def conclude(self) -> Result:
        """The result as things stand."""
        if not self.states:
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
