"""How much of a year's teaching is each tutor's fair share."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import ceil

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.rules.once_per_plan import once_per_plan


@once_per_plan
def fair_shares(index: PlanIndex) -> dict[tuple[str, str], int]:
    """Half-days by (tutor, academic year), rounded up; no entry: no share.

    The sum over the sessions of that year's deliveries of half-days x people needed / people in the team, for those in
    the team, and of half-days x sets / facilitators, for those who may facilitate.
    """
    shares: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for delivery in index.deliveries.values():
        for session in delivery.sessions:
            halves = len(session.part.halves)
            needs = (
                (session.staffing.tutors, index.team(session)),
                (len(index.sets(delivery.id, session)), index.facilitators(session)),
            )
            for people_needed, team in needs:
                for tutor in dict.fromkeys(team) if people_needed else ():
                    shares[tutor, delivery.year] += Fraction(halves * people_needed, len(set(team)))
    return {key: ceil(share) for key, share in shares.items()}
