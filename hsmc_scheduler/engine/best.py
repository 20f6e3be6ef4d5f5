"""The best timetable of the whole plan so far: the one place where a better one is taken."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.joining import in_order, merged
from hsmc_scheduler.engine.naming import name_rooms
from hsmc_scheduler.engine.part_state import delivery_of
from hsmc_scheduler.engine.rooms_wanted import RoomBook
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.score import ScoreCard, score
from hsmc_scheduler.rules.settings import setting_of
from hsmc_scheduler.rules.situation import Situation


class Best:
    """Takes a timetable only where the rules find it sound, past blocks where they were, and cheaper than the last.

    `lock` is held while one is judged; whoever changes what the timetable was put together from holds it too.
    """

    def __init__(self, index: PlanIndex, earlier: Timetable | None, better: Callable[[Timetable], None]) -> None:
        self.index = index
        self.earlier = earlier
        self.better = better
        self.book = RoomBook(index, {r.id: setting_of(index.plan, r) for r in RULES})
        self.lock = threading.RLock()
        self.timetable: Timetable | None = None
        self.card: ScoreCard | None = None
        self._fingerprint = fingerprint(index.plan)

    @property
    def total(self) -> int | None:
        """What it costs; None: there is none yet."""
        return None if self.card is None else self.card.total

    def offer(self, timetable: Timetable) -> bool:
        """Take a complete timetable as the best, if it is."""
        with self.lock:
            named = name_rooms(self.book, in_order(self.index, timetable))
            if named is None or not runs_are_chosen(self.index, named):
                return False
            named = replace(named, plan_fingerprint=self._fingerprint)
            card = score(Situation(self.index, named, self.earlier))
            if not card.sound or (self.card is not None and card.total >= self.card.total):
                return False
            self.timetable, self.card = named, card
            self.better(named)
            return True

    def fits(self, timetable: Timetable, others: Timetable) -> bool:
        """Whether both can stand: no required rule broken, every room found. They need not be complete."""
        named = name_rooms(self.book, merged([timetable, others]))
        if named is None:
            return False
        missing = self.index.deliveries.keys() - {p.delivery for p in named.placements}
        card = score(Situation(self.index, named, self.earlier))
        return all(any(delivery_of(s) in missing for s in v.subjects) for v in card.broken)


def runs_are_chosen(index: PlanIndex, timetable: Timetable) -> bool:
    """Whether every cohort attends one of its repeat runs; an earlier timetable may not know of them."""
    chosen = {(c.cohort, c.runs, c.delivery) for c in timetable.run_choices}
    return all(
        sum((group.cohort, choice.title, run) in chosen for run in choice.runs) == 1
        for group in index.groups
        for choice in group.one_of
    )
