"""Blocks that can be on one date only, by a pin or by their windows, and that then want the same thing at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from hsmc_scheduler.domain.index import Atom
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover, Session
from hsmc_scheduler.projections.health.available import Available
from hsmc_scheduler.projections.health.finding import Finding
from hsmc_scheduler.projections.health.fitting import Cut, Fitting, Places
from hsmc_scheduler.projections.messages.names import block_name, name
from hsmc_scheduler.projections.messages.words import dates_words, listed
from hsmc_scheduler.rules.rule import Kind, Subject

MOST_OPTIONS = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """Something only one block can have in one half-day: a tutor, a room, the people of one strand."""

    taken: Subject
    strand: int
    atom: Atom


def needed_tutors(available: Available, session: Session) -> frozenset[str]:
    """The tutors a session cannot be taught without."""
    staffing = session.staffing
    if RuleId.COVER_SESSIONS not in available.asked or not staffing.tutors:
        return frozenset()
    team = available.index.team(session)
    leads = tuple(t for t in available.index.leads(session) if t in team)
    found = set(team) if len(team) <= staffing.tutors else set()
    if leads and (staffing.leads is LeadCover.ALL or (staffing.leads is LeadCover.ANY and len(leads) == 1)):
        found |= set(leads)
    return frozenset(found)


def clashes_of_fixed_blocks(available: Available, found: Iterable[tuple[Fitting, Places]]) -> list[Finding]:
    """Pairs of blocks of different deliveries, each with one possible date, that cannot both be kept."""
    takers: dict[Cell, list[tuple[Fitting, int]]] = defaultdict(list)
    for fitting, places in found:
        for block, cells in _fixed_cells(available, fitting, places):
            for cell in cells:
                takers[cell].append((fitting, block))
    pairs: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    fittings = {}
    for cell, blocks in takers.items():
        for (one, block), (other, another) in pairwise(blocks):
            key = (f"{one.delivery.id}#{block}", f"{other.delivery.id}#{another}")
            pairs[key].append(cell)
            fittings[key] = ((one, block), (other, another))
    return [_finding(available, fittings[key], cells) for key, cells in pairs.items()]


def _finding(available: Available, blocks: tuple[tuple[Fitting, int], ...], cells: list[Cell]) -> Finding:
    index = available.index
    names = listed([block_name(index, f.delivery.id, n) for f, n in blocks])
    pins = [p for f, n in blocks for p in f.pins if p.block == n]
    dates = dates_words(available.bits.day(c.atom // 2 - available.bits.first) for c in cells)
    wanted = dict.fromkeys(c.taken for c in cells)
    held = "are pinned" if len({p.delivery for p in pins}) > 1 else "can only be"
    sentence = f"{names} {held} where both need {listed([name(index, s) for s in wanted])} on {dates}"
    subjects = (
        *(Subject(Kind.BLOCK, f"{f.delivery.id}#{n}") for f, n in blocks),
        *(Subject(Kind.PIN, p.id) for p in pins),
        *wanted,
    )
    mend = "Move or remove one of the pins" if pins else "Widen the window of one of them"
    return Finding(Severity.ERROR, sentence, subjects, mend)


def _fixed_cells(available: Available, fitting: Fitting, places: Places) -> Iterator[tuple[int, set[Cell]]]:
    """Each block that has few options left, with what it takes in every one of them."""
    options: dict[int, list[tuple[Cut, int]]] = defaultdict(list)
    crowded = set()
    numbers = {cut.blocks for cut in places.starts}
    for cut, starts in places.starts.items():
        if starts.bit_count() > MOST_OPTIONS:
            crowded.add(cut.block)
        elif cut.block not in crowded:
            options[cut.block] += [(cut, day.toordinal()) for day in available.bits.dates(starts)]
    for block, choices in options.items():
        if block in crowded or len(choices) > MOST_OPTIONS or block > min(numbers):
            continue
        cells = [set(_cells(available, fitting, cut, start)) for cut, start in choices]
        if certain := set.intersection(*cells):
            yield block, certain


def _cells(available: Available, fitting: Fitting, cut: Cut, start: int) -> Iterator[Cell]:
    index, asked, delivery = available.index, available.asked, fitting.delivery.id
    pins = [p for p in fitting.pins if p.block == cut.block]
    for offset, day in enumerate(fitting.day_sessions[cut.day : cut.day + cut.length]):
        for session in day:
            for half in session.part.halves:
                atom = (start + offset) * 2 + half
                if RuleId.AVOID_TUTOR_CLASHES in asked:
                    tutors = set(needed_tutors(available, session))
                    tutors.update(t for p in pins for s in p.tutors if s.session == session.id for t in s.tutors)
                    if RuleId.KEEP_SET_FACILITATORS in asked:
                        tutors.update(s.facilitator for s in index.sets(delivery, session) if s.facilitator)
                    for tutor in tutors:
                        yield Cell(Subject(Kind.TUTOR, tutor), 0, atom)
                if RuleId.AVOID_ROOM_CLASHES in asked and session.room is not None:
                    for room in {p.room for p in pins if p.room}:
                        yield Cell(Subject(Kind.ROOM, room), 0, atom)
                if RuleId.AVOID_STUDENT_CLASHES in asked:
                    for group in index.groups_of_delivery[delivery]:
                        for number, strand in enumerate(group.strands):
                            if delivery in strand and index.attends(session, group.cohort):
                                yield Cell(Subject(Kind.GROUP, group.id), number, atom)
