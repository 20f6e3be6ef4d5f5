"""The block picked up, and where it can go; the same for every view, for mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from hsmc_scheduler.app.adjusting import CannotAdjustError, move, newly_broken, swap
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.gui.screens.timetable.shorter import shorter
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import MONTHS, day_words, span_words
from hsmc_scheduler.projections.verdicts import State, Verdict, iter_verdicts, moved_to, window_of

SLICE_S = 0.008
"""So long dates are judged before the window has its turn again."""
TELL_S = 0.04
"""So often what has come in is told."""


class Hand(QObject):
    """Holds one block, or none. `changed` when it takes or lets go; `arrived` when more dates are judged.

    A block is held (`lifted`), to be put somewhere, or only asked about: where can it go?
    """

    changed = Signal()
    arrived = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.block: Block | None = None
        self.lifted = False
        self.tied = False
        """Whether what is shown is not the document's timetable, so that nothing can be taken."""
        self.verdicts: dict[date, Verdict] = {}
        """By first day, for the dates judged so far."""
        self._coming: Iterator[Verdict] | None = None
        self._told = 0.0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._judge_some)
        workspace.document.changed.connect(self.let_go)

    @property
    def placement(self) -> Placement | None:
        """Where the block is now."""
        timetable = self._workspace.document.timetable
        if self.block is None or timetable is None:
            return None
        return next((p for p in timetable.placements if p.key == self.block), None)

    @property
    def complete(self) -> bool:
        """Whether every date is judged."""
        return self.block is not None and self._coming is None

    def take(self, block: Block) -> None:
        """Pick a block up. Nothing happens where the timetable is only to be looked at; a sentence says so."""
        if self.tied:
            self._workspace.say("This is the best timetable so far; its blocks can be moved once it is kept")
        elif self._workspace.read_only:
            self._workspace.say("This plan is open for reading only; blocks cannot be moved")
        else:
            self._start(block, lifted=True)

    def ask(self, block: Block) -> None:
        """Show where a block can go without picking it up."""
        if not self.tied:
            self._start(block, lifted=False)

    def let_go(self) -> None:
        """Hold nothing; nothing has moved."""
        if self.block is not None:
            self._timer.stop()
            self.block, self._coming, self.lifted, self.verdicts = None, None, False, {}
            self.changed.emit()

    def verdict(self, start: date) -> Verdict:
        """As `known`, but judged at once if it was not yet, which may take a moment. Raises ValueError with none."""
        while start not in self.verdicts and self._coming is not None:
            self._next()
        return self.verdicts.get(start) or self._outside(start)

    def known(self, start: date) -> Verdict | None:
        """What that first day means, if it is judged already or lies outside all that will be. Takes no time."""
        if start in self.verdicts or self.block is None:
            return self.verdicts.get(start)
        first, last = window_of(self._workspace.document.facts.index, self.block[0])
        return None if first <= start <= last else self._outside(start)

    def drop(self, start: date, *, accept: bool = False) -> str:
        """Put the block on that date as one step that can be undone, and let go; "" where that is done.

        On a blocked date nothing is moved and the reason is returned and said, unless `accept` takes the breach. The
        block is still held then.
        """
        placement, content = self.placement, self._workspace.document.content
        if placement is None or content.timetable is None or start == placement.start:
            self.let_go()
            return ""
        found = self.verdict(start)
        if found.state is State.BLOCKED and not accept:
            return self._refuse(f"{self._title(placement)} cannot start on {day_words(start)}", found.reasons)
        try:
            timetable = move(content.plan, content.timetable, placement.key, start)
        except CannotAdjustError as fault:
            self._workspace.say(str(fault))
            return str(fault)
        done = f"Move {self._title(placement)} to {_day(start)}"
        self._step(done, timetable)
        span = span_words(start, found.end)
        breach = "; that breaks a requirement, see Checks" if found.state is State.BLOCKED else ""
        self._workspace.say(f"{self._title(placement)} moved to {span}{breach}")
        return ""

    def swap_words(self, other: Block) -> tuple[str, tuple[str, ...]]:
        """What changing places with that block is called, and the requirements it would break, as sentences.

        Where it makes no sense at all the name is empty and the reason is the only sentence.
        """
        content, block = self._workspace.document.content, self.block
        if block is None or content.timetable is None:
            return "", ()
        try:
            after = self._swapped(content.timetable, other)
        except CannotAdjustError as fault:
            return "", (str(fault),)
        return self._swap_name(other), newly_broken(self._workspace.document.facts.index, content.timetable, after)

    def swap(self, other: Block, *, accept: bool = False) -> str:
        """Let the block change places with another, as `drop` puts it on a date."""
        name, broken = self.swap_words(other)
        timetable = self._workspace.document.timetable
        if not name or timetable is None or (broken and not accept):
            return self._refuse("These blocks cannot change places", broken)
        self._step(name, self._swapped(timetable, other))
        self._workspace.say(f"{name}: done{'; that breaks a requirement, see Checks' if broken else ''}")
        return ""

    def _start(self, block: Block, *, lifted: bool) -> None:
        document = self._workspace.document
        if document.timetable is None:
            return
        if block != self.block:
            self.verdicts = {}
            self._coming = iter_verdicts(document.facts.index, document.timetable, *block)
            self._told = perf_counter()
            self._timer.start()
        self.block, self.lifted = block, lifted
        self.changed.emit()

    def _judge_some(self) -> None:
        until = perf_counter() + SLICE_S
        while self._coming is not None and perf_counter() < until:
            self._next()
        if self._coming is None or perf_counter() - self._told > TELL_S:
            self._told = perf_counter()
            self.arrived.emit()

    def _next(self) -> None:
        found = next(self._coming, None) if self._coming is not None else None
        if found is None:
            self._coming = None
            self._timer.stop()
        else:
            self.verdicts[found.start] = found

    def _outside(self, start: date) -> Verdict:
        placement = self.placement
        if placement is None:
            raise ValueError("no block is held")
        first, last = window_of(self._workspace.document.facts.index, placement.delivery)
        reason = f"{self._title(placement)} has to be taught {span_words(first, last)}"
        return Verdict(start, moved_to(placement, start).end, State.BLOCKED, None, (reason,), current=False)

    def _step(self, name: str, timetable: Timetable) -> None:
        document = self._workspace.document
        document.step(name, replace(document.content, timetable=timetable))

    def _swapped(self, timetable: Timetable, other: Block) -> Timetable:
        block = self.block or other
        return swap(self._workspace.document.plan, timetable, block, other)

    def _refuse(self, what: str, reasons: tuple[str, ...]) -> str:
        short = shorter(self._workspace.document.facts, self.block or ("", 0), reasons[:1])
        said = f"{what}: {short[0]}" if short else what
        self._workspace.say(said)
        return said

    def _title(self, placement: Placement) -> str:
        return self._name(placement.key)

    def _swap_name(self, other: Block) -> str:
        return f"Swap {self._name(self.block or other)} and {self._name(other)}"

    def _name(self, block: Block) -> str:
        """HCQ block 2."""
        facts = self._workspace.document.facts
        return f"{facts.names.code(facts.index.deliveries[block[0]])} block {block[1]}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
