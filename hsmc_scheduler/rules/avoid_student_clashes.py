"""Avoid student clashes: nobody has to attend two things in the same half-day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hsmc_scheduler.domain.attendance import Group
from hsmc_scheduler.domain.index import Atom
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.halves import dates_of, part_of
from hsmc_scheduler.rules.rule import GRADED, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Presence, Situation

ID = RuleId.AVOID_STUDENT_CLASHES


def find(situation: Situation) -> Iterator[Violation]:
    """Half-days for which the worst-off strand of a group has more than one sitting."""
    for group in situation.groups:
        clashes: dict[tuple[Subject, ...], list[Atom]] = defaultdict(list)
        for atom, sittings in sorted(_shared_halves(situation, group).items()):
            met = max(
                ([p for p in sittings if p.placement.delivery in strand] for strand in situation.attended[group.id]),
                key=len,
            )
            if len(met) > 1:
                clashes[tuple(p.block for p in met)].append(atom)
        for blocks, halves in clashes.items():
            deviation = (len(blocks) - 1) * len(halves)
            subjects = (Subject(Kind.GROUP, group.id), *dict.fromkeys(blocks))
            yield Violation(ID, deviation, subjects, dates_of(halves), facts=(part_of(halves),))


def _shared_halves(situation: Situation, group: Group) -> dict[Atom, list[Presence]]:
    """The half-days on which anybody of the group may have two sittings or more."""
    taken: dict[Atom, list[Presence]] = defaultdict(list)
    for delivery in sorted(frozenset().union(*situation.attended[group.id])):
        for presence in situation.presences_of_delivery.get(delivery, ()):
            if situation.comes(group, presence):
                for atom in presence.atoms:
                    taken[atom].append(presence)
    return {atom: presences for atom, presences in taken.items() if len(presences) > 1}


RULE = Rule(
    id=ID,
    title="Avoid student clashes",
    unit="half-day",
    units="half-days",
    default=Importance.REQUIRED,
    choices=GRADED,
    find=find,
)
