"""Pins that cannot be kept: by themselves, or together with the other pins of their delivery."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.pin import Pin, PinnedTutors
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover
from hsmc_scheduler.projections.health.available import Available
from hsmc_scheduler.projections.health.datebits import DateSet
from hsmc_scheduler.projections.health.finding import Finding
from hsmc_scheduler.projections.health.fitting import Cut, Fitting
from hsmc_scheduler.projections.messages.names import block_name
from hsmc_scheduler.projections.messages.words import counted, dates_words, day_words, listed
from hsmc_scheduler.rules.rule import Kind, Subject


def pins_of(available: Available, delivery: str) -> tuple[Pin, ...]:
    """The pins a timetable of the delivery must keep."""
    if RuleId.HONOUR_PINS not in available.asked:
        return ()
    return tuple(p for p in available.index.plan.pins if p.active and p.delivery == delivery)


def strange_pins(index: PlanIndex) -> list[Finding]:
    """Pins on deliveries the plan does not have: they hold nothing."""
    known = {d.id for d in index.plan.deliveries}
    return [
        Finding(
            Severity.WARNING,
            f"A pin is for a delivery that is not in the plan ({pin.delivery}), so it holds nothing",
            (Subject(Kind.PIN, pin.id),),
            "Delete the pin, or choose its delivery again",
        )
        for pin in index.plan.pins
        if pin.active and pin.delivery not in known
    ]


def pin_faults(available: Available, pins: tuple[Pin, ...]) -> list[Finding]:
    """What is wrong with pins whatever the dates: people and rooms that cannot do what is asked of them."""
    found = []
    for pin in pins:
        name = block_name(available.index, pin.delivery, pin.block)
        faults = [*_room_faults(available, pin), *(f for p in pin.tutors for f in _tutor_faults(available, pin, p))]
        mend = "Change or remove the pin"
        found += [_finding(f"The pin on {name} cannot be kept: {fault}", (pin,), mend) for fault in faults]
    for one, other in combinations(pins, 2):
        if one.block == other.block and (what := _contradiction(available.index, one, other)):
            name = block_name(available.index, one.delivery, one.block)
            found.append(
                _finding(f"Two pins on {name} contradict each other: {what}", (one, other), "Remove one of them")
            )
    return found


def unkept_pins(fitting: Fitting) -> list[Finding]:
    """Which pins leave a delivery no place that it would have without them: single pins, else pairs, else all."""
    index = fitting.available.index
    singles = [pin for pin in fitting.pins if not _fits(fitting, (pin,))]
    found = []
    for pin in singles:
        name = block_name(index, pin.delivery, pin.block)
        sentence = f"The pin on {name}{_on(pin)} cannot be kept: {_why(fitting, pin)}"
        found.append(_finding(sentence, (pin,), "Change or remove the pin"))
    if found:
        return found
    for pair in combinations(sorted(fitting.pins, key=lambda p: p.block), 2):
        if not _fits(fitting, pair):
            one, other = (f"{block_name(index, p.delivery, p.block)}{_on(p)}" for p in pair)
            sentence = f"The pins on {one} and {other} cannot both be kept: {_between(fitting, *pair)}"
            found.append(_finding(sentence, pair, "Move or remove one of the two pins"))
    if found:
        return found
    sentence = (
        f"The pins on {fitting.delivery.title} cannot all be kept: its other blocks then fit nowhere between them"
    )
    return [_finding(sentence, fitting.pins, "Move or remove one of these pins")]


def _finding(sentence: str, pins: tuple[Pin, ...], mend: str) -> Finding:
    blocks = dict.fromkeys(Subject(Kind.BLOCK, f"{p.delivery}#{p.block}") for p in pins)
    return Finding(Severity.ERROR, sentence, (*(Subject(Kind.PIN, p.id) for p in pins), *blocks), mend)


def _fits(fitting: Fitting, pins: tuple[Pin, ...]) -> bool:
    return bool(Fitting(fitting.available, fitting.delivery, pins).places().starts)


def _on(pin: Pin) -> str:
    return f" ({day_words(pin.start)})" if pin.start else ""


def _room_faults(available: Available, pin: Pin) -> list[str]:
    index = available.index
    if pin.room is None or pin.room in index.rooms or RuleId.CHOOSE_ROOMS_THAT_FIT not in available.asked:
        return []
    known = next((r.name for r in index.plan.rooms if r.id == pin.room), None)
    return [f"{known} is switched off" if known else f"there is no room {pin.room}"]


def _tutor_faults(available: Available, pin: Pin, pinned: PinnedTutors) -> list[str]:
    index = available.index
    session = index.sessions.get((pin.delivery, pinned.session))
    if session is None:
        return [f"there is no session {pinned.session}"]
    names = {t.id: t.name for t in index.plan.tutors}
    faults = []
    if RuleId.RESPECT_ABSENCES in available.asked:
        faults += [f"{names.get(t, t)} is not an active tutor" for t in pinned.tutors if t not in index.tutors]
    if RuleId.COVER_SESSIONS not in available.asked or faults:
        return faults[:1]
    team, leads, staffing = index.team(session), index.leads(session), session.staffing
    leads = tuple(t for t in leads if t in team)
    faults += [f"{names.get(t, t)} is not one who may teach {session.title}" for t in pinned.tutors if t not in team]
    least = staffing.tutors
    most = max(least, len(leads)) if least else 0
    if len(set(pinned.tutors)) < least:
        faults.append(f"{session.title} needs {counted(least, 'tutor')}")
    elif len(set(pinned.tutors)) > most:
        faults.append(f"{session.title} takes no more than {counted(most, 'tutor')}")
    missing = [t for t in leads if t not in pinned.tutors] if least else []
    if staffing.leads is LeadCover.ALL and missing:
        faults.append(f"{session.title} needs {listed([names[t] for t in missing])} as well")
    if staffing.leads is LeadCover.ANY and missing and len(missing) == len(leads):
        faults.append(f"{session.title} needs a lead ({listed([names[t] for t in leads])})")
    return faults[:1]


def _contradiction(index: PlanIndex, one: Pin, other: Pin) -> str:
    """What two pins of one block ask that cannot both be."""
    if one.start and other.start and one.start != other.start:
        return f"{day_words(one.start)} and {day_words(other.start)}"
    if one.days and other.days and one.days != other.days:
        return f"{one.days} and {counted(other.days, 'day')}"
    if one.room and other.room and one.room != other.room:
        rooms = {r.id: r.name for r in index.plan.rooms}
        return f"{rooms.get(one.room, one.room)} and {rooms.get(other.room, other.room)}"
    tutors = {p.session: set(p.tutors) for p in one.tutors}
    clash = next((p.session for p in other.tutors if tutors.get(p.session, set(p.tutors)) != set(p.tutors)), None)
    return "different tutors for one session" if clash else ""


def _why(fitting: Fitting, pin: Pin) -> str:
    """Why a single pin leaves no place."""
    options = sorted(
        {
            Cut(blocks, pin.block, day, length)
            for (day, length), numbers in fitting.cuts.items()
            for blocks, blocks_numbers in numbers.items()
            if pin.block in blocks_numbers
        },
        key=lambda c: (c.blocks, c.day, c.length),
    )
    title = fitting.delivery.title
    if not options:
        return f"{title} never has that many blocks"
    if pin.days is not None:
        options = [c for c in options if c.length == pin.days]
        if not options:
            return f"that block of {title} cannot last {counted(pin.days, 'day')}"
    if pin.start is None:
        return "its room or its tutors are free on no date the block could be on"
    start = fitting.available.bits.of([pin.start])
    if not start & fitting.year:
        year = fitting.available.index.year_of(fitting.delivery)
        return f"it lies outside the academic year {year.title or year.id}"
    found = dict.fromkeys(w for cut in options for w in _whys_of_day(fitting, pin, cut, start))
    if found:
        return "; ".join(found)
    if any(start & fitting.cut_starts(c) for c in options):
        return "the other blocks then fit nowhere before or after it"
    return "the block's days would not all be open, in one week and inside its window"


def _whys_of_day(fitting: Fitting, pin: Pin, cut: Cut, start: DateSet) -> list[str]:
    """What speaks against a block on the one date of `start`; of its later days only those it has in every split."""
    available, against = fitting.available, dict[str, list[date]]()
    shortest = min(length for _, length in fitting.cuts)
    for offset in range(cut.length if pin.days else min(cut.length, shortest)):
        dates, day = start << offset, available.bits.latest(start << offset)
        shut = [r for r in fitting.calendar_reasons if not dates & r.allowed]
        for reason in shut or fitting.day_reasons[cut.day + offset]:
            if not dates & reason.allowed:
                against.setdefault(reason.why, []).append(day)
        if shut:
            continue
        for session in fitting.day_sessions[cut.day + offset]:
            if (
                pin.room in available.index.rooms
                and session.room
                and not dates & fitting.pinned_room(pin.room, session)
            ):
                name, free = available.index.rooms[pin.room].name, dates & available.room(pin.room, session.part)
                against.setdefault(f"{name} does not fit" if free else f"{name} is taken", []).append(day)
            for tutor in next((p.tutors for p in pin.tutors if p.session == session.id), ()):
                if tutor in available.index.tutors and not dates & available.tutor(tutor, session.part):
                    against.setdefault(f"{available.index.tutors[tutor].name} is not there", []).append(day)
    found = [f"{why} on {dates_words(days)}" for why, days in against.items()]
    windows = [w for w in fitting.block_windows if w.block in (cut.block, cut.block - cut.blocks - 1)]
    if not all(start & available.bits.between(w.window.earliest, w.window.latest) for w in windows):
        found.append("it is outside the block's own window")
    return found


def _between(fitting: Fitting, one: Pin, other: Pin) -> str:
    gaps = fitting.delivery.gaps
    if one.start and other.start and other.block > one.block:
        if other.start <= one.start:
            return "the later block would come first"
        least, most = (gaps.min_days, gaps.max_days) if gaps.active else (1, None)
        asked = [f"at least {least} days"] if least > 1 else []
        asked += [f"at most {counted(most, 'day')}"] if most is not None else []
        apart = counted((other.start - one.start).days, "day")
        if other.block == one.block + 1:
            wanted = (
                f"and {listed(asked)} must lie between one block and the next" if asked else "too soon for the first"
            )
            return f"they start {apart} apart, {wanted}"
    return "the blocks between and around them then fit nowhere"
