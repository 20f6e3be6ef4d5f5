"""Blocks of a delivery follow one another, no nearer and no further apart than allowed."""

from __future__ import annotations

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.course import Course
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Literal, Model
from hsmc_scheduler.engine.progress_by_week import begun_by


def post(model: Model) -> None:
    """By weeks, and by days only where the week does not settle it.

    With B[c, w] = block c has begun by week w: B[c+1, w] <= B[c, w - d] where every allowed gap is at least d weeks,
    and B[c, w - e] <= B[c+1, w] where none is more than e. For each start t of block c, the starts of block c+1 in a
    week that allows some gaps and not the one from t are ruled out: X[c, t] + sum X[c+1, t'] <= 1.
    """
    for d, course in model.courses.items():
        gaps = course.delivery.gaps
        least = gaps.min_days if gaps.active else 1
        most = gaps.max_days if gaps.active else None
        for n in course.block_counts:
            for block in range(1, n):
                keep_pair_apart(model, course, model.literals[d], (n, block), least, most)


def keep_pair_apart(
    model: Model, course: Course, literals: list[Literal], pair: tuple[int, int], least: int, most: int | None
) -> None:
    """Post the gap between one block and the next."""
    n, block = pair
    near_weeks = least // 7
    far_weeks = None if most is None else (most + 6) // 7
    for week in range(course.weeks[0], course.weeks[-1] + 1):  # also the weeks in which nothing may begin
        after = begun_by(model, course, n, block + 1, week)
        model.cp.add_implication(after, begun_by(model, course, n, block, week - near_weeks))
        if far_weeks is not None:
            model.cp.add_implication(begun_by(model, course, n, block, week - far_weeks), after)
    ends: dict[int, list[int]] = {}
    for p in course.of_block[n, block]:
        ends.setdefault(course.starts[p].end.toordinal(), []).append(p)
    nexts = [(course.starts[q].day.toordinal(), course.starts[q].week, q) for q in course.of_block[n, block + 1]]
    for end, positions in ends.items():
        week = (end - 1) // 7
        barred = [
            literals[q]
            for day, next_week, q in nexts
            if next_week - week >= near_weeks
            and (far_weeks is None or next_week - week <= far_weeks)
            and (day - end < least or (most is not None and day - end > most))
        ]
        if barred:
            model.cp.add_at_most_one([*(literals[p] for p in positions), *barred])


ENCODING = Encoding(RuleId.KEEP_BLOCKS_IN_ORDER, post=post)
