"""What each cohort takes: a row for what everyone takes, one for each choice, one for each set of repeat runs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hsmc_scheduler.domain.cohort import ElectiveOption, ElectiveSlot, PathwayYear, RepeatRuns
from hsmc_scheduler.exchange.planning_workbook.kinds import Number, Pairs, Reference, Text, one_of
from hsmc_scheduler.exchange.planning_workbook.spec import PARENT, Check, Column, SheetSpec


class TakenBy(StrEnum):
    """How the deliveries of a row are taken."""

    EVERYONE = "everyone takes all"
    CHOICE = "each chooses"
    ONE_RUN = "all take one of"


@dataclass(frozen=True, slots=True)
class Taken:
    """A delivery, and how many are expected to choose it; None where that is not asked."""

    delivery: str
    expected: int | None


@dataclass(frozen=True, slots=True)
class Taking:
    """One row: what is taken of these deliveries in a year."""

    year: str
    how: TakenBy
    deliveries: tuple[Taken, ...]
    title: str = ""
    choose: int | None = None

    def __post_init__(self) -> None:
        if self.how is TakenBy.CHOICE:
            if any(t.expected is None for t in self.deliveries):
                raise ValueError("in a choice, each delivery says how many are expected to take it, such as hcq 12")
            if not 0 <= (1 if self.choose is None else self.choose) <= len(self.deliveries):
                raise ValueError("a choice cannot ask for more deliveries than it offers")
        elif any(t.expected is not None for t in self.deliveries):
            raise ValueError("only in a choice do deliveries have a number of people")


def unfold(years: tuple[PathwayYear, ...]) -> tuple[Taking, ...]:
    """The rows of a cohort's pathway."""
    found = []
    for year in years:
        if year.required or not (year.electives or year.one_of):
            found.append(Taking(year.year, TakenBy.EVERYONE, _plain(year.required)))
        for slot in year.electives:
            options = tuple(Taken(o.delivery, o.expected) for o in slot.options)
            found.append(Taking(year.year, TakenBy.CHOICE, options, slot.title, slot.choose))
        found += [Taking(year.year, TakenBy.ONE_RUN, _plain(r.runs), r.title) for r in year.one_of]
    return tuple(found)


def fold(rows: tuple[Taking, ...]) -> tuple[PathwayYear, ...]:
    """The pathway those rows tell, its years in the order they are first named."""
    years = dict.fromkeys(row.year for row in rows)
    return tuple(_year(year, [row for row in rows if row.year == year]) for year in years)


def _year(year: str, rows: list[Taking]) -> PathwayYear:
    required = tuple(t.delivery for row in rows if row.how is TakenBy.EVERYONE for t in row.deliveries)
    slots = tuple(
        ElectiveSlot(
            row.title,
            tuple(ElectiveOption(t.delivery, t.expected or 0) for t in row.deliveries),
            1 if row.choose is None else row.choose,
        )
        for row in rows
        if row.how is TakenBy.CHOICE
    )
    runs = tuple(
        RepeatRuns(row.title, tuple(t.delivery for t in row.deliveries)) for row in rows if row.how is TakenBy.ONE_RUN
    )
    return PathwayYear(year, required, slots, runs)


def _plain(deliveries: tuple[str, ...]) -> tuple[Taken, ...]:
    return tuple(Taken(delivery, None) for delivery in deliveries)


PATHWAYS = SheetSpec(
    "Pathways",
    "pathway",
    Taking,
    ("pathway",),
    "What each cohort takes in which year, and what its people choose from.",
    (
        Column(PARENT, "Cohort", Reference("Cohorts"), "The id of the cohort."),
        Column("year", "Year", Reference("Years"), "The id of the academic year.", ("Academic year",)),
        Column(
            "how",
            "How it is taken",
            one_of(TakenBy),
            "Everyone takes all of them; each person chooses among them; or all take one of several runs of the same.",
            ("How", "Kind"),
        ),
        Column(
            "deliveries",
            "Deliveries",
            Pairs(Taken, Reference("Deliveries"), needed=False),
            "Their ids, with semicolons between; in a choice each with the people expected: pui 8; opt 10.",
            ("Modules",),
        ),
        Column(
            "title", "Name of the choice", Text(), "What the choice, or the set of runs, is called.", ("Title", "Name")
        ),
        Column("choose", "Choose", Number(0, 20), "In a choice: how many of them each person takes.", ("How many",)),
    ),
    parent="Cohorts",
    unfold=unfold,
    fold=fold,
    folded={
        PathwayYear: ("year", "required", "electives", "one_of"),
        ElectiveSlot: ("title", "options", "choose"),
        ElectiveOption: ("delivery", "expected"),
        RepeatRuns: ("title", "runs"),
    },
    checks=(Check("more deliveries", "choose"), Check("", "deliveries")),
)
