"""A timetable to stay near to: what it says of each delivery. And what of an earlier one is past."""

from __future__ import annotations

from collections import defaultdict

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.health.datebits import DateBits
from hsmc_scheduler.projections.health.fitting import Cut, Places


class Near:
    """What `near` says, and which blocks of `earlier` may not move; of None, nothing."""

    def __init__(
        self, index: PlanIndex, asked: frozenset[RuleId], near: Timetable | None, earlier: Timetable | None
    ) -> None:
        before = index.plan.frozen_before if RuleId.HONOUR_PINS in asked and earlier is not None else None
        self.not_before = before
        """What is not past may not start before this date; None: any date will do."""
        self._blocks: dict[str, list[Placement]] = defaultdict(list)
        self._tutors: dict[tuple[str, str], tuple[str, ...]] = {}
        self._past: dict[str, list[Pin]] = defaultdict(list)
        self.facilitators: dict[tuple[str, str], str] = {}
        """Who had each set in each academic year."""
        self.runs = {(r.cohort, r.runs): r.delivery for r in near.run_choices} if near else {}
        for placement in near.placements if near else ():
            if placement.delivery in index.deliveries:
                self._blocks[placement.delivery].append(placement)
                year = index.deliveries[placement.delivery].year
                for sitting in placement.sittings:
                    self._tutors[placement.delivery, sitting.session] = sitting.tutors
                    for meeting in sitting.sets:
                        if meeting.tutor is not None:
                            self.facilitators.setdefault((meeting.learning_set, year), meeting.tutor)
        for placement in earlier.placements if earlier else ():
            if placement.delivery in index.deliveries and before is not None and placement.start < before:
                pin = Pin("", placement.delivery, placement.block, placement.start, len(placement.days))
                self._past[placement.delivery].append(pin)

    def past(self, delivery: str) -> tuple[Pin, ...]:
        """The blocks that are past, as pins."""
        return tuple(self._past[delivery]) if delivery in self._past else ()

    def tutors(self, delivery: str, session: str) -> tuple[str, ...]:
        """Who taught a session."""
        return self._tutors.get((delivery, session), ())

    def starts(self, delivery: str, bits: DateBits) -> dict[int, tuple[int, int]]:
        """Where each block began, and how many days it had."""
        found = ((p, bits.of([p.start]).bit_length() - 1) for p in self._blocks.get(delivery, ()))
        return {p.block: (place, len(p.days)) for p, place in found if place >= 0}

    def chain(self, delivery: Delivery, places: Places, bits: DateBits) -> list[tuple[Cut, int]] | None:
        """The dates it had, where each of its blocks can still be there; else None."""
        blocks = sorted(self._blocks.get(delivery.id, ()), key=lambda p: p.block)
        chain, day, allowed = [], 0, bits.every
        least, most = (delivery.gaps.min_days, delivery.gaps.max_days) if delivery.gaps.active else (1, None)
        for number, placement in enumerate(blocks, 1):
            cut = Cut(len(blocks), number, day, len(placement.days))
            start = bits.of([placement.start])
            if placement.block != number or not start & allowed & places.starts.get(cut, 0):
                return None
            chain.append((cut, start.bit_length() - 1))
            day += cut.length
            allowed = bits.later(start << cut.length - 1, least, most)
        return chain if day == len(delivery.days) else None
