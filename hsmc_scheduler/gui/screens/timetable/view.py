"""What the Timetable screen's views share: how blocks are looked at, and what every view is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.gui.document import EVERYTHING, Changed, Facts
from hsmc_scheduler.gui.screens.timetable.hand import Hand
from hsmc_scheduler.gui.screens.timetable.particulars import ColourBy, Kind, Particulars, Roll
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.theme import theme
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.palette import Colour
from hsmc_scheduler.projections.reviews import BlockReview, Said, block_reviews

VIEW = "view"
"""Stands in a `Changed` for colour, filter, search and preview."""


@dataclass(frozen=True, slots=True)
class Only:
    """A filter: the blocks of one tutor, cohort, module or room (its id; a module's code)."""

    kind: Kind
    id: str


class ViewState(QObject):
    """How the timetable is looked at, the same in all views.

    `changed` follows a change of colour, filter, search or preview. What is held is in `hand`.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.colour_by = ColourBy.MODULE
        self.only: Only | None = None
        self.search = ""
        self.hand = Hand(workspace)
        self.version = 0
        """Counts the changes."""
        self._roll: tuple[Facts, Timetable, Roll] | None = None
        self._reviews: tuple[Facts, Timetable, dict[Block, BlockReview]] | None = None
        self.changed.connect(self._count)  # before any view hears of it
        workspace.preview_changed.connect(self._preview_changed)
        theme().changed.connect(self.changed)

    @property
    def preview(self) -> Timetable | None:
        """Shown instead of the document's, and not to be changed: the best so far of a running solve."""
        return self.workspace.preview

    @property
    def timetable(self) -> Timetable | None:
        """What is shown."""
        return self.preview or self.workspace.document.timetable

    @property
    def can_change(self) -> bool:
        """Whether blocks may be moved now."""
        return self.preview is None and not self.workspace.read_only

    @property
    def roll(self) -> Roll:
        """The particulars of all blocks shown. Raises ValueError where there is no timetable."""
        facts, timetable = self.workspace.document.facts, self.timetable
        if timetable is None:
            raise ValueError("there is no timetable")
        if self._roll is None or self._roll[0] is not facts or self._roll[1] is not timetable:
            self._roll = (facts, timetable, Roll(facts.index, facts.names, facts.palette, timetable))
        return self._roll[2]

    def review(self, block: Block) -> BlockReview | None:
        """What module leads said of a block; None: nothing to be shown of any."""
        facts, timetable = self.workspace.document.facts, self.timetable
        if timetable is None or self.preview is not None or not facts.content.plan.correspondence.reviews:
            return None
        if self._reviews is None or self._reviews[0] is not facts or self._reviews[1] is not timetable:
            self._reviews = (facts, timetable, block_reviews(facts.content.plan, timetable))
        return self._reviews[2].get(block)

    def said(self, block: Block) -> Said | None:
        """The same in a word."""
        review = self.review(block)
        return review.said if review else None

    @property
    def broken(self) -> frozenset[Block]:
        """The blocks a broken requirement is about."""
        return frozenset() if self.preview else self.workspace.document.facts.broken

    @property
    def refused(self) -> frozenset[Block]:
        """The blocks that are in a room that was refused."""
        return frozenset() if self.preview else self.workspace.document.facts.refused

    def show(self, block: Block) -> bool:
        """Whether the filter lets a block through."""
        return self.only is None or self.roll.blocks[block].concerns(self.only.kind, self.only.id)

    def shown(self) -> tuple[Particulars, ...]:
        """The blocks the filter lets through."""
        return () if self.timetable is None else tuple(b for key, b in self.roll.blocks.items() if self.show(key))

    def matches(self, block: Block) -> bool:
        """Whether every word searched for is said of a block; all match where nothing is searched."""
        words = self.search.casefold().split()
        return not words or all(word in self.roll.words_of(block) for word in words)

    def colour(self, block: Block) -> Colour:
        """The colour of a block."""
        return self.roll.colour(block, self.colour_by)

    def legend(self) -> tuple[tuple[str, Colour], ...]:
        """What the colours of the blocks shown stand for, each once, in the order of the plan's lists."""
        keys = sorted((b.placement.key for b in self.shown()), key=lambda k: self.roll.number(k, self.colour_by))
        return tuple({self.roll.meaning(k, self.colour_by): self.colour(k) for k in keys}.items())

    def look_by(self, colour_by: ColourBy) -> None:
        """Colour by that from now on."""
        if colour_by is not self.colour_by:
            self.colour_by = colour_by
            self.changed.emit()

    def show_only(self, only: Only | None) -> None:
        """Show those blocks alone; None: everything."""
        if only != self.only:
            self.only = only
            self.changed.emit()

    def search_for(self, text: str) -> None:
        """Fade what does not match; empty: nothing."""
        if text != self.search:
            self.search = text
            self.changed.emit()

    def _count(self) -> None:
        self.version += 1

    def _preview_changed(self) -> None:
        self.hand.let_go()
        self.hand.tied = self.preview is not None
        self.changed.emit()


class TimetableView(QWidget):
    """One way to look at the timetable. A subclass shows it in `refresh`; the screen hands on what changed.

    `refresh` is only called while the view is seen, or about to be, with all that it missed; there is a timetable then.
    """

    menu_wanted = Signal(object)
    """Asks for the menu of the blocks selected, at a QPoint of the screen (the monitor)."""
    inspect_wanted = Signal()
    """Asks for the keyboard in the inspector."""
    move_wanted = Signal()
    """Asks for "Move to..." of the block selected."""

    title = ""
    """On the switch between the views."""

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__()
        self.workspace, self.state = workspace, state
        self._missed: Changed | None = Changed(EVERYTHING | {VIEW})
        self._shown: tuple[object, ...] = ()

    def refresh(self, changed: Changed) -> None:
        """Show document and state as they are now; keep scroll and focus. `changed.touches(VIEW)` is the state."""
        raise NotImplementedError

    def reveal(self, block: Block) -> None:
        """Bring a block into sight, and the keyboard to it."""

    def fill_menu(self, menu: QMenu) -> None:
        """Put first into the menu of a block what only this view can do."""

    def show_today(self) -> None:
        """Bring today into sight."""

    def take(self, changed: Changed) -> None:
        """Refresh now if seen, else when it is."""
        if self.isVisible() and self._missed is None:
            self._catch_up(changed)
        else:
            self._missed = changed if self._missed is None else self._missed | changed

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while it was hidden."""
        super().showEvent(event)
        if self._missed is not None and self.state.timetable is not None:
            missed, self._missed = self._missed, None
            self._catch_up(missed)

    def _catch_up(self, changed: Changed) -> None:
        """Refresh, unless what there is to see has been shown already: a screen that appears tells twice."""
        now = (self.workspace.document.facts, self.state.timetable, self.state.version)
        if now != self._shown:
            self._shown = now
            self.refresh(changed)
