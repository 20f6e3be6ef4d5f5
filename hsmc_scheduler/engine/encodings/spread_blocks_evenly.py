"""The blocks of a delivery are spread evenly."""

from __future__ import annotations

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.course import Course
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Model
from hsmc_scheduler.engine.progress_by_week import begun_by
from hsmc_scheduler.rules.ideal_gap import ideal_gap_weeks


def post(model: Model) -> None:
    """Weeks too long and too short, counted one week at a time.

    With B[c, w] = block c has begun by week w and an ideal gap of lo to hi weeks: a gap too long by k weeks makes
    B[c, w - hi] - B[c+1, w] positive in k weeks; one too short by k makes B[c+1, w] - B[c, w - lo] positive in k.
    """
    parameters = model.setting(RuleId.SPREAD_BLOCKS_EVENLY).parameters
    for course in model.courses.values():
        for n in course.block_counts:
            if n > 1:
                low, high = ideal_gap_weeks(model.index, course.delivery, parameters, n)
                for block in range(1, n):
                    post_pair(model, course, n, block, low, high)


def post_pair(model: Model, course: Course, n: int, block: int, low: int, high: int) -> None:
    """Charge the weeks by which one gap is outside its ideal."""
    first, last = course.weeks[0], course.weeks[-1]
    for week in range(first, last + low + 1):
        after = begun_by(model, course, n, block + 1, week)
        for early, late in (
            (begun_by(model, course, n, block, week - high), after),
            (after, begun_by(model, course, n, block, week - low)),
        ):
            if early.index != late.index and early.index != model.zero.index:
                off = model.cp.new_bool_var("")
                model.cp.add_bool_or(early.negated(), late, off)
                model.deviate(RuleId.SPREAD_BLOCKS_EVENLY, off)


ENCODING = Encoding(RuleId.SPREAD_BLOCKS_EVENLY, post=post)
