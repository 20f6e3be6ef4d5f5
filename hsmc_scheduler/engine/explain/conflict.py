"""Finding requirements that are impossible together, and no more of them than that takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.engine.explain.edits import only_deliveries
from hsmc_scheduler.engine.explain.narrow import Asker, Oracle, OutOfTimeError, proven_impossible, smallest_conflict
from hsmc_scheduler.engine.explain.requirement import Requirement
from hsmc_scheduler.engine.explain.requirements import all_taught, requirements_of
from hsmc_scheduler.engine.quick import quick_timetable
from hsmc_scheduler.projections.health import health
from hsmc_scheduler.rules.rule import Kind


@dataclass(frozen=True, slots=True)
class Conflict:
    """Requirements that cannot all be kept, deliveries first.

    `shown`: a second opinion agrees that they are impossible alone, and possible when any one member is dropped.
    """

    members: tuple[Requirement, ...]
    deliveries: frozenset[str]
    shown: bool = False
    everything: tuple[Requirement, ...] = field(default=(), repr=False)
    """All requirements on those deliveries, in the order they are dropped in."""

    def plan_of(self, plan: Plan, dropped: Requirement | None = None) -> Plan:
        """The plan with nothing asked for but the members, or all of them but one."""
        kept = {m.id for m in self.members if m is not dropped}
        plan = only_deliveries(plan, self.deliveries)
        for requirement in (*all_taught(plan, self.deliveries), *self.everything):
            if requirement.id not in kept:
                plan = requirement.drop(plan)
        return plan


class Search:
    """The search for one conflict of one plan."""

    def __init__(self, plan: Plan, asker: Asker, second_opinion: Oracle) -> None:
        self.plan = plan
        self.asker = asker
        self.second_opinion = second_opinion
        self.finished = True
        self._smallest: frozenset[str] | None = None

    def run(self) -> Conflict | None:
        """A conflict, as small as time allowed; None where the plan was not shown to be impossible."""
        try:
            suspects = self._suspects()
            if suspects is None:
                return None
            deliveries = smallest_conflict(suspects, lambda some: self._impossible(frozenset(some)))
        except OutOfTimeError:
            self.finished = False
            if self._smallest is None:
                return None
            return Conflict(all_taught(self.plan, self._smallest), self._smallest)
        return self._of_requirements(frozenset(deliveries))

    def _impossible(self, deliveries: frozenset[str]) -> bool:
        found = self.asker.impossible(only_deliveries(self.plan, deliveries))
        if found and (self._smallest is None or len(deliveries) < len(self._smallest)):
            self._smallest = deliveries
        return found

    def _suspects(self) -> list[str] | None:
        """Some deliveries that are impossible together: those a proof names, those of one year, or all."""
        active = [d for d in self.plan.deliveries if d.active]
        by_year = (frozenset(d.id for d in active if d.year == y.id) for y in self.plan.calendar.years)
        for some in (*self._named(), *by_year, frozenset(d.id for d in active)):
            if some and self._impossible(some):
                return [d.id for d in active if d.id in some]
        return None

    def _named(self) -> Iterator[frozenset[str]]:
        orders = {o.id: (o.first, o.then) for o in self.plan.orders}
        found = []
        for finding in health(self.plan):
            if finding.severity is Severity.ERROR:
                named: set[str] = set()
                for subject in finding.subjects:
                    if subject.kind is Kind.DELIVERY:
                        named.add(subject.id)
                    elif subject.kind is Kind.BLOCK:
                        named.add(subject.id.rpartition("#")[0])
                    elif subject.kind is Kind.SESSION:
                        named.add(subject.id.rpartition("/")[0])
                    elif subject.kind is Kind.ORDER:
                        named.update(orders.get(subject.id, ()))
                found.append(frozenset(named))
        yield from sorted(found, key=len)

    def _of_requirements(self, deliveries: frozenset[str]) -> Conflict:
        base = only_deliveries(self.plan, deliveries)
        everything = requirements_of(base, deliveries)
        smallest = list(everything)

        def impossible(kept: Sequence[Requirement]) -> bool:
            nonlocal smallest
            found = self.asker.impossible(_with_only(base, everything, kept))
            if found and len(kept) < len(smallest):
                smallest = list(kept)
            return found

        try:
            members = smallest_conflict(everything, impossible)
        except OutOfTimeError:
            self.finished = False
            members = smallest
        return self._checked(Conflict((*all_taught(base, deliveries), *members), deliveries, False, everything))

    def _checked(self, conflict: Conflict) -> Conflict:
        """The conflict as the second opinion sees it: members that change nothing left out, the rest shown."""
        alone = conflict.plan_of(self.plan)
        opinion = self.second_opinion(alone)
        needed = opinion is False or (opinion is None and proven_impossible(alone))
        for member in conflict.members if needed else ():
            without = conflict.plan_of(self.plan, member)
            answer = quick_timetable(without) is not None or self.second_opinion(without)
            if answer is False:
                return self._checked(_without(conflict, member))
            needed = needed and answer is True
        return replace(conflict, shown=needed)


def _without(conflict: Conflict, member: Requirement) -> Conflict:
    members = tuple(m for m in conflict.members if m is not member)
    taught = frozenset(s.id for m in members if m.id.startswith("taught ") for s in m.subjects)
    return replace(conflict, members=members, deliveries=taught)


def _with_only(plan: Plan, everything: Iterable[Requirement], kept: Iterable[Requirement]) -> Plan:
    ids = {r.id for r in kept}
    for requirement in everything:
        if requirement.id not in ids:
            plan = requirement.drop(plan)
    return plan
