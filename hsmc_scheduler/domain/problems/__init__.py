"""What is wrong with a plan, before anything is made of it.

Only what the plan says by itself is judged: dates against other dates of the same thing, references, names, numbers.
Whether there are people and rooms enough is the rules' and the health check's to say.
"""

from __future__ import annotations

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems import deliveries, identity, orders, people, pins, references, values
from hsmc_scheduler.domain.problems.known import Known

__all__ = ["find_problems"]


def find_problems(plan: Plan) -> tuple[Problem, ...]:
    """Every problem of a plan: first what keeps it from being solved as it stands, then what is only doubtful."""
    known = Known(plan)
    found = dict.fromkeys(
        (
            *values.find(plan),
            *identity.find(plan, known),
            *references.find(plan, known),
            *deliveries.find(plan, known),
            *people.find(plan, known),
            *orders.find(plan, known),
            *pins.find(plan, known),
        )
    )
    return tuple(sorted(found, key=lambda p: p.severity is not Severity.ERROR))
