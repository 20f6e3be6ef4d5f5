"""What rooms ask: the dates they are taken by others, and that there are no more of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import LayoutCapacity, Room, RoomBusy, RoomNeed
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.engine.explain.edits import change_room, change_sessions
from hsmc_scheduler.engine.explain.requirement import Loosening, Requirement, once
from hsmc_scheduler.projections.messages.words import counted, dates_words, listed, span_words
from hsmc_scheduler.rules.rule import Kind, Subject

FREE_A_DAY, ONE_MORE_ROOM = 2, 18
MOST_NAMED, MOST_NEW = 3, 8


def busy_dates(room: Room) -> Iterator[Requirement]:
    """Each span a room is taken."""
    for number, busy in enumerate(room.busy):
        if busy.active:
            yield _busy(room, number, busy)


def _busy(room: Room, number: int, busy: RoomBusy) -> Requirement:
    def put(plan: Plan, changed: RoomBusy) -> Plan:
        def with_it(r: Room) -> Room:
            return replace(r, busy=tuple(changed if n == number else b for n, b in enumerate(r.busy)))

        return change_room(plan, room.id, with_it)

    days = list(days_between(busy.start, busy.end))
    reason = f" ({busy.reason})" if busy.reason else ""
    off = replace(busy, active=False)

    def words(first: int, last: int) -> str:
        return f"Have {room.name} on {dates_words(days[first:last])}, although taken{reason}"

    trimmed = (
        Loosening(
            lambda n: words(len(days) - n, len(days)),
            lambda plan, n: put(plan, replace(busy, end=busy.end - timedelta(days=n))),
            lambda n: FREE_A_DAY * n,
            len(days) - 1,
        ),
        Loosening(
            lambda n: words(0, n),
            lambda plan, n: put(plan, replace(busy, start=busy.start + timedelta(days=n))),
            lambda n: FREE_A_DAY * n,
            len(days) - 1,
        ),
    )
    everything = once(words(0, len(days)), lambda plan: put(plan, off), FREE_A_DAY * len(days) + 1)
    return Requirement(
        f"busy {room.id} {number}",
        f"{room.name} is taken {span_words(busy.start, busy.end)}{reason}",
        (Subject(Kind.ROOM, room.id),),
        lambda plan: put(plan, off),
        (*(t for t in trimmed if t.most), everything),
    )


def rooms_there_are(index: PlanIndex, deliveries: Sequence[Delivery]) -> Iterator[Requirement]:
    """For each size of room asked for: that only these rooms have it."""
    needs: dict[RoomNeed, dict[str, list[Session]]] = {}
    for delivery in deliveries:
        for session in delivery.sessions:
            need = index.main_need(delivery.id, session)
            if need is not None:
                needs.setdefault(need, {}).setdefault(delivery.id, []).append(session)
    for need, sessions in needs.items():
        yield _only_these(index, need, sessions)


def _only_these(index: PlanIndex, need: RoomNeed, sessions: dict[str, list[Session]]) -> Requirement:
    rooms = index.rooms_that_fit(need)
    seats = need.seats or 0
    layout = ", ".join((need.layout.value, *need.features))
    names = [index.rooms[r].name for r in rooms]
    most_sets = max((len(index.sets(d, s)) for d, own in sessions.items() for s in own), default=0)

    def ask_for_none(plan: Plan) -> Plan:
        for delivery, own in sessions.items():
            ids = {s.id for s in own}
            plan = change_sessions(plan, delivery, lambda s, ids=ids: s.id in ids, lambda s: replace(s, room=None))  # type: ignore[misc]  # ids is bound early
        return plan

    def more_rooms(plan: Plan, number: int) -> Plan:
        capacities = (LayoutCapacity(need.layout, seats),)
        venue = next((index.rooms[r].venue for r in rooms), plan.venues[0].id if plan.venues else "")
        known = {r.id for r in plan.rooms}
        new = [f"new-room-{n}" for n in range(1, len(known) + MOST_NEW + 1) if f"new-room-{n}" not in known][:number]
        extra = tuple(Room(i, f"One more room ({i})", venue, capacities, need.features) for i in new)
        return replace(plan, rooms=(*plan.rooms, *extra))

    held = f"{seats} people ({layout})"
    if not names:
        sentence = f"No room holds {held}"
    elif len(names) > MOST_NAMED:
        sentence = f"Only {len(names)} rooms hold {held}"
    else:
        sentence = f"Only {listed(names)} {'holds' if len(names) == 1 else 'hold'} {held}"
    if most_sets > 1:
        sentence += f", and {most_sets} sets that meet at once need a room each"
    return Requirement(
        f"rooms {need.layout.value} {seats} {' '.join(need.features)}",
        sentence,
        tuple(Subject(Kind.ROOM, r) for r in rooms),
        ask_for_none,
        (
            Loosening(
                lambda n: f"Find {counted(n, 'more room')} for {held}",
                more_rooms,
                lambda n: ONE_MORE_ROOM * n,
                MOST_NEW,
            ),
        ),
    )
