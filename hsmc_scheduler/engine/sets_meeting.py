"""Action learning sets as the engine sees them: those of one cohort and year meet at the same times."""

from __future__ import annotations

from hsmc_scheduler.domain.cohort import ActionLearningSet
from hsmc_scheduler.domain.index import PlanIndex

SetClass = tuple[str, str]
"""The sets of one cohort in one academic year: (cohort, year)."""


def sets_of_class(index: PlanIndex, kind: SetClass) -> tuple[ActionLearningSet, ...]:
    """The sets of a class, in order."""
    return index.sets_of_cohort[kind[0]]


def fixed_facilitators(sets: tuple[ActionLearningSet, ...]) -> tuple[str, ...]:
    """The facilitators the planner has named for them."""
    return tuple(s.facilitator for s in sets if s.facilitator)
