"""The plan rolled forward: what each block becomes and why, before anything is done."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from hsmc_scheduler.app.rolling import Rolled, roll_forward
from hsmc_scheduler.app.rolling.rolled import reasons
from hsmc_scheduler.app.rolling.settling import Settled
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.exchange.safe_names import safe_name
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.new_plan_file import write_new_plan
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments, button
from hsmc_scheduler.gui.widgets.fields import SpinBox
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import span_words
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.short_dates import weeks_apart
from hsmc_scheduler.storage.document import Document

PURPOSE = (
    "The plan and its timetable in later years: each block keeps its week and weekday, unless it is closed then or "
    "breaks a requirement."
)
MOVED, ALL, REST = "moved", "all", "rest"
VIEWS = ((MOVED, "Had to move"), (ALL, "All blocks"), (REST, "What else changes"))
MOST_YEARS = 10
WIDTHS = (184, 136, 168)


class RollForwardPanel(Panel):
    """How many years above, what comes of it below."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Roll forward", PURPOSE)
        self.rolled: Rolled | None = None
        self._of: Document | None = None
        self._chosen = False
        self.years = SpinBox(1, MOST_YEARS, name="How many years later")
        self.view = Segments(VIEWS, "Show")
        self.table = FoundTable("What becomes of each block")
        self.summary = label("", "heading", wrap=True)
        self.save_button = button("Save as a new plan…", self.save_as, role="primary", icon="file-plus")
        self.apply_button = button("Put into this plan", self.apply, icon="check")
        self.apply_button.setToolTip("The years of this plan become the later ones; Undo takes them back")
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.view)
        head.addStretch(1)
        head.addWidget(label("Years later", "secondary"))
        head.addWidget(self.years)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.apply_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout()
        column.setSpacing(SPACE + 4)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.body.addLayout(column, 1)
        self.years.valueChanged.connect(self._choose)
        self.view.chosen.connect(lambda _: self._fill())

    def refresh(self, changed: Changed) -> None:
        """Roll the plan as it is now."""
        if not self._chosen:
            self.years.blockSignals(True)
            self.years.setValue(len(self.workspace.document.plan.calendar.years))
            self.years.blockSignals(False)
        self._roll()

    def forget(self) -> None:
        """It was rolled from the plan that was open before."""
        self.rolled = self._of = None
        self._chosen = False
        self.summary.setText("")
        self.table.show_rows((), [])
        self._enable(False)

    def _choose(self, _: int) -> None:
        self._chosen = True
        self._roll()

    def _roll(self) -> None:
        content = self.workspace.document.content
        if content.timetable is None:
            return
        self._enable(False)
        do = partial(roll_forward, content.plan, content.timetable, self.years.value())
        self.work("Rolling forward", do, partial(self._show_rolled, content, self.years.value()))

    def _show_rolled(self, content: Document, years: int, rolled: Rolled) -> None:
        if content is not self.workspace.document.content or years != self.years.value():
            return
        self.rolled, self._of = rolled, content
        names = [y.title or y.id for y in rolled.plan.calendar.years]
        self.summary.setText(f"{' and '.join(names)}: {rolled.summary}.")
        self._enable(True)
        self._fill()

    def _enable(self, on: bool) -> None:
        self.save_button.setEnabled(on)
        self.apply_button.setEnabled(on and not self.workspace.read_only)

    def _fill(self) -> None:
        rolled = self.rolled
        if rolled is None:
            return
        if self.view.key == REST:
            self.table.show_wrapped(("To know",), [Row((note,)) for note in rolled.notes], ())
            return
        index = PlanIndex(rolled.plan)
        names = Names(index)
        blocks = rolled.moved if self.view.key == MOVED else rolled.blocks
        headings = ("Block", "Was", "Now", "Why")
        rows = [_row(index, names, block) for block in blocks]
        if not rows:
            rows = [Row(("Every block keeps its week and weekday.", "", "", ""), "good")]
        self.table.show_wrapped(headings, rows, WIDTHS)

    def apply(self) -> None:
        """Put the new years into the document as one step."""
        rolled, document = self.rolled, self.workspace.document
        if rolled is None or self._of is not document.content or self.working:
            return
        content = replace(document.content, plan=rolled.plan, timetable=rolled.timetable, proof=None)
        self._chosen = False
        wrong = self.workspace.step("Roll forward", content)
        if wrong:
            self._chosen = True
            self.refuse(wrong)
            return
        self.banner.say(
            f"This is now the plan of {rolled.plan.title}. Save it under another name to keep the old one; "
            "Undo takes it back.",
            button("Show timetable", lambda: self.workspace.go(Place("timetable")), icon="calendar-range"),
            grade="good",
        )

    def save_as(self) -> None:
        """Ask for a name, and write the new plan there."""
        if self.rolled is not None:
            name = safe_name(self.rolled.plan.title, ".hsmc")
            self.ask_where("Save the new plan as", name, "Plans (*.hsmc)", self.save)

    def save(self, path: Path) -> None:
        """Write the new plan to that path."""
        rolled = self.rolled
        if rolled is not None:
            write = partial(write_new_plan, rolled.plan, rolled.timetable, path)
            self.work("Writing the plan", write, lambda _: self.wrote(path, "Open it with Open in the File menu"))


def _row(index: PlanIndex, names: Names, block: Settled) -> Row:
    was, wanted, now = (span_words(days[0], days[-1]) for days in (block.was, block.wanted, block.now))
    name = f"{names.taught_as(index.deliveries[block.key[0]])}, block {block.key[1]}"
    off = f", {weeks_apart(block.now[0], block.wanted[0])}" if block.now != block.wanted else ""
    grade = "bad" if block.stuck else "caution" if block.why else ""
    why = f"The same week would be {wanted}. {reasons(index, block)}" if block.why else ""
    why += " No dates near it fit, so it stays." if block.stuck else ""
    return Row((name, was, f"{now}{off}", why), grade, key=block.key)
