"""What every sheet is drawn from, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.exchange.export_workbook.pen import Pen
from hsmc_scheduler.projections.concern import Concern
from hsmc_scheduler.projections.deadlines import DueRow, due_rows
from hsmc_scheduler.projections.edition import edition
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.palette import Palette
from hsmc_scheduler.projections.proof import Proof
from hsmc_scheduler.projections.scope import blocks_for, dues_for, sessions_for, whose
from hsmc_scheduler.projections.sessions import SessionRow, session_rows
from hsmc_scheduler.rules.score import ScoreCard, score
from hsmc_scheduler.rules.situation import Situation


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
    every_session: tuple[SessionRow, ...] = ()
    every_due: tuple[DueRow, ...] = ()

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
            session_rows(index, timetable),
            due_rows(index, timetable),
        )

    @property
    def whose(self) -> str:
        """The name of whom the workbook is for; empty where it is for everybody."""
        return whose(self.names, self.concern) if self.concern else ""

    @property
    def title(self) -> str:
        """The plan's title, and whom the workbook is for."""
        return f"{self.plan.title}: {self.whose}" if self.whose else self.plan.title

    def concerns(self, placement: Placement) -> bool:
        """Whether a block is to be shown."""
        return placement.key in self.shown

    def concerning(self, concern: Concern) -> Contents:
        """The same, for one alone: nothing is judged anew."""
        return replace(self, concern=concern, shown=_shown(self.index, self.timetable, concern))

    @property
    def sessions(self) -> list[SessionRow]:
        """The rows of the sessions table that are to be shown."""
        rows = self.every_session
        return list(filter(sessions_for(self.index, self.names, self.concern), rows)) if self.concern else list(rows)

    @property
    def dues(self) -> list[DueRow]:
        """What is due and to be shown."""
        rows = self.every_due
        if self.concern is None:
            return list(rows)
        return list(filter(dues_for(self.index, self.names, self.timetable, self.concern), rows))

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
    if concern is not None:
        return blocks_for(index, timetable, concern)
    return frozenset(p.key for p in timetable.placements)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to be drawn. The title is cleaned and made unique when the sheet is made.

    `purpose` says on the About sheet what it is for; sheets with the same one are listed together.
    """

    title: str
    purpose: str
    draw: Callable[[Worksheet, Pen], None]
