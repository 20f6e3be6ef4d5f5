"""No lead has too many scripts to mark in a week."""

from __future__ import annotations

from collections import defaultdict

from hsmc_scheduler.domain.deadlines import due_date
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Literal, Model
from hsmc_scheduler.rules.marking import scripts_of
from hsmc_scheduler.rules.weeks import week_of


def post(model: Model) -> None:
    """For each tutor and week: scripts due (elsewhere included) <= most_scripts + over."""
    limit = model.setting(RuleId.LIMIT_MARKING_LOAD).parameters["most_scripts"]
    load: dict[tuple[str, int], list[tuple[int, Literal]]] = defaultdict(list)
    for delivery in model.deliveries:
        scripts = scripts_of(model.index, delivery)
        for module, assessment in model.assessments(delivery.id):
            by_week: dict[int, list[int]] = defaultdict(list)
            for position, start in model.anchors(delivery.id, assessment):
                week = week_of(due_date(assessment, start.end, model.index.working_days))
                by_week[week].append(position)
            for tutor, number in scripts.get(module, {}).items():
                for week, positions in by_week.items():
                    due = model.count(model.by_week(delivery.id, positions), 1)
                    load[tutor, week].append((number, due))
    for key, terms in load.items():
        elsewhere = model.obstacles.scripts.get(key, 0)
        most = sum(number for number, _ in terms) + elsewhere
        if most > limit:
            over = model.cp.new_int_var(0, most - limit, "")
            model.cp.add(sum(number * due for number, due in terms) + elsewhere <= limit + over)
            model.deviate(RuleId.LIMIT_MARKING_LOAD, over)


ENCODING = Encoding(RuleId.LIMIT_MARKING_LOAD, post=post)
