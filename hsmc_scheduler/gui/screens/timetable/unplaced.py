"""Says which blocks have no dates yet, and offers to place or generate them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from hsmc_scheduler.app.adjusting import Unplaced, unplaced
from hsmc_scheduler.app.generating import Extent, Wanted
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import Banner
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted, listed, plural

MOST_NAMED = 3


class UnplacedBanner(Banner):
    """Over the views, while there is something to place. `place_wanted` carries a block to be picked up."""

    place_wanted = Signal(object)

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__()
        self._workspace, self._state = workspace, state
        self._blocks: tuple[Unplaced, ...] = ()

    def follow(self) -> None:
        """Look at the document as it is now."""
        document = self._workspace.document
        self._blocks = ()
        if document.timetable is not None and self._state.can_change and self._something_missing():
            self._blocks = unplaced(document.plan, document.timetable)
        if not self._blocks:
            self.hide()
            return
        names = [self._name(b) for b in self._blocks[:MOST_NAMED]]
        if len(self._blocks) > MOST_NAMED:
            names = [*names[:-1], f"{len(self._blocks) - MOST_NAMED + 1} more"]
        have = plural(len(self._blocks), "has", "have")
        self.say(
            f"{counted(len(self._blocks), 'block')} {have} no dates yet: {listed(names)}",
            self._place_button(),
            button("Generate these", self._generate, icon="play"),
            grade="caution",
        )

    def _something_missing(self) -> bool:
        """A quick look: whether a session is nowhere."""
        document = self._workspace.document
        timetable = document.timetable
        placed = {(p.delivery, s.session) for p in timetable.placements for s in p.sittings} if timetable else set()
        return not document.facts.index.sessions.keys() <= placed

    def _place_button(self) -> QPushButton:
        found = QPushButton("Place…")
        found.setAccessibleName("Place a block without dates")
        menu = QMenu(found)
        for block in self._blocks:
            action = menu.addAction(f"{self._name(block)}, {counted(block.days, 'day')}".replace("&", "&&"))
            action.setData(block.key)
            action.triggered.connect(self._place)
        found.setMenu(menu)
        return found

    def _place(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.place_wanted.emit(action.data())

    def _name(self, block: Unplaced) -> str:
        facts = self._workspace.document.facts
        return f"{facts.names.code(facts.index.deliveries[block.delivery])} block {block.block}"

    def _generate(self) -> None:
        deliveries = frozenset(b.delivery for b in self._blocks)
        self._workspace.asked_to_generate.emit(Wanted(Extent.DELIVERIES, deliveries))
