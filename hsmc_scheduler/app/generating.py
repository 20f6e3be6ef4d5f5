"""What a solve may change: the plan and the earlier timetable to solve with, and what to make of the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from hsmc_scheduler.app.adjusting.blocks import Key, with_blocks
from hsmc_scheduler.app.adjusting.breaking import past_of
from hsmc_scheduler.app.adjusting.pinning import Hold, pin
from hsmc_scheduler.app.solver_belief import DisagreementError
from hsmc_scheduler.app.solving import proof_of
from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow, Delivery
from hsmc_scheduler.domain.fingerprint import fingerprint, timetable_fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId, RuleSetting
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.engine.api import Result, Status
from hsmc_scheduler.projections.messages.words import day_words, listed
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.proof import Proof
from hsmc_scheduler.rules.change_little import RULE as CHANGE_LITTLE
from hsmc_scheduler.rules.honour_pins import find as unheld
from hsmc_scheduler.rules.rule import Kind
from hsmc_scheduler.rules.score import ScoreCard, score
from hsmc_scheduler.rules.settings import setting_of
from hsmc_scheduler.rules.situation import Situation

MOST_NAMED = 3


class Extent(StrEnum):
    """How much of the timetable may change."""

    EVERYTHING = "everything"
    LITTLE = "as little as possible"
    NOT_PINNED = "only what is not pinned"
    DELIVERIES = "only these deliveries"
    AFTER = "only after a date"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to generate. `after` (a block's first day) goes with AFTER.

    `deliveries` (ids) goes with DELIVERIES, and with LITTLE where only these may change, as little as possible.
    """

    extent: Extent = Extent.EVERYTHING
    deliveries: frozenset[str] = frozenset()
    after: date | None = None


@dataclass(frozen=True, slots=True)
class Generated:
    """A timetable that answers the real plan, judged by its rules, and how good it is proven to be.

    `changed_anyway`: blocks that were to be kept and have another room or facilitator of a set all the same.
    """

    timetable: Timetable
    card: ScoreCard
    proof: Proof
    changed_anyway: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What to give the solver (`plan`, `earlier`), and how to read its answer.

    `real` is the planner's own plan; `kept` the blocks that stay as they are; `words` says what was kept, to go after
    "with", and is empty where everything may change.
    """

    real: Plan
    plan: Plan
    earlier: Timetable | None
    before: Timetable
    kept: frozenset[Key]
    words: str

    def answering(self, timetable: Timetable) -> Timetable:
        """A timetable of the solver as one that answers the real plan; for those it tells on the way too."""
        return replace(timetable, plan_fingerprint=fingerprint(self.real))

    def finish(self, result: Result, solved_at: datetime) -> Generated | None:
        """What came of it, in the words of the real plan; None: there is no timetable. `solved_at` is local time.

        Where the solver found nothing better than what there was, that is the answer.

        Raises:
            DisagreementError: The timetable breaks a requirement of the real plan.
        """
        result = self._no_worse_than_before(result)
        if result.timetable is None:
            return None
        index, past = PlanIndex(self.real), past_of(PlanIndex(self.real), self.before)
        timetable = self.answering(result.timetable)
        card = score(Situation(index, timetable, past))
        if not card.sound:
            raise DisagreementError(f"the timetable breaks requirements of the plan: {card.broken[:3]}")
        old = {p.key: p for p in self.before.placements if p.key in self.kept}
        if old:  # rooms and facilitators of sets are not held by pins; where nothing speaks against it they stay
            as_it_was = with_blocks(timetable, old.values())
            again = score(Situation(index, as_it_was, past))
            if again.sound and again.total <= card.total:
                timetable, card = as_it_was, again
        changed = tuple(p.key for p in timetable.placements if p.key in old and p != old[p.key])
        proves = timetable_fingerprint(timetable)
        proof = replace(proof_of(result), solved_at=solved_at, proves=proves, kept=self.words)
        return Generated(timetable, card, proof, changed)

    def _no_worse_than_before(self, result: Result) -> Result:
        """The timetable there was is the answer where the solver found none better: nothing moves for nothing."""
        if result.objective is None or not self.before.placements:
            return result
        card = score(Situation(PlanIndex(self.plan), self.before, self.earlier))
        if not card.sound or card.total > result.objective:
            return result
        proven = result.bound is not None and result.bound >= card.total
        status = Status.PROVEN if proven else result.status
        return replace(result, timetable=self.before, objective=card.total, status=status)


def prepare(plan: Plan, timetable: Timetable | None, wanted: Wanted) -> Job:
    """How to generate what is wanted from where things stand.

    What is past stays as it is, whatever is wanted. A block that is not where its own pin wants it is never kept.
    """
    now = timetable or Timetable()
    index = PlanIndex(plan)
    wrong = _against_pins(index, now)
    known = [p for p in now.placements if _known(index, p) and p.key not in wrong]
    past = frozenset(p.key for p in known if plan.frozen_before is not None and p.start < plan.frozen_before)
    kept = frozenset(p.key for p in known if p.key in past or _stays(plan, wanted, p))
    little = wanted.extent is Extent.LITTLE
    importance = setting_of(plan, CHANGE_LITTLE).importance if little else Importance.OFF
    if little and importance is Importance.OFF:
        importance = Importance.HIGH
    derived = _named_facilitators(index, pin(plan, now, sorted(kept), Hold.ALL), now, kept)
    derived = _with_importance(_not_before(index, derived, now, kept, _cutoff(plan, wanted)), importance)
    earlier = now if now.placements else None  # also to begin from, where changes are not counted
    scope = _words(index, wanted, kept=kept > past, earlier=little and earlier is not None)
    words = listed(tuple(dict.fromkeys(scope)))
    return Job(plan, derived, earlier, now, kept, words)


def _stays(plan: Plan, wanted: Wanted, block: Placement) -> bool:
    match wanted.extent:
        case Extent.NOT_PINNED:
            return any(p.active and (p.delivery, p.block) == block.key for p in plan.pins)
        case Extent.DELIVERIES:
            return block.delivery not in wanted.deliveries
        case Extent.LITTLE:
            return bool(wanted.deliveries) and block.delivery not in wanted.deliveries
        case Extent.AFTER:
            return wanted.after is not None and block.start < wanted.after
        case _:
            return False


def _words(index: PlanIndex, wanted: Wanted, *, kept: bool, earlier: bool) -> Iterator[str]:
    """What narrows the choice, in words that go after "with"."""
    before = index.plan.frozen_before
    if before is not None and before > index.calendar.start:
        yield f"everything before {day_words(before)} kept as it is"
    if wanted.extent is Extent.AFTER and wanted.after:
        yield f"everything before {day_words(wanted.after)} kept as it is"
    elif wanted.extent is Extent.NOT_PINNED and kept:
        yield "what is pinned kept as it is"
    if wanted.extent is Extent.LITTLE and earlier:
        yield "as little as possible changed"
    if wanted.deliveries and kept:
        names = Names(index)
        free = [names.taught_as(d) for d in index.deliveries.values() if d.id in wanted.deliveries]
        more = [f"{len(free) - MOST_NAMED} more"] if len(free) > MOST_NAMED else []
        yield f"everything but {listed([*free[:MOST_NAMED], *more])} kept as it is"


def _known(index: PlanIndex, block: Placement) -> bool:
    return block.delivery in index.deliveries and all(
        (block.delivery, s.session) in index.sessions for s in block.sittings
    )


def _cutoff(plan: Plan, wanted: Wanted) -> date | None:
    """The date nothing may be put before."""
    dates = [plan.frozen_before, wanted.after if wanted.extent is Extent.AFTER else None]
    return max((day for day in dates if day is not None), default=None)


def _not_before(index: PlanIndex, plan: Plan, timetable: Timetable, kept: frozenset[Key], cutoff: date | None) -> Plan:
    """The plan with the first block that may change of each delivery no earlier than that; the others follow it."""
    if cutoff is None:
        return plan
    held: dict[str, list[Placement]] = {}
    for block in timetable.placements:
        if block.key in kept:
            held.setdefault(block.delivery, []).append(block)

    def later(delivery: Delivery) -> Delivery:
        own = held.get(delivery.id, [])
        everything = sum(len(b.sittings) for b in own) >= len(delivery.sessions)
        if not delivery.active or everything or index.year_of(delivery).end < cutoff:
            return delivery
        first = max((b.block for b in own), default=0) + 1
        window = BlockWindow(first, DateWindow(earliest=cutoff))
        return replace(delivery, block_windows=(*delivery.block_windows, window))

    return replace(plan, deliveries=tuple(later(d) for d in plan.deliveries))


def _against_pins(index: PlanIndex, timetable: Timetable) -> set[Key]:
    """The blocks that are not as the planner's own pins want them."""
    subjects = (s for v in unheld(Situation(index, timetable)) for s in v.subjects if s.kind is Kind.BLOCK)
    split = (s.id.rpartition("#") for s in subjects)
    return {(delivery, int(number)) for delivery, _, number in split}


def _named_facilitators(index: PlanIndex, plan: Plan, timetable: Timetable, kept: frozenset[Key]) -> Plan:
    """The plan with the facilitators of kept meetings named, of sets that meet in one academic year only."""
    years: dict[str, set[str]] = {}
    tutors: dict[str, set[str]] = {}
    for block in timetable.placements:
        if not _known(index, block):
            continue
        for sitting in block.sittings:
            for one in sitting.sets:
                years.setdefault(one.learning_set, set()).add(index.deliveries[block.delivery].year)
                if block.key in kept and one.tutor in index.tutors and one.tutor is not None:
                    tutors.setdefault(one.learning_set, set()).add(one.tutor)
    named = {s: next(iter(t)) for s, t in tutors.items() if len(t) == 1 and len(years[s]) == 1}
    cohorts = {index.all_sets[s].cohort for s in named if s in index.all_sets}
    own = {s.id for s in plan.sets}
    derived = (s for c in cohorts for s in index.sets_of_cohort[c] if s.id not in own)
    sets = tuple(replace(s, facilitator=s.facilitator or named.get(s.id)) for s in (*plan.sets, *derived))
    return replace(plan, sets=sets)


def _with_importance(plan: Plan, importance: Importance) -> Plan:
    """The plan with that importance for changing little."""
    if setting_of(plan, CHANGE_LITTLE).importance is importance:
        return plan
    old = next((r for r in plan.rules if r.rule is RuleId.CHANGE_LITTLE), None)
    new = replace(old, importance=importance, active=True) if old else RuleSetting(RuleId.CHANGE_LITTLE, importance)
    return replace(plan, rules=(*(r for r in plan.rules if r is not old), new))
