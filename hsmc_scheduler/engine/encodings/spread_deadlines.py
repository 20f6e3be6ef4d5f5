"""Deadlines do not bunch."""

from __future__ import annotations

from collections import defaultdict

from hsmc_scheduler.domain.attendance import Group
from hsmc_scheduler.domain.deadlines import due_date
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Literal, Model
from hsmc_scheduler.rules.weeks import week_of, windows_over


def due_by_week(model: Model, group: Group, delivery: str) -> dict[int, list[Literal]]:
    """For each week, one variable for each assessment that may be due in it: whether it is."""
    found: dict[int, list[Literal]] = defaultdict(list)
    for _, assessment in model.assessments(delivery):
        by_week: dict[int, list[int]] = defaultdict(list)
        for position, start in model.anchors(delivery, assessment):
            by_week[week_of(due_date(assessment, start.end, model.index.working_days))].append(position)
        for week, due in by_week.items():
            found[week].append(model.count(model.attended(group, delivery, due), 1))
    return found


def post(model: Model) -> None:
    """For each group and window of weeks: deadlines of each strand in it <= most + bunched."""
    parameters = model.setting(RuleId.SPREAD_DEADLINES).parameters
    length, limit = parameters["weeks"], parameters["most"]
    for group in model.groups:
        due = {d: due_by_week(model, group, d) for d in group.deliveries & model.ids}
        weeks = {w for by_week in due.values() for w in by_week}
        for first in windows_over(weeks, length):
            window = range(first, first + length)
            sums = [[v for d in strand for w in window for v in due[d].get(w, ())] for strand in model.strands(group)]
            model.at_most(RuleId.SPREAD_DEADLINES, sums, limit)


ENCODING = Encoding(RuleId.SPREAD_DEADLINES, post=post)
