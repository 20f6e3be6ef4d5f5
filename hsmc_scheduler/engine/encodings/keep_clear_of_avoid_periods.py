"""Blocks keep clear of half-terms and other periods to avoid."""

from __future__ import annotations

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Model


def post(model: Model) -> None:
    """Every start costs its days inside an avoid period."""
    for d, course in model.courses.items():
        for literal, start in zip(model.literals[d], course.starts, strict=True):
            if days := sum(day in model.index.avoid for _, day in start.taught):
                model.deviate(RuleId.KEEP_CLEAR_OF_AVOID_PERIODS, literal, days)


ENCODING = Encoding(RuleId.KEEP_CLEAR_OF_AVOID_PERIODS, post=post)
