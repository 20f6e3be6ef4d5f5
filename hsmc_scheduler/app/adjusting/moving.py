"""Putting blocks on other dates; their days, tutors and rooms go with them, and deadlines follow by themselves."""

from __future__ import annotations

from datetime import date

from hsmc_scheduler.app.adjusting.blocks import CannotAdjustError, Key, block_of, with_blocks
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.messages.words import day_words
from hsmc_scheduler.projections.verdicts import moved_to


def move(plan: Plan, timetable: Timetable, key: Key, start: date) -> Timetable:
    """The block with its first day on `start` and its other days right after it, breach or not.

    Raises:
        CannotAdjustError: There is no such block, or the date lies outside every academic year.
    """
    block = block_of(plan, timetable, key)
    if plan.calendar.year_of(start) is None:
        raise CannotAdjustError(f"{day_words(start)} is in no academic year of the plan")
    return with_blocks(timetable, [moved_to(block, start)])


def swap(plan: Plan, timetable: Timetable, one: Key, other: Key) -> Timetable:
    """Two blocks of different deliveries, each with its first day where the other's was.

    Raises:
        CannotAdjustError: They are of one delivery, whose blocks are taught in order, or one has no dates.
    """
    first, second = block_of(plan, timetable, one), block_of(plan, timetable, other)
    if first.delivery == second.delivery:
        raise CannotAdjustError("two blocks of the same delivery cannot change places: they are taught in order")
    return with_blocks(timetable, [moved_to(first, second.start), moved_to(second, first.start)])
