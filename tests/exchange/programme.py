"""A programme like the real one, with a timetable laid by hand: three intakes, two years, about forty blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache

from hsmc_scheduler.domain.cohort import Cohort, ElectiveOption, ElectiveSlot, PathwayYear
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.module import Anchor, Assessment, Module
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.plan import Office, Plan
from hsmc_scheduler.domain.room import Layout, LayoutCapacity, Room, RoomNeed, Venue
from hsmc_scheduler.domain.session import Session, SessionKind, Staffing
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.domain.tutor import TutorLimits
from hsmc_scheduler.projections.proof import Proof
from hsmc_scheduler.rules.score import score_timetable
from tests.builders import (
    NEXT_YEAR,
    PROGRAMME,
    VENUE,
    YEAR,
    Laid,
    a_calendar,
    a_delivery,
    a_first_year_pair,
    a_period,
    a_plan,
    a_timetable,
    a_tutor,
    a_venue,
    on,
    placements,
)

PAIR_DATES = {
    YEAR: ("2027-09-28", "2027-11-02", "2027-12-07", "2028-01-25", "2028-03-07", "2028-04-25", "2028-06-13"),
    NEXT_YEAR: ("2028-10-03", "2028-11-07", "2028-12-12", "2029-01-30", "2029-03-13", "2029-05-01", "2029-06-19"),
}
BLOCKS: dict[str, dict[str, tuple[Laid, ...]]] = {
    "HCQ": {
        YEAR: (("2027-10-12", 3), ("2027-11-17", 2)),
        NEXT_YEAR: (("2028-10-17", 3), ("2028-11-22", 2)),
    },
    "OD": {
        YEAR: (("2027-12-14", 3), ("2028-02-09", 2)),
        NEXT_YEAR: (("2028-11-28", 3), ("2029-02-06", 2)),
    },
    "PUI": {
        YEAR: (("2028-02-16", 2), ("2028-03-21", 3)),
        NEXT_YEAR: (("2029-02-21", 2), ("2029-03-20", 3)),
    },
    "OPT": {
        YEAR: (("2028-05-09", 3), ("2028-06-20", 2)),
        NEXT_YEAR: (("2029-05-15", 3), ("2029-06-26", 2)),
    },
}
WORKSHOPS = {
    YEAR: ("2027-10-22", "2028-01-21", "2028-03-31", "2028-05-26"),
    NEXT_YEAR: ("2028-10-20", "2029-01-19", "2029-04-13", "2029-05-25"),
}
MODULES = (
    ("LIC", "Leadership in Context", ("sam", "max"), ("ivy",)),
    ("ALL", "Applied Leadership Learning", ("sam", "max"), ("ivy",)),
    ("HCQ", "Health Care Quality: Innovation and Improvement", ("sam", "rae"), ("ned",)),
    ("OD", "Introduction to Organisational Development in Health and Social Care", ("rob", "kit"), ("ned",)),
    ("PUI", "Public and User Involvement in Health Care", ("bea", "kay"), ("ned",)),
    ("OPT", "Option (example)", ("lou",), ("ned",)),
    ("DISS", "Dissertation", ("amy",), ("ned",)),
)
FACILITATORS = ("max", "ivy", "una", "vic")
SHORT = Assessment("short", "Short assignment", Anchor.FIRST_BLOCK, 2, None, 0)
FINAL = Assessment("final", "3,000-word assignment", Anchor.LAST_BLOCK, 6, 3000, 0)


@cache
def the_plan() -> Plan:
    """The plan. Names, rooms and dates are invented."""
    tutors = tuple(dict.fromkeys((*(t for m in MODULES for t in (*m[2], *m[3])), *FACILITATORS)))
    limits = TutorLimits(days_a_week=4, days_a_year=40)
    return a_plan(
        _deliveries(),
        title="Leadership for Health Services Improvement 2027-29",
        calendar=a_calendar(2, periods=tuple(_periods())),
        modules=tuple(_module(*m) for m in MODULES),
        tutors=tuple(a_tutor(t, name=f"{t.capitalize()} Example", limits=limits) for t in tutors),
        venues=(a_venue(), Venue("hotel", "Edgbaston Park Hotel", overflow=True)),
        rooms=tuple(_rooms()),
        cohorts=tuple(_cohorts()),
        pins=(Pin("opening", f"PAIR-{YEAR}", 1, start=on("2027-09-28"), comment="Announced"),),
        office=Office("Jo Example", "timetable@example.org", "0121 496 0000", "HSMC", "X1234"),
        notes="People, rooms and dates are examples.",
    )


@cache
def the_timetable() -> Timetable:
    """Every delivery on dates; no tutor, room or person twice at once."""
    plan = the_plan()
    laid: list[tuple[Placement, ...]] = []
    for year in (YEAR, NEXT_YEAR):
        pair = tuple((day, 2) for day in PAIR_DATES[year])
        laid.append(_with_set_rooms(placements(plan, f"PAIR-{year}", *pair, room="seminar-1")))
        for code, dates in BLOCKS.items():
            room = "seminar-2"
            laid.append(placements(plan, f"{code}-{year}", *dates[year], room=room))
        workshops = tuple((day, 1) for day in WORKSHOPS[year])
        laid.append(placements(plan, f"DISS-{year}", *workshops, room="seminar-2"))
    return a_timetable(plan, *laid)


@cache
def the_proof() -> Proof:
    """The timetable's own cost, as if nothing could be better."""
    cost = score_timetable(the_plan(), the_timetable()).total
    return Proof("proven", cost, cost, 3.2, 1, datetime(2027, 3, 1, 14, 5))  # noqa: DTZ001 - local, as it is shown


def _with_set_rooms(blocks: tuple[Placement, ...]) -> tuple[Placement, ...]:
    """The first set sits in the main room; each has its own facilitator."""
    seats = (("una", "seminar-1"), ("vic", "group-1"), ("max", "group-2"))
    return tuple(
        replace(
            block,
            sittings=tuple(
                replace(s, sets=tuple(replace(x, tutor=t, room=r) for x, (t, r) in zip(s.sets, seats, strict=False)))
                for s in block.sittings
            ),
        )
        for block in blocks
    )


def _periods() -> Iterable[object]:
    closed = (
        ("2027-12-24", "2028-01-03", "Christmas and New Year"),
        ("2028-04-14", "2028-04-19", "Easter"),
        ("2028-05-01", "2028-05-01", "Early May bank holiday"),
        ("2028-05-29", "2028-05-29", "Spring bank holiday"),
        ("2028-08-28", "2028-08-28", "Summer bank holiday"),
        ("2028-12-25", "2029-01-01", "Christmas and New Year"),
        ("2029-03-30", "2029-04-04", "Easter"),
        ("2029-05-07", "2029-05-07", "Early May bank holiday"),
    )
    avoid = (
        ("2027-10-25", "2027-10-29", "School half-term, October 2027"),
        ("2028-02-21", "2028-02-25", "School half-term, February 2028"),
        ("2028-05-30", "2028-06-02", "School half-term, May 2028"),
        ("2028-10-23", "2028-10-27", "School half-term, October 2028"),
        ("2029-02-12", "2029-02-16", "School half-term, February 2029"),
    )
    yield from (a_period(first, last, label=label, provisional="Easter" in label) for first, last, label in closed)
    for first, last, label in avoid:
        yield replace(a_period(first, last), kind=type(a_period(first).kind)("avoid"), label=label)


def _module(code: str, title: str, leads: tuple[str, ...], teachers: tuple[str, ...]) -> Module:
    work = (FINAL,) if code == "ALL" else (replace(FINAL, after_weeks=12),) if code == "DISS" else (SHORT, FINAL)
    return Module(code, title, (), 60 if code == "DISS" else 20, leads, teachers, FACILITATORS, work)


def _rooms() -> Iterable[Room]:
    for number, seats in ((1, 40), (2, 30)):
        sizes = tuple(LayoutCapacity(layout, seats) for layout in Layout)
        yield Room(f"seminar-{number}", f"Seminar Room {number} (example)", VENUE, sizes, ("screen", "step-free"))
    for number in (1, 2):
        sizes = tuple(LayoutCapacity(layout, 10) for layout in Layout)
        yield Room(f"group-{number}", f"Group Room {number} (example)", VENUE, sizes)
    sizes = tuple(LayoutCapacity(layout, 60) for layout in Layout)
    yield Room("hotel-1", "Conference Room (example)", "hotel", sizes, ("screen",))


def _deliveries() -> Iterable[Delivery]:
    for year in (YEAR, NEXT_YEAR):
        pair = a_first_year_pair(f"PAIR-{year}", year=year)
        yield replace(pair, sessions=tuple(_named(s) for s in pair.sessions))
        for code in BLOCKS:
            yield a_delivery(f"{code}-{year}", 5, code, year=year)
        workshops = tuple(
            Session(str(n), "DISS", f"Dissertation workshop {n}", SessionKind.DISSERTATION_WORKSHOP)
            for n in range(1, 5)
        )
        yield a_delivery(f"DISS-{year}", sessions=workshops, block_lengths=(1,), year=year)


def _named(session: Session) -> Session:
    number = session.id[1:]
    if session.id.startswith("L"):
        return replace(session, title=f"Leadership in Context, day {number}", staffing=Staffing(2))
    if session.id.startswith("S"):
        return replace(session, title=f"Set meeting {int(number) + 1}", room=RoomNeed(Layout.BOARDROOM, seats=8))
    part = "Opening" if int(number) < 3 else "Closing"
    return replace(session, title=f"{part} workshop, day {(int(number) + 1) % 2 + 1}")


def _cohorts() -> Iterable[Cohort]:
    for intake in (2026, 2027, 2028):
        years = tuple(
            _pathway(year, first=int(year[:4]) == intake)
            for year in (YEAR, NEXT_YEAR)
            if 0 <= int(year[:4]) - intake < 2
        )
        yield Cohort(f"C{intake}", f"Intake {intake}", PROGRAMME, str(intake), 24, years)


def _pathway(year: str, *, first: bool) -> PathwayYear:
    if first:
        early = ElectiveSlot("One module early", tuple(ElectiveOption(f"{c}-{year}", 6) for c in BLOCKS))
        return PathwayYear(year, (f"PAIR-{year}",), (early,))
    rest = ElectiveSlot("The remaining modules", tuple(ElectiveOption(f"{c}-{year}", 18) for c in BLOCKS), 3)
    return PathwayYear(year, (), (rest, ElectiveSlot("Dissertation", (ElectiveOption(f"DISS-{year}", 18),))))
