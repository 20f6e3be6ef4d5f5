"""Who marks how many scripts."""

from __future__ import annotations

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.rules.once_per_plan import once_per_plan


def scripts_of(index: PlanIndex, delivery: Delivery) -> dict[str, dict[str, int]]:
    """By module code and active lead: the scripts that lead marks of each active assessment of the module.

    The people expected at the delivery's largest session over the module's leads, rounded up. A module without an
    active lead, or with no active assessment, has no entry.
    """
    return _all_scripts(index)[delivery.id]


@once_per_plan
def _all_scripts(index: PlanIndex) -> dict[str, dict[str, dict[str, int]]]:
    return {delivery.id: _scripts(index, delivery) for delivery in index.deliveries.values()}


def _scripts(index: PlanIndex, delivery: Delivery) -> dict[str, dict[str, int]]:
    people = max(index.expected(delivery.id, session) for session in delivery.sessions)
    found = {}
    for code in delivery.modules:
        module = index.modules.get(code)
        if module and any(a.active for a in module.assessments):
            leads = tuple(dict.fromkeys(t for t in module.leads if t in index.tutors))
            if leads:
                found[code] = dict.fromkeys(leads, -(-people // len(leads)))
    return found
