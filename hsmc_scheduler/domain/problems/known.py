"""What a plan's references can refer to, and what is said of one that refers to nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from hsmc_scheduler.domain.attendance import sets_of
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems.wording import quoted
from hsmc_scheduler.domain.ruleset import Importance, RuleId

MOST_PEOPLE = 5_000
"""In a cohort; beyond this it is a slip of the keyboard."""


class Known:
    """The ids of a plan, by kind."""

    def __init__(self, plan: Plan) -> None:
        self.years = {y.id: y for y in plan.calendar.years}
        self.programmes = {p.id: p for p in plan.programmes}
        self.modules = {m.code: m for m in plan.modules}
        self.tutors = {t.id: t for t in plan.tutors}
        self.venues = {v.id: v for v in plan.venues}
        self.rooms = {r.id: r for r in plan.rooms}
        self.cohorts = {c.id: c for c in plan.cohorts}
        self.deliveries = {d.id: d for d in plan.deliveries}
        self.sets_of_cohort = {
            c.id: tuple(s.id for s in sets_of(plan, c)) for c in plan.cohorts if c.size <= MOST_PEOPLE
        }
        """Their own, or those the program makes up."""
        self.sets = {s.id for s in plan.sets}.union(*self.sets_of_cohort.values())
        self.windows_bind = all(
            s.importance is Importance.REQUIRED and s.active for s in plan.rules if s.rule is RuleId.STAY_INSIDE_WINDOWS
        )


def missing(
    where: str,
    field: str,
    kind: str,
    wanted: str,
    known: Collection[str],
    severity: Severity = Severity.ERROR,
    *,
    at: Place,
) -> Iterator[Problem]:
    """The problem of a reference to nothing, if it is one."""
    if wanted in known:
        return
    close = get_close_matches(wanted[:60], [k for k in known if len(k) <= 60], n=1)
    mend = f"Did you mean {quoted(close[0])}?" if close else f"Choose another {kind}, or add this one to the plan."
    yield Problem(f"{where}, {field}", f"there is no {kind} {quoted(wanted)}", mend, severity, at)


def severity_if(*, binding: bool) -> Severity:
    """ERROR where it binds, else WARNING."""
    return Severity.ERROR if binding else Severity.WARNING
