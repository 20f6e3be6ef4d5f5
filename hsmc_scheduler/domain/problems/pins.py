"""Pins that hold what cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems.cuts import MOST_DAYS, Cuts
from hsmc_scheduler.domain.problems.known import Known, missing
from hsmc_scheduler.domain.problems.wording import british, called, counted, listed, thing

_AGREE = "Switch one of the two off, or make them agree."


def find(plan: Plan, known: Known) -> Iterator[Problem]:
    """What is wrong with each pin; one that is switched off, or whose delivery is, gives warnings only."""
    cuts = {d.id: Cuts(d) for d in plan.deliveries if len(d.days) <= MOST_DAYS}
    together: dict[tuple[str, int], list[Pin]] = defaultdict(list)
    for pin in plan.pins:
        delivery = known.deliveries.get(pin.delivery)
        live = pin.active and (delivery is None or delivery.active)
        for problem in _in(pin, delivery, cuts.get(pin.delivery), known):
            yield problem if live else replace(problem, severity=Severity.WARNING)
        if live:
            together[pin.delivery, pin.block].append(pin)
    for pins in together.values():
        yield from _disagreements(pins)


def _where(pin: Pin) -> str:
    return thing("Pin", "", pin.id)


def _in(pin: Pin, delivery: Delivery | None, cuts: Cuts | None, known: Known) -> Iterator[Problem]:
    where, at = _where(pin), ("pins", pin.id)
    if pin.room is not None:
        yield from missing(where, "room", "room", pin.room, known.rooms, at=(*at, "room"))
    for pinned in pin.tutors:
        for tutor in pinned.tutors:
            yield from missing(where, "tutors", "tutor", tutor, known.tutors, at=(*at, "tutors"))
    if delivery is None:
        yield from missing(where, "delivery", "delivery", pin.delivery, known.deliveries, at=(*at, "delivery"))
        return
    title = called("delivery", delivery.title, delivery.id)
    sessions = {s.id for s in delivery.sessions}
    for pinned in pin.tutors:
        kind = f"session of {title} called"
        yield from missing(where, "tutors", kind, pinned.session, sessions, at=(*at, "tutors"))
    if cuts and cuts.possible:
        yield from _block(pin, title, cuts)
    year = known.years.get(delivery.year)
    if year and pin.start is not None and pin.start not in year:
        span = f"{british(year.start)} to {british(year.end)}"
        what = f"{british(pin.start)} is outside the academic year of {title}, {span}"
        yield Problem(f"{where}, start", what, "Choose a date of that year.", at=(*at, "start"))
    if (pin.start, pin.days, pin.room, pin.tutors) == (None, None, None, ()):
        mend = "Give it a date, a length, a room or tutors, or remove it."
        yield Problem(where, "it holds nothing", mend, Severity.WARNING, at)


def _block(pin: Pin, title: str, cuts: Cuts) -> Iterator[Problem]:
    where, at = _where(pin), ("pins", pin.id)
    if pin.block > len(cuts.lengths):
        what = f"{title} is never cut into more than {counted(len(cuts.lengths), 'block')}"
        yield Problem(f"{where}, block {pin.block}", what, "Correct the number of the block.", at=(*at, "block"))
    elif pin.days is not None and pin.days not in cuts.lengths[pin.block - 1]:
        lengths = listed((str(n) for n in sorted(cuts.lengths[pin.block - 1])), "or")
        what = f"block {pin.block} of {title} can have {lengths} days, not {pin.days}"
        yield Problem(f"{where}, days", what, "Correct the number of days, or allow that length.", at=(*at, "days"))


def _disagreements(pins: list[Pin]) -> Iterator[Problem]:
    first = pins[0]
    for other in pins[1:]:
        for field in ("start", "days", "room"):
            ours, theirs = getattr(first, field), getattr(other, field)
            if ours is not None and theirs is not None and ours != theirs:
                what = f"it holds the same block as {_where(first)[0].lower()}{_where(first)[1:]}, but elsewhere"
                yield Problem(f"{_where(other)}, {field}", what, _AGREE, at=("pins", other.id, field))
        ours = {p.session: set(p.tutors) for p in first.tutors}
        if any(ours.get(p.session, set(p.tutors)) != set(p.tutors) for p in other.tutors):
            what = f"it gives the same session other tutors than {_where(first)[0].lower()}{_where(first)[1:]}"
            yield Problem(f"{_where(other)}, tutors", what, _AGREE, at=("pins", other.id, "tutors"))
