"""Cutting a plan into parts that share no people, so that each can be solved, and proven, by itself.

Parts may still share tutors and rooms. The cheapest timetable of each part alone can only be cheaper than what the
part costs in any timetable of the whole (no preference rewards company), so the sum of the parts' limits is a limit for
the whole; and where the parts' own best timetables get along, together they are the best timetable.
"""

from __future__ import annotations

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex

Part = tuple[Delivery, ...]


def parts_of(index: PlanIndex) -> list[Part]:
    """The active deliveries, in parts linked by shared people, orders between them, or the sets that meet."""
    parent = {d: d for d in index.deliveries}

    def root(d: str) -> str:
        while parent[d] != d:
            parent[d] = parent[parent[d]]
            d = parent[d]
        return d

    links = [sorted(group.deliveries & parent.keys()) for group in index.groups]
    links += [[o.first, o.then] for o in index.plan.orders if o.active and {o.first, o.then} <= parent.keys()]
    for cohort in index.cohorts:
        for year in index.calendar.years:
            links.append([d for d in parent if index.deliveries[d].year == year.id and meets(index, d, cohort)])
    for link in links:
        for other in link[1:]:
            parent[root(other)] = root(link[0])
    found: dict[str, list[Delivery]] = {}
    for d, delivery in index.deliveries.items():
        found.setdefault(root(d), []).append(delivery)
    return [tuple(part) for part in found.values()]


def meets(index: PlanIndex, delivery: str, cohort: str) -> bool:
    """Whether the cohort's action learning sets meet in the delivery."""
    return any(
        s.cohort == cohort for session in index.deliveries[delivery].sessions for s in index.sets(delivery, session)
    )
