"""No tutor teaches more days a week, in a row or a year than agreed."""

from __future__ import annotations

from collections import Counter

from hsmc_scheduler.domain.index import day_of
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Duty, Model


def post(model: Model) -> None:
    """Half-days in a cumulative over weeks, over dates stretched by the run allowed, and in a sum over the year.

    At date t the stretched intervals of dates t - days_in_a_row .. t overlap: their demands are the half-days of one
    window of days_in_a_row + 1 dates.
    """
    for tutor, duties in model.duties.items():
        limits = model.index.tutors[tutor].limits
        if limits.days_a_week is not None:
            stretch(model, tutor, duties, unit=7, length=1, days=limits.days_a_week)
        if limits.days_in_a_row is not None:
            stretch(model, tutor, duties, unit=1, length=limits.days_in_a_row + 1, days=limits.days_in_a_row)
        if limits.days_a_year is not None:
            for year in {model.index.deliveries[d.delivery].year for d in duties}:
                mine = [d for d in duties if model.index.deliveries[d.delivery].year == year]
                elsewhere = model.obstacles.halves.get((tutor, year), 0)
                load = sum(len(d.session.part.halves) * d.literal for d in mine)
                model.cp.add(load + elsewhere <= 2 * limits.days_a_year)


def stretch(model: Model, tutor: str, duties: list[Duty], *, unit: int, length: int, days: int) -> None:
    """At most `days` days of duties in any `length` consecutive units (of `unit` days each)."""
    intervals = []
    demands = []
    for duty in duties:
        start = model.date_of(duty.delivery, duty.number, unit)
        intervals.append(model.cp.new_optional_fixed_size_interval_var(start, length, duty.literal, ""))
        demands.append(len(duty.session.part.halves))
    elsewhere = Counter(model.offset(day_of(a), unit) for a in model.obstacles.taught.get(tutor, frozenset()))
    for place, halves in elsewhere.items():
        intervals.append(model.cp.new_fixed_size_interval_var(place, length, ""))
        demands.append(halves)
    if sum(demands) > 2 * days:
        model.cp.add_cumulative(intervals, demands, 2 * days)


ENCODING = Encoding(RuleId.RESPECT_TUTOR_LIMITS, post=post)
