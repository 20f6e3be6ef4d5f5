"""What a plan file holds, and what is said when it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from hsmc_scheduler.domain.fingerprint import fingerprint, timetable_fingerprint
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.proof import Proof, unproven


@dataclass(frozen=True, slots=True)
class Document:
    """A plan, the timetable that answers it (None: not solved yet), and what its search proved (see `proof_holds`)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True}
    """Holds for every dataclass inside: pydantic (not imported here: it is slow) hands it down to those without."""

    plan: Plan
    timetable: Timetable | None = None
    proof: Proof | None = None


def proof_holds(document: Document) -> bool:
    """Whether the proof is of this timetable and this plan: neither a block moved by hand nor an edit since."""
    proof, timetable = document.proof, document.timetable
    if proof is None or timetable is None:
        return False
    same = proof.proves == timetable_fingerprint(timetable)
    return same and timetable.plan_fingerprint == fingerprint(document.plan)


def with_plan(content: Document, plan: Plan) -> Document:
    """Another plan that the timetable answers as well as its own, so that it is out of date no more than before.

    What was proven of it stays proven: nothing that could be better is any nearer.
    """
    timetable, proof = content.timetable, content.proof
    if timetable is None or timetable.plan_fingerprint != fingerprint(content.plan):
        return replace(content, plan=plan)
    answering = replace(timetable, plan_fingerprint=fingerprint(plan))
    if proof is not None and proof_holds(content):
        proof = replace(proof, proves=timetable_fingerprint(answering))
    return Document(plan, answering, proof)


def known_proof(document: Document, now: datetime) -> Proof:
    """The proof, where it holds; else that nothing is proven."""
    return document.proof if document.proof and proof_holds(document) else unproven(now)


class PlanFileError(Exception):
    """A plan file that cannot be used: every problem found in it, at least one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))
