"""Small plans with timetables drawn at random, good or bad: whatever a rule may meet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from hsmc_scheduler.domain.cohort import Cohort
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.module import Anchor
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.split import allowed_splits
from hsmc_scheduler.domain.timetable import Placement, SetSitting, Sitting, Timetable
from tests.builders import (
    a_cohort,
    a_delivery,
    a_module,
    a_plan,
    a_room,
    a_session,
    a_set_meeting,
    a_slot,
    a_student,
    a_timetable,
    a_tutor,
    a_venue,
    an_assessment,
    placements,
)

FIRST_DAY = date(2027, 10, 4)
IDS = ("D1", "D2", "D3", "D4")
TUTORS = ("ann", "ben", "cat")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A plan, a timetable of it, an earlier one, and one block put elsewhere."""

    plan: Plan
    timetable: Timetable
    earlier: Timetable
    moved: Placement


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Three or four deliveries, work to hand in, two cohorts with options and a student out of step."""
    ids = IDS[: draw(st.integers(3, 4))]
    deliveries, modules = [], []
    for delivery in ids:
        days = draw(st.integers(2, 5))
        only = draw(st.lists(st.sampled_from(((), ("C1",), ("C2",))), min_size=days, max_size=days))
        make = draw(st.sampled_from((a_session, a_session, a_set_meeting)))
        sessions = tuple(make(str(n), delivery, only_cohorts=cohorts) for n, cohorts in enumerate(only))
        deliveries.append(a_delivery(delivery, sessions=sessions, block_lengths=(1, 2, 3)))
        work = tuple(
            an_assessment(f"{anchor.value}-{weeks}", weeks, anchor=anchor)
            for anchor in Anchor
            for weeks in draw(st.sets(st.integers(0, 3), max_size=2))
        )
        leads = tuple(draw(st.lists(st.sampled_from(TUTORS), min_size=1, max_size=2, unique=True)))
        modules.append(a_module(delivery, leads, teachers=TUTORS, assessments=work))
    return a_plan(
        deliveries,
        modules=tuple(modules),
        cohorts=draw(cohorts(ids)),
        students=(a_student(takes=draw(st.lists(st.sampled_from(ids), max_size=3, unique=True).map(tuple))),),
        tutors=tuple(a_tutor(t) for t in TUTORS),
        venues=(a_venue(), a_venue("westmere", overflow=True)),
        rooms=(a_room("oak"), a_room("elm", venue="westmere")),
    )


@st.composite
def cohorts(draw: st.DrawFn, ids: tuple[str, ...]) -> tuple[Cohort, ...]:
    """Two cohorts; each delivery is required by one, an option of one, or nothing of its business."""
    found = []
    for cohort in ("C1", "C2"):
        parts = draw(st.lists(st.sampled_from(("required", "option", "")), min_size=len(ids), max_size=len(ids)))
        required = tuple(d for d, part in zip(ids, parts, strict=True) if part == "required")
        options = [d for d, part in zip(ids, parts, strict=True) if part == "option"]
        slots = (a_slot(*options),) if options else ()
        found.append(a_cohort(cohort, draw(st.integers(1, 20)), required, electives=slots))
    return tuple(found)


@st.composite
def timetables(draw: st.DrawFn, plan: Plan) -> Timetable:
    """Each delivery cut in an allowed way and laid anywhere in twelve weeks, or not at all, with anybody anywhere."""
    laid = []
    for delivery in PlanIndex(plan).deliveries.values():
        split = draw(st.sampled_from((*allowed_splits(delivery)[:6], ())))
        starts = draw(st.lists(st.integers(0, 80), min_size=len(split), max_size=len(split)))
        days = [FIRST_DAY + timedelta(days=n) for n in starts]
        who = {s.id: tuple(draw(st.sets(st.sampled_from(TUTORS), max_size=2))) for s in delivery.sessions}
        room = draw(st.sampled_from(("oak", "elm", None)))
        laid.append(placements(plan, delivery.id, *zip(days, split, strict=True), room=room, tutors=who))
    return a_timetable(plan, *laid)


@st.composite
def elsewhere(draw: st.DrawFn, block: Placement) -> Placement:
    """The same sessions some days on, with other people in other rooms."""
    later = timedelta(days=draw(st.integers(-3, 80)))
    rooms, people = st.sampled_from(("oak", "elm", None)), st.sampled_from((*TUTORS, None))
    sittings = []
    for sitting in block.sittings:
        tutors = tuple(draw(st.sets(st.sampled_from(TUTORS), max_size=2)))
        sets = tuple(SetSitting(s.learning_set, draw(people), draw(rooms)) for s in sitting.sets)
        sittings.append(Sitting(sitting.session, sitting.day + later, tutors, draw(rooms), sets))
    return replace(block, sittings=tuple(sittings))


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """A plan with two timetables and a move; the first timetable has a block at least."""
    plan = draw(plans())
    timetable = draw(timetables(plan).filter(lambda t: bool(t.placements)))
    moved = draw(elsewhere(draw(st.sampled_from(timetable.placements))))
    return Drawn(plan, timetable, draw(timetables(plan)), moved)
