"""Respect absences: nobody teaches while away, busy elsewhere, or on a weekday they do not work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hsmc_scheduler.domain.index import Atom, atoms, day_of
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.tutor import Absence
from hsmc_scheduler.rules.halves import dates_of, part_of
from hsmc_scheduler.rules.rule import FIRM, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Presence, Situation

ID = RuleId.RESPECT_ABSENCES


def find(situation: Situation) -> Iterator[Violation]:
    """Half-days a tutor teaches or facilitates without being there to do it."""
    for tutor in situation.tutors:
        why: dict[tuple[str, Absence | None], dict[Atom, list[Subject]]] = {}
        for presence in situation.tutor_presences[tutor]:
            for atom in _missed(situation, tutor, presence):
                halves = why.setdefault(_reason(situation, tutor, atom), defaultdict(list))
                halves[atom].append(presence.block)
        for (what, absence), halves in why.items():
            blocks = dict.fromkeys(block for found in halves.values() for block in found)
            subjects = (Subject(Kind.TUTOR, tutor), *blocks)
            facts: tuple[str, ...] = (part_of(halves),)
            if absence:
                facts = (*facts, absence.start.isoformat(), absence.end.isoformat(), absence.reason)
            yield Violation(ID, len(halves), subjects, dates_of(halves), what, facts)


def _missed(situation: Situation, tutor: str, presence: Presence) -> tuple[Atom, ...]:
    """The half-days of a sitting the tutor is not there for."""
    index = situation.index
    if tutor not in index.tutors or not index.works_on(tutor, presence.sitting.day):
        return presence.atoms
    away = index.away[tutor]
    return tuple(atom for atom in presence.atoms if atom in away)


def _reason(situation: Situation, tutor: str, atom: Atom) -> tuple[str, Absence | None]:
    if tutor not in situation.index.tutors:
        return "not a tutor", None
    day = day_of(atom)
    for absence in situation.index.tutors[tutor].absences:
        covers = absence.start <= day <= absence.end and atom in atoms(day, absence.part)
        if absence.active and absence.firm and covers:
            return absence.kind.value, absence
    return "weekday", None


RULE = Rule(
    id=ID,
    title="Respect absences and working days",
    unit="half-day",
    units="half-days",
    default=Importance.REQUIRED,
    choices=FIRM,
    find=find,
)
