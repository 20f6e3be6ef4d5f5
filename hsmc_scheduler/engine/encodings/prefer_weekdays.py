"""Blocks start on the weekdays people like best."""

from __future__ import annotations

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Model
from hsmc_scheduler.rules.start_weekdays import weekday_steps


def post(model: Model) -> None:
    """Every start costs its weekday's steps from the best."""
    for d, course in model.courses.items():
        for literal, start in zip(model.literals[d], course.starts, strict=True):
            if steps := weekday_steps(course.delivery, start.day):
                model.deviate(RuleId.PREFER_WEEKDAYS, literal, steps)


ENCODING = Encoding(RuleId.PREFER_WEEKDAYS, post=post)
