"""How many weeks from one block of a delivery to the next are as good as even."""

from __future__ import annotations

from collections.abc import Mapping

from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.rules.once_per_plan import once_per_plan
from hsmc_scheduler.rules.weeks import week_of


def ideal_gap_weeks(
    index: PlanIndex, delivery: Delivery, parameters: Mapping[str, int], blocks: int
) -> tuple[int, int]:
    """The shortest and the longest ideal gap, both inclusive, in weeks from one block's Monday to the next's.

    The delivery's own range if it has one; else, for two blocks, `short_gap_weeks` to `long_gap_weeks` of `parameters`
    (those of spread_blocks_evenly); else floor and ceiling of its span over the gaps. `blocks` is at least 2.
    """
    if delivery.ideal_gap_weeks is not None:
        return delivery.ideal_gap_weeks
    if blocks == 2:
        short, long = sorted((parameters["short_gap_weeks"], parameters["long_gap_weeks"]))
        return short, long
    span, gaps = span_weeks(index)[delivery.id], blocks - 1
    return span // gaps, -(-span // gaps)


@once_per_plan
def span_weeks(index: PlanIndex) -> dict[str, int]:
    """Weeks from the Monday of the first open date of each delivery's window to that of the last; 0 where none is."""
    return {delivery.id: _span(index, delivery) for delivery in index.deliveries.values()}


def _span(index: PlanIndex, delivery: Delivery) -> int:
    year, window = index.year_of(delivery), delivery.window
    earliest = window.earliest if window.active and window.earliest else year.start
    latest = window.latest if window.active and window.latest else year.end
    weeks = [week_of(day) for day in days_between(earliest, latest) if index.is_open(delivery, day)]
    return weeks[-1] - weeks[0] if weeks else 0
