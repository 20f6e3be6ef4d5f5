"""The commands on the blocks selected: their menu, their keys, the dialogs they open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from hsmc_scheduler.app.adjusting import CannotAdjustError, Hold, Unplaced
from hsmc_scheduler.app.generating import Extent, Wanted
from hsmc_scheduler.app.today import today
from hsmc_scheduler.domain.calendar import PeriodKind
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.gui.places import place_of
from hsmc_scheduler.gui.screens.timetable.commands.candidates_dialog import (
    FacilitatorDialog,
    RoomDialog,
    TutorsDialog,
)
from hsmc_scheduler.gui.screens.timetable.commands.lengths_dialog import LengthsDialog
from hsmc_scheduler.gui.screens.timetable.commands.move_dialog import MoveDialog
from hsmc_scheduler.gui.screens.timetable.commands.place_dialog import PlaceDialog
from hsmc_scheduler.gui.screens.timetable.commands.refused import RefusedDialog
from hsmc_scheduler.gui.screens.timetable.commands.steps import BlockSteps, Change
from hsmc_scheduler.gui.screens.timetable.commands.swap_dialog import SwapDialog
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.icons import bind_icon
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted, sentence_case

HOLDS = ((Hold.DATES, "Dates"), (Hold.ROOM, "Room"), (Hold.TUTORS, "Tutors"), (Hold.ALL, "Everything"))
PAIR = 2


class BlockCommands(QObject):
    """Made once by the screen (`parent`, where dialogs belong to). What needs one block takes the one last selected."""

    def __init__(self, workspace: Workspace, state: ViewState, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace, self.state, self._parent = workspace, state, parent
        self.steps = BlockSteps(workspace)
        self.dialog: QDialog | None = None
        """The dialog that is open."""
        self.move_action = self._action("Move to…", self.move_to, "Ctrl+M", "calendar-range")
        self.swap_action = self._action("Swap with…", self.swap_with, "Ctrl+Shift+M", "arrow-left-right")
        self.lengths_action = self._action("Change lengths…", self.change_lengths, "Ctrl+L", "scissors")
        self.tutors_action = self._action("Choose tutors…", self.choose_tutors, "Ctrl+T", "user")
        self.facilitator_action = self._action(
            "Choose a facilitator…", self.choose_facilitator, "Ctrl+Shift+T", "users-round"
        )
        self.room_action = self._action("Choose a room…", self.choose_room, "Ctrl+R", "door-open")
        self.pin_action = self._action("Pin", self.toggle_pin, "Ctrl+K", "pin")
        workspace.selection.changed.connect(self.follow)
        workspace.document.changed.connect(self._document_changed)
        state.changed.connect(self.follow)
        self.follow()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks selected that are in the timetable."""
        timetable = self.workspace.document.timetable
        there = {p.key for p in timetable.placements} if timetable else set()
        return tuple(b for b in self.workspace.selection.blocks if b in there)

    @property
    def pinned(self) -> bool:
        """Whether something of every block selected is pinned."""
        blocks = self.blocks
        return bool(blocks) and all(self._pins(b) for b in blocks)

    def follow(self) -> None:
        """Offer what can be done to the blocks selected."""
        blocks, can = self.blocks, self.state.can_change
        one = can and len(blocks) == 1
        for action in (self.move_action, self.lengths_action, self.tutors_action, self.room_action):
            action.setEnabled(one)
        self.swap_action.setEnabled(can and len(blocks) in (1, PAIR))
        self.swap_action.setText("Swap the two" if len(blocks) == PAIR else "Swap with…")
        self.facilitator_action.setEnabled(one and self._has_sets(blocks[0]))
        self.pin_action.setEnabled(can and bool(blocks))
        self.pin_action.setText("Unpin" if self.pinned else "Pin")
        bind_icon(self.pin_action, "pin-off" if self.pinned else "pin")

    def fill(self, menu: QMenu) -> None:
        """Put what can be done to the blocks selected into a menu about to be shown."""
        blocks = self.blocks
        if not blocks:
            return
        if len(blocks) == 1:
            menu.addActions([self.move_action, self.swap_action, self.lengths_action])
            self._add(menu, "Take off the timetable", self.remove).setEnabled(self.state.can_change)
            menu.addSeparator()
            menu.addActions([self.tutors_action, self.facilitator_action, self.room_action])
            menu.addSeparator()
        elif len(blocks) == PAIR:
            menu.addAction(self.swap_action)
            menu.addSeparator()
        self._add_pins(menu, blocks)
        menu.addSeparator()
        self._add(
            menu,
            "Generate only this delivery" if len({d for d, _ in blocks}) == 1 else "Generate only these deliveries",
            self.generate,
        ).setEnabled(self.state.can_change)
        if len(blocks) == 1:
            menu.addSeparator()
            self._add_jumps(menu, blocks[0])

    def move_to(self) -> None:
        """Ask for a date for the block selected, and move it there."""
        self._open(MoveDialog)

    def place(self, block: Unplaced) -> None:
        """Ask for a date for a block that has none."""
        if self.state.can_change:
            self._show(PlaceDialog(self.workspace, self.steps, block, self._parent.window()))

    def remove(self) -> None:
        """Take the block selected off the timetable, to be placed again later."""
        block = self.blocks[0]
        self.do(lambda: self.steps.remove(block))

    def swap_with(self) -> None:
        """Let two blocks change places: the two selected, or the one and another to be chosen."""
        if len(self.blocks) == PAIR:
            one, other = self.blocks
            self.do(lambda: self.steps.swap(one, other))
        else:
            self._open(SwapDialog)

    def change_lengths(self) -> None:
        """Cut the delivery of the block selected another way."""
        if not self.lengths_action.isEnabled():
            return
        try:
            dialog = LengthsDialog(self.workspace, self.steps, self.blocks[0][0], self._parent.window())
        except CannotAdjustError as error:
            self.workspace.say(sentence_case(str(error)))
            return
        self._show(dialog)

    def choose_tutors(self, session: str = "") -> None:
        """Choose who teaches the block selected, beginning with that session."""
        if self.tutors_action.isEnabled():
            self._show(
                TutorsDialog(self.workspace, self.steps, self.blocks[0], self._parent.window(), str(session or ""))
            )

    def choose_facilitator(self, session: str = "", learning_set: str = "") -> None:
        """Choose who facilitates a set in the block selected."""
        if self.facilitator_action.isEnabled():
            subject = (session, learning_set) if session else None
            self._show(FacilitatorDialog(self.workspace, self.steps, self.blocks[0], self._parent.window(), subject))

    def choose_room(self, learning_set: str = "") -> None:
        """Choose a room for the block selected, or for a set of it."""
        if self.room_action.isEnabled():
            block, window = self.blocks[0], self._parent.window()
            self._show(RoomDialog(self.workspace, self.steps, block, window, str(learning_set or "")))

    def toggle_pin(self) -> None:
        """Pin everything of the blocks selected, or unpin them where all are pinned."""
        self.unpin(Hold.ALL) if self.pinned else self.pin(Hold.ALL)

    def pin(self, hold: Hold, blocks: Sequence[Block] | None = None) -> None:
        """Fix that of the blocks selected, or of those given."""
        wanted = self.blocks if blocks is None else blocks
        self.do(lambda: self.steps.pin(wanted, hold))

    def unpin(self, hold: Hold, blocks: Sequence[Block] | None = None) -> None:
        """Let go of that."""
        wanted = self.blocks if blocks is None else blocks
        self.do(lambda: self.steps.unpin(wanted, hold))

    def generate(self) -> None:
        """Ask for the deliveries of the blocks selected to be generated anew, and nothing else."""
        deliveries = frozenset(delivery for delivery, _ in self.blocks)
        self.workspace.asked_to_generate.emit(Wanted(Extent.DELIVERIES, deliveries))

    def do(self, making: Callable[[], Change]) -> None:
        """Make a change that asks for nothing more; where it breaks something, say what and ask first."""
        if not self.state.can_change:
            return
        try:
            change = making()
        except CannotAdjustError as error:
            self.workspace.say(sentence_case(str(error)))
            return
        if change.timetable is not self.workspace.document.timetable and (broken := self.steps.breaks(change)):
            self._show(RefusedDialog(self.steps, change, broken, self._parent.window()))
            return
        self.steps.make(change)

    def _open(self, kind: Callable[[Workspace, BlockSteps, Block, QWidget], QDialog]) -> None:
        if len(self.blocks) == 1 and self.state.can_change:
            self._show(kind(self.workspace, self.steps, self.blocks[0], self._parent.window()))

    def _show(self, dialog: QDialog) -> None:
        self.state.hand.let_go()
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _document_changed(self) -> None:
        """What a dialog shows is no longer so: close it."""
        if self.dialog is not None:
            self.dialog.reject()
            self.workspace.say("The plan or its timetable has changed; please choose again")
        self.follow()

    def _closed(self) -> None:
        self.dialog = None

    def _action(self, text: str, done: Callable[[], None], keys: str, icon: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setShortcutVisibleInContextMenu(True)
        bind_icon(action, icon)
        action.triggered.connect(lambda _checked=False: done())
        self._parent.addAction(action)
        return action

    def _pins(self, block: Block) -> list[Pin]:
        return [p for p in self.workspace.document.plan.pins if p.active and (p.delivery, p.block) == block]

    def _has_sets(self, block: Block) -> bool:
        timetable = self.workspace.document.timetable
        placement = next((p for p in timetable.placements if p.key == block), None) if timetable else None
        return placement is not None and any(s.sets for s in placement.sittings)

    def _add_pins(self, menu: QMenu, blocks: Sequence[Block]) -> None:
        can = self.state.can_change
        pins = menu.addMenu("Pin")
        bind_icon(pins.menuAction(), "pin")
        unpins = menu.addMenu("Unpin")
        bind_icon(unpins.menuAction(), "pin-off")
        held = {hold for b in blocks for p in self._pins(b) for hold in _held(p)}
        for hold, title in HOLDS:
            keys = "\tCtrl+K" if hold is Hold.ALL else ""
            self._add(pins, title + ("" if self.pinned else keys), partial(self.pin, hold)).setEnabled(can)
            letting_go = self._add(unpins, title + (keys if self.pinned else ""), partial(self.unpin, hold))
            letting_go.setEnabled(can and hold in held)
        pins.addSeparator()
        for title, found in self._bulk(blocks):
            self._add(pins, title, partial(self.pin, Hold.ALL, found)).setEnabled(can and bool(found))
        pins.setEnabled(can)
        unpins.setEnabled(can and bool(held))

    def _bulk(self, blocks: Sequence[Block]) -> list[tuple[str, tuple[Block, ...]]]:
        """Whole groups of blocks that can be pinned at once: of a cohort, of a term, of the past."""
        facts, roll = self.workspace.document.facts, self.state.roll.blocks
        its = roll[blocks[0]]
        found = [
            (f"All of {facts.names.cohort(cohort)}", tuple(k for k, b in roll.items() if cohort in b.cohorts))
            for cohort in its.cohorts
        ]
        for term in facts.index.calendar.active_periods(PeriodKind.TERM):
            if its.placement.start in term:
                inside = tuple(k for k, b in roll.items() if b.placement.start in term)
                found.append((f"All of {term.label}", inside))
        past = tuple(k for k, b in roll.items() if b.placement.end < today())
        found.append(("All that is past", past))
        return [(f"{title} ({counted(len(keys), 'block')})", keys) for title, keys in found]

    def _add_jumps(self, menu: QMenu, block: Block) -> None:
        its, names = self.state.roll.blocks[block], self.workspace.document.facts.names
        jumps = menu.addMenu("Go to")
        bind_icon(jumps.menuAction(), "external-link")
        groups = (
            [("module", m, names.module(m)) for m in its.modules],
            [("cohort", c, names.cohort(c)) for c in its.cohorts],
            [("tutor", t, names.tutor(t)) for t in its.tutors],
            [("room", r, names.room(r)) for r in its.rooms],
        )
        for group in groups:
            for kind, thing, title in group:
                self._add(jumps, title, partial(self.workspace.go, place_of(kind, thing)))
            jumps.addSeparator()

    @staticmethod
    def _add(menu: QMenu, title: str, done: Callable[[], None]) -> QAction:
        action = QAction(title.replace("&", "&&"), menu)
        action.triggered.connect(lambda _checked=False: done())
        menu.addAction(action)
        return action


def _held(pin: Pin) -> set[Hold]:
    found = {Hold.ALL}
    if pin.start is not None:
        found.add(Hold.DATES)
    if pin.room is not None:
        found.add(Hold.ROOM)
    if pin.tutors:
        found.add(Hold.TUTORS)
    return found
