"""The one place sentences are made: what an administrator would say of a breach of a rule."""

from __future__ import annotations

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.projections.messages import preferences, requirements, resources
from hsmc_scheduler.rules.rule import Violation

SENTENCES = requirements.SENTENCES | resources.SENTENCES | preferences.SENTENCES


def sentence(index: PlanIndex, violation: Violation) -> str:
    """A breach in a plain sentence, without a full stop. Plain text: names are as the planner wrote them."""
    return SENTENCES[violation.rule](index, violation)
