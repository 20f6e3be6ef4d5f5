"""The open plan and its timetable as the window sees them, and everything that follows from them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from hsmc_scheduler.app.edits.bookings import keep_references
from hsmc_scheduler.domain.asked import asks_the_same
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.gui.places import place_of_problem
from hsmc_scheduler.gui.undo import Step
from hsmc_scheduler.projections.checks import broken_blocks
from hsmc_scheduler.projections.health import Finding
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.palette import Palette
from hsmc_scheduler.projections.proof import Proof
from hsmc_scheduler.projections.refusals import Refusal, refusals
from hsmc_scheduler.projections.sessions import SessionRow, session_rows
from hsmc_scheduler.rules.problems import problems_of
from hsmc_scheduler.rules.score import ScoreCard, score
from hsmc_scheduler.rules.situation import Situation
from hsmc_scheduler.storage.document import Document, proof_holds, with_plan

TIMETABLE = "timetable"
EVERYTHING = frozenset({*(f.name for f in fields(Plan)), TIMETABLE})


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed: names of the plan's fields, and "timetable" for the timetable or its proof."""

    fields: frozenset[str]

    def __or__(self, other: Changed) -> Changed:
        return Changed(self.fields | other.fields)

    def touches(self, *names: str) -> bool:
        """Whether any of those fields changed."""
        return not self.fields.isdisjoint(names)


class Facts:
    """What follows from one content, each worked out once and only when asked for.

    What follows from the plan alone is taken over from `before`, where the plan is the same.
    """

    OF_THE_PLAN = ("index", "names", "palette", "problems", "fingerprint")

    def __init__(self, content: Document, before: Facts | None = None) -> None:
        self.content = content
        if before is not None and before.content.plan is content.plan:
            known = vars(before)
            vars(self).update({name: known[name] for name in self.OF_THE_PLAN if name in known})

    @cached_property
    def index(self) -> PlanIndex:
        """The plan opened up for quick questions."""
        return PlanIndex(self.content.plan)

    @cached_property
    def names(self) -> Names:
        """What things are called."""
        return Names(self.index)

    @cached_property
    def palette(self) -> Palette:
        """The colours of the modules."""
        return Palette(self.index, self.names)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the plan by itself."""
        return problems_of(self.content.plan)

    @cached_property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the plan from being solved, or its timetable from being judged."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @cached_property
    def card(self) -> ScoreCard | None:
        """The timetable judged by every rule; None: there is none, or errors in the plan leave nothing to judge by."""
        if self.content.timetable is None or self.errors:
            return None
        return score(Situation(self.index, self.content.timetable))

    @cached_property
    def refusals(self) -> tuple[Refusal, ...]:
        """The rooms that were refused while the timetable still has blocks in them."""
        if self.content.timetable is None or self.errors:
            return ()
        return refusals(self.index, self.content.timetable)

    @cached_property
    def refused(self) -> frozenset[tuple[str, int]]:
        """The blocks that are in a refused room."""
        return frozenset(block for refusal in self.refusals for block in refusal.blocks)

    @cached_property
    def sessions(self) -> tuple[SessionRow, ...]:
        """The rows of the sessions table; none without a timetable."""
        return session_rows(self.index, self.content.timetable) if self.content.timetable else ()

    @cached_property
    def broken(self) -> frozenset[tuple[str, int]]:
        """The blocks a broken requirement is about."""
        return broken_blocks(self.card) if self.card else frozenset()

    @cached_property
    def proof_holds(self) -> bool:
        """Whether what was proven is of this plan and this timetable."""
        return proof_holds(self.content)

    @cached_property
    def fingerprint(self) -> str:
        """The short name of the plan's exact content."""
        return fingerprint(self.content.plan)


class PlanDocument(QObject):
    """The open document. All changes go through `edit` or `step`, so that each can be undone by name.

    `changed` carries a `Changed`; `findings_changed` says that the health check has spoken.
    """

    changed = Signal(object)
    findings_changed = Signal()

    def __init__(self, content: Document) -> None:
        super().__init__()
        self.undo_stack = QUndoStack(self)
        self.findings: tuple[Finding, ...] = ()
        self.read_only = False
        self.openings = 0
        """How often a document was put here by `open`: what was begun under another number is of another document."""
        self.earlier: Timetable | None = None
        """The timetable before the last one was generated, to compare with."""
        self._facts = Facts(content)
        self._solved_at = 0
        self._shown: frozenset[str] = frozenset()
        self.undo_stack.indexChanged.connect(self._tell)

    @property
    def content(self) -> Document:
        """What would be saved now."""
        return self._facts.content

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._facts.content.plan

    @property
    def timetable(self) -> Timetable | None:
        """The timetable as it is now; None: there is none yet."""
        return self._facts.content.timetable

    @property
    def proof(self) -> Proof | None:
        """How good the timetable is proven to be; None where that is not known, or no longer true."""
        return self.content.proof if self._facts.proof_holds else None

    @property
    def facts(self) -> Facts:
        """What follows from the content as it is now."""
        return self._facts

    @property
    def out_of_date(self) -> bool:
        """Whether the timetable was made for a plan that has changed since."""
        made_for = self.timetable.plan_fingerprint if self.timetable else ""
        return made_for not in ("", self._facts.fingerprint)

    @property
    def edits_since(self) -> int:
        """How many steps lie between the timetable's making and now, as far as this session knows."""
        return abs(self.undo_stack.index() - self._solved_at)

    def edit(self, name: str, change: Callable[[Plan], Plan]) -> None:
        """Change the plan as one step called `name` ("Add tutor"). Raises what `change` raises, with nothing done."""
        self.step(name, replace(self.content, plan=change(self.plan)))

    def step(self, name: str, content: Document) -> None:
        """Put another content in place as one step called `name`; nothing is done where it is the same.

        Where the plan only says something else (a title, a comment), its timetable is no more out of date than before.
        """
        now = self.content
        if (
            content.plan is not now.plan
            and content.timetable is now.timetable
            and asks_the_same(now.plan, content.plan)
        ):
            content = with_plan(now, content.plan)
        if content != self.content:
            self.undo_stack.push(Step(name, self.content, content, self._show))

    def solved(self, name: str, content: Document) -> None:
        """As `step`, for a timetable newly made: the one before is kept to compare with."""
        self.earlier = self.timetable
        self.step(name, content)
        self._solved_at = self.undo_stack.index()

    def open(self, content: Document, facts: Facts | None = None) -> None:
        """Show another document; its history begins anew. `facts` of it, where some are worked out already."""
        self.openings += 1
        self.undo_stack.clear()
        self.findings, self.earlier, self._solved_at = (), None, 0
        self._facts = facts or Facts(content)
        self.changed.emit(Changed(EVERYTHING))

    def close(self) -> None:
        """Give up the history now: its steps and the stack that owns them must not be left to the garbage collector."""
        self.undo_stack.clear()

    def take_findings(self, content: Document, findings: tuple[Finding, ...]) -> None:
        """Show what the health check found, if it is about the plan as it is now."""
        if content.plan is self.plan:
            places = (place_of_problem(p) for p in self._facts.errors)
            known = {(place.kind, place.id) for place in places}
            self.findings = tuple(f for f in findings if not _known(f, known))
            self.findings_changed.emit()

    def _show(self, content: Document) -> None:
        before = self.content
        plan = keep_references(content.plan, before.plan)
        self._facts = Facts(content if plan is content.plan else replace(content, plan=plan), self._facts)
        content = self.content
        names = {f.name for f in fields(Plan) if getattr(before.plan, f.name) is not getattr(content.plan, f.name)}
        if before.timetable is not content.timetable:
            names.add(TIMETABLE)
        self._shown |= names

    def _tell(self) -> None:
        """Once the stack has taken its step, or all of several."""
        shown, self._shown = self._shown, frozenset()
        if shown:
            self.changed.emit(Changed(shown))


def _known(finding: Finding, known: Collection[tuple[str, str]]) -> bool:
    """Whether a fault of the plan says already that no timetable is possible for the thing it is about."""
    first = finding.subjects[:1]
    return finding.severity is Severity.ERROR and any((s.kind.value, s.id) in known for s in first)
