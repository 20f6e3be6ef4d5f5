"""Keep set facilitators: every set that meets has its own, the same all year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import FIRM, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Presence, Situation

ID = RuleId.KEEP_SET_FACILITATORS

SetInYear = tuple[str, str]
"""A set, by id, in an academic year."""

Faults = dict[tuple[str, str, str], list[Presence]]
"""Sittings by what is wrong in them, with which set, because of whom ("": nobody)."""


def find(situation: Situation) -> Iterator[Violation]:
    """Sets without a proper facilitator, not listed or out of place; sets whose facilitator changes in the year."""
    met: set[SetInYear] = set()
    for delivery in situation.deliveries:
        faults: Faults = defaultdict(list)
        for presence in situation.presences_of_delivery.get(delivery.id, ()):
            met |= {(s, delivery.year) for s in _sitting(situation, presence, faults)}
        for (what, learning_set, tutor), presences in faults.items():
            subjects = _subjects(learning_set, [tutor] if tutor else [], presences)
            yield Violation(ID, len(presences), subjects, _dates(presences), what)
    everyone = _facilitators(situation)
    for key in sorted(met & everyone.keys()):
        yield from _changes(situation, key, everyone[key])


def _sitting(situation: Situation, presence: Presence, faults: Faults) -> set[str]:
    """Note what is wrong in one sitting; the sets that should meet in it."""
    index, session = situation.index, presence.session
    wanted = {s.id for s in index.sets(presence.placement.delivery, session)}
    listed = Counter(s.learning_set for s in presence.sitting.sets)
    for learning_set in sorted(wanted - set(listed)):
        faults["not listed", learning_set, ""].append(presence)
    for learning_set, times in listed.items():
        if learning_set not in wanted:
            faults["out of place", learning_set, ""].extend([presence] * times)
        elif times > 1:
            faults["listed twice", learning_set, ""].extend([presence] * (times - 1))
    for s in presence.sitting.sets:
        if s.learning_set in wanted and s.tutor is None:
            faults["nobody", s.learning_set, ""].append(presence)
        elif s.learning_set in wanted and s.tutor not in index.facilitators(session):
            faults["may not", s.learning_set, s.tutor or ""].append(presence)
    return wanted


def _facilitators(situation: Situation) -> dict[SetInYear, dict[str, list[Presence]]]:
    """Who facilitates each set, over all its deliveries in one academic year, whatever the scope."""
    found: dict[SetInYear, dict[str, list[Presence]]] = defaultdict(dict)
    for presence in situation.presences:
        if presence.sitting.sets:
            delivery = situation.index.deliveries[presence.placement.delivery]
            wanted = {s.id for s in situation.index.sets(delivery.id, presence.session)}
            for s in presence.sitting.sets:
                if s.tutor is not None and s.learning_set in wanted:
                    found[s.learning_set, delivery.year].setdefault(s.tutor, []).append(presence)
    return found


def _changes(situation: Situation, key: SetInYear, by_tutor: dict[str, list[Presence]]) -> Iterator[Violation]:
    learning_set, year = key
    if len(by_tutor) > 1:
        everyone = [p for presences in by_tutor.values() for p in presences]
        subjects = _subjects(learning_set, list(by_tutor), everyone)
        yield Violation(ID, len(by_tutor) - 1, subjects, _dates(everyone), "changes", (year,))
    named = situation.index.all_sets[learning_set].facilitator
    others = [t for t in by_tutor if t != named]
    if named is not None and others:
        theirs = [p for t in others for p in by_tutor[t]]
        yield Violation(ID, 1, _subjects(learning_set, [named, *others], theirs), _dates(theirs), "not the one named")


def _dates(presences: list[Presence]) -> tuple[date, ...]:
    return tuple(sorted({p.sitting.day for p in presences}))


def _subjects(learning_set: str, tutors: list[str], presences: list[Presence]) -> tuple[Subject, ...]:
    people = (Subject(Kind.TUTOR, t) for t in tutors)
    return (Subject(Kind.SET, learning_set), *people, *dict.fromkeys(p.block for p in presences))


RULE = Rule(
    id=ID,
    title="Keep one facilitator for each set",
    unit="set",
    units="sets",
    default=Importance.REQUIRED,
    choices=FIRM,
    find=find,
)
