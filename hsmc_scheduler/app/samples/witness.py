"""A hidden timetable: blocks are put on dates first, and the plan is then drawn around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from hsmc_scheduler.app.samples.shapes import EXAMPLE_DATES, day_of_week
from hsmc_scheduler.domain.calendar import AcademicYear, Calendar, PeriodKind
from hsmc_scheduler.domain.delivery import DateWindow, Delivery, GapLimits
from hsmc_scheduler.domain.session import LeadCover
from hsmc_scheduler.domain.timetable import Placement, SetSitting, Sitting

LAST_WEEK = 47
_STARTS = {3: (1, 0, 2), 2: (1, 2, 0, 3)}
"""First weekdays tried for a block of that length; 0 is Monday."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who does what in a delivery: everyone who teaches it, and the facilitator of each set that meets."""

    teach: tuple[str, ...]
    sets: tuple[tuple[str, str], ...] = ()
    """Set id and tutor id."""

    @property
    def everyone(self) -> tuple[str, ...]:
        """The people kept free for each block as a whole."""
        return (*self.teach, *(tutor for _, tutor in self.sets))


@dataclass(slots=True)
class Diary:
    """The dates people and rooms are taken on. Rooms are numbered; more are added only when a block needs one."""

    calendar: Calendar
    rooms: int
    group_rooms: int
    taken: defaultdict[str, set[date]] = field(default_factory=lambda: defaultdict(set))
    unwelcome: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        self.unwelcome = self.calendar.days_of(PeriodKind.CLOSED) | self.calendar.days_of(PeriodKind.AVOID)

    def find(
        self, year: AcademicYear, week: int, length: int, people: Sequence[str], groups: int, used: set[int]
    ) -> tuple[int, tuple[date, ...]]:
        """The first week from `week` on, none of `used`, where people and rooms are free; and the days.

        Raises:
            LookupError: the people are busy to the end of the year.
        """
        for more in (0, 1):
            for candidate in range(week, LAST_WEEK + 1):
                for weekday in _STARTS[length] if candidate not in used else ():
                    first = day_of_week(year, candidate, weekday)
                    days = tuple(first + timedelta(days=n) for n in range(length))
                    if self._all_free(days, people) and self._has_rooms(days, groups, more):
                        return candidate, days
        raise LookupError(f"no week left from week {week} of {year.id}")

    def _all_free(self, days: Sequence[date], people: Sequence[str]) -> bool:
        return self.unwelcome.isdisjoint(days) and all(self.taken[who].isdisjoint(days) for who in people)

    def _has_rooms(self, days: Sequence[date], groups: int, more: int) -> bool:
        """Whether rooms are free then; with `more`, rooms are added to the building until they are."""
        main, small = (len(self.free_rooms(kind, days)) for kind in ("seminar", "group"))
        if more:
            self.rooms += max(0, 1 - main)
            self.group_rooms += max(0, groups - small)
        return bool(more) or (main > 0 and small >= groups)

    def free_rooms(self, kind: str, days: Iterable[date]) -> list[str]:
        """The ids of the Park House rooms of that kind nobody has on any of the days."""
        number = self.rooms if kind == "seminar" else self.group_rooms
        ids = (f"park-house-{kind}-{n}" for n in range(1, number + 1))
        return [room for room in ids if self.taken[room].isdisjoint(days)]

    def take(self, who: Iterable[str], days: Iterable[date]) -> None:
        """Enter the days in these diaries."""
        for key in who:
            self.taken[key].update(days)


def place(
    diary: Diary, year: AcademicYear, delivery: Delivery, weeks: Sequence[tuple[int, int]], cast: Cast, used: set[int]
) -> list[Placement]:
    """Put a delivery's blocks, given as (week wanted, length), on dates in order; `used` weeks are kept clear."""
    placements: list[Placement] = []
    first_day, week = 0, 0
    for number, (wanted, length) in enumerate(weeks, 1):
        days_of_block = delivery.days[first_day : first_day + length]
        groups = len(cast.sets) - 1 if any(s.sets_meet for day in days_of_block for s in day) else 0
        week, days = diary.find(year, max(wanted, week + 2), length, cast.everyone, groups, used)
        used.add(week)
        room = diary.free_rooms("seminar", days)[0]
        others = diary.free_rooms("group", days)[:groups]
        sittings = tuple(
            Sitting(
                s.id,
                day,
                cast.teach if s.staffing.leads is not LeadCover.NONE else (),
                room,
                _set_sittings(cast, (room, *others)) if s.sets_meet else (),
            )
            for day, sessions in zip(days, days_of_block, strict=True)
            for s in sessions
        )
        placements.append(Placement(delivery.id, number, sittings))
        diary.take((*cast.everyone, room, *others), days)
        first_day += length
    return placements


def drawn_around(delivery: Delivery, placements: Sequence[Placement], year: AcademicYear, slack_weeks: int) -> Delivery:
    """The delivery with a window and gaps that leave room for those placements and some slack."""
    slack = timedelta(weeks=slack_weeks)
    first, last = max(year.start, placements[0].start - slack), min(year.end, placements[-1].end + slack)
    gaps = [(b.start - a.end).days for a, b in pairwise(placements)]
    return replace(
        delivery,
        window=DateWindow(first, last, comment=EXAMPLE_DATES),
        block_windows=(),
        gaps=GapLimits(min(7, *gaps), max(84, *gaps), comment=EXAMPLE_DATES),
    )


def _set_sittings(cast: Cast, rooms: Sequence[str]) -> tuple[SetSitting, ...]:
    return tuple(SetSitting(s, tutor, room) for (s, tutor), room in zip(cast.sets, rooms, strict=True))
