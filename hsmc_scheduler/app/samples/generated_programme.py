"""One invented programme of a generated plan, laid on dates while it is drawn up."""

from __future__ import annotations

from random import Random

from hsmc_scheduler.app.samples.part import Part
from hsmc_scheduler.app.samples.people import example, example_tutor_id
from hsmc_scheduler.app.samples.shapes import assignments, first_year_pair, module_delivery, weeks
from hsmc_scheduler.app.samples.witness import Cast, Diary, drawn_around, place
from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.cohort import Cohort, ElectiveOption, ElectiveSlot, PathwayYear
from hsmc_scheduler.domain.delivery import Delivery, DeliveryOrder, OrderPart
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.programme import Programme
from hsmc_scheduler.domain.timetable import Placement

TUTORS_EACH = 6
SLACK_WEEKS = (2, 6)
_COHORT_SIZE = 16
_PAIR_WEEKS = (1, 9, 17, 25, 33)
_COMMENT = "Example: generated."


class GeneratedProgramme:
    """A first-year pair in five blocks and five modules in two each, every year; some tutors are its neighbour's."""

    def __init__(self, number: int, of: int, diary: Diary, rng: Random) -> None:
        self.number = number
        self.key = f"g{number}"
        self.diary = diary
        self.rng = rng
        self.placements: list[Placement] = []
        own, next_door = _tutors(number), _tutors(number % of + 1)
        self.facilitators = tuple(dict.fromkeys((own[0], own[4], own[5], next_door[1])))
        self.pair = tuple(
            self._module(code, title, own[2:4], own[1:2], self.facilitators)
            for code, title in (("C", "Context"), ("L", "Learning"))
        )
        leads = ((own[0], own[1]), (own[1], own[2]), (own[3], next_door[0]), (own[4], own[5]), (own[5], own[0]))
        self.modules = tuple(
            self._module(f"M{n}", f"Module {n}", team, own[n - 1 : n]) for n, team in enumerate(leads, 1)
        )

    def part(self) -> Part:
        """The programme; its placements are then in `placements`."""
        years = self.diary.calendar.years
        deliveries: list[Delivery] = []
        orders: list[DeliveryOrder] = []
        for year in years:
            taught = self._year(year)
            deliveries += taught
            orders += (
                DeliveryOrder(f"opening-before-{d.id}", taught[0].id, d.id, OrderPart.FIRST_BLOCK, comment=_COMMENT)
                for d in taught[1:3]
            )
        programme = Programme(self.key, example(f"Programme {self.number}"), comment=_COMMENT)
        everything = (*self.pair, *self.modules)
        return Part((programme,), everything, (), self._cohorts(years), (), tuple(deliveries), tuple(orders))

    def _year(self, year: AcademicYear) -> list[Delivery]:
        used: set[int] = set()
        first_of_intake = f"{self.key}-{year.start.year}"
        sets = tuple(zip((f"{first_of_intake}/A", f"{first_of_intake}/B"), self.facilitators, strict=False))
        title = example(f"First-year pair {self.number}, {year.id}")
        pair = first_year_pair(f"{self.key}-pair-{year.id}", title, year, self.pair[0].code, self.pair[1].code, 3)
        wanted = [(week + self.rng.randint(0, 2), 2) for week in _PAIR_WEEKS]
        deliveries = [self._laid(pair, year, wanted, Cast(self.pair[0].leads, sets), used)]
        opening = min(used)
        for n, module in enumerate(self.modules):
            week = max(opening + 1, 2 + 6 * n + self.rng.randint(0, 2))
            lengths = self.rng.choice(((3, 2), (2, 3)))
            wanted = [(week, lengths[0]), (week + self.rng.randint(3, 5), lengths[1])]
            delivery = module_delivery(module, year, weeks(year, 1, 40))
            deliveries.append(self._laid(delivery, year, wanted, Cast(module.leads), used))
        return deliveries

    def _laid(
        self, delivery: Delivery, year: AcademicYear, wanted: list[tuple[int, int]], cast: Cast, used: set[int]
    ) -> Delivery:
        blocks = place(self.diary, year, delivery, wanted, cast, used)
        self.placements += blocks
        return drawn_around(delivery, blocks, year, self.rng.randint(*SLACK_WEEKS))

    def _module(
        self,
        code: str,
        title: str,
        leads: tuple[str, ...],
        teachers: tuple[str, ...],
        facilitators: tuple[str, ...] = (),
    ) -> Module:
        own_title = example(f"{title} of programme {self.number}")
        work = () if facilitators else assignments()
        return Module(f"{self.key}{code}".upper(), own_title, (), 20, leads, teachers, facilitators, work, _COMMENT)

    def _cohorts(self, years: tuple[AcademicYear, ...]) -> tuple[Cohort, ...]:
        one, two = years
        paths = (
            (one.start.year - 1, (self._second(one),)),
            (one.start.year, (self._first(one), self._second(two))),
            (two.start.year, (self._first(two),)),
        )
        return tuple(
            Cohort(
                f"{self.key}-{intake}",
                example(f"Programme {self.number}, intake {intake}"),
                self.key,
                str(intake),
                _COHORT_SIZE,
                path,
                comment=_COMMENT,
            )
            for intake, path in paths
        )

    def _first(self, year: AcademicYear) -> PathwayYear:
        slot = ElectiveSlot("One module in the first year", self._options(year, 0, 1))
        return PathwayYear(year.id, (f"{self.key}-pair-{year.id}",), (slot,))

    def _second(self, year: AcademicYear) -> PathwayYear:
        slot = ElectiveSlot("One more module", self._options(year, 1, 4))
        return PathwayYear(year.id, tuple(o.delivery for o in self._options(year, 2, 3)), (slot,))

    def _options(self, year: AcademicYear, *numbers: int) -> tuple[ElectiveOption, ...]:
        half = _COHORT_SIZE // 2
        return tuple(ElectiveOption(f"{self.modules[n].code.lower()}-{year.id}", half) for n in numbers)


def _tutors(programme: int) -> tuple[str, ...]:
    first = (programme - 1) * TUTORS_EACH + 1
    return tuple(example_tutor_id(n) for n in range(first, first + TUTORS_EACH))
