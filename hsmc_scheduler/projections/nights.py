"""Nights at the hotel: who stays between the days of each block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hsmc_scheduler.domain.cohort import Student
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.names import Names

NIGHT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NightRow:
    """Those who come and go on the same days for one block: `arrive` in the evening, `leave` in the morning or later.

    `names` are of those who are sure to come; `undecided` how many more may, as they have not chosen their electives.
    """

    block: tuple[str, int]
    event: str
    module: str
    cohorts: tuple[str, ...]
    arrive: date
    leave: date
    names: tuple[str, ...]
    undecided: int

    @property
    def nights(self) -> int:
        """How many nights each stays."""
        return (self.leave - self.arrive).days

    @property
    def people(self) -> int:
        """How many are sure to come."""
        return len(self.names)


def night_rows(index: PlanIndex, timetable: Timetable, *, night_before: bool = False) -> tuple[NightRow, ...]:
    """The nights of each block, in order of arrival; blocks without a night or without residential students have none.

    `night_before`: everybody also stays the night before their first day.
    """
    staying = [s for s in index.plan.students if s.residential]
    taking = _Taking(index, timetable)
    names = Names(index)
    rows = [row for p in timetable.placements for row in _rows(names, taking, p, staying, night_before)]
    return tuple(sorted(rows, key=lambda row: (row.arrive, row.leave, row.event)))


def nights_words(rows: Sequence[NightRow]) -> str:
    """214 room nights for 23 blocks; 6 more may come."""
    total = sum(row.nights * row.people for row in rows)
    words = f"{counted(total, 'room night')} for {counted(len({row.block for row in rows}), 'block')}"
    undecided = sum(row.undecided * row.nights for row in rows)
    return f"{words}; up to {undecided} more where electives are not chosen yet" if undecided else words


class _Taking:
    """Which deliveries a student takes, or may take."""

    def __init__(self, index: PlanIndex, timetable: Timetable) -> None:
        attending = Attending(index, timetable)
        self._required: dict[str, frozenset[str]] = {}
        self._offers: dict[str, tuple[frozenset[str], ...]] = {}
        for cohort in index.cohorts.values():
            years = cohort.pathway
            runs = {run for year in years for one in year.one_of for run in one.runs}
            attended = {run for run in runs if attending.of_cohort(run, cohort.id) > 0}
            self._required[cohort.id] = frozenset(attended.union(*(year.required for year in years)))
            slots = (slot for year in years for slot in year.electives)
            self._offers[cohort.id] = tuple(frozenset(o.delivery for o in slot.options) for slot in slots)

    def surely(self, student: Student, delivery: str) -> bool:
        """Whether the student takes it."""
        required = self._required.get(student.cohort, frozenset())
        return delivery not in student.skips and (delivery in student.takes or delivery in required)

    def perhaps(self, student: Student, delivery: str) -> bool:
        """Whether it is on offer to the student, who has not chosen yet."""
        offers = self._offers.get(student.cohort, ())
        return delivery not in student.skips and any(
            delivery in offer and offer.isdisjoint(student.takes) for offer in offers
        )


def _rows(
    names: Names, taking: _Taking, placement: Placement, staying: Sequence[Student], night_before: bool
) -> list[NightRow]:
    index = names.index
    delivery = index.deliveries.get(placement.delivery)
    if delivery is None:
        return []
    sure: dict[tuple[date, date], list[Student]] = defaultdict(list)
    perhaps: dict[tuple[date, date], list[Student]] = defaultdict(list)
    stays = {c: _stay(index, placement, c, night_before) for c in {s.cohort for s in staying}}
    for student in staying:
        stay = stays[student.cohort]
        if stay is not None and taking.surely(student, delivery.id):
            sure[stay].append(student)
        elif stay is not None and taking.perhaps(student, delivery.id):
            perhaps[stay].append(student)
    return [
        NightRow(
            placement.key,
            f"{names.taught_as(delivery)} block {placement.block}",
            names.title(delivery),
            tuple(dict.fromkeys(names.cohort(s.cohort) for s in (*sure[stay], *perhaps[stay]))),
            *stay,
            tuple(s.name or s.id for s in sure[stay]),
            len(perhaps[stay]),
        )
        for stay in sorted({*sure, *perhaps})
    ]


def _stay(index: PlanIndex, placement: Placement, cohort: str, night_before: bool) -> tuple[date, date] | None:
    """From when to when somebody of that cohort stays; None: no night."""
    days = [
        s.day
        for s in placement.sittings
        if (session := index.sessions.get((placement.delivery, s.session))) and index.attends(session, cohort)
    ]
    if not days:
        return None
    arrive = min(days) - NIGHT if night_before else min(days)
    return (arrive, max(days)) if arrive < max(days) else None
