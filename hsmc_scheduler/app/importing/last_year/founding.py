"""A plan made of nothing but a list of dates: its modules with the days they show. What is not on it says "Example"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from hsmc_scheduler.app.bank_holidays import bank_holidays
from hsmc_scheduler.app.edits.naming import fresh_id, slug
from hsmc_scheduler.app.importing.last_year.plain import plain
from hsmc_scheduler.app.importing.last_year.reading import code_and_title
from hsmc_scheduler.app.importing.last_year.said import Listed, Run
from hsmc_scheduler.app.samples.expected_calendar import academic_year
from hsmc_scheduler.domain.calendar import AcademicYear, Calendar, monday_of
from hsmc_scheduler.domain.cohort import Cohort, PathwayYear
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.domain.programme import Programme
from hsmc_scheduler.domain.room import Layout, LayoutCapacity, Room, RoomNeed, Venue
from hsmc_scheduler.domain.session import MOST_TUTORS, LeadCover, Session, Staffing
from hsmc_scheduler.domain.timetable import Placement, Sitting, Timetable
from hsmc_scheduler.domain.tutor import Tutor
from hsmc_scheduler.projections.messages.words import counted, listed

FROM_LIST = "From the list."
SIZE, SEATS = 24, 30
EXAMPLE_SIZE = f"Example: how many people it has is not on the list; {SIZE} is invented."
EXAMPLE_SEATS = f"From the list. Example: how many it seats is not on it; {SEATS} is invented."
EXAMPLE_CREDITS = "From the list. Example: its credits are not on it; 20 is invented."
NOTES = (
    "Made of a list of dates. Calendar years run from 1 September to 31 August with the bank holidays of England; "
    "everything else that is not on the list is an example and says so: put in the real ones."
)
WEEK = frozenset(range(5))


@dataclass
class _Names:
    """Ids for names that differ by more than case and punctuation."""

    ids: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    """By id."""

    def id_of(self, name: str) -> str:
        known = self.ids.get(plain(name))
        if known is None:
            known = _fresh(slug(name) or "unnamed", self.titles)
            self.ids[plain(name)] = known
            self.titles[known] = " ".join(name.split())
        return known


def _fresh(wanted: str, taken: Collection[str]) -> str:
    """As `fresh_id`, for ids in small letters; lists hold thousands of names, and few of them twice."""
    return fresh_id(wanted, taken) if wanted in taken else wanted


def found_plan(said: Listed, title: str) -> tuple[Plan, Timetable]:
    """The plan and its timetable. The list was read without a plan, and holds at least one run of days."""
    runs = _blocks(said.runs)
    years = [academic_year(y) for y in sorted({_year(run) for run in runs})]
    years = [academic_year(y) for y in range(years[0].start.year, years[-1].start.year + 1)]
    cohorts, rooms, tutors = _Names(), _Names(), _Names()
    taught: dict[tuple[str, int, str], list[Run]] = {}
    for run in runs:
        taught.setdefault((run.codes[0], _year(run), cohorts.id_of(run.cohort or "Example cohort")), []).append(run)
    several = len({c for _, _, c in taught}) > 1
    deliveries: list[Delivery] = []
    placements: list[Placement] = []
    pathways: dict[str, dict[str, list[str]]] = {}
    titles = _titles(said)
    taken = set[str]()
    for (code, starts, cohort), its in taught.items():
        year = academic_year(starts)
        own_id = _fresh("-".join(p for p in (slug(code), slug(cohort) if several else "", year.id) if p), taken)
        taken.add(own_id)
        name = titles.get(code) or code
        who = f", {cohorts.titles[cohort]}" if several else ""
        delivery, blocks = _delivery(own_id, f"{name}{who}, {year.id}", year, its, (rooms, tutors))
        deliveries.append(delivery)
        placements += blocks
        pathways.setdefault(cohort, {}).setdefault(year.id, []).append(own_id)
    span = (years[0].start, years[-1].end)
    venue = Venue("example-venue", "Example venue", comment="Example: where the rooms are is not on the list.")
    plan = Plan(
        title,
        Calendar(tuple(years), bank_holidays(*span)),
        (Programme("from-the-list", "From the list", comment="Example: the programme is not on the list."),),
        tuple(
            Module(
                code, titles.get(code) or code, teachers=_teachers(runs, code, tutors), comment=EXAMPLE_CREDITS
            )
            for code in dict.fromkeys(run.codes[0] for run in runs)
        ),
        tuple(Tutor(t, name, comment=FROM_LIST) for t, name in tutors.titles.items()),
        (venue,) if rooms.titles else (),
        tuple(
            Room(r, name, venue.id, (LayoutCapacity(Layout.CABARET, SEATS),), comment=EXAMPLE_SEATS)
            for r, name in rooms.titles.items()
        ),
        tuple(
            Cohort(
                c, name, "from-the-list", name, SIZE,
                tuple(PathwayYear(y.id, tuple(pathways[c][y.id])) for y in years if y.id in pathways[c]),
                comment=EXAMPLE_SIZE,
            )
            for c, name in cohorts.titles.items()
        ),
        deliveries=tuple(deliveries),
        notes=NOTES,
    )  # fmt: skip
    return plan, Timetable(tuple(placements))


def apart(said: Listed) -> Iterator[str]:
    """A sentence for each name such as LiC/ALL where LiC is a module of its own as well: perhaps they are one."""
    codes = {plain(run.codes[0]): run.codes[0] for run in said.runs}
    for code in codes.values():
        parts = [plain(part) for part in re.split(r"[/+&]|\band\b", code)]
        others = [codes[p] for p in dict.fromkeys(parts) if p in codes and len(parts) > 1]
        if others:
            names = listed([f"“{one_line(name)}”" for name in others])
            yield (
                f"“{one_line(code)}” is a module of its own, apart from {names}. "
                "If they are one, call them by one name in the list and read it again."
            )


def _year(run: Run) -> int:
    return run.days[0].year - (run.days[0].month < 9)


def _titles(said: Listed) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in said.lines:
        for run in line.runs:
            _, title = code_and_title(run.names)
            if title and not found.get(run.codes[0]):
                found[run.codes[0]] = title
    return found


def _blocks(runs: Iterable[Run]) -> list[Run]:
    """By date; days of one module and cohort that follow one another in a week are one block, weekends part them."""
    found: list[Run] = []
    last_of: dict[tuple[str, str], int] = {}
    for run in sorted(runs, key=lambda r: (r.days, r.lines)):
        for part in _in_weeks(run):
            key = (part.codes[0], plain(part.cohort))
            at = last_of.get(key)
            last = found[at] if at is not None else None
            if last is not None and at is not None and part.days[0] <= last.days[-1]:
                continue  # listed twice
            if (
                last is not None
                and at is not None
                and (part.days[0] - last.days[-1]).days == 1
                and monday_of(part.days[0]) == monday_of(last.days[0])
                and len(part.days) == 1
            ):
                found[at] = replace(last, days=(*last.days, *part.days), lines=(*last.lines, *part.lines))
            else:
                last_of[key] = len(found)
                found.append(part)
    return found


def _in_weeks(run: Run) -> list[Run]:
    weeks = dict.fromkeys(monday_of(day) for day in run.days)
    return [replace(run, days=tuple(d for d in run.days if monday_of(d) == week)) for week in weeks]


def _teachers(runs: Iterable[Run], code: str, tutors: _Names) -> tuple[str, ...]:
    found = (t for run in runs if run.codes[0] == code for t in people(run.tutors))
    return tuple(dict.fromkeys(tutors.id_of(t) for t in found))


def people(text: str) -> tuple[str, ...]:
    """The names in a cell of tutors."""
    parts = re.split(r"[,;/&\n]|\band\b", text)
    return tuple(p.strip() for p in parts if plain(p))


def _delivery(
    own_id: str, title: str, year: AcademicYear, runs: list[Run], names: tuple[_Names, _Names]
) -> tuple[Delivery, list[Placement]]:
    rooms, tutors = names
    sessions: list[Session] = []
    blocks: list[Placement] = []
    for number, run in enumerate(runs, 1):
        named = tuple(dict.fromkeys(tutors.id_of(t) for t in people(run.tutors)))
        who = named[:MOST_TUTORS]
        left = f" Of its {len(named)} tutors only the first {MOST_TUTORS} are kept." if len(named) > len(who) else ""
        room = rooms.id_of(run.room) if plain(run.room) else None
        sittings = []
        for n, day in enumerate(run.days, 1):
            session = Session(
                f"day-{len(sessions) + 1}",
                run.codes[0],
                f"Day {len(sessions) + 1}",
                staffing=Staffing(len(who), LeadCover.NONE, who),
                room=RoomNeed() if room else None,
                keep_with_next=n < len(run.days),
                comment=FROM_LIST + left,
            )
            sessions.append(session)
            sittings.append(Sitting(session.id, day, who, room))
        blocks.append(Placement(own_id, number, tuple(sittings)))
    lengths = tuple(sorted({len(run.days) for run in runs}))
    weekdays = {day.weekday() for run in runs for day in run.days}
    days = counted(len(sessions), "day")
    delivery = Delivery(
        own_id, title, year.id, tuple(sessions), lengths,
        comment=f"From the list: {days} in {counted(len(runs), 'block')}.",
        weekdays=tuple(sorted(WEEK | weekdays)) if weekdays - WEEK else None,
    )  # fmt: skip
    return delivery, blocks
