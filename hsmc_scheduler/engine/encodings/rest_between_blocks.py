"""People have weeks of rest between blocks."""

from __future__ import annotations

from hsmc_scheduler.domain.attendance import Group
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Literal, Model
from hsmc_scheduler.rules.weeks import whole_weeks, windows_over


def blocks_by_week(model: Model, group: Group, delivery: str, shortest: int) -> dict[int, Literal]:
    """For each week, how many of the delivery's blocks of at least `shortest` days the group attends."""
    by_week: dict[int, list[int]] = {}
    for position, start in enumerate(model.courses[delivery].starts):
        days = sum(bool(model.sessions_of_day(group, delivery, number)) for number, _ in start.taught)
        if start.length >= shortest and days:
            by_week.setdefault(start.week, []).append(position)
    most = model.courses[delivery].most_in_a_week
    return {week: model.count(model.attended(group, delivery, p), most) for week, p in by_week.items()}


def post(model: Model) -> None:
    """For each group and window of weeks: blocks of each strand in it <= 1 + weeks short."""
    setting = model.setting(RuleId.REST_BETWEEN_BLOCKS)
    shortest = setting.parameters["shortest_block_days"]
    for group in model.groups:
        for name in ("bad_below_days", "noted_below_days"):
            length = whole_weeks(setting.parameters[name])
            if length == 0:
                continue
            counts = [[blocks_by_week(model, group, d, shortest) for d in strand] for strand in model.strands(group)]
            weeks = {week for strand in counts for course in strand for week in course}
            for first in windows_over(weeks, length):
                window = range(first, first + length)
                terms = [[c[w] for c in strand for w in window if w in c] for strand in counts]
                model.at_most(RuleId.REST_BETWEEN_BLOCKS, terms, 1)


ENCODING = Encoding(RuleId.REST_BETWEEN_BLOCKS, post=post)
