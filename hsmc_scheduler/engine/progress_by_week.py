"""Which blocks have begun by which week: the variables that order and spread blocks tightly.

A constraint between two such variables is a difference constraint; all of them together with their slacks form a
network, whose linear relaxation already has whole-number answers for one delivery.
"""

from __future__ import annotations

from hsmc_scheduler.engine.course import Course
from hsmc_scheduler.engine.model import Literal, Model


def begun_by(model: Model, course: Course, blocks: int, block: int, week: int) -> Literal:
    """Whether, of a split into `blocks`, block number `block` begins in `week` or before."""
    key = (course.delivery.id, blocks, block)
    if key not in model.begun:
        model.begun[key] = _chain(model, course, blocks, block)
    chain = model.begun[key]
    weeks = course.weeks
    if week < weeks[0]:
        return model.zero
    return chain[min(week, weeks[-1])]


def _chain(model: Model, course: Course, blocks: int, block: int) -> dict[int, Literal]:
    delivery = course.delivery.id
    chain: dict[int, Literal] = {}
    last: Literal = model.zero
    for week in range(course.weeks[0], course.weeks[-1] + 1):
        if (blocks, block, week) in course.of_week:
            begins = model.by_week(delivery, course.of_week[blocks, block, week])
            last = begins[0] if last.index == model.zero.index else model.count([last, *begins], 1)
        chain[week] = last
    return chain
