"""Avoid tutor clashes: nobody teaches in two places at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hsmc_scheduler.domain.index import Atom
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.halves import dates_of, part_of
from hsmc_scheduler.rules.rule import FIRM, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Presence, Situation

ID = RuleId.AVOID_TUTOR_CLASHES


def find(situation: Situation) -> Iterator[Violation]:
    """Half-days for which a tutor has more than one sitting, to teach or to facilitate a set."""
    for tutor in situation.tutors:
        for uses, halves in clashes(situation.tutor_presences[tutor]).items():
            deviation = (len(uses) - 1) * len(halves)
            subjects = (Subject(Kind.TUTOR, tutor), *(subject for use in uses for subject in use))
            yield Violation(ID, deviation, subjects, dates_of(halves), facts=(part_of(halves),))


def clashes(presences: list[Presence]) -> dict[tuple[tuple[Subject, ...], ...], list[Atom]]:
    """The half-days taken more than once, in order, by what takes them: a block, or a block and a set, for each."""
    taken: dict[Atom, list[Presence]] = defaultdict(list)
    for presence in presences:
        for atom in presence.atoms:
            taken[atom].append(presence)
    found: dict[tuple[tuple[Subject, ...], ...], list[Atom]] = defaultdict(list)
    for atom, uses in sorted((a, u) for a, u in taken.items() if len(u) > 1):
        found[tuple(_use(p) for p in uses)].append(atom)
    return found


def _use(presence: Presence) -> tuple[Subject, ...]:
    if presence.learning_set:
        return (presence.block, Subject(Kind.SET, presence.learning_set))
    return (presence.block,)


RULE = Rule(
    id=ID,
    title="Avoid tutor clashes",
    unit="half-day",
    units="half-days",
    default=Importance.REQUIRED,
    choices=FIRM,
    find=find,
)
