"""What the calendar asks: closed periods, teaching weekdays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hsmc_scheduler.domain.calendar import Period, PeriodKind, days_between
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import WEEKDAYS, PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.explain.edits import change_delivery
from hsmc_scheduler.engine.explain.requirement import Loosening, Requirement, once
from hsmc_scheduler.projections.messages.words import dates_words, listed
from hsmc_scheduler.rules.rule import Kind, Subject

EVERY_DAY = tuple(range(7))
REOPEN, REOPEN_PROVISIONAL, NEW_WEEKDAY = 60, 15, 30


def closed_periods(index: PlanIndex, deliveries: Sequence[Delivery]) -> Iterator[Requirement]:
    """Each closed period on a weekday one of the deliveries could be taught on."""
    years = {d.year: index.year_of(d) for d in deliveries}.values()
    weekdays = {w for d in deliveries for w in index.weekdays_of(d)}
    for period in index.calendar.active_periods(PeriodKind.CLOSED):
        days = [d for d in days_between(period.start, period.end) if d.weekday() in weekdays]
        if days and any(day in year for day in days for year in years):
            yield _closed(period, len(days))


def _closed(period: Period, days: int) -> Requirement:
    def open_up(plan: Plan) -> Plan:
        periods = tuple(replace(p, active=False) if p == period else p for p in plan.calendar.periods)
        return replace(plan, calendar=replace(plan.calendar, periods=periods))

    when = dates_words(days_between(period.start, period.end))
    size = days * (REOPEN_PROVISIONAL if period.provisional else REOPEN)
    words = f"Teach on {when}, although closed ({period.label})"
    return Requirement(
        f"closed {period.id}",
        f"The University is closed on {when} ({period.label})",
        (Subject(Kind.PERIOD, period.id),),
        open_up,
        (once(words, open_up, size),),
    )


def weekdays(index: PlanIndex, deliveries: Sequence[Delivery]) -> Iterator[Requirement]:
    """The calendar's teaching weekdays, and those a delivery has of its own."""
    common = tuple(d for d in deliveries if d.weekdays is None)
    if common and set(index.calendar.teaching_weekdays) != set(EVERY_DAY):

        def everywhere(plan: Plan, days: tuple[int, ...]) -> Plan:
            return replace(plan, calendar=replace(plan.calendar, teaching_weekdays=days))

        now = index.calendar.teaching_weekdays
        yield Requirement(
            "weekdays",
            f"Teaching is on {_names(now)} only",
            (),
            lambda plan: everywhere(plan, EVERY_DAY),
            tuple(
                once(f"Allow teaching on {WEEKDAYS[d]}", lambda plan, d=d: everywhere(plan, _with(now, d)), NEW_WEEKDAY)  # type: ignore[misc]  # d is bound early
                for d in EVERY_DAY
                if d not in now
            ),
        )
    for delivery in deliveries:
        if delivery.weekdays is not None and set(delivery.weekdays) != set(EVERY_DAY):
            yield _own_weekdays(delivery, delivery.weekdays)


def _own_weekdays(delivery: Delivery, now: tuple[int, ...]) -> Requirement:
    def allow(plan: Plan, days: tuple[int, ...]) -> Plan:
        return change_delivery(plan, delivery.id, lambda d: replace(d, weekdays=days))

    def one_more(day: int) -> Loosening:
        words = f"Allow {delivery.title} on {WEEKDAYS[day]} too"
        return once(words, lambda plan: allow(plan, _with(now, day)), NEW_WEEKDAY // (3 if day < 5 else 1))

    return Requirement(
        f"weekdays {delivery.id}",
        f"{delivery.title} is taught on {_names(now)} only",
        (Subject(Kind.DELIVERY, delivery.id),),
        lambda plan: allow(plan, EVERY_DAY),
        tuple(one_more(day) for day in EVERY_DAY if day not in now),
    )


def _with(now: tuple[int, ...], day: int) -> tuple[int, ...]:
    return tuple(sorted({*now, day}))


def _names(days: Sequence[int]) -> str:
    return listed([WEEKDAYS[day] for day in sorted(days)])
