"""What an edit breaks in the timetable: requirements kept before it and broken after it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton

from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import Banner
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages import sentence
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.rules.rule import Kind, Violation
from hsmc_scheduler.rules.score import ScoreCard

MOST_LINKS, MOST_SAID = 3, 2


def newly_broken(before: ScoreCard | None, after: ScoreCard | None) -> tuple[Violation, ...]:
    """The broken requirements of `after` that are not in `before`."""
    known = set(before.broken) if before else set()
    return tuple(v for v in after.broken if v not in known) if before and after else ()


def blocks_in(violation: Violation) -> tuple[Block, ...]:
    """The blocks a breach is about."""
    found = (s.id.rpartition("#") for s in violation.subjects if s.kind is Kind.BLOCK)
    return tuple((delivery, int(number)) for delivery, _, number in found)


class BreakBanner(Banner):
    """Says at once which scheduled blocks the last edits broke, each a link; silent once they are mended or undone."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._before: ScoreCard | None = None
        self._told: tuple[Violation, ...] = ()

    def before_edit(self) -> None:
        """Remember how the timetable stands."""
        self._before = self._workspace.document.facts.card

    def after_edit(self) -> None:
        """Tell what is broken now and was not."""
        new = newly_broken(self._before, self._workspace.document.facts.card)
        self._told = (*(t for t in self._told if t not in new), *new)
        self.look_again()

    def forget(self) -> None:
        """Say nothing of former edits."""
        self._told = ()
        self.hide()

    def look_again(self) -> None:
        """Drop what is no longer so."""
        card = self._workspace.document.facts.card
        now = set(card.broken) if card else set()
        self._told = tuple(v for v in self._told if v in now)
        if not self._told:
            self.hide()
            return
        blocks = tuple(dict.fromkeys(b for v in self._told for b in blocks_in(v)))
        said = dict.fromkeys(f"{self._shortly(v)}." for v in self._told)
        words = " ".join(list(said)[:MOST_SAID])
        more = len(said) - MOST_SAID
        start = f"This breaks {counted(len(blocks), 'scheduled block')}. " if blocks else "This breaks the timetable. "
        end = f" And {more} more, listed in Checks." if more > 0 else ""
        links = [self._link(block) for block in blocks[:MOST_LINKS]]
        if not blocks or more > 0 or len(blocks) > MOST_LINKS:
            links.append(button("Checks", partial(self._workspace.go, Place("checks")), role="link"))
        self.say(start + words + end, *links, grade="bad")

    def _shortly(self, violation: Violation) -> str:
        """The breach in a sentence that calls its blocks by their codes, as the links beside it do."""
        facts = self._workspace.document.facts
        words = sentence(facts.index, violation)
        for delivery in {d for d, _ in blocks_in(violation)} & set(facts.index.deliveries):
            found = facts.index.deliveries[delivery]
            words = words.replace(f"{found.title} block", f"{facts.names.code(found)} block")
        return words

    def _link(self, block: Block) -> QPushButton:
        facts = self._workspace.document.facts
        delivery = facts.index.deliveries.get(block[0])
        name = f"{facts.names.code(delivery)} block {block[1]}" if delivery else f"Block {block[1]}"
        return button(name, partial(self._show, block), role="link", name=f"Show {name} in the timetable")

    def _show(self, block: Block) -> None:
        self._workspace.selection.select(block)
        self._workspace.go(Place("timetable", "block", f"{block[0]}#{block[1]}"))
