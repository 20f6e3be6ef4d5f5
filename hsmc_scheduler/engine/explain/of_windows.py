"""What windows ask: each end of a delivery's window, and of the windows of its blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow, Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.explain.edits import change_delivery
from hsmc_scheduler.engine.explain.requirement import Loosening, Requirement
from hsmc_scheduler.projections.messages.words import span_words
from hsmc_scheduler.rules.rule import Kind, Subject

PutDay = Callable[[Plan, date | None], Plan]
ChangeWindow = Callable[[DateWindow], DateWindow]


def windows(index: PlanIndex, delivery: Delivery) -> Iterator[Requirement]:
    """Every end of a window that is on."""
    year = index.year_of(delivery)
    found = [("", delivery.title, delivery.window, partial(_change_own, delivery.id))]
    for number, own in enumerate(delivery.block_windows):
        title = f"{block_words(own.block)} of {delivery.title}"
        found.append((str(number), title, own.window, partial(_change_block, delivery.id, number)))
    for place, title, window, change in found:
        name = f"window {delivery.id} {place}".strip()
        subjects = (Subject(Kind.DELIVERY, delivery.id),)
        if window.active and window.earliest is not None:
            put = partial(_put_earliest, change)
            slack = (window.earliest - year.start).days
            sentence = f"{title} must not start before {_day(window.earliest)}"
            loosenings = (_sooner(title, window.earliest, slack, put),) if slack > 0 else ()
            yield Requirement(f"{name} earliest", sentence, subjects, partial(_free, put), loosenings)
        if window.active and window.latest is not None:
            put = partial(_put_latest, change)
            slack = (year.end - window.latest).days
            sentence = f"{title} must finish by {_day(window.latest)}"
            loosenings = (_later(title, window.latest, slack, put),) if slack > 0 else ()
            yield Requirement(f"{name} latest", sentence, subjects, partial(_free, put), loosenings)


def block_words(block: int) -> str:
    """Block 2, the last block, the last block but one."""
    if block > 0:
        return f"Block {block}"
    return {-1: "The last block", -2: "The last block but one"}.get(block, f"Block {-block} from the end")


def _sooner(title: str, now: date, slack: int, put: PutDay) -> Loosening:
    return Loosening(
        lambda n: f"Let {_lower(title)} start from {_day(now - timedelta(days=n))} instead of {_day(now)}",
        lambda plan, n: put(plan, now - timedelta(days=n)),
        lambda n: n,
        slack,
    )


def _later(title: str, now: date, slack: int, put: PutDay) -> Loosening:
    return Loosening(
        lambda n: f"Let {_lower(title)} finish by {_day(now + timedelta(days=n))} instead of {_day(now)}",
        lambda plan, n: put(plan, now + timedelta(days=n)),
        lambda n: n,
        slack,
    )


def _put_earliest(change: Callable[[Plan, ChangeWindow], Plan], plan: Plan, day: date | None) -> Plan:
    return change(plan, lambda window: replace(window, earliest=day))


def _put_latest(change: Callable[[Plan, ChangeWindow], Plan], plan: Plan, day: date | None) -> Plan:
    return change(plan, lambda window: replace(window, latest=day))


def _free(put: PutDay, plan: Plan) -> Plan:
    return put(plan, None)


def _change_own(delivery: str, plan: Plan, change: ChangeWindow) -> Plan:
    return change_delivery(plan, delivery, lambda d: replace(d, window=change(d.window)))


def _change_block(delivery: str, number: int, plan: Plan, change: ChangeWindow) -> Plan:
    def changed(d: Delivery) -> Delivery:
        windows = (BlockWindow(b.block, change(b.window)) if n == number else b for n, b in enumerate(d.block_windows))
        return replace(d, block_windows=tuple(windows))

    return change_delivery(plan, delivery, changed)


def _day(day: date) -> str:
    return span_words(day, day)


def _lower(title: str) -> str:
    return f"{title[0].lower()}{title[1:]}" if title.startswith(("Block ", "The last")) else title
