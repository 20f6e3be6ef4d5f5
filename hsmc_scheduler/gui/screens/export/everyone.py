"""For whom something goes out: everyone the plan knows, each with a box to tick."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.screens.export.flowing import Flow
from hsmc_scheduler.gui.screens.export.found import FoundTable, Row
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.projections.concern import TITLES, Concern, Who, concerns_of, name_of

More = Callable[[Concern], tuple[str, ...]]
PLURALS = {Who.LEAD: "Module leads", Who.TUTOR: "Tutors", Who.COHORT: "Cohorts", Who.ROOM: "Rooms"}


class Everyone(QWidget):
    """`changed` follows a box ticked. Everyone is ticked until somebody is not; who comes new is ticked."""

    changed = Signal()

    def __init__(self, name: str, headings: tuple[str, ...]) -> None:
        super().__init__()
        self._headings = ("For", "Name", *headings)
        self._everyone: tuple[Concern, ...] = ()
        self._left_out: set[Concern] = set()
        self._more: More = lambda _: ("",) * len(headings)
        self._plan: Plan | None = None
        self.table = FoundTable(name)
        self.table.ticked.connect(self._tick)
        self.count = label("", "secondary")
        self.buttons = {
            "All": button("All", lambda: self.choose(self._everyone), role="quiet", name="Tick everyone"),
            "None": button("None", lambda: self.choose(()), role="quiet", name="Tick nobody"),
        }
        for who, many in PLURALS.items():
            self.buttons[many] = button(many, self._chooser(who), role="quiet", name=f"Tick {many.lower()} only")
        ticks = Flow(label("Tick", "secondary"), *self.buttons.values(), None, self.count, spacing=SPACE // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(ticks)
        column.addWidget(self.table, 1)

    @property
    def chosen(self) -> tuple[Concern, ...]:
        """Those ticked."""
        return tuple(c for c in self._everyone if c not in self._left_out)

    def show_plan(self, plan: Plan, more: More) -> None:
        """Show everyone there is now; `more` gives the further columns."""
        self._plan, self._more = plan, more
        self._everyone = concerns_of(plan)
        self._fill()

    def choose(self, wanted: tuple[Concern, ...]) -> None:
        """Tick those and nobody else."""
        self._left_out = set(self._everyone) - set(wanted)
        self._fill()
        self.changed.emit()

    def _chooser(self, who: Who) -> Callable[[], None]:
        return lambda: self.choose(tuple(c for c in self._everyone if c.who is who))

    def _tick(self, key: object, wanted: bool) -> None:
        if isinstance(key, Concern):
            (self._left_out.discard if wanted else self._left_out.add)(key)
            self._fill()
            self.changed.emit()

    def _fill(self) -> None:
        if self._plan is None:
            return
        plan = self._plan
        rows = [
            Row((TITLES[c.who], name_of(plan, c), *self._more(c)), chosen=c not in self._left_out, key=c)
            for c in self._everyone
        ]
        self.table.show_rows_again(self._headings, rows)
        self.count.setText(f"{len(self.chosen)} of {len(self._everyone)} ticked")
