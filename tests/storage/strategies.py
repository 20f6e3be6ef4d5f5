"""Hypothesis strategies for whole plans: every field filled, every reference to something that exists.

The dates, splits and numbers are those the domain's classes accept, not those a timetable can be found for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from hsmc_scheduler.domain.calendar import AcademicYear, Calendar, Period, PeriodKind
from hsmc_scheduler.domain.cohort import (
    ActionLearningSet,
    Cohort,
    ElectiveOption,
    ElectiveSlot,
    PathwayYear,
    RepeatRuns,
    RouteShare,
    Student,
)
from hsmc_scheduler.domain.correspondence import (
    Answer,
    Booking,
    BookingStatus,
    CalendarEvent,
    ColumnMapping,
    Correspondence,
    EventKind,
    Review,
)
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import (
    BlockLimit,
    BlockWindow,
    DateWindow,
    Delivery,
    DeliveryOrder,
    GapLimits,
    OrderPart,
)
from hsmc_scheduler.domain.module import Anchor, Assessment, Module
from hsmc_scheduler.domain.pin import Pin, PinnedTutors
from hsmc_scheduler.domain.plan import Office, Plan
from hsmc_scheduler.domain.programme import Programme, Route
from hsmc_scheduler.domain.room import Layout, LayoutCapacity, Room, RoomBusy, RoomNeed, Venue
from hsmc_scheduler.domain.ruleset import Importance, Parameter, RuleId, RuleSetting
from hsmc_scheduler.domain.session import LeadCover, Session, SessionKind, Staffing
from hsmc_scheduler.domain.timetable import Placement, Release, RunChoice, SetSitting, Sitting, Timetable
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind, Tutor, TutorLimits
from hsmc_scheduler.projections.proof import Proof
from hsmc_scheduler.storage.document import Document

FIRST, LAST = date(2027, 9, 1), date(2029, 8, 31)
YEARS = ("2027-28", "2028-29")
ODD_TEXTS = (
    "=1+1", "<b>bold</b>", '"quoted"', "\\", "\\u0000", "line\nbreak", "tab\t", "Łő é ñ", "日本", "🎓", "\u202eback",
    "\u2028", "null", "NaN", "1e999", "{}", " padded ", "{'a': 1}",
)  # fmt: skip

_letters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
names = st.one_of(
    st.sampled_from(ODD_TEXTS), st.builds("{}{}".format, st.sampled_from("abZ"), st.text(_letters, max_size=6))
)
texts = st.just("") | names
days = st.dates(FIRST, LAST)
times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
weekdays = st.lists(st.integers(0, 6), max_size=5, unique=True).map(tuple)
counts = st.integers(0, 60)
maybe_days = st.none() | st.integers(1, 366)
flags = st.booleans()


def spans(longest: int = 30) -> st.SearchStrategy[tuple[date, date]]:
    """A first and a last day, in that order."""
    return st.tuples(days, st.integers(0, longest)).map(lambda s: (s[0], s[0] + timedelta(days=s[1])))


def some(of: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    """None to `most` of them."""
    return st.lists(of, max_size=most).map(tuple)


def chosen(ids: Sequence[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of these ids, each once."""
    return st.lists(st.sampled_from(ids), max_size=most, unique=True).map(tuple) if ids else st.just(())


def one_of_each(make: Any, ids: Sequence[str]) -> st.SearchStrategy[tuple[Any, ...]]:
    """What `make` builds for each id."""
    return st.tuples(*(make(i) for i in ids))


def _ids(prefix: str, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.integers(0, most).map(lambda n: tuple(f"{prefix}{i}" for i in range(n)))


years = tuple(
    AcademicYear(name, date(2027 + n, 9, 1), date(2028 + n, 8, 31), date(2027 + n, 9, 27))
    for n, name in enumerate(YEARS)
)
periods = st.builds(
    lambda span, **others: Period(start=span[0], end=span[1], **others),
    span=spans(),
    id=names,
    kind=st.sampled_from(PeriodKind),
    label=names,
    provisional=flags,
    active=flags,
    comment=texts,
)
calendars = st.builds(Calendar, st.just(years), some(periods), weekdays.map(lambda w: w or (0,)))
absences = st.builds(
    lambda span, **others: Absence(*span, **others),
    span=spans(),
    kind=st.sampled_from(AbsenceKind),
    part=st.sampled_from(DayPart),
    reason=texts,
    active=flags,
    comment=texts,
)
busies = st.builds(
    lambda span, **others: RoomBusy(*span, **others), span=spans(), part=st.sampled_from(DayPart), reason=texts
)
windows = st.builds(
    lambda span, early, late, active: DateWindow(span[0] if early else None, span[1] if late else None, active),
    spans(300),
    flags,
    flags,
    flags,
)
assessments = st.builds(
    Assessment,
    id=names,
    title=names,
    anchor=st.sampled_from(Anchor),
    after_weeks=st.integers(0, 52),
    words=st.none() | counts,
    weekday=st.none() | st.integers(0, 4),
    due_time=times,
    feedback_working_days=st.integers(0, 250),
    active=flags,
    comment=texts,
)
needs = st.builds(RoomNeed, st.sampled_from(Layout), some(names), st.none() | counts)
rules = st.lists(
    st.builds(
        RuleSetting,
        st.sampled_from(RuleId),
        st.sampled_from(Importance),
        some(st.builds(Parameter, names, st.integers(-5, 999))),
        flags,
        texts,
    ),
    max_size=3,
    unique_by=lambda r: r.rule,
).map(tuple)
offices = st.builds(Office, contact=texts, email=texts, tell_employers_weeks=counts, request_rooms_working_days=counts)


def tutors(ids: Sequence[str]) -> st.SearchStrategy[tuple[Tutor, ...]]:
    """Tutors of these ids."""
    limits = st.builds(TutorLimits, maybe_days, maybe_days, maybe_days)
    return one_of_each(
        lambda i: st.builds(Tutor, st.just(i), names, texts, weekdays, weekdays, some(absences), limits, flags, texts),
        ids,
    )


def modules(codes: Sequence[str], people: Sequence[str]) -> st.SearchStrategy[tuple[Module, ...]]:
    """Modules of these codes, taught by some of these tutors."""
    who = chosen(people)
    return one_of_each(
        lambda c: st.builds(Module, st.just(c), names, some(names), counts, who, who, who, some(assessments), texts),
        codes,
    )


def rooms(ids: Sequence[str], venues: Sequence[str]) -> st.SearchStrategy[tuple[Room, ...]]:
    """Rooms of these ids in some of these venues."""
    capacities = some(st.builds(LayoutCapacity, st.sampled_from(Layout), counts))
    return one_of_each(
        lambda i: st.builds(
            Room, st.just(i), names, st.sampled_from(venues), capacities, some(names), some(busies), flags, texts
        ),
        ids,
    )


@st.composite
def deliveries(
    draw: st.DrawFn, delivery: str, codes: Sequence[str], people: Sequence[str], cohorts: Sequence[str]
) -> Delivery:
    """A delivery of some of these modules, in blocks it may or may not divide into."""
    sessions = tuple(
        Session(
            id=f"s{n}",
            module=draw(st.sampled_from(codes)),
            title=draw(names),
            kind=draw(st.sampled_from(SessionKind)),
            part=draw(st.sampled_from(DayPart)),
            sets_meet=draw(flags),
            staffing=draw(st.builds(Staffing, st.integers(0, 20), st.sampled_from(LeadCover), chosen(people))),
            room=draw(st.none() | needs),
            keep_with_next=draw(flags),
            only_cohorts=draw(chosen(cohorts)),
            starts=draw(st.none() | st.just(time(9, 15))),
            comment=draw(texts),
        )
        for n in range(draw(st.integers(1, 4)))
    )
    return Delivery(
        id=delivery,
        title=draw(names),
        year=draw(st.sampled_from(YEARS)),
        sessions=sessions,
        block_lengths=draw(st.lists(st.integers(1, 7), min_size=1, max_size=3).map(tuple)),
        block_limits=draw(some(st.builds(BlockLimit, st.sampled_from(SessionKind), st.integers(1, 3)), 1)),
        gaps=draw(st.builds(GapLimits, st.integers(1, 40), st.none() | st.integers(40, 90), flags, texts)),
        window=draw(windows),
        block_windows=draw(some(st.builds(BlockWindow, st.sampled_from((-2, -1, 1, 2)), windows), 1)),
        ideal_gap_weeks=draw(st.none() | st.tuples(st.integers(0, 4), st.integers(4, 9))),
        weekdays=draw(st.none() | weekdays),
        preferred_start_weekdays=draw(weekdays),
        active=draw(flags),
        comment=draw(texts),
    )


def cohorts(
    ids: Sequence[str], programmes: Sequence[Programme], taught: Sequence[Delivery]
) -> st.SearchStrategy[tuple[Cohort, ...]]:
    """Cohorts of these ids that take some of these deliveries in the years they are taught."""

    def pathway_year(year: str) -> st.SearchStrategy[PathwayYear]:
        offered = chosen([d.id for d in taught if d.year == year])
        slot = st.tuples(names, offered, counts).map(
            lambda s: ElectiveSlot(s[0], tuple(ElectiveOption(d, s[2]) for d in s[1]), min(1, len(s[1])))
        )
        return st.builds(
            PathwayYear, st.just(year), offered, some(slot, 1), some(st.builds(RepeatRuns, names, offered), 1)
        )

    def cohort(cohort_id: str, programme: Programme) -> st.SearchStrategy[Cohort]:
        shares = some(st.builds(RouteShare, st.sampled_from([r.id for r in programme.routes]), counts))
        pathway = st.tuples(*map(pathway_year, YEARS))
        return st.builds(
            Cohort,
            st.just(cohort_id),
            names,
            st.just(programme.id),
            texts,
            counts,
            pathway,
            shares,
            st.integers(1, 12),
            texts,
        )

    return one_of_each(lambda i: st.sampled_from(programmes).flatmap(lambda p: cohort(i, p)), ids)


@st.composite
def timetables(draw: st.DrawFn, plan: Plan) -> Timetable:
    """Some blocks of a plan put anywhere, whatever the rules say of it."""
    people, places = [t.id for t in plan.tutors], [r.id for r in plan.rooms]
    somebody = st.none() | st.sampled_from(people) if people else st.none()
    somewhere = st.none() | st.sampled_from(places) if places else st.none()
    seats = [st.builds(SetSitting, st.just(s.id), somebody, somewhere) for s in plan.sets]
    found = tuple(
        Placement(
            d.id,
            1,
            tuple(
                Sitting(s.id, draw(days), draw(chosen(people)), draw(somewhere), draw(st.tuples(*seats)))
                for s in d.sessions
            ),
        )
        for d in plan.deliveries
        if draw(flags)
    )
    choices = tuple(
        RunChoice(c.id, runs.title, runs.runs[0])
        for c in plan.cohorts
        for y in c.pathway
        for runs in y.one_of
        if runs.runs
    )
    return Timetable(found, choices, draw(st.sampled_from(("", "0123456789abcdef"))))


@st.composite
def plans(draw: st.DrawFn, *, releases: bool = True) -> Plan:
    """A whole plan, with at most one release."""
    people, codes = draw(_ids("tutor", 3)), draw(_ids("M", 3)) or ("M",)
    venues, groups = draw(_ids("venue", 2)), draw(_ids("cohort", 2))
    programmes = tuple(
        Programme(i, draw(names), (Route("msc", draw(names), draw(counts), draw(chosen(codes))),)) for i in ("p0", "p1")
    )
    taught = draw(one_of_each(lambda i: deliveries(i, codes, people, groups), draw(_ids("D", 3))))
    ids = [d.id for d in taught]
    sets = tuple(
        ActionLearningSet(
            f"set{n}", draw(names), c, draw(counts), draw(st.none() | st.sampled_from(people)) if people else None
        )
        for n, c in enumerate(groups)
    )
    students = tuple(
        Student(
            f"student{n}",
            draw(names),
            c,
            "msc",
            draw(texts),
            takes=draw(chosen(ids)),
            skips=draw(chosen(ids)),
            residential=draw(flags),
        )
        for n, c in enumerate(groups)
    )
    orders = tuple(
        DeliveryOrder(f"order{n}", a, b, draw(st.sampled_from(OrderPart)), draw(counts), draw(flags))
        for n, (a, b) in enumerate(pairwise(ids))
    )
    pins = tuple(
        Pin(f"pin{n}", d.id, draw(st.integers(1, 3)), draw(st.none() | days), draw(st.none() | st.integers(1, 3)),
            tutors=draw(some(st.builds(PinnedTutors, st.just("s0"), chosen(people)), 1)), active=draw(flags))
        for n, d in enumerate(taught)
    )  # fmt: skip
    plan = Plan(
        title=draw(texts),
        calendar=draw(calendars),
        programmes=programmes,
        modules=draw(modules(codes, people)),
        tutors=draw(tutors(people)),
        venues=tuple(Venue(v, draw(names), draw(texts), draw(flags)) for v in venues),
        rooms=draw(rooms(draw(_ids("room", 2)), venues)) if venues else (),
        cohorts=draw(cohorts(groups, programmes, taught)),
        sets=sets,
        students=students,
        deliveries=taught,
        orders=orders,
        pins=pins,
        rules=draw(rules),
        office=draw(offices),
        frozen_before=draw(st.none() | days),
        notes=draw(texts),
        correspondence=draw(letters),
    )
    if releases and draw(flags):
        release = Release(1, draw(days), draw(names), draw(timetables(plan)), draw(some(texts)), draw(texts))
        plan = replace(plan, releases=(release,))
    return plan


clocks = st.times().map(lambda t: t.replace(second=0, microsecond=0))
several = st.lists(texts, max_size=2).map(tuple)
letters = st.builds(
    Correspondence,
    some(
        st.builds(Booking, names, names, names, days, clocks, clocks, clocks, clocks, counts, several, several, texts,
                  st.sampled_from(BookingStatus), st.none() | days, texts, st.none() | texts)
    ),
    some(
        st.builds(Review, names, counts, names, st.lists(days, max_size=3).map(tuple), flags, texts,
                  st.none() | days, names)
    ),
    some(st.builds(Answer, names, days, st.none() | days)),
    some(
        st.builds(CalendarEvent, names, counts, st.sampled_from(EventKind), names, names, texts, days,
                  st.none() | clocks, st.none() | clocks, texts, texts, several, several, several, several, flags)
    ),
    some(several.map(lambda texts: ColumnMapping(texts, texts))),
    texts,
    counts,
)  # fmt: skip
costs = st.none() | st.integers(0, 999_999_999)
moments = st.datetimes(datetime(2027, 1, 1), datetime(2029, 1, 1))  # noqa: DTZ001 - local, as it is shown
durations = st.floats(0, 86_400)
proofs = st.builds(
    Proof, st.sampled_from(("proven", "within", "stopped")), costs, costs, durations, st.integers(0, 999_999_999),
    moments, texts, st.none() | durations, texts,
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A plan with a timetable and what was proven of it, or without."""
    plan = draw(plans())
    return Document(plan, draw(timetables(plan)) if draw(flags) else None, draw(st.none() | proofs))
