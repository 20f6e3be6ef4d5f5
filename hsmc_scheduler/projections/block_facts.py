"""Everything about one block, for the panel beside the planner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from hsmc_scheduler.domain.deadlines import Deadline
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.module import Anchor
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.messages.words import DAYS, counted, listed, sentence_case
from hsmc_scheduler.projections.names import Names, blocks_of
from hsmc_scheduler.projections.sessions import week_of
from hsmc_scheduler.projections.short_dates import day_short, span_long
from hsmc_scheduler.projections.taught import times
from hsmc_scheduler.projections.verdicts import State, Verdict
from hsmc_scheduler.rules.situation import Situation

Key = tuple[str, int]
OTHER_DATES, DAYS_APART = 3, 7


@dataclass(frozen=True, slots=True)
class Who:
    """One person or room by id, with its name; id None: not yet known, and the name says what is needed."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class SetFacts:
    """One set in one session. `title`: "Set A"."""

    learning_set: str
    title: str
    facilitator: Who
    room: Who


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """One session of the block. `when`: "Tue 09:30–16:30"."""

    session: str
    title: str
    day: date
    when: str
    tutors: tuple[Who, ...]
    room: Who
    sets: tuple[SetFacts, ...]


@dataclass(frozen=True, slots=True)
class DeadlineFacts:
    """Work whose date follows this block. `due` and `feedback` in words."""

    title: str
    module: str
    day: date
    due: str
    feedback: str


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """One block. `title`: "LIC+ALL, block 4 of 7"; `who`: "Intake 2027 · 24 people · 3 sets".

    `rooms`: the main rooms, one in most cases; `more_rooms`: "+ 2 rooms for sets on Tuesday". `pinned`: "Nothing",
    "Dates and room".
    """

    key: Key
    title: str
    module: str
    who: str
    cohorts: tuple[str, ...]
    people: int
    sets: tuple[str, ...]
    first: date
    last: date
    dates: str
    week: str
    rooms: tuple[Who, ...]
    more_rooms: str
    pinned: str
    sessions: tuple[SessionFacts, ...]
    deadlines: tuple[DeadlineFacts, ...]


@dataclass(frozen=True, slots=True)
class OtherDate:
    """Another date for a block, with what it is like beside the present one."""

    start: date
    end: date
    dates: str
    words: str
    state: State


def block_facts(index: PlanIndex, timetable: Timetable, block: Key) -> BlockFacts:
    """What there is to say of a block. Raises KeyError where it is not in the timetable."""
    placement = next((p for p in timetable.placements if p.key == block), None)
    if placement is None or block[0] not in index.deliveries:
        raise KeyError(f"{block[0]}#{block[1]}")
    names, attending = Names(index), Attending(index, timetable)
    delivery = index.deliveries[block[0]]
    cohorts = tuple(names.cohort(c) for c in attending.cohorts(delivery.id))
    sets = tuple(dict.fromkeys(names.learning_set(s.learning_set) for x in placement.sittings for s in x.sets))
    people = attending.most(delivery.id)
    who = [listed(cohorts), counted(people, "person", "people"), counted(len(sets), "set") if sets else ""]
    main = dict.fromkeys(s.room for s in placement.sittings if s.room is not None)
    return BlockFacts(
        key=block,
        title=f"{block_title(names, index, block)} of {blocks_of(timetable.placements)[delivery.id]}",
        module=names.title(delivery),
        who=" · ".join(part for part in who if part),
        cohorts=cohorts,
        people=people,
        sets=sets,
        first=placement.start,
        last=placement.end,
        dates=span_long(placement.start, placement.end),
        week=f"week {week_of(index, placement.start)}",
        rooms=tuple(Who(r, names.room(r)) for r in main),
        more_rooms=_more_rooms(placement),
        pinned=pinned_words(index, placement),
        sessions=_sessions(index, names, placement),
        deadlines=tuple(_deadline(names, d) for d in deadlines_after(index, timetable, placement)),
    )


def block_title(names: Names, index: PlanIndex, block: Key) -> str:
    """LIC+ALL, block 4."""
    return f"{names.code(index.deliveries[block[0]])}, block {block[1]}"


def other_dates(found: Iterable[Verdict], current: date) -> tuple[OtherDate, ...]:
    """The three best other dates: cheapest first, then nearest to now; a week apart unless that leaves fewer."""
    possible = [v for v in found if v.change is not None and not v.current]
    possible.sort(key=lambda v: (v.change or 0, abs((v.start - current).days), v.start))
    chosen: list[Verdict] = []
    for verdict in possible:
        if len(chosen) < OTHER_DATES and all(abs((v.start - verdict.start).days) >= DAYS_APART for v in chosen):
            chosen.append(verdict)
    chosen += [v for v in possible if v not in chosen][: OTHER_DATES - len(chosen)]
    chosen.sort(key=possible.index)
    return tuple(OtherDate(v.start, v.end, span_long(v.start, v.end), v.words, v.state) for v in chosen)


def pinned_words(index: PlanIndex, placement: Placement) -> str:
    """What the planner has fixed of a block: "Nothing", "Dates and tutors"; what is past is fixed too."""
    pins = [p for p in index.plan.pins if p.active and (p.delivery, p.block) == placement.key]
    held = ["dates"] if any(p.start for p in pins) else []
    held += ["length"] if not held and any(p.days for p in pins) else []
    held += ["room"] if any(p.room for p in pins) else []
    held += ["tutors"] if any(p.tutors for p in pins) else []
    words = sentence_case(listed(held)) or "Nothing"
    before = index.plan.frozen_before
    past = before is not None and placement.start < before
    return f"{words}; it is past and does not move" if past else words


def _more_rooms(placement: Placement) -> str:
    """Rooms of sets beside the main room: how many, on which weekdays."""
    more = {s.day: {one.room for one in s.sets if one.room and one.room != s.room} for s in placement.sittings}
    days = sorted(day for day, rooms in more.items() if rooms)
    if not days:
        return ""
    number = len(set().union(*more.values()))
    return f"+ {counted(number, 'room')} for sets on {listed([DAYS[day.weekday()] for day in days])}"


def _sessions(index: PlanIndex, names: Names, placement: Placement) -> tuple[SessionFacts, ...]:
    found = []
    for sitting in placement.sittings:
        session = index.sessions.get((placement.delivery, sitting.session))
        if session is None:
            continue
        starts, ends = times(index.calendar, session)
        wanted = session.room is not None

        def room(room: str | None, *, wanted: bool = wanted) -> Who:
            return Who(room, names.room(room) or ("Room needed" if wanted else "No room wanted"))

        sets = tuple(
            SetFacts(
                s.learning_set,
                names.learning_set(s.learning_set),
                Who(s.tutor, names.tutor(s.tutor) if s.tutor else "Facilitator needed"),
                room(s.room),
            )
            for s in sitting.sets
        )
        missing = session.staffing.tutors - len(sitting.tutors)
        tutors = tuple(Who(t, names.tutor(t)) for t in sitting.tutors)
        tutors += (Who(None, "Tutor needed"),) * max(0, missing)
        when = f"{DAYS[sitting.day.weekday()]} {starts:%H:%M}–{ends:%H:%M}"
        found.append(SessionFacts(session.id, session.title, sitting.day, when, tutors, room(sitting.room), sets))
    return tuple(sorted(found, key=lambda s: (s.day, s.when)))


def deadlines_after(index: PlanIndex, timetable: Timetable, placement: Placement) -> tuple[Deadline, ...]:
    """The deadlines whose dates follow this block; none while sessions of its delivery have no dates."""
    own = tuple(p for p in timetable.placements if p.delivery == placement.delivery)
    found = Situation(index, replace(timetable, placements=own)).deadlines.get(placement.delivery, ())
    first, last = min(own, key=lambda p: p.start), max(own, key=lambda p: p.end)
    anchors = {(m.code, a.id): a.anchor for m in index.modules.values() for a in m.assessments}
    follows = {Anchor.FIRST_BLOCK: first, Anchor.LAST_BLOCK: last}
    return tuple(d for d in found if follows[anchors[d.module, d.assessment]] is placement)


def _deadline(names: Names, deadline: Deadline) -> DeadlineFacts:
    due = f"{day_short(deadline.due)}, {deadline.due_time:%H:%M}"
    return DeadlineFacts(deadline.title, names.module(deadline.module), deadline.due, due, day_short(deadline.feedback))
