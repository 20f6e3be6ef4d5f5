"""The blocks on a time axis, a row a delivery, cohort, tutor or room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.room import Room
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.domain.tutor import AbsenceKind, Tutor
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.names import Names, blocks_of
from hsmc_scheduler.projections.planner import PlannerPiece, in_lanes

Key = tuple[str, int]


class Rows(StrEnum):
    """What there is a row for."""

    DELIVERIES = "deliveries"
    COHORTS = "cohorts"
    TUTORS = "tutors"
    ROOMS = "rooms"


class LaneShade(StrEnum):
    """Why a row is shaded on some dates."""

    AWAY = "away"
    PREFER_NOT = "prefer not"
    BUSY = "busy"
    """A room taken by others."""


@dataclass(frozen=True, slots=True)
class Shaded:
    """Dates of a row that are not, or not gladly, to be used; both ends inclusive."""

    first: date
    last: date
    shade: LaneShade
    label: str


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One row. A piece runs over the days of its block that have to do with the row; `lanes` lie side by side."""

    id: str
    title: str
    subtitle: str
    pieces: tuple[PlannerPiece, ...]
    shaded: tuple[Shaded, ...] = ()

    @property
    def lanes(self) -> int:
        """The most pieces side by side, at least 1."""
        return max((p.lanes for p in self.pieces), default=1)


def lane_rows(
    index: PlanIndex,
    timetable: Timetable,
    rows: Rows,
    wanted: Container[Key] | None = None,
    broken: Container[Key] = frozenset(),
) -> tuple[LaneRow, ...]:
    """Every row in the plan's order, those without a block too; only blocks in `wanted`, marked where in `broken`."""
    days: dict[str, dict[Key, set[date]]] = defaultdict(lambda: defaultdict(set))
    attending = Attending(index, timetable)
    shown = {p.key: p for p in timetable.placements if p.delivery in index.deliveries}
    shown = {key: p for key, p in shown.items() if wanted is None or key in wanted}
    for key, placement in shown.items():
        for row, day in _uses(index, attending, placement, rows):
            days[row][key].add(day)
    numbers = blocks_of(timetable.placements)
    pinned = {(p.delivery, p.block) for p in index.plan.pins if p.active and p.start}
    found = []
    for row, title, subtitle, shaded in _rows(index, Names(index), rows):
        pieces = [
            PlannerPiece(shown[key], numbers[key[0]], min(own), max(own), pinned=key in pinned, broken=key in broken)
            for key, own in days.get(row, {}).items()
        ]
        found.append(LaneRow(row, title, subtitle, in_lanes(pieces), shaded))
    return tuple(found)


def _uses(index: PlanIndex, attending: Attending, placement: Placement, rows: Rows) -> Iterator[tuple[str, date]]:
    """Each row a block has to do with, by date."""
    for sitting in placement.sittings:
        match rows:
            case Rows.DELIVERIES:
                yield placement.delivery, sitting.day
            case Rows.COHORTS:
                session = index.sessions.get((placement.delivery, sitting.session))
                for cohort in attending.cohorts(placement.delivery, session):
                    yield cohort, sitting.day
            case Rows.TUTORS:
                for tutor in sitting.people:
                    yield tutor, sitting.day
            case Rows.ROOMS:
                for room in (sitting.room, *(s.room for s in sitting.sets)):
                    if room is not None:
                        yield room, sitting.day


def _rows(index: PlanIndex, names: Names, rows: Rows) -> Iterator[tuple[str, str, str, tuple[Shaded, ...]]]:
    match rows:
        case Rows.DELIVERIES:
            for delivery in index.deliveries.values():
                yield delivery.id, names.taught_as(delivery), names.title(delivery), ()
        case Rows.COHORTS:
            for cohort in index.cohorts.values():
                yield cohort.id, cohort.title, counted(cohort.size, "person", "people"), ()
        case Rows.TUTORS:
            for tutor in index.tutors.values():
                leads = [m.code for m in index.modules.values() if tutor.id in m.leads]
                yield tutor.id, tutor.name, f"leads {', '.join(leads)}" if leads else "", _away(tutor)
        case Rows.ROOMS:
            for room in index.rooms.values():
                yield room.id, room.name, names.venue(room.id), _busy(room)


def _away(tutor: Tutor) -> tuple[Shaded, ...]:
    return tuple(
        Shaded(a.start, a.end, LaneShade.AWAY if a.firm else LaneShade.PREFER_NOT, a.reason or _kind(a.kind))
        for a in tutor.absences
        if a.active
    )


def _kind(kind: AbsenceKind) -> str:
    return "busy elsewhere" if kind is AbsenceKind.COMMITMENT else kind.value


def _busy(room: Room) -> tuple[Shaded, ...]:
    return tuple(Shaded(b.start, b.end, LaneShade.BUSY, b.reason or "taken") for b in room.busy if b.active)
