"""The changes to blocks: each is one step that can be undone by name, and refused where it would break something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hsmc_scheduler.app.adjusting import (
    CannotAdjustError,
    Hold,
    assign_facilitator,
    assign_room,
    assign_tutors,
    change_room_on,
    move,
    newly_broken,
    pinned,
    place,
    recut,
    remove,
    swap,
    unpin,
)
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.split import Split
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.gui.screens.timetable.shorter import shorter
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import MONTHS, counted, listed
from hsmc_scheduler.projections.names import Names, blocks_of
from hsmc_scheduler.storage.document import Document

MOST_NAMED = 2
NO_BLOCK: Block = ("", 0)
HELD = {Hold.DATES: "the dates of ", Hold.ROOM: "the room of ", Hold.TUTORS: "the tutors of ", Hold.ALL: ""}


@dataclass(frozen=True, slots=True)
class Change:
    """A step ready to be made: its name ("Move HCQ block 2 to 14 March"), and the content after it."""

    name: str
    content: Document

    @property
    def plan(self) -> Plan:
        """The plan after it."""
        return self.content.plan

    @property
    def timetable(self) -> Timetable:
        """The timetable after it; there is one, for blocks were changed."""
        assert self.content.timetable is not None
        return self.content.timetable


Making = Callable[[Plan, Timetable], tuple[Plan, Timetable]]


class BlockSteps:
    """Makes changes to the open document. Those that make no sense at all raise CannotAdjustError."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def move(self, block: Block, start: date) -> Change:
        """The block with its first day on that date."""
        name = f"Move {self.short(block)} to {start.day} {MONTHS[start.month - 1]}"
        return self._change(name, lambda plan, now: (plan, move(plan, now, block, start)))

    def place(self, block: Block, start: date) -> Change:
        """A block that has no dates put there."""
        name = f"Place {self.short(block)} on {start.day} {MONTHS[start.month - 1]}"
        return self._change(name, lambda plan, now: (plan, place(plan, now, block, start)))

    def remove(self, block: Block) -> Change:
        """The block without dates."""
        name = f"Take {self.short(block)} off the timetable"
        return self._change(name, lambda plan, now: (plan, remove(plan, now, block)))

    def swap(self, one: Block, other: Block) -> Change:
        """Two blocks, each where the other was."""
        name = f"Swap {self.short(one)} with {self.short(other)}"
        return self._change(name, lambda plan, now: (plan, swap(plan, now, one, other)))

    def recut(self, delivery: str, split: Split) -> Change:
        """A delivery cut another way."""
        name = f"Cut {self._code(delivery)} into {' + '.join(map(str, split))}"
        return self._change(name, lambda plan, now: recut(plan, now, delivery, split))

    def tutors(self, block: Block, sessions: Sequence[str], tutors: Sequence[str]) -> Change:
        """Those tutors for some sessions of a block."""

        def given(plan: Plan, now: Timetable) -> tuple[Plan, Timetable]:
            for session in sessions:
                now = assign_tutors(plan, now, block, session, tutors)
            return plan, now

        who = listed(self._names.tutors(tuple(tutors))) or "nobody"
        return self._change(f"Give {self.short(block)} to {who}", given)

    def facilitator(
        self, block: Block, session: str, learning_set: str, tutor: str | None, *, all_year: bool
    ) -> Change:
        """That facilitator for a set."""
        who = self._names.tutor(tutor) if tutor else "nobody"
        name = f"Give {self._names.learning_set(learning_set)} to {who}"
        return self._change(
            name,
            lambda plan, now: (
                plan,
                assign_facilitator(plan, now, block, session, learning_set, tutor, all_year=all_year),
            ),
        )

    def room(self, block: Block, room: str | None, learning_set: str | None = None) -> Change:
        """That room for a block, or for one set of it."""
        what = self.short(block) if learning_set is None else self._names.learning_set(learning_set)
        name = f"Put {what} in {self._names.room(room) or 'no room'}"
        return self._change(name, lambda plan, now: (plan, assign_room(plan, now, block, room, learning_set)))

    def room_on(self, block: Block, day: date, old: str, new: str) -> Change:
        """What is in a room on one day in another, that day."""
        name = f"Put {self.short(block)} in {self._names.room(new)} on {day.day} {MONTHS[day.month - 1]}"
        return self._change(name, lambda plan, now: (plan, change_room_on(plan, now, day, old, new)))

    def pin(self, blocks: Sequence[Block], hold: Hold) -> Change:
        """Blocks fixed as they are."""
        after = pinned(self._workspace.document.content, blocks, hold)
        return Change(f"Pin {HELD[hold]}{self.several(blocks)}", after)

    def unpin(self, blocks: Sequence[Block], hold: Hold) -> Change:
        """Blocks let go."""
        return self._change(
            f"Unpin {HELD[hold]}{self.several(blocks)}", lambda plan, now: (unpin(plan, blocks, hold), now)
        )

    def breaks(self, change: Change) -> tuple[str, ...]:
        """The requirements the change would break, as sentences."""
        before = self._workspace.document.timetable
        return newly_broken(change.plan, before, change.timetable) if before else ()

    def short_of(self, sentences: Sequence[str]) -> tuple[str, ...]:
        """The same sentences with codes for titles."""
        return shorter(self._workspace.document.facts, NO_BLOCK, sentences)

    def make(self, change: Change) -> None:
        """Make the change, as one step."""
        self._workspace.document.step(change.name, change.content)
        self._workspace.say(f"Done: {change.name}")

    def short(self, block: Block) -> str:
        """HCQ block 2."""
        return f"{self._code(block[0])} block {block[1]}"

    def titled(self, block: Block) -> str:
        """HCQ, block 2 of 2."""
        timetable = self._workspace.document.timetable
        of = blocks_of(timetable.placements).get(block[0], block[1]) if timetable else block[1]
        return f"{self._code(block[0])}, block {block[1]} of {of}"

    def several(self, blocks: Sequence[Block]) -> str:
        """One or two by name, else how many."""
        if len(blocks) > MOST_NAMED:
            return counted(len(blocks), "block")
        timetable = self._workspace.document.timetable
        starts = {p.key: p.start for p in timetable.placements} if timetable else {}
        return listed([self.short(b) for b in sorted(blocks, key=lambda b: starts.get(b, date.max))])

    @property
    def _names(self) -> Names:
        return self._workspace.document.facts.names

    def _code(self, delivery: str) -> str:
        found = self._workspace.document.facts.index.deliveries.get(delivery)
        return self._names.code(found) if found else delivery

    def _change(self, name: str, making: Making) -> Change:
        document = self._workspace.document
        if document.timetable is None:
            raise CannotAdjustError("there is no timetable yet")
        plan, timetable = making(document.plan, document.timetable)
        return Change(name, replace(document.content, plan=plan, timetable=timetable))
