"""What things are called in tables. What the plan no longer knows goes by its id."""

from __future__ import annotations

from hsmc_scheduler.domain.attendance import set_letter
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement

MOST_NAMED = 2


class Names:
    """The names of one plan's things by id, those switched off included."""

    def __init__(self, index: PlanIndex) -> None:
        plan = index.plan
        self.index = index
        self._tutors = {t.id: t.name for t in plan.tutors}
        self._rooms = {r.id: r for r in plan.rooms}
        self._order = {m.code: n for n, m in enumerate(plan.modules)}
        alike: dict[tuple[str, str], list[str]] = {}
        for delivery in index.deliveries.values():
            alike.setdefault((self.code(delivery), delivery.year), []).append(delivery.id)
        self._letters = {d: set_letter(n) for ids in alike.values() if len(ids) > 1 for n, d in enumerate(ids)}

    def tutor(self, tutor: str) -> str:
        """A tutor's name."""
        return self._tutors.get(tutor, tutor)

    def tutors(self, tutors: tuple[str, ...]) -> tuple[str, ...]:
        """The names of several, in the same order."""
        return tuple(self.tutor(t) for t in tutors)

    def room(self, room: str | None) -> str:
        """A room's name; nothing where there is none."""
        if room is None:
            return ""
        return self._rooms[room].name if room in self._rooms else room

    def venue(self, room: str | None) -> str:
        """The name of the venue a room is in."""
        if room is None or room not in self._rooms:
            return ""
        venue = self._rooms[room].venue
        return self.index.venues[venue].name if venue in self.index.venues else venue

    def cohort(self, cohort: str) -> str:
        """A cohort's title."""
        return self.index.cohorts[cohort].title if cohort in self.index.cohorts else cohort

    def learning_set(self, learning_set: str) -> str:
        """A set's title; sets of different cohorts may share one."""
        found = self.index.all_sets.get(learning_set)
        return found.title if found else learning_set

    def module(self, code: str) -> str:
        """A module's title."""
        return self.index.modules[code].title if code in self.index.modules else code

    def codes(self, delivery: Delivery) -> tuple[str, ...]:
        """The codes of a delivery's modules, in the catalogue's order."""
        return tuple(sorted(delivery.modules, key=lambda code: self._order.get(code, len(self._order))))

    def code(self, delivery: Delivery) -> str:
        """The codes of a delivery's modules in one."""
        return joined_codes(self.codes(delivery))

    def title(self, delivery: Delivery) -> str:
        """The titles of a delivery's modules in one."""
        return joined_titles(tuple(self.module(c) for c in self.codes(delivery)))

    def year(self, year: str) -> str:
        """What an academic year is called."""
        return next((y.title or y.id for y in self.index.calendar.years if y.id == year), year)

    def block(self, delivery: Delivery, number: int, of: int) -> str:
        """LIC+ALL 2027-28 4/7."""
        return f"{self.taught_as(delivery)} {number}/{of}"

    def taught_as(self, delivery: Delivery) -> str:
        """LIC+ALL 2027-28, with a letter where several deliveries of a year would have the same."""
        letter = self._letters.get(delivery.id)
        return " ".join(part for part in (self.code(delivery), self.year(delivery.year), letter) if part)


def joined_codes(codes: tuple[str, ...]) -> str:
    """LIC+ALL; of more than two, the first and how many more: ASL1+3."""
    return "+".join(codes) if len(codes) <= MOST_NAMED else f"{codes[0]}+{len(codes) - 1}"


def joined_titles(titles: tuple[str, ...]) -> str:
    """Leadership in Context + Applied Leadership Learning; of more than two, the first and how many more."""
    return " + ".join(titles) if len(titles) <= MOST_NAMED else f"{titles[0]} + {len(titles) - 1} more"


def blocks_of(placements: tuple[Placement, ...]) -> dict[str, int]:
    """How many blocks each delivery is cut into, by what is placed."""
    most: dict[str, int] = {}
    for placement in placements:
        most[placement.delivery] = max(most.get(placement.delivery, 0), placement.block)
    return most
