"""Change lengths...: the other ways a delivery may be cut into blocks, with the dates that follow."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hsmc_scheduler.app.adjusting import Recut, recuts_of
from hsmc_scheduler.gui.screens.timetable.commands.choices import Choice
from hsmc_scheduler.gui.screens.timetable.commands.dialog import ChoosingDialog, Words
from hsmc_scheduler.gui.screens.timetable.commands.steps import BlockSteps, Change
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.short_dates import month_short, numbers_short, span_short


class LengthsDialog(ChoosingDialog):
    """The allowed splits, the present one first. Raises CannotAdjustError where some sessions have no dates."""

    judged_when_looked_at = all_judged = True

    def __init__(self, workspace: Workspace, steps: BlockSteps, delivery: str, parent: QWidget) -> None:
        content = workspace.document.content
        found = recuts_of(content.plan, content.timetable, delivery) if content.timetable else ()
        facts = workspace.document.facts
        title = facts.names.taught_as(facts.index.deliveries[delivery])
        now = "The present way is the only one its rules allow" if len(found) == 1 else "Lengths of its blocks in days"
        super().__init__(steps, Words(f"Cut {title} into other blocks", now, "Cut"), parent)
        self._delivery = delivery
        self._splits = {r.split: r for r in found}
        self.model.show([_choice(r) for r in found])
        self.list.go(1 if len(found) > 1 else 0)
        self.list.setFocus()

    def change_of(self, choice: Choice | None) -> Change | None:
        """The delivery cut that way."""
        wanted = next((s for s in self._splits if choice and s == choice.id), None)
        if wanted is None or self._splits[wanted].current:
            return None
        return self.steps.recut(self._delivery, wanted)

    def show_choice(self, choice: Choice | None) -> None:
        """The dates of every block, then what it would break."""
        super().show_choice(choice)
        found = next((r for s, r in self._splits.items() if choice and s == choice.id), None)
        self.do_it.setEnabled(found is not None and not found.current)


def _choice(found: Recut) -> Choice:
    dates = ", ".join(_short(n, found) for n in range(len(found.blocks)))
    aside = "now" if found.current else f"{counted(found.moved, 'block')} on other dates"
    full = tuple(f"Block {n}: {span_short(*span)}" for n, span in enumerate(found.blocks, 1)) if found.current else ()
    return Choice(found.split, found.words, aside, "", dates, full, strong=found.current)


def _short(n: int, found: Recut) -> str:
    first, last = found.blocks[n]
    days = numbers_short(first, last)
    return days if first.month != last.month else f"{days} {month_short(first)}"
