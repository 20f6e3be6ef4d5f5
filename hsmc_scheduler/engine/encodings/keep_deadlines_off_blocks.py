"""Work is not due on a day its writers are taught."""

from __future__ import annotations

from collections import defaultdict

from ortools.sat.python import cp_model

from hsmc_scheduler.domain.attendance import Group
from hsmc_scheduler.domain.deadlines import due_date
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.avoid_student_clashes import half_days
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Literal, Model


def due_on(model: Model, group: Group, delivery: str) -> dict[int, list[Literal]]:
    """For each date (ordinal), one variable for each assessment that may be due on it: whether it is."""
    found: dict[int, list[Literal]] = defaultdict(list)
    for _, assessment in model.assessments(delivery):
        by_day: dict[int, list[int]] = defaultdict(list)
        for position, start in model.anchors(delivery, assessment):
            due = due_date(assessment, start.end, model.index.working_days)
            by_day[due.toordinal()].append(position)
        for day, positions in by_day.items():
            found[day].append(model.count(model.attended(group, delivery, positions), 1))
    return found


def post(model: Model) -> None:
    """For each group, date, delivery taught and strand: deadlines - M x (1 - taught) <= spoiled.

    M is the most deadlines the strand can have that day, so that the row asks for nothing on a free day.
    """
    for group in model.groups:
        due = {d: due_on(model, group, d) for d in group.deliveries & model.ids}
        taught: dict[str, dict[int, list[Literal]]] = {d: defaultdict(list) for d in due}
        for d in due:
            for atom, literal in half_days(model, group, d).items():
                taught[d][atom // 2].append(literal)
        for day in sorted({day for by_day in due.values() for day in by_day}):
            rows: list[tuple[list[Literal], Literal]] = []
            for strand in model.strands(group):
                deadlines = [v for d in strand for v in due[d].get(day, ())]
                halves = {v.index: v for d in strand for v in taught[d].get(day, ())}
                rows.extend((deadlines, half) for half in halves.values() if deadlines)
            post_day(model, rows)


def post_day(model: Model, rows: list[tuple[list[Literal], Literal]]) -> None:
    """Post one date of one group."""
    if not rows:
        return
    spoiled = model.cp.new_int_var(0, max(len(deadlines) for deadlines, _ in rows), "")
    for deadlines, half in {
        (tuple(v.index for v in deadlines), half.index): (deadlines, half) for deadlines, half in rows
    }.values():
        most = len(deadlines)
        model.cp.add(cp_model.LinearExpr.sum(deadlines) + most * half <= most + spoiled)
    model.deviate(RuleId.KEEP_DEADLINES_OFF_BLOCKS, spoiled)


ENCODING = Encoding(RuleId.KEEP_DEADLINES_OFF_BLOCKS, post=post)
