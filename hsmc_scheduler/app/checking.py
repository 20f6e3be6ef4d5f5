"""What can be said of a plan and its timetable without looking for another."""

from __future__ import annotations

from dataclasses import dataclass

from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.checks import FindingRow, finding_rows
from hsmc_scheduler.projections.health import Finding, health
from hsmc_scheduler.rules.problems import problems_of
from hsmc_scheduler.rules.score import ScoreCard, score_timetable


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: doubtful things the plan says, what its health check found, and its timetable judged.

    `card` None: there is no timetable. `rows`: every breach of a rule in it, the worst first. `answers_plan`: it was
    made for the plan as it is now.
    """

    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]
    card: ScoreCard | None
    rows: tuple[FindingRow, ...] = ()
    answers_plan: bool = True

    @property
    def fine(self) -> bool:
        """Whether nothing is proven impossible and no requirement is broken."""
        sound = self.card is None or self.card.sound
        return sound and all(f.severity is not Severity.ERROR for f in self.findings)


def check(plan: Plan, timetable: Timetable | None) -> Checked:
    """Check the plan's health, and its timetable by every rule; the plan has no errors (domain/problems)."""
    problems, findings = problems_of(plan), health(plan)
    if timetable is None:
        return Checked(problems, findings, None)
    card = score_timetable(plan, timetable)
    answers_plan = timetable.plan_fingerprint in ("", fingerprint(plan))
    return Checked(problems, findings, card, finding_rows(PlanIndex(plan), card), answers_plan)
