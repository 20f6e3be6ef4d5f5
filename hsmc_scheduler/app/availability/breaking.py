"""Which blocks of the timetable an absence breaks that it did not break before, by the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.domain.tutor import AbsenceKind
from hsmc_scheduler.projections.messages.names import delivery_name
from hsmc_scheduler.projections.messages.words import day_words
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.rules.respect_absences import RULE as ABSENCES
from hsmc_scheduler.rules.respect_tutor_wishes import PREFERS_NOT
from hsmc_scheduler.rules.respect_tutor_wishes import RULE as WISHES
from hsmc_scheduler.rules.rule import Kind, Violation
from hsmc_scheduler.rules.situation import Presence, Situation

WORDS = {True: "Cannot", False: "Would rather not"}
OF_ABSENCES = {kind.value for kind in AbsenceKind}


@dataclass(frozen=True, slots=True)
class Broken:
    """A day of a block on which a tutor is wanted and not available. `firm`: they cannot, as against rather not.

    `block`: a delivery's id and the block's number.
    """

    tutor: str
    name: str
    day: date
    block: tuple[str, int]
    firm: bool
    does: str

    @property
    def sentence(self) -> str:
        """Cannot on Tue 7 March 2028: teaches day 2 of Health Care Quality, block 3."""
        return f"{WORDS[self.firm]} on {day_words(self.day)}: {self.does}"

    def __str__(self) -> str:
        return f"{self.name}: {self.sentence[0].lower()}{self.sentence[1:]}"


def newly_broken(before: Plan, after: Plan, timetable: Timetable | None) -> tuple[Broken, ...]:
    """What the plan's change breaks, by tutor and date; both plans are without errors."""
    if timetable is None:
        return ()
    old = {key for key, _ in _broken(before, timetable)}
    new = dict(item for item in _broken(after, timetable) if item[0] not in old)
    order = {tutor.id: n for n, tutor in enumerate(after.tutors)}
    return tuple(sorted(new.values(), key=lambda b: (order.get(b.tutor, 0), b.day, b.block)))


def _broken(plan: Plan, timetable: Timetable) -> Iterator[tuple[tuple[object, ...], Broken]]:
    index = PlanIndex(plan)
    situation = Situation(index, timetable)
    names = Names(index)
    for rule, firm in ((ABSENCES, True), (WISHES, False)):
        for violation in rule.find(situation):
            if violation.what not in (OF_ABSENCES if firm else {PREFERS_NOT}):
                continue
            tutor = next(s.id for s in violation.subjects if s.kind is Kind.TUTOR)
            for presence in _presences(situation, tutor, violation, firm=firm):
                day, key = presence.sitting.day, presence.placement.key
                found = Broken(tutor, names.tutor(tutor), day, key, firm, _does(index, presence))
                yield (tutor, day, key, firm), found


def _presences(situation: Situation, tutor: str, violation: Violation, *, firm: bool) -> Iterator[Presence]:
    """The sittings of the tutor that the violation is about."""
    taken = (situation.index.away if firm else situation.index.prefer_not)[tutor]
    for presence in situation.tutor_presences[tutor]:
        meant = presence.block in violation.subjects and presence.sitting.day in violation.dates
        if meant and any(atom in taken for atom in presence.atoms):
            yield presence


def _does(index: PlanIndex, presence: Presence) -> str:
    placement = presence.placement
    number = placement.days.index(presence.sitting.day) + 1
    verb = "facilitates a set on" if presence.learning_set else "teaches"
    return f"{verb} day {number} of {delivery_name(index, placement.delivery)}, block {placement.block}"
