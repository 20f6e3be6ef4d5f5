"""The shapes of block teaching: how a module, the first-year pair and workshops of single days are cut and staffed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hsmc_scheduler.domain.calendar import AcademicYear, monday_of
from hsmc_scheduler.domain.delivery import BlockLimit, BlockWindow, DateWindow, Delivery, GapLimits
from hsmc_scheduler.domain.module import Anchor, Assessment, Module
from hsmc_scheduler.domain.room import Layout, RoomNeed
from hsmc_scheduler.domain.session import LeadCover, Session, SessionKind, Staffing

SET_SIZE = 8
FRIDAY, THURSDAY = 4, 3
EXAMPLE_DATES = "Example: dates within the year are invented."

TWO_TUTORS = Staffing(tutors=2)
ONE_TUTOR = Staffing()
FACILITATORS_ONLY = Staffing(tutors=0, leads=LeadCover.NONE)
SET_ROOM = RoomNeed(Layout.BOARDROOM, seats=SET_SIZE)
"""On a set-meeting day the main room holds the first set only."""


def day_of_week(year: AcademicYear, week: int, weekday: int) -> date:
    """The date of a weekday (0 is Monday) in a numbered week of the year."""
    return monday_of(year.week_one) + timedelta(weeks=week - 1, days=weekday)


def weeks(year: AcademicYear, first: int, last: int) -> DateWindow:
    """Monday of one numbered week to Friday of another."""
    return DateWindow(day_of_week(year, first, 0), day_of_week(year, last, FRIDAY), comment=EXAMPLE_DATES)


def teaching_days(
    module: str, number: int, staffing: Staffing = TWO_TUTORS, prefix: str = "day"
) -> tuple[Session, ...]:
    """Whole days of teaching, numbered from 1."""
    return tuple(Session(f"{prefix}-{n}", module, f"Day {n}", staffing=staffing) for n in range(1, number + 1))


def cut(sessions: Sequence[Session], lengths: Sequence[int]) -> tuple[Session, ...]:
    """Whole days marked so that only this split is left: each day but the last of a block kept with the next."""
    last_days = {sum(lengths[: n + 1]) for n in range(len(lengths))}
    return tuple(replace(s, keep_with_next=n not in last_days) for n, s in enumerate(sessions, 1))


def module_delivery(
    module: Module, year: AcademicYear, window: DateWindow, split: Sequence[int] = (), staffing: Staffing = TWO_TUTORS
) -> Delivery:
    """Five days in two blocks; three and two days in either order unless a split is given."""
    days = teaching_days(module.code, 5, staffing)
    return Delivery(
        f"{module.code.lower()}-{year.id}",
        f"{module.title}, {year.id}",
        year.id,
        cut(days, split) if split else days,
        gaps=GapLimits(14, 70, comment="Example: the short assignment falls between the blocks."),
        window=window,
    )


def first_year_pair(
    delivery: str, title: str, year: AcademicYear, context: str, learning: str, meetings: int = 5
) -> Delivery:
    """Fourteen days: A A | L S | L S | L S | L S | L S | A A; fewer with fewer `meetings`.

    Opening and closing are workshops of two days each, kept whole; the sets meet on one day of each. Between them a
    day of `context` (L) goes before each day on which only the sets of `learning` meet (S), at most one in a block.
    """
    workshop = Session("", learning, "", SessionKind.WORKSHOP, staffing=TWO_TUTORS)
    meeting = replace(workshop, kind=SessionKind.SET_MEETING, sets_meet=True, staffing=FACILITATORS_ONLY, room=SET_ROOM)
    between: list[Session] = []
    for n, day in enumerate(teaching_days(context, meetings, prefix=context.lower()), 1):
        between += (day, replace(meeting, id=f"sets-{n}", title=f"Action learning set meeting {n + 1}"))
    sessions = (
        replace(workshop, id="opening-1", title="Opening workshop, day 1", keep_with_next=True),
        replace(workshop, id="opening-2", title="Opening workshop, day 2, and first set meeting", sets_meet=True),
        *between,
        replace(workshop, id="closing-1", title="Closing workshop, day 1", keep_with_next=True),
        replace(workshop, id="closing-2", title="Closing workshop, day 2, and final set meeting", sets_meet=True),
    )
    return Delivery(
        delivery,
        title,
        year.id,
        sessions,
        block_limits=(BlockLimit(SessionKind.SET_MEETING, 1),),
        gaps=GapLimits(14, 70, comment=EXAMPLE_DATES),
        window=weeks(year, 1, 40),
        block_windows=(BlockWindow(1, weeks(year, 1, 2)), BlockWindow(-1, weeks(year, 35, 40))),
    )


def single_days(
    module: Module, year: AcademicYear, number: int, window: DateWindow, preferred: tuple[int, ...] = (FRIDAY, THURSDAY)
) -> Delivery:
    """Workshops of one day each, best on Fridays, at least four weeks apart."""
    workshop = Session("", module.code, "", SessionKind.DISSERTATION_WORKSHOP, room=RoomNeed(Layout.CLASSROOM))
    return Delivery(
        f"{module.code.lower()}-{year.id}",
        f"{module.title}: workshops, {year.id}",
        year.id,
        tuple(replace(workshop, id=f"workshop-{n}", title=f"Workshop {n}") for n in range(1, number + 1)),
        block_lengths=(1,),
        gaps=GapLimits(28, 98, comment=EXAMPLE_DATES),
        window=window,
        preferred_start_weekdays=preferred,
    )


def assignments(short_weeks: int | None = 2, final_weeks: int = 6) -> tuple[Assessment, ...]:
    """A short assignment within the module, and one of 3,000 words at its end; due on Mondays at noon."""
    offset = "Example: the programme page gives no deadline."
    short = Assessment("short", "Short assignment", Anchor.FIRST_BLOCK, short_weeks or 0, None, 0, comment=offset)
    final = Assessment("final", "3,000-word assignment", Anchor.LAST_BLOCK, final_weeks, 3000, 0, comment=offset)
    return (final,) if short_weeks is None else (short, final)
