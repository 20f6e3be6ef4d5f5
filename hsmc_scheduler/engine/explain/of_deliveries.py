"""What a delivery asks: to be taught, its windows, gaps and cut, and orders between deliveries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow, Delivery, DeliveryOrder, OrderPart
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.explain.edits import change_delivery
from hsmc_scheduler.engine.explain.requirement import Loosening, Requirement, once
from hsmc_scheduler.projections.messages.words import counted, listed, span_words
from hsmc_scheduler.rules.rule import Kind, Subject

ORDER, NEW_LENGTH, LIMITS_A_BLOCK, LEAVE_OUT = 20, 12, 10, 1000

PutWindow = Callable[[Plan, DateWindow], Plan]


def taught(index: PlanIndex, delivery: Delivery) -> Requirement:
    """That the delivery is taught at all."""
    year = index.year_of(delivery)

    def leave_out(plan: Plan) -> Plan:
        return change_delivery(plan, delivery.id, lambda d: replace(d, active=False))

    in_year = year.title or year.id
    return Requirement(
        f"taught {delivery.id}",
        f"{delivery.title} is taught in {in_year}",
        (Subject(Kind.DELIVERY, delivery.id),),
        leave_out,
        (once(f"Do not teach {delivery.title} in {in_year}", leave_out, LEAVE_OUT),),
    )


def windows(index: PlanIndex, delivery: Delivery) -> Iterator[Requirement]:
    """Each end of the delivery's window and of its blocks' windows."""
    year, subject = index.year_of(delivery), (Subject(Kind.DELIVERY, delivery.id),)

    def put_own(plan: Plan, window: DateWindow) -> Plan:
        return change_delivery(plan, delivery.id, lambda d: replace(d, window=window))

    if delivery.window.active:
        yield from _ends(f"window {delivery.id}", delivery.title, year, subject, lambda d: d.window, put_own, delivery)
    for number, own in enumerate(delivery.block_windows):
        if own.window.active:
            name = f"{block_words(own.block)} of {delivery.title}"
            yield from _ends(
                f"window {delivery.id} {number}",
                name,
                year,
                subject,
                lambda d, n=number: d.block_windows[n].window,  # type: ignore[misc]  # number is bound early
                lambda plan, window, n=number: _put_block(plan, delivery.id, n, window),  # type: ignore[misc]
                delivery,
            )


def block_words(block: int) -> str:
    """Block 2, the last block, the last block but one."""
    if block > 0:
        return f"Block {block}"
    return {-1: "The last block", -2: "The last block but one"}.get(block, f"Block {-block} from the end")


def _put_block(plan: Plan, delivery: str, number: int, window: DateWindow) -> Plan:
    def change(d: Delivery) -> Delivery:
        new = (BlockWindow(b.block, window) if n == number else b for n, b in enumerate(d.block_windows))
        return replace(d, block_windows=tuple(new))

    return change_delivery(plan, delivery, change)


def _ends(
    name: str,
    title: str,
    year: AcademicYear,
    subjects: tuple[Subject, ...],
    window_of: Callable[[Delivery], DateWindow],
    put: PutWindow,
    delivery: Delivery,
) -> Iterator[Requirement]:
    def now(plan: Plan) -> DateWindow:
        return window_of(next(d for d in plan.deliveries if d.id == delivery.id))

    window = window_of(delivery)
    earliest, latest = window.earliest, window.latest
    if earliest is not None:

        def start_from(plan: Plan, day: date | None) -> Plan:
            return put(plan, replace(now(plan), earliest=day))

        sooner = Loosening(
            lambda n, e=earliest: f"Let {_lower(title)} start {_from(e - timedelta(days=n))} instead of {_day(e)}",  # type: ignore[misc]
            lambda plan, n, e=earliest: start_from(plan, e - timedelta(days=n)),  # type: ignore[misc]
            lambda n: n,
            max(0, (earliest - year.start).days),
        )
        sentence = f"{title} must not start before {_day(earliest)}"
        yield Requirement(
            f"{name} earliest", sentence, subjects, lambda p: start_from(p, None), (sooner,) if sooner.most else ()
        )
    if latest is not None:

        def finish_by(plan: Plan, day: date | None) -> Plan:
            return put(plan, replace(now(plan), latest=day))

        later = Loosening(
            lambda n, e=latest: f"Let {_lower(title)} finish by {_day(e + timedelta(days=n))} instead of {_day(e)}",  # type: ignore[misc]
            lambda plan, n, e=latest: finish_by(plan, e + timedelta(days=n)),  # type: ignore[misc]
            lambda n: n,
            max(0, (year.end - latest).days),
        )
        sentence = f"{title} must finish by {_day(latest)}"
        yield Requirement(
            f"{name} latest", sentence, subjects, lambda p: finish_by(p, None), (later,) if later.most else ()
        )
