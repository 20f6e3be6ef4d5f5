"""Blocks stay inside the delivery's window and their own."""

from __future__ import annotations

from hsmc_scheduler.domain.delivery import DateWindow, Delivery
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.course import Start
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Model


def windows_of(delivery: Delivery, block: int, blocks: int) -> list[DateWindow]:
    """The switched-on windows a block must lie in."""
    own = [w.window for w in delivery.block_windows if w.block in (block, block - blocks - 1)]
    return [w for w in (delivery.window, *own) if w.active]


def days_outside(delivery: Delivery, start: Start) -> int:
    """Days of the block outside each window, added up."""
    return sum(
        (w.earliest is not None and day < w.earliest) or (w.latest is not None and day > w.latest)
        for w in windows_of(delivery, start.block, start.blocks)
        for _, day in start.taught
    )


def admits_start(model: Model, delivery: Delivery, start: Start) -> bool:
    """Where required, only starts wholly inside."""
    return not model.setting(RuleId.STAY_INSIDE_WINDOWS).required or days_outside(delivery, start) == 0


def post(model: Model) -> None:
    """Where a preference, every start costs its days outside."""
    if model.setting(RuleId.STAY_INSIDE_WINDOWS).required:
        return
    for d, course in model.courses.items():
        for literal, start in zip(model.literals[d], course.starts, strict=True):
            if days := days_outside(course.delivery, start):
                model.charge(RuleId.STAY_INSIDE_WINDOWS, literal, days)


ENCODING = Encoding(RuleId.STAY_INSIDE_WINDOWS, admits_start=admits_start, post=post)
