"""Builders with defaults for everything in a plan, so that a test shows only what matters.

A plan built without a word is small, consistent and solvable: one delivery of five days, one cohort of eight that
requires every delivery, tutors who may all teach everything, a room that fits. Dates may be written "2027-10-05".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hsmc_scheduler.domain.calendar import AcademicYear, Calendar, Period, PeriodKind
from hsmc_scheduler.domain.cohort import ActionLearningSet, Cohort, ElectiveOption, ElectiveSlot, PathwayYear, Student
from hsmc_scheduler.domain.delivery import BlockLimit, Delivery, DeliveryOrder
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.module import Anchor, Assessment, Module
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.programme import Programme, Route
from hsmc_scheduler.domain.room import Layout, LayoutCapacity, Room, RoomBusy, Venue
from hsmc_scheduler.domain.ruleset import Importance, Parameter, RuleId, RuleSetting
from hsmc_scheduler.domain.session import LeadCover, Session, SessionKind, Staffing
from hsmc_scheduler.domain.split import allowed_splits
from hsmc_scheduler.domain.timetable import Placement, SetSitting, Sitting, Timetable
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind, Tutor

Day = date | str
Laid = tuple[Day, int]
"""A block's first day and its length in days."""

YEAR, NEXT_YEAR = "2027-28", "2028-29"
TUTORS = ("ann", "ben", "cat", "dan", "eve", "fay", "gus", "hal")
ROOM, VENUE, PROGRAMME, COHORT = "room", "park-house", "lhsi", "C1"


def on(day: Day) -> date:
    """The date written as a date or as "2027-10-05"."""
    return date.fromisoformat(day) if isinstance(day, str) else day


def a_calendar(years: int = 1, **changes: Any) -> Calendar:
    """Academic year 2027-28 (1 September 2027 to 31 August 2028), or that one and more after it."""
    span = tuple(
        AcademicYear(f"{y}-{(y + 1) % 100:02}", date(y, 9, 1), date(y + 1, 8, 31), date(y, 9, 27))
        for y in range(2027, 2027 + years)
    )
    return replace(Calendar(span), **changes)


def a_period(first: Day, last: Day | None = None, kind: PeriodKind = PeriodKind.CLOSED, **changes: Any) -> Period:
    """A closed period from `first` to `last`, both inclusive; one day where `last` is not said."""
    start, end = on(first), on(last or first)
    return replace(Period(f"{kind}-{start}", kind, f"{kind.value} {start}", start, end), **changes)


def an_absence(first: Day, last: Day | None = None, kind: AbsenceKind = AbsenceKind.AWAY, **changes: Any) -> Absence:
    """An absence from `first` to `last`, both inclusive; one day where `last` is not said."""
    return replace(Absence(on(first), on(last or first), kind), **changes)


def a_tutor(tutor: str = "ann", **changes: Any) -> Tutor:
    """A tutor whose name is the id with a capital."""
    return replace(Tutor(tutor, tutor.capitalize()), **changes)


def a_room(room: str = ROOM, seats: int = 40, venue: str = VENUE, **changes: Any) -> Room:
    """A room that holds `seats` people in every layout."""
    capacities = tuple(LayoutCapacity(layout, seats) for layout in Layout)
    return replace(Room(room, room.capitalize(), venue, capacities), **changes)


def a_room_busy(first: Day, last: Day | None = None, **changes: Any) -> RoomBusy:
    """Dates a room is taken by others, both inclusive; one day where `last` is not said."""
    return replace(RoomBusy(on(first), on(last or first)), **changes)


def a_venue(venue: str = VENUE, **changes: Any) -> Venue:
    """A home venue."""
    return replace(Venue(venue, venue.replace("-", " ").title()), **changes)


def an_assessment(assessment: str = "final", weeks: int = 4, **changes: Any) -> Assessment:
    """Work due some weeks after the last block, on whatever weekday that is."""
    return replace(Assessment(assessment, f"{assessment.capitalize()} assignment", Anchor.LAST_BLOCK, weeks), **changes)


def a_module(code: str = "D1", leads: tuple[str, ...] = ("ann",), **changes: Any) -> Module:
    """A module led by Ann and without assessments; who leads it facilitates its sets."""
    return replace(Module(code, f"Module {code}", leads=leads, facilitators=leads), **changes)


def a_session(session: str = "1", module: str = "D1", **changes: Any) -> Session:
    """A whole day of teaching by one tutor."""
    return replace(Session(session, module, f"Day {session}"), **changes)


def a_set_meeting(session: str = "1", module: str = "D1", **changes: Any) -> Session:
    """A day on which every set meets with its facilitator; nobody teaches beside them."""
    kind, staffing = SessionKind.SET_MEETING, Staffing(0, LeadCover.NONE)
    return replace(
        Session(session, module, f"Set meeting {session}", kind, sets_meet=True, staffing=staffing), **changes
    )


def a_delivery(delivery: str = "D1", days: int = 5, module: str | None = None, **changes: Any) -> Delivery:
    """Whole days "1", "2", ... of a module named as the delivery, in blocks of 2 or 3; `sessions` replaces the days."""
    sessions = changes.pop("sessions", None)
    if sessions is None:
        sessions = tuple(a_session(str(n), module or delivery) for n in range(1, days + 1))
    return replace(Delivery(delivery, f"Delivery {delivery}", YEAR, sessions), **changes)


def a_first_year_pair(delivery: str = "LIC+ALL", **changes: Any) -> Delivery:
    """Leadership in Context with Applied Leadership Learning: 14 days, A A | L S | L S | L S | L S | L S | A A."""
    opening, closing = (
        (
            a_session(f"A{n}", "ALL", kind=SessionKind.WORKSHOP, keep_with_next=True),
            a_session(f"A{n + 1}", "ALL", kind=SessionKind.WORKSHOP),
        )
        for n in (1, 3)
    )
    opening, closing = ((first, replace(second, sets_meet=True)) for first, second in (opening, closing))
    middle = (s for n in range(1, 6) for s in (a_session(f"L{n}", "LIC"), a_set_meeting(f"S{n}", "ALL")))
    return a_delivery(
        delivery,
        sessions=(*opening, *middle, *closing),
        block_limits=(BlockLimit(SessionKind.SET_MEETING, 1),),
        **changes,
    )


def a_cohort(cohort: str = COHORT, size: int = 8, required: tuple[str, ...] = ("D1",), **changes: Any) -> Cohort:
    """A cohort that requires some deliveries of 2027-28; `electives` and `one_of` are of that year too."""
    year = PathwayYear(YEAR, required, changes.pop("electives", ()), changes.pop("one_of", ()))
    return replace(Cohort(cohort, f"Cohort {cohort}", PROGRAMME, "2027", size, (year,)), **changes)


def a_slot(*deliveries: str, choose: int = 1, expected: int = 4) -> ElectiveSlot:
    """A slot that offers these deliveries, `expected` people at each."""
    return ElectiveSlot("Electives", tuple(ElectiveOption(d, expected) for d in deliveries), choose)


def a_set(learning_set: str = "S1", cohort: str = COHORT, size: int = 8, **changes: Any) -> ActionLearningSet:
    """A set of eight whose facilitator is not chosen."""
    return replace(ActionLearningSet(learning_set, f"Set {learning_set}", cohort, size), **changes)


def a_student(student: str = "sam", cohort: str = COHORT, **changes: Any) -> Student:
    """A student who takes what the cohort requires."""
    return replace(Student(student, student.capitalize(), cohort), **changes)


def an_order(first: str, then: str, **changes: Any) -> DeliveryOrder:
    """All of `first` before `then` starts."""
    return replace(DeliveryOrder(f"{first}-{then}", first, then), **changes)


def a_pin(delivery: str = "D1", block: int = 1, start: Day | None = None, **changes: Any) -> Pin:
    """A pin that holds nothing but what is said."""
    return replace(Pin(f"pin-{delivery}-{block}", delivery, block, on(start) if start else None), **changes)


def a_rule(rule: RuleId, importance: Importance = Importance.REQUIRED, **parameters: int) -> RuleSetting:
    """A rule at that importance, with the numbers given by name."""
    return RuleSetting(rule, importance, tuple(Parameter(name, value) for name, value in parameters.items()))


def a_plan(deliveries: Iterable[Delivery] | None = None, **changes: Any) -> Plan:
    """A plan of these deliveries with whatever they need; anything given by name replaces what would be made up.

    Made up: one cohort that requires every delivery; as many rooms as sets meet at once, and tutors for them beside
    those who teach (and everyone named in a module or a team); a module for each code taught, led by the first tutor,
    taught and facilitated by all.
    """
    deliveries = (a_delivery(),) if deliveries is None else tuple(deliveries)
    years = max(int(d.year[:4]) - 2026 for d in deliveries) if deliveries else 1
    plan = replace(
        Plan("A plan", a_calendar(max(1, years)), venues=(a_venue(),), deliveries=deliveries),
        programmes=(Programme(PROGRAMME, "Leadership", (Route("msc", "MSc", 180),)),),
        **changes,
    )
    if "cohorts" not in changes:
        taken = {y.id: tuple(d.id for d in deliveries if d.year == y.id) for y in plan.calendar.years}
        pathway = tuple(PathwayYear(year, required) for year, required in taken.items() if required)
        plan = replace(plan, cohorts=(a_cohort(pathway=pathway),))
    index = PlanIndex(plan)
    sessions = [(d.id, s) for d in index.deliveries.values() for s in d.sessions]
    most_sets = max((len(index.sets(d, s)) for d, s in sessions), default=0)
    if "rooms" not in changes:
        plan = replace(plan, rooms=(a_room(), *(a_room(f"{ROOM}-{n}") for n in range(2, most_sets + 1))))
    if "tutors" not in changes:
        named = [t for m in plan.modules for t in (*m.team, *m.facilitators)]
        named += [t for d in deliveries for s in d.sessions for t in s.staffing.team]
        people = max((s.staffing.tutors for _, s in sessions), default=1) + (len(index.all_sets) if most_sets else 0)
        ids = dict.fromkeys((*TUTORS[: max(1, people)], *named))
        plan = replace(plan, tutors=tuple(a_tutor(t) for t in ids))
    known = {m.code for m in plan.modules}
    first, *others = (t.id for t in plan.tutors) if plan.tutors else ("ann",)
    made_up = tuple(
        a_module(code, (first,), teachers=tuple(others), facilitators=(first, *others))
        for code in dict.fromkeys(m for d in deliveries for m in d.modules)
        if code not in known
    )
    return replace(plan, modules=(*plan.modules, *made_up))


def placements(
    plan: Plan,
    delivery: str,
    *blocks: Laid,
    room: str | None = "",
    tutors: Mapping[str, tuple[str, ...]] | tuple[str, ...] | None = None,
) -> tuple[Placement, ...]:
    """A delivery's sessions laid in order on blocks that start on those dates and last that many days.

    The main room is the first room that fits unless said; each session has the first tutors of its team who make it
    up, unless `tutors` says who: for all sessions, or by session id. Each set has its own facilitator and room.
    """
    index = PlanIndex(plan)
    found, first_day = [], 0
    for number, (start, length) in enumerate(blocks, 1):
        sittings = []
        for offset, sessions in enumerate(index.days[delivery][first_day : first_day + length]):
            day = date.fromordinal(on(start).toordinal() + offset)
            for session in sessions:
                chosen = tutors.get(session.id) if isinstance(tutors, Mapping) else tutors
                sittings.append(a_sitting(index, delivery, session.id, day, room=room, tutors=chosen))
        found.append(Placement(delivery, number, tuple(sittings)))
        first_day += length
    return tuple(found)


def a_sitting(
    index: PlanIndex,
    delivery: str,
    session_id: str,
    day: Day,
    room: str | None = "",
    tutors: tuple[str, ...] | None = None,
) -> Sitting:
    """One session on its date, with a room, tutors and facilitators that suit it unless said (see `placements`)."""
    session = index.sessions[delivery, session_id]
    if tutors is None:
        needed = session.staffing.tutors
        if session.staffing.leads is LeadCover.ALL:
            needed = max(needed, len(index.leads(session)))
        tutors = index.team(session)[:needed]
    need = index.main_need(delivery, session)
    if room == "":
        room = next(iter(index.rooms_that_fit(need)), None) if need else None
    others = [r for r in index.rooms if r != room]
    facilitators = index.facilitators(session)
    order = list(index.all_sets)  # counted from the back of the list, so that the lead is left to teach
    sets = []
    for number, learning_set in enumerate(index.sets(delivery, session)):
        own_room = (room if number == 0 else others[number - 1] if number <= len(others) else None) if need else None
        place = -1 - order.index(learning_set.id)
        facilitator = learning_set.facilitator or (facilitators[place] if -place <= len(facilitators) else None)
        sets.append(SetSitting(learning_set.id, facilitator, own_room))
    return Sitting(session_id, on(day), tutors, room, tuple(sets))


def a_placement(plan: Plan, delivery: str, start: Day, length: int, **laid: Any) -> Placement:
    """The first block of a delivery, laid as `placements` does."""
    return placements(plan, delivery, (start, length), **laid)[0]


def a_timetable(plan: Plan, *laid: tuple[Placement, ...] | Placement, **changes: Any) -> Timetable:
    """A timetable of these placements, in order of delivery and block."""
    every = [p for group in laid for p in (group if isinstance(group, tuple) else (group,))]
    every.sort(key=lambda p: p.key)
    return replace(Timetable(tuple(every), plan_fingerprint=fingerprint(plan)), **changes)


def a_full_timetable(plan: Plan, weeks: int = 1, first: Day = "2027-10-05") -> Timetable:
    """Every delivery laid by its first allowed split, a block every `weeks` weeks, whatever the plan's dates say."""
    start, laid = on(first), []
    for delivery in PlanIndex(plan).deliveries.values():
        blocks = []
        for length in allowed_splits(delivery)[0]:
            blocks.append((start, length))
            start += timedelta(weeks=weeks)
        laid.append(placements(plan, delivery.id, *blocks))
    return a_timetable(plan, *laid)


def with_sitting(placement: Placement, session: str, **changes: Any) -> Placement:
    """The placement with one session's sitting changed: its day, tutors, room or sets."""
    if "day" in changes:
        changes["day"] = on(changes["day"])
    sittings = (replace(s, **changes) if s.session == session else s for s in placement.sittings)
    return replace(placement, sittings=tuple(sittings))


def with_set(placement: Placement, session: str, learning_set: str, **changes: Any) -> Placement:
    """The placement with the tutor or the room of one set changed in one session."""
    sitting = next(s for s in placement.sittings if s.session == session)
    sets = (replace(s, **changes) if s.learning_set == learning_set else s for s in sitting.sets)
    return with_sitting(placement, session, sets=tuple(sets))
