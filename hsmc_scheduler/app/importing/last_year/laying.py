"""A timetable made of a list: blocks in the order of their dates, sessions cut accordingly, people and rooms found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hsmc_scheduler.app.adjusting.placing import roomed, staffed
from hsmc_scheduler.app.importing.last_year.blocks import days_over, numbered, of_other_number, sort_out
from hsmc_scheduler.app.importing.last_year.facilitating import with_facilitators
from hsmc_scheduler.app.importing.last_year.people_and_places import PlanNames
from hsmc_scheduler.app.importing.last_year.said import Listed, Run
from hsmc_scheduler.domain.calendar import monday_of
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.split import block_is_allowed
from hsmc_scheduler.domain.timetable import Placement, SetSitting, Sitting, Timetable
from hsmc_scheduler.projections.messages.words import counted


@dataclass(frozen=True, slots=True)
class Laid:
    """The timetable. `where`: the block each line went into; `remarks`: what each line has to be told of it.

    `homeless`: why a line is in no block. `undated`: what of the deliveries on the list has no dates, in sentences.
    `kept`: how many blocks of the timetable before are still in it.
    """

    timetable: Timetable
    where: dict[int, tuple[Placement, ...]]
    remarks: dict[int, tuple[str, ...]]
    homeless: dict[int, tuple[str, ...]]
    undated: tuple[str, ...]
    kept: int = 0


def lay(plan: Plan, said: Listed, beside: Timetable | None = None) -> Laid:
    """Put what a list says into a timetable of the plan, breaches and all; what fits nowhere is left out and said.

    `beside`: the present timetable, of which deliveries that are not on the list keep their blocks. Tutors and
    rooms are found where the list names none.
    """
    index, work = PlanIndex(plan), _Work()
    found = sort_out(index, said.runs)
    work.tell(work.homeless, found.homeless)
    work.tell(work.remarks, found.remarks)
    laid: list[tuple[Placement, Run]] = []
    undated = []
    for delivery in index.deliveries.values():
        if delivery.id in found.runs:
            own = list(_cut(index, delivery, found.runs[delivery.id], work))
            laid += own
            left = len(delivery.days) - sum(len(p.days) for p, _ in own)
            if left:
                undated.append(f"{delivery.title}: {left} of {counted(len(delivery.days), 'day')} without a date.")
    kept = tuple(p for p in (beside.placements if beside else ()) if p.delivery not in found.runs)
    there = {p.delivery for p in kept} | set(found.runs)
    undated += [f"{d.title} is not on the list." for d in index.deliveries.values() if d.id not in there]
    blocks = {d: [p for p in (*kept, *(p for p, _ in laid)) if p.delivery == d] for d in index.deliveries}
    timetable = Timetable(
        tuple(p for its in blocks.values() for p in its), beside.run_choices if beside else (), fingerprint(plan)
    )
    timetable = _with_people(index, timetable, laid, work)
    now = {p.key: p for p in timetable.placements}
    where: dict[int, tuple[Placement, ...]] = {}
    for placement, run in laid:
        for line in run.lines:
            where[line] = (*where.get(line, ()), now[placement.key])
    return Laid(timetable, where, _frozen(work.remarks), _frozen(work.homeless), tuple(undated), len(kept))


class _Work:
    def __init__(self) -> None:
        self.remarks: dict[int, list[str]] = {}
        self.homeless: dict[int, list[str]] = {}

    def tell(self, to: dict[int, list[str]], told: tuple[tuple[int, str], ...]) -> None:
        for line, words in told:
            if words and words not in to.setdefault(line, []):
                to[line].append(words)


def _frozen(told: dict[int, list[str]]) -> dict[int, tuple[str, ...]]:
    return {line: tuple(words) for line, words in told.items() if words}


def _cut(index: PlanIndex, delivery: Delivery, runs: list[Run], work: _Work) -> Iterator[tuple[Placement, Run]]:
    """The blocks of one delivery; one across a weekend takes its days and number but is not placed."""
    days, next_day = index.days[delivery.id], 0
    lengths = [sum(day.weekday() in index.weekdays_of(delivery) for day in run.days) for run in runs]
    places = numbered(delivery, runs, lengths)
    for n, run in enumerate(runs):
        number, next_day = places[n] if places else (n + 1, next_day)
        line = run.lines[0]
        if monday_of(run.days[0]) != monday_of(run.days[-1]):
            next_day += lengths[n]
            work.tell(work.homeless, ((line, "it crosses a weekend, which no block can"),))
            continue
        held = run.days[: max(0, len(days) - next_day)]
        if len(held) < len(run.days):
            over = days_over(len(run.days) - len(held), delivery)
            work.tell(work.remarks if held else work.homeless, ((line, over),))
        if not held:
            continue
        if not block_is_allowed(delivery, next_day, len(held)):
            what = f"the plan's rules for {delivery.title} have no block of {counted(len(held), 'day')} there"
            work.tell(work.remarks, ((line, what),))
        work.tell(work.remarks, ((line, of_other_number(run, number)),))
        sittings = [
            Sitting(s.id, day, sets=tuple(SetSitting(one.id, None, None) for one in index.sets(delivery.id, s)))
            for at, day in enumerate(held, next_day)
            for s in days[at]
        ]
        next_day += len(held)
        yield Placement(delivery.id, number, tuple(sittings)), run


def _with_people(index: PlanIndex, timetable: Timetable, laid: list[tuple[Placement, Run]], work: _Work) -> Timetable:
    """First what the list says, so that nothing chosen stands in its way; then, in the order of dates, the rest."""
    names = PlanNames(index.plan)
    at: dict[tuple[str, int], tuple[str, ...]] = {}
    blocks = {p.key: p for p in timetable.placements}
    for placement, run in laid:
        tutors, rooms = names.tutors(run.tutors), names.rooms(run.room)
        work.tell(work.remarks, tuple((run.lines[0], r) for r in (*tutors.remarks, *rooms.remarks)))
        at[placement.key] = rooms.ids
        room = rooms.ids[0] if len(rooms.ids) == 1 else None
        blocks[placement.key] = replace(
            placement, sittings=tuple(_given(index, placement, s, tutors.ids, room) for s in placement.sittings)
        )
    timetable = replace(timetable, placements=tuple(blocks[p.key] for p in timetable.placements))
    timetable = with_facilitators(index, timetable, frozenset(p.key for p, _ in laid))
    for placement, _ in sorted(laid, key=lambda both: (both[0].start, both[0].key)):
        timetable = staffed(index, timetable, placement.key, keep=True)
        rooms_here = at[placement.key]
        if len(rooms_here) > 1:
            timetable = roomed(index, timetable, placement.key, among=frozenset(rooms_here))
        else:
            timetable = roomed(index, timetable, placement.key, keep=bool(rooms_here))
    return timetable


def _given(
    index: PlanIndex, placement: Placement, sitting: Sitting, tutors: tuple[str, ...], room: str | None
) -> Sitting:
    session = index.sessions[placement.delivery, sitting.session]
    team = index.team(session)
    chosen = tuple(t for t in tutors if t in team) or tutors
    wanted = session.room is not None
    sets = tuple(replace(s, room=room) if wanted and n == 0 else s for n, s in enumerate(sitting.sets))
    return replace(sitting, tutors=chosen if session.staffing.tutors else (), room=room if wanted else None, sets=sets)
