"""People are away from work only so many days a month."""

from __future__ import annotations

from collections import defaultdict

from hsmc_scheduler.domain.attendance import Group
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Literal, Model

Month = tuple[int, int]


def days_by_month(model: Model, group: Group, delivery: str) -> dict[Month, list[Literal]]:
    """For each calendar month, one variable for each date in it: whether the group attends the delivery then."""
    by_month: dict[Month, list[Literal]] = defaultdict(list)
    for day, covering in sorted(model.courses[delivery].covering.items()):
        there = [p for p, number in covering if model.sessions_of_day(group, delivery, number)]
        if there:
            by_month[day.year, day.month].append(model.count(model.attended(group, delivery, there), 1))
    return by_month


def post(model: Model) -> None:
    """For each group and month: days attended by each strand <= most_days + days over."""
    limit = model.setting(RuleId.LIMIT_DAYS_AWAY).parameters["most_days"]
    for group in model.groups:
        by_delivery = {d: days_by_month(model, group, d) for d in group.deliveries & model.ids}
        for month in sorted({m for months in by_delivery.values() for m in months}):
            sums = [
                [
                    model.count(by_delivery[d][month], len(model.index.days[d]))
                    for d in strand
                    if month in by_delivery[d]
                ]
                for strand in model.strands(group)
            ]
            model.at_most(RuleId.LIMIT_DAYS_AWAY, sums, limit)


ENCODING = Encoding(RuleId.LIMIT_DAYS_AWAY, post=post)
