"""What deliveries ask: to be taught, how they are cut, gaps between blocks, orders between deliveries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hsmc_scheduler.domain.delivery import Delivery, DeliveryOrder, GapLimits, OrderPart
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.explain.edits import change_delivery, without_deliveries
from hsmc_scheduler.engine.explain.requirement import Loosening, Requirement, once
from hsmc_scheduler.projections.messages.words import counted, listed
from hsmc_scheduler.rules.rule import Kind, Subject

ORDER, NEW_LENGTH, LOOSE_CUT, LEAVE_OUT = 20, 12, 15, 1000
LOOSE_LENGTHS = (1, 5)
"""Beside those asked for: days apart can go anywhere, and a whole week needs no gap."""
MOST_GAP = 120


def taught(index: PlanIndex, delivery: Delivery) -> Requirement:
    """That the delivery is taught at all."""
    year = index.year_of(delivery)
    named = delivery.title.endswith((year.id, year.title or year.id))
    in_year = "" if named else f" in {year.title or year.id}"

    def leave_out(plan: Plan) -> Plan:
        return change_delivery(plan, delivery.id, lambda d: replace(d, active=False))

    return Requirement(
        f"taught {delivery.id}",
        f"{delivery.title} is taught{in_year}",
        (Subject(Kind.DELIVERY, delivery.id),),
        lambda plan: without_deliveries(plan, frozenset({delivery.id})),
        (once(f"Do not teach {delivery.title}{in_year}", leave_out, LEAVE_OUT),),
    )


def cut(delivery: Delivery) -> Requirement:
    """How the delivery's days may be cut into blocks."""
    lengths = tuple(sorted(set(delivery.block_lengths)))

    def allow(plan: Plan, allowed: tuple[int, ...]) -> Plan:
        return change_delivery(plan, delivery.id, lambda d: replace(d, block_lengths=allowed))

    def loose(plan: Plan) -> Plan:
        def changed(d: Delivery) -> Delivery:
            sessions = tuple(replace(s, keep_with_next=False) for s in d.sessions)
            loose_lengths = tuple(sorted({*d.block_lengths, *LOOSE_LENGTHS}))
            return replace(d, block_lengths=loose_lengths, block_limits=(), sessions=sessions)

        return change_delivery(plan, delivery.id, changed)

    def one_more(length: int) -> Loosening:
        words = f"Let {delivery.title} be taught in blocks of {counted(length, 'day')} too"
        return once(words, lambda plan: allow(plan, (*lengths, length)), NEW_LENGTH)

    also = []
    if delivery.block_limits:
        limits = [f"{limit.most} {limit.kind.value}" for limit in delivery.block_limits]
        also.append(f"with at most {listed(limits)} a block")
    if any(s.keep_with_next for s in delivery.sessions):
        also.append("with some of its days kept together")
    kept = f", {listed(also)}" if also else ""
    words = f"Let {delivery.title} be cut into blocks more freely"
    days = listed([str(n) for n in lengths]).replace(" and ", " or ")
    return Requirement(
        f"cut {delivery.id}",
        f"{delivery.title} is taught in blocks of {days} {'day' if lengths == (1,) else 'days'}{kept}",
        (Subject(Kind.DELIVERY, delivery.id),),
        loose,
        (*(one_more(n) for n in (1, 2, 3, 4, 5) if n not in lengths), once(words, loose, LOOSE_CUT)),
    )


def gaps(delivery: Delivery) -> Iterator[Requirement]:
    """The least and the most days between a delivery's blocks."""
    now = delivery.gaps
    subjects = (Subject(Kind.DELIVERY, delivery.id),)

    def put(plan: Plan, least: int | None = None, most: int | None = None, *, free: bool = False) -> Plan:
        def changed(limits: GapLimits) -> GapLimits:
            if least is not None:
                return replace(limits, min_days=least)
            return replace(limits, max_days=None if free else most)

        return change_delivery(plan, delivery.id, lambda d: replace(d, gaps=changed(d.gaps)))

    if now.active and now.min_days > 1:
        yield Requirement(
            f"gap {delivery.id} least",
            f"There are at least {now.min_days} days from one block of {delivery.title} to the next",
            subjects,
            lambda plan: put(plan, least=1),
            (
                Loosening(
                    lambda n: f"Let blocks of {delivery.title} follow after {_days(now.min_days - n, now.min_days)}",
                    lambda plan, n: put(plan, least=now.min_days - n),
                    lambda n: n,
                    now.min_days - 1,
                ),
            ),
        )
    if now.active and now.max_days is not None:
        longest = now.max_days
        yield Requirement(
            f"gap {delivery.id} most",
            f"There are at most {counted(longest, 'day')} from one block of {delivery.title} to the next",
            subjects,
            lambda plan: put(plan, free=True),
            (
                Loosening(
                    lambda n: f"Let blocks of {delivery.title} follow after up to {_days(longest + n, longest)}",
                    lambda plan, n: put(plan, most=longest + n),
                    lambda n: n,
                    MOST_GAP,
                ),
            ),
        )


def _days(new: int, old: int) -> str:
    return f"{counted(new, 'day')} instead of {old}"


def order(index: PlanIndex, asked: DeliveryOrder) -> Requirement:
    """That one delivery comes before another."""
    first, then = (index.deliveries[d].title for d in (asked.first, asked.then))
    part = "the first block of " if asked.part is OrderPart.FIRST_BLOCK else ""
    apart = f" by at least {asked.min_days} days" if asked.min_days > 1 else ""

    def change(plan: Plan, new: DeliveryOrder) -> Plan:
        return replace(plan, orders=tuple(new if o.id == asked.id else o for o in plan.orders))

    off = replace(asked, active=False)
    closer = Loosening(
        lambda n: f"Let {then} start {_days(asked.min_days - n, asked.min_days)} after {part}{first}",
        lambda plan, n: change(plan, replace(asked, min_days=asked.min_days - n)),
        lambda n: n,
        max(0, asked.min_days - 1),
    )
    dropped = once(f"Let {then} start before {part}{first} is over", lambda plan: change(plan, off), ORDER)
    return Requirement(
        f"order {asked.id}",
        f"{part}{first} comes before {then}{apart}"[:1].upper() + f"{part}{first} comes before {then}{apart}"[1:],
        (Subject(Kind.ORDER, asked.id),),
        lambda plan: change(plan, off),
        (closer, dropped) if closer.most else (dropped,),
    )
