"""What every sheet is drawn from, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.exchange.export_workbook.pen import Pen
from hsmc_scheduler.projections.block_filter import of_cohort
from hsmc_scheduler.projections.edition import edition
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.palette import Palette
from hsmc_scheduler.projections.proof import Proof
from hsmc_scheduler.rules.score import ScoreCard, score
from hsmc_scheduler.rules.situation import Situation


class Who(StrEnum):
    """Whom a workbook can be for."""

    COHORT = "cohort"
    TUTOR = "tutor"


@dataclass(frozen=True, slots=True)
class Concern:
    """A workbook for one cohort or tutor (its id) alone."""

    who: Who
    id: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A plan with its timetable, judged. `fingerprint` is that of the plan as it was given."""

    index: PlanIndex
    timetable: Timetable
    card: ScoreCard
    proof: Proof
    names: Names
    palette: Palette
    fingerprint: str
    concern: Concern | None = None
    shown: frozenset[tuple[str, int]] = frozenset()
    """The keys of the blocks to be shown."""

    @classmethod
    def of(
        cls,
        plan: Plan,
        timetable: Timetable,
        proof: Proof,
        earlier: Timetable | None = None,
        concern: Concern | None = None,
    ) -> Contents:
        """Judge the timetable by the plan's rules; nothing is taken on trust from who found it.

        Students go by their place in the plan's list: a workbook is sent to many.
        """
        named = fingerprint(plan)
        plan = replace(plan, students=tuple(replace(s, name=f"Student {n}") for n, s in enumerate(plan.students, 1)))
        index = PlanIndex(plan)
        names = Names(index)
        card = score(Situation(index, timetable, earlier))
        return cls(
            index,
            timetable,
            card,
            proof,
            names,
            Palette(index, names),
            named,
            concern,
            _shown(index, timetable, concern),
        )

    @property
    def whose(self) -> str:
        """The name of whom the workbook is for; empty where it is for everybody."""
        match self.concern:
            case Concern(who=Who.COHORT, id=cohort):
                return self.names.cohort(cohort)
            case Concern(who=Who.TUTOR, id=tutor):
                return self.names.tutor(tutor)
        return ""

    @property
    def title(self) -> str:
        """The plan's title, and whom the workbook is for."""
        return f"{self.plan.title}: {self.whose}" if self.whose else self.plan.title

    def concerns(self, placement: Placement) -> bool:
        """Whether a block is to be shown."""
        return placement.key in self.shown

    def concerns_row(self, cohorts: tuple[str, ...], tutors: tuple[str, ...]) -> bool:
        """Whether a row about those cohorts and tutors, by name, is to be shown."""
        if self.concern is None:
            return True
        return self.whose in (cohorts if self.concern.who is Who.COHORT else tutors)

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.index.plan

    @property
    def made_on(self) -> date:
        """The day the timetable was found."""
        return self.proof.solved_at.date()

    @property
    def edition(self) -> str:
        """Which publication of the timetable this is."""
        return edition(self.plan, self.timetable)


def _shown(index: PlanIndex, timetable: Timetable, concern: Concern | None) -> frozenset[tuple[str, int]]:
    match concern:
        case Concern(who=Who.COHORT, id=cohort):
            return of_cohort(index, timetable, cohort)
        case Concern(who=Who.TUTOR, id=tutor):
            return frozenset(p.key for p in timetable.placements if any(tutor in s.people for s in p.sittings))
    return frozenset(p.key for p in timetable.placements)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to be drawn. The title is cleaned and made unique when the sheet is made.

    `purpose` says on the About sheet what it is for; sheets with the same one are listed together.
    """

    title: str
    purpose: str
    draw: Callable[[Worksheet, Pen], None]
