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
        self._index, self._attending = index, Attending(index, timetable)

    def surely(self, student: Student, delivery: str) -> bool:
        """Whether the student takes it."""
        if delivery in student.skips:
            return False
        cohort = self._index.cohorts.get(student.cohort)
        years = cohort.pathway if cohort else ()
        runs = {run for year in years for runs in year.one_of for run in runs.runs}
        attends = delivery in runs and self._attending.of_cohort(delivery, student.cohort) > 0
        return delivery in student.takes or attends or any(delivery in year.required for year in years)

    def perhaps(self, student: Student, delivery: str) -> bool:
        """Whether it is on offer to the student, who has not chosen yet."""
        cohort = self._index.cohorts.get(student.cohort)
        if cohort is None or delivery in student.skips:
            return False
        offers = [[o.delivery for o in slot.options] for year in cohort.pathway for slot in year.electives]
        return any(delivery in offer and not set(offer) & set(student.takes) for offer in offers)


def _rows(
    names: Names, taking: _Taking, placement: Placement, staying: Sequence[Student], night_before: bool
) -> list[NightRow]:
    index = names.index
    delivery = index.deliveries.get(placement.delivery)
    if delivery is None:
        return []
    sure: dict[tuple[date, date], list[Student]] = defaultdict(list)
    perhaps: dict[tuple[date, date], list[Student]] = defaultdict(list)
    for student in staying:
        stay = _stay(index, placement, student.cohort, night_before)
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
