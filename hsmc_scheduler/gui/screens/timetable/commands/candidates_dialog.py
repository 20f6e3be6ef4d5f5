"""Choose tutors, a facilitator, a room: who or what is free first, and why not the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from hsmc_scheduler.gui.screens.timetable.commands.choices import Choice
from hsmc_scheduler.gui.screens.timetable.commands.dialog import ChoosingDialog, Words
from hsmc_scheduler.gui.screens.timetable.commands.steps import BlockSteps, Change
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.widgets.fields import ComboBox
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.block_facts import BlockFacts, block_facts
from hsmc_scheduler.projections.candidates import PREFER_NOT, Candidate, Candidates
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.room_candidates import room_candidates

NOBODY = "\0"
"""The id of the row that leaves it open."""
THE_BLOCK = ("\0", "")
"""The subject that is every session of the block."""


class CandidatesDialog(ChoosingDialog):
    """Candidates for one of several subjects (a session, a set, a room), chosen above the list."""

    def __init__(
        self,
        workspace: Workspace,
        steps: BlockSteps,
        block: Block,
        parent: QWidget,
        subjects: Sequence[tuple[str, tuple[str, str]]],
        words: Words,
        subject: tuple[str, str] | None,
        *,
        many: bool = False,
    ) -> None:
        super().__init__(steps, words, parent, many=many)
        self.workspace, self.block = workspace, block
        self.subjects = ComboBox()
        self.subjects.setAccessibleName("What for")
        self._keys = [key for _, key in subjects]
        for title, _ in subjects:
            self.subjects.addItem(title)
        if subject in self._keys:
            self.subjects.setCurrentIndex(self._keys.index(subject))
        self.tools.addWidget(self.subjects, 1)
        self.subjects.currentIndexChanged.connect(self.refill)
        self.model.ticked_changed.connect(self.forgive)
        self.list.setFocus()

    @property
    def subject(self) -> tuple[str, str]:
        """The session and the set chosen for; empty where there is none."""
        return self._keys[self.subjects.currentIndex()]

    def candidates(self) -> Sequence[Candidate]:
        """Who or what there is to choose from for the subject."""
        raise NotImplementedError

    def open_row(self) -> str:
        """What the row is called that leaves it open; "" where there is none."""
        return ""

    def refill(self) -> None:
        """Show the candidates for the subject."""
        found = self.candidates()
        choices = [_choice(c) for c in found]
        if words := self.open_row():
            choices.append(Choice(NOBODY, words, strong=not any(c.chosen for c in found)))
        self.forgive()
        self.model.show(choices, [c.id for c in found if c.chosen])
        now = next((n for n, c in enumerate(choices) if c.strong), 0)
        self.list.go(now)

    @property
    def chosen(self) -> str | None:
        """The id of the row the keyboard is on; None: left open."""
        choice = self.list.choice
        return None if choice is None or choice.id == NOBODY else str(choice.id)


class TutorsDialog(CandidatesDialog):
    """Who teaches a session, or all of the block at once where the same people do; several may."""

    def __init__(
        self, workspace: Workspace, steps: BlockSteps, block: Block, parent: QWidget, session: str = ""
    ) -> None:
        facts = _facts(workspace, block)
        index = workspace.document.facts.index
        asked = [s for s in facts.sessions if s.tutors or index.sessions[block[0], s.session].staffing.tutors]
        subjects = [(f"{s.when} · {s.title}", (s.session, "")) for s in asked or facts.sessions]
        self._sessions = [s.session for s in asked]
        found = _candidates(workspace, block)
        if len({frozenset((c.id, c.chosen) for c in found.tutors(s)) for s in self._sessions}) == 1 < len(asked):
            subjects.insert(0, (f"The whole block: {counted(len(asked), 'session')}", THE_BLOCK))
        words = Words(f"Tutors of {steps.titled(block)}", "Tick everybody who teaches", "Choose")
        super().__init__(workspace, steps, block, parent, subjects, words, (session, ""), many=True)
        self.refill()

    def candidates(self) -> Sequence[Candidate]:
        """The team of the session; of all of them, with what speaks against each on any day."""
        found = _candidates(self.workspace, self.block)
        if self.subject != THE_BLOCK:
            return found.tutors(self.subject[0])
        return all_through([found.tutors(session) for session in self._sessions])

    def change(self) -> Change | None:
        """Those ticked teach the session, in the order of the list."""
        ticked = [str(c.id) for c in self.model.choices if c.id in self.model.ticked]
        now = [str(c.id) for c in self.model.choices if c.strong]
        sessions = self._sessions if self.subject == THE_BLOCK else [self.subject[0]]
        return None if set(ticked) == set(now) else self.steps.tutors(self.block, sessions, ticked)


class FacilitatorDialog(CandidatesDialog):
    """Who facilitates one set: all year, as a set keeps its facilitator, or in one session only."""

    def __init__(
        self,
        workspace: Workspace,
        steps: BlockSteps,
        block: Block,
        parent: QWidget,
        subject: tuple[str, str] | None = None,
    ) -> None:
        facts = _facts(workspace, block)
        several = len({s.session for s in facts.sessions if s.sets}) > 1
        subjects = [
            (
                f"{one.title}, {s.when} · {s.title}" if several else f"{one.title} · {s.title}",
                (s.session, one.learning_set),
            )
            for s in facts.sessions
            for one in s.sets
        ]
        words = Words(f"Facilitators of {steps.titled(block)}", "A set keeps one facilitator all year", "Choose")
        super().__init__(workspace, steps, block, parent, subjects, words, subject)
        self.all_year = QCheckBox("All year")
        self.all_year.setChecked(True)
        self.all_year.setToolTip("Wherever the set meets in the academic year")
        self.all_year.toggled.connect(self.refill)
        self.tools.addWidget(self.all_year)
        self.refill()

    def candidates(self) -> Sequence[Candidate]:
        """The facilitators of the module."""
        return _candidates(self.workspace, self.block).facilitators(*self.subject, all_year=self.all_year.isChecked())

    def open_row(self) -> str:
        """It may be left open."""
        return "Nobody yet"

    def change(self) -> Change | None:
        """The set facilitated by whom the keyboard is on."""
        session, learning_set = self.subject
        return self.steps.facilitator(
            self.block, session, learning_set, self.chosen, all_year=self.all_year.isChecked()
        )


class RoomDialog(CandidatesDialog):
    """The room of the block, or of one set of it."""

    def __init__(
        self, workspace: Workspace, steps: BlockSteps, block: Block, parent: QWidget, learning_set: str = ""
    ) -> None:
        facts = _facts(workspace, block)
        index = workspace.document.facts.index
        wants = [s for s in facts.sessions if index.sessions[block[0], s.session].room is not None]
        subjects = [("Main room", ("", ""))] if wants else []
        sets = {one.learning_set: one.title for s in facts.sessions for one in s.sets}
        subjects += [(f"Room of {title}", ("", learning_set)) for learning_set, title in sets.items()]
        people = counted(facts.people, "person", "people")
        words = Words(f"Room of {steps.titled(block)}", f"{facts.dates}, for {people}", "Choose")
        super().__init__(workspace, steps, block, parent, subjects, words, ("", learning_set))
        self.refill()

    def candidates(self) -> Sequence[Candidate]:
        """Every room."""
        document = self.workspace.document
        if document.timetable is None:
            return ()
        return room_candidates(document.facts.index, document.timetable, self.block, self.subject[1] or None)

    def open_row(self) -> str:
        """It may be left open."""
        return "No room yet"

    def change(self) -> Change | None:
        """The room the keyboard is on."""
        return self.steps.room(self.block, self.chosen, self.subject[1] or None)


def all_through(each: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """The same people of several sessions as of one: whatever speaks against one on any day; the free first."""
    found: dict[str, Candidate] = {}
    for candidates in each:
        for one in candidates:
            before = found.get(one.id, one)
            why_not, notes = (*before.why_not, *one.why_not), (*before.notes, *one.notes)
            found[one.id] = replace(one, why_not=tuple(dict.fromkeys(why_not)), notes=tuple(dict.fromkeys(notes)))
    return sorted(found.values(), key=lambda c: not c.free)


def _choice(candidate: Candidate) -> Choice:
    grade = "bad" if candidate.why_not else "caution" if PREFER_NOT in candidate.notes else "good"
    says = (*candidate.why_not, *candidate.notes)
    aside = f"now · {candidate.load}" if candidate.chosen else candidate.load
    below = " · ".join(says) or "free"
    return Choice(candidate.id, candidate.name, aside, grade, below, says, strong=candidate.chosen)


def _facts(workspace: Workspace, block: Block) -> BlockFacts:
    document = workspace.document
    if document.timetable is None:
        raise KeyError(block)
    return block_facts(document.facts.index, document.timetable, block)


def _candidates(workspace: Workspace, block: Block) -> Candidates:
    document = workspace.document
    if document.timetable is None:
        raise KeyError(block)
    return Candidates(document.facts.index, document.timetable, block)
