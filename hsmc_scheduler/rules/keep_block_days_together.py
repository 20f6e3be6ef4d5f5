"""Keep the days of a block together: consecutive open days of one week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hsmc_scheduler.domain.calendar import PeriodKind, monday_of
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.rules.rule import ALWAYS, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject

ID = RuleId.KEEP_BLOCK_DAYS_TOGETHER


def find(situation: Situation) -> Iterator[Violation]:
    """Days of blocks that are not open, do not follow the day before, or lie in another week."""
    for delivery in situation.deliveries:
        for block in situation.blocks(delivery.id):
            wrong: dict[str, list[date]] = {}
            days = block.days
            for day, before in zip(days, (None, *days), strict=False):
                what = _fault(situation, delivery, day, before, days[0])
                if what:
                    wrong.setdefault(what, []).append(day)
            for what, dates in wrong.items():
                yield Violation(ID, len(dates), _subjects(situation, block, what, dates), tuple(dates), what)


def _fault(situation: Situation, delivery: Delivery, day: date, before: date | None, first: date) -> str:
    index = situation.index
    if not index.is_open(delivery, day):
        if day in index.closed:
            return "closed"
        return "weekday" if day in index.year_of(delivery) else "year"
    if before and day - before != timedelta(days=1):
        return "gap"
    return "" if monday_of(day) == monday_of(first) else "week"


def _subjects(situation: Situation, block: Placement, what: str, dates: list[date]) -> tuple[Subject, ...]:
    if what != "closed":
        return (block_subject(block),)
    closed = situation.index.calendar.active_periods(PeriodKind.CLOSED)
    periods = [Subject(Kind.PERIOD, p.id) for p in closed if any(day in p for day in dates)]
    return (block_subject(block), *periods)


RULE = Rule(
    id=ID,
    title="Keep the days of a block together, on open days of one week",
    unit="day",
    units="days",
    default=Importance.REQUIRED,
    choices=ALWAYS,
    find=find,
)
