"""Finding the smallest changes to a plan that end its conflicts, each shown to do so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.explain.conflict import Conflict, Search
from hsmc_scheduler.engine.explain.edits import only_deliveries
from hsmc_scheduler.engine.explain.narrow import Asker, Oracle
from hsmc_scheduler.engine.explain.requirement import Loosening

ENOUGH, ENOUGH_OF_A_KIND = 6, 3
LAST_RESORT = 500
"""A change of this size or more is looked at only when nothing smaller helps."""


@dataclass(frozen=True, slots=True)
class Change:
    """What could be done: `sentence` says it, `plan_after` has been shown to have a timetable.

    `size`: about how many days it moves or takes from somebody, for ranking.
    """

    sentence: str
    plan_after: Plan
    size: int


@dataclass(frozen=True, slots=True)
class Step:
    """A loosening of one kind of requirement, at one degree."""

    kind: str
    loosening: Loosening
    degree: int

    @property
    def size(self) -> int:
        """How much it asks of people."""
        return self.loosening.size(self.degree)

    @property
    def words(self) -> str:
        """What it asks."""
        return self.loosening.words(self.degree)

    def applied(self, plan: Plan) -> Plan:
        """The plan with it."""
        return self.loosening.edit(plan, self.degree)


class Finder:
    """Collects changes and, where a plan has several conflicts, the further ones."""

    def __init__(self, asker: Asker, second_opinion: Oracle) -> None:
        self.asker = asker
        self.second_opinion = second_opinion
        self.changes: list[Change] = []
        self.further: list[Conflict] = []
        self.finished = True

    def run(self, plan: Plan, conflict: Conflict, most_conflicts: int) -> None:
        """Find changes that make the plan possible. Raises OutOfTimeError; what was found until then is kept."""
        self._mend(plan, plan, conflict, (), most_conflicts)

    def _mend(self, start: Plan, plan: Plan, conflict: Conflict, before: tuple[Step, ...], most_conflicts: int) -> None:
        """Try every step against the conflict. `plan` is `start` with the steps `before` taken."""
        found: Counter[str] = Counter()
        searched = False
        for step in self._steps(plan, conflict):
            if found and (found.total() >= ENOUGH or step.size >= LAST_RESORT):
                break
            if found[step.kind] >= ENOUGH_OF_A_KIND:
                continue
            if grown := self._for_the_whole(plan, step):
                found[step.kind] += 1
                self._add(start, (*before, grown))
            elif not searched and not found and self.asker.impossible(step.applied(plan)):
                searched = True
                if self._other_conflict(start, plan, step, before, most_conflicts):
                    break

    def _other_conflict(
        self, start: Plan, plan: Plan, step: Step, before: tuple[Step, ...], most_conflicts: int
    ) -> bool:
        """Whether something else stands in the way too; then it is mended beside the step."""
        if most_conflicts <= 1:
            self.finished = False
            return False
        after = step.applied(plan)
        search = Search(after, self.asker, self.second_opinion)
        other = search.run()
        if other is None:
            return False
        self.further.append(other)
        so_far = len(self.changes)
        self._mend(start, after, other, (*before, step), most_conflicts - 1)
        return len(self.changes) > so_far

    def _add(self, start: Plan, steps: tuple[Step, ...]) -> None:
        plan = start
        for step in steps:
            plan = step.applied(plan)
        words = [step.words for step in steps]
        sentence = "; and ".join((words[0], *(w[:1].lower() + w[1:] for w in words[1:])))
        self.changes.append(Change(sentence, plan, sum(step.size for step in steps)))

    def _steps(self, plan: Plan, conflict: Conflict) -> Iterator[Step]:
        """Every loosening of a member at the least degree that ends the conflict, the smallest first."""
        alone = only_deliveries(plan, conflict.deliveries)
        waiting = [(member.id.split()[0], x) for member in conflict.members for x in member.loosenings]
        waiting.sort(key=lambda w: w[1].size(1))
        ready: list[Step] = []
        while waiting or ready:
            while waiting and (not ready or waiting[0][1].size(1) < ready[0].size):
                kind, loosening = waiting.pop(0)
                degree = self._least(alone, loosening)
                if degree:
                    ready.append(Step(kind, loosening, degree))
                    ready.sort(key=lambda s: s.size)
            if ready:
                yield ready.pop(0)

    def _least(self, plan: Plan, loosening: Loosening, low: int = 1) -> int:
        """The least degree from `low` that makes a plan possible; 0: none does."""
        if self.asker.possible(loosening.edit(plan, low)):
            return low
        step, known_bad = 1, low
        while known_bad < loosening.most:
            trial = min(known_bad + step, loosening.most)
            if self.asker.possible(loosening.edit(plan, trial)):
                return self._between(plan, loosening, known_bad, trial)
            known_bad, step = trial, step * 2
        return 0

    def _between(self, plan: Plan, loosening: Loosening, bad: int, good: int) -> int:
        while good - bad > 1:
            middle = (good + bad) // 2
            if self.asker.possible(loosening.edit(plan, middle)):
                good = middle
            else:
                bad = middle
        return good

    def _for_the_whole(self, plan: Plan, step: Step) -> Step | None:
        """The step, made larger where the rest of the plan needs that; None where it does not help at all."""
        answer = self.asker.answer(step.applied(plan))
        if answer is True:
            return step
        most = step.loosening.most
        if answer is False and step.degree < most and self.asker.possible(step.loosening.edit(plan, most)):
            return replace(step, degree=self._between(plan, step.loosening, step.degree, most))
        return None
