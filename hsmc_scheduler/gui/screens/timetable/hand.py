"""The block picked up, and where it can go; the same for every view, for mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from hsmc_scheduler.app.adjusting import CannotAdjustError, place
from hsmc_scheduler.domain.calendar import monday_of
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.gui.screens.timetable.commands.steps import BlockSteps, Change
from hsmc_scheduler.gui.screens.timetable.shorter import shorter
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import day_words, sentence_case, span_words
from hsmc_scheduler.projections.verdicts import State, Verdict, iter_verdicts, moved_to, window_of

SLICE_S = 0.008
"""So long dates are judged before the window has its turn again."""
TELL_S = 0.04
"""So often what has come in is told."""
BREACH = "; that breaks a requirement, see Checks"
APART, LONGEST_LOOK = 4, 60
"""Weeks from its neighbour a new block is first tried at; days from there to look for open ones."""


class Hand(QObject):
    """Holds one block, or none. `changed` when it takes or lets go; `arrived` when more dates are judged.

    A block is held (`lifted`), to be put somewhere, or only asked about: where can it go?
    """

    changed = Signal()
    arrived = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._steps = BlockSteps(workspace)
        self.block: Block | None = None
        self.lifted = False
        self.tied = False
        """Whether what is shown is not the document's timetable, so that nothing can be taken."""
        self.verdicts: dict[date, Verdict] = {}
        """By first day, for the dates judged so far."""
        self._coming: Iterator[Verdict] | None = None
        self._with_new: Timetable | None = None
        """The timetable with the block that has no dates yet where it may well go."""
        self._told = 0.0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._judge_some)
        workspace.document.changed.connect(self.let_go)

    @property
    def placement(self) -> Placement | None:
        """Where the block is now."""
        timetable = self._ground
        if self.block is None or timetable is None:
            return None
        return next((p for p in timetable.placements if p.key == self.block), None)

    @property
    def _ground(self) -> Timetable | None:
        """The timetable dates are judged in."""
        return self._with_new or self._workspace.document.timetable

    @property
    def new(self) -> bool:
        """Whether the block has no dates yet; it then lies provisionally where it may well go."""
        return self._with_new is not None

    @property
    def complete(self) -> bool:
        """Whether every date is judged."""
        return self.block is not None and self._coming is None

    def take(self, block: Block) -> None:
        """Pick a block up. Nothing happens where the timetable is only to be looked at; a sentence says so."""
        if self._may_take():
            self._start(block, lifted=True)

    def take_new(self, block: Block) -> None:
        """Pick up a block that has no dates yet; as `take`."""
        document = self._workspace.document
        if not self._may_take() or document.timetable is None:
            return
        self.let_go()
        plan, index = document.plan, document.facts.index
        try:
            self._with_new = place(plan, document.timetable, block, likely_start(index, document.timetable, block))
        except CannotAdjustError as fault:
            self._workspace.say(sentence_case(str(fault)))
            return
        self._start(block, lifted=True)

    def _may_take(self) -> bool:
        if self.tied:
            self._workspace.say("This is the best timetable so far; its blocks can be moved once it is kept")
        elif self._workspace.read_only:
            self._workspace.say("This plan is open for reading only; blocks cannot be moved")
        else:
            return True
        return False

    def ask(self, block: Block) -> None:
        """Show where a block can go without picking it up."""
        if not self.tied:
            self._start(block, lifted=False)

    def let_go(self) -> None:
        """Hold nothing; nothing has moved."""
        if self.block is not None:
            self._timer.stop()
            self.block, self._coming, self.lifted, self.verdicts = None, None, False, {}
            self._with_new = None
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
        placement = self.placement
        if placement is None or (start == placement.start and not self.new):
            self.let_go()
            return ""
        title, put = self._steps.short(placement.key), "placed on" if self.new else "moved to"
        try:
            make = self._steps.place if self.new else self._steps.move
            change = make(placement.key, start)
        except CannotAdjustError as fault:
            return self._refuse(str(fault), ())
        broken: tuple[str, ...] = ()
        if self.new:  # where it goes others may teach it than those it was judged with
            broken = self._steps.breaks(change)
        elif (found := self.verdict(start)).state is State.BLOCKED:
            broken = found.reasons
        if broken and not accept:
            return self._refuse(f"{title} cannot start on {day_words(start)}", broken)
        self._steps.make(change)
        done = f"{title} {put} {span_words(start, moved_to(placement, start).end)}"
        self._workspace.say(f"{done}{BREACH if broken else ''}")
        self.let_go()
        return ""

    def swap_words(self, other: Block) -> tuple[str, tuple[str, ...]]:
        """What changing places with that block is called, and the requirements it would break, as sentences.

        Where it makes no sense at all the name is empty and the reason is the only sentence.
        """
        try:
            change = self._swapped(other)
        except CannotAdjustError as fault:
            return "", (str(fault),)
        return change.name, self._steps.breaks(change)

    def swap(self, other: Block, *, accept: bool = False) -> str:
        """Let the block change places with another, as `drop` puts it on a date."""
        try:
            change = self._swapped(other)
        except CannotAdjustError as fault:
            return self._refuse("These blocks cannot change places", (str(fault),))
        broken = self._steps.breaks(change)
        if broken and not accept:
            return self._refuse("These blocks cannot change places", broken)
        self._steps.make(change)
        self._workspace.say(f"Done: {change.name}{BREACH if broken else ''}")
        return ""

    def _start(self, block: Block, *, lifted: bool) -> None:
        ground = self._ground
        if ground is None:
            return
        if block != self.block:
            facts = self._workspace.document.facts
            try:
                coming = None if facts.errors else iter_verdicts(facts.index, ground, *block)
            except KeyError:
                coming = None
            if coming is None:
                if lifted:
                    self._workspace.say("Where it can go cannot be said before the plan is put right: see Checks")
                return
            self.verdicts, self._coming = {}, coming
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
        reason = f"{self._steps.short(placement.key)} has to be taught {span_words(first, last)}"
        return Verdict(start, moved_to(placement, start).end, State.BLOCKED, None, (reason,), current=False)

    def _swapped(self, other: Block) -> Change:
        if self.new:
            raise CannotAdjustError("a block without dates has none to give in return")
        return self._steps.swap(self.block or other, other)

    def _refuse(self, what: str, reasons: tuple[str, ...]) -> str:
        short = shorter(self._workspace.document.facts, self.block or ("", 0), reasons[:1])
        said = f"{what}: {short[0]}" if short else what
        self._workspace.say(said)
        return said


def likely_start(index: PlanIndex, timetable: Timetable, block: Block) -> date:
    """Where a block without dates may well go: some weeks after the one before it, on open days of one week."""
    delivery, number = block
    first, last = window_of(index, delivery)
    its = [p for p in timetable.placements if p.delivery == delivery]
    before = max((p.start for p in its if p.block < number), default=None)
    after = min((p.start for p in its if p.block > number), default=None)
    if before and after:
        wanted = before + (after - before) / 2
    elif before:
        wanted = before + timedelta(weeks=APART)
    else:
        wanted = after - timedelta(weeks=APART) if after else first + timedelta(weeks=APART)
    wanted = min(max(wanted, first), last)
    found = index.deliveries[delivery]
    length = max(found.block_lengths)
    for day in (wanted + timedelta(days=n) for n in range(LONGEST_LOOK)):
        days = [day + timedelta(days=n) for n in range(length)]
        if monday_of(days[0]) == monday_of(days[-1]) and all(index.is_open(found, d) for d in days):
            return day
    return wanted
