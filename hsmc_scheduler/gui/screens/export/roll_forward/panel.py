"""The plan rolled forward: what each block becomes and why, before anything is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from hsmc_scheduler.app.rolling import Rolled, roll_forward
from hsmc_scheduler.app.rolling.rolled import reasons
from hsmc_scheduler.app.rolling.settling import Settled
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.exchange.safe_names import safe_name
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.screens.export.incoming import IncomingPanel
from hsmc_scheduler.gui.screens.export.new_plan_file import write_new_plan
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments, button
from hsmc_scheduler.gui.widgets.fields import SpinBox
from hsmc_scheduler.gui.widgets.rows import row, stack
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


class RollForwardPanel(IncomingPanel[int, Rolled]):
    """How many years above (they are what is brought in), what comes of it below."""

    looking = "Rolling forward"
    apply_role = ""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Roll forward", PURPOSE, "Put into this plan")
        self._chosen = False
        self.years = SpinBox(1, MOST_YEARS, name="How many years later")
        self.view = Segments(VIEWS, "Show")
        self.table = FoundTable("What becomes of each block")
        self.summary = label("", "heading", wrap=True)
        self.save_button = button("Save as a new plan…", self.save_as, role="primary", icon="file-plus")
        self.apply_button.setToolTip("The years of this plan become the later ones; Undo takes them back")
        whole = stack(
            row(self.view, None, label("Years later", "secondary"), self.years),
            (self.table, 1),
            row((self.summary, 1), self.apply_button, self.save_button),
            spacing=SPACE + 4,
        )
        self.body.addWidget(whole, 1)
        self.years.valueChanged.connect(self._choose)
        self.view.chosen.connect(lambda _: self._fill())

    def refresh(self, changed: Changed) -> None:
        """Roll the plan as it is now."""
        if not self._chosen:
            self.years.blockSignals(True)
            self.years.setValue(len(self.workspace.document.plan.calendar.years))
            self.years.blockSignals(False)
        self.raw = self.years.value()
        super().refresh(changed)

    def begin(self) -> None:
        """Nothing is rolled yet."""
        self._chosen = False
        self.summary.setText("")
        self.table.show_rows((), [])

    def understanding(self, raw: int, content: Document) -> Callable[[], Rolled] | None:
        """The plan so many years later."""
        return partial(roll_forward, content.plan, content.timetable, raw) if content.timetable else None

    def show_found(self, found: Rolled) -> None:
        """Show what becomes of each block."""
        names = [y.title or y.id for y in found.plan.calendar.years]
        self.summary.setText(f"{' and '.join(names)}: {found.summary}.")
        self._fill()

    def changes_something(self, found: Rolled) -> bool:
        """Other years always are something else."""
        return True

    def offer(self) -> None:
        """Let it be saved, too, once it is rolled."""
        super().offer()
        self.save_button.setEnabled(self.can_apply)

    def _choose(self, years: int) -> None:
        self._chosen, self.raw = True, years
        self.look()

    def _fill(self) -> None:
        rolled = self.found
        if rolled is None:
            return
        if self.view.key == REST:
            self.table.show_wrapped(("To know",), [Row((note,)) for note in rolled.notes], ())
            return
        index = PlanIndex(rolled.plan)
        names = Names(index)
        blocks = rolled.moved if self.view.key == MOVED else rolled.blocks
        headings = ("Block", "Was", "Now", "Why")
        rows = [_row_of(index, names, block) for block in blocks]
        if not rows:
            rows = [Row(("Every block keeps its week and weekday.", "", "", ""), "good")]
        self.table.show_wrapped(headings, rows, WIDTHS)

    def put(self, found: Rolled) -> str:
        """Put the new years into the document; they are counted anew for the plan that comes of it."""
        content = replace(self.workspace.document.content, plan=found.plan, timetable=found.timetable, proof=None)
        self._chosen = False
        wrong = self.workspace.step("Roll forward", content)
        self._chosen = bool(wrong)
        return wrong

    def applied(self, found: Rolled) -> None:
        """Say what plan this is now."""
        self.banner.say(
            f"This is now the plan of {found.plan.title}. Save it under another name to keep the old one; "
            "Undo takes it back.",
            button("Show timetable", lambda: self.workspace.go(Place("timetable")), icon="calendar-range"),
            grade="good",
        )

    def save_as(self) -> None:
        """Ask for a name, and write the new plan there."""
        if self.found is not None:
            name = safe_name(self.found.plan.title, ".hsmc")
            self.ask_where("Save the new plan as", name, "Plans (*.hsmc)", self.save)

    def save(self, path: Path) -> None:
        """Write the new plan to that path."""
        rolled = self.found
        if rolled is not None:
            write = partial(write_new_plan, rolled.plan, rolled.timetable, path)
            self.work("Writing the plan", write, lambda _: self.wrote(path))


def _row_of(index: PlanIndex, names: Names, block: Settled) -> Row:
    was, wanted, now = (span_words(days[0], days[-1]) for days in (block.was, block.wanted, block.now))
    name = f"{names.taught_as(index.deliveries[block.key[0]])}, block {block.key[1]}"
    off = f", {weeks_apart(block.now[0], block.wanted[0])}" if block.now != block.wanted else ""
    grade = "bad" if block.stuck else "caution" if block.why else ""
    why = f"The same week would be {wanted}. {reasons(index, block)}" if block.why else ""
    why += " No dates near it fit, so it stays." if block.stuck else ""
    return Row((name, was, f"{now}{off}", why), grade, key=block.key)
