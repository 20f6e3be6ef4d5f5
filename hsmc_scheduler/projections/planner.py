"""The year planner: academic years of months, months of days, and the blocks that lie on them in lanes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from hsmc_scheduler.domain.calendar import AcademicYear, PeriodKind, days_between
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.names import blocks_of

COLUMNS = 37
"""Day columns that line weekdays up: six weeks less the days no month can reach."""


class Shade(StrEnum):
    """What a day is, before anything is taught on it."""

    OPEN = "open"
    WEEKEND = "weekend"
    """A weekday nothing is taught on."""
    AVOID = "avoid"
    CLOSED = "closed"
    OUTSIDE = "outside"
    """Not in the academic year."""


@dataclass(frozen=True, slots=True)
class PlannerDay:
    """One day. `label`: why it is closed or best avoided. `due`: the module codes work is due for."""

    day: date
    shade: Shade
    label: str = ""
    due: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannerPiece:
    """The part of a block that lies in one month, `first` to `last` inclusive.

    It takes lane `lane` (from 0) of `lanes` beside the blocks it shares days with. `broken`: a requirement is broken.
    """

    placement: Placement
    of: int
    first: date
    last: date
    lane: int = 0
    lanes: int = 1
    pinned: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class PlannerMonth:
    """A month's row; the first of the month is in column `first.weekday()`, counted from 0."""

    first: date
    days: tuple[PlannerDay, ...]
    pieces: tuple[PlannerPiece, ...]

    @property
    def lanes(self) -> int:
        """The most lanes any of its pieces shares its days in, at least 1."""
        return max((p.lanes for p in self.pieces), default=1)


@dataclass(frozen=True, slots=True)
class PlannerYear:
    """One academic year, a month a row."""

    id: str
    title: str
    months: tuple[PlannerMonth, ...]


Due = dict[date, tuple[str, ...]]


def planner_years(
    index: PlanIndex,
    timetable: Timetable,
    broken: frozenset[tuple[str, int]] = frozenset(),
    wanted: Callable[[Placement], bool] | None = None,
) -> tuple[PlannerYear, ...]:
    """Every academic year with the blocks wanted (None: all); `broken` are the keys of blocks to be marked."""
    return tuple(planner_year(index, year, timetable, wanted, broken) for year in index.calendar.years)


def planner_year(
    index: PlanIndex,
    year: AcademicYear,
    timetable: Timetable,
    wanted: Callable[[Placement], bool] | None = None,
    broken: frozenset[tuple[str, int]] = frozenset(),
    due: Due | None = None,
) -> PlannerYear:
    """One academic year with the blocks wanted; the lanes are those of what is shown."""
    numbers = blocks_of(timetable.placements)
    pinned = {(p.delivery, p.block) for p in index.plan.pins if p.active and p.start}
    shown = [p for p in timetable.placements if p.delivery in index.deliveries and (wanted is None or wanted(p))]
    labels = {
        day: period.label
        for period in reversed(index.calendar.active_periods(PeriodKind.CLOSED))
        for day in days_between(period.start, period.end)
    }
    months = []
    for first, last in _months(year):
        pieces = [
            PlannerPiece(
                p,
                numbers[p.delivery],
                max(p.start, first),
                min(p.end, last),
                pinned=p.key in pinned,
                broken=p.key in broken,
            )
            for p in shown
            if p.start <= last and p.end >= first and index.deliveries[p.delivery].year == year.id
        ]
        days = tuple(_day(index, year, day, labels, due or {}) for day in days_between(first, last))
        months.append(PlannerMonth(first, days, in_lanes(pieces)))
    return PlannerYear(year.id, year.title or year.id, tuple(months))


def _months(year: AcademicYear) -> Iterable[tuple[date, date]]:
    first = year.start.replace(day=1)
    while first <= year.end:
        following = (first + timedelta(days=32)).replace(day=1)
        yield first, following - timedelta(days=1)
        first = following


def _day(index: PlanIndex, year: AcademicYear, day: date, closed: dict[date, str], due: Due) -> PlannerDay:
    work = due.get(day, ())
    if day not in year:
        return PlannerDay(day, Shade.OUTSIDE, "", work)
    if day.weekday() not in index.calendar.teaching_weekdays:
        return PlannerDay(day, Shade.WEEKEND, closed.get(day, ""), work)
    if day in closed:
        return PlannerDay(day, Shade.CLOSED, closed[day], work)
    if day in index.avoid:
        return PlannerDay(day, Shade.AVOID, index.avoid[day], work)
    return PlannerDay(day, Shade.OPEN, "", work)


def in_lanes(pieces: list[PlannerPiece]) -> tuple[PlannerPiece, ...]:
    """Side by side where they share days: each in the first free lane, as many lanes as its neighbours need."""
    done: list[PlannerPiece] = []
    cluster: list[PlannerPiece] = []
    free_from: list[date] = []
    reach = date.min
    for piece in sorted(pieces, key=lambda p: (p.first, -p.last.toordinal(), p.placement.key)):
        if piece.first > reach:
            done += (replace(p, lanes=len(free_from)) for p in cluster)
            cluster, free_from = [], []
        lane = next((n for n, day in enumerate(free_from) if day < piece.first), len(free_from))
        free_from[lane:] = [piece.last, *free_from[lane + 1 :]]
        cluster.append(replace(piece, lane=lane))
        reach = max(reach, piece.last)
    done += (replace(p, lanes=len(free_from)) for p in cluster)
    return tuple(done)
