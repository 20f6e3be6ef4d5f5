"""The page of a delivery: sessions in order, how they are cut, and when the blocks may be."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from hsmc_scheduler.app.edits.editing import put
from hsmc_scheduler.domain.delivery import DateWindow, Delivery
from hsmc_scheduler.domain.place import Place, value_at
from hsmc_scheduler.gui.screens.modules.columns import (
    BLOCKS_FORM,
    DELIVERY_FORM,
    LENGTHS,
    SESSIONS,
    WINDOW_FORM,
    limits_of,
    sessions_of,
    weekdays_form,
    windows_of,
)
from hsmc_scheduler.gui.screens.modules.year_strip import YearStrip
from hsmc_scheduler.gui.theme.icons import pixmap
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.form.form import Form
from hsmc_scheduler.gui.widgets.page import Page
from hsmc_scheduler.gui.widgets.table.table import DataTable
from hsmc_scheduler.gui.widgets.text import label, regrade
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted, listed
from hsmc_scheduler.projections.split_words import splits_words

TABLES = ("sessions", "block_limits", "block_windows")


class DeliveryPage(Page):
    """Everything about one delivery."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        plan = workspace.document.plan
        apart = (*TABLES, "block_lengths", "gaps", "ideal_gap_weeks", "weekdays", "preferred_start_weekdays", "window")
        self.form = Form(workspace, DELIVERY_FORM, elsewhere=apart)
        self.lengths = Form(workspace, (LENGTHS,), elsewhere=self._but("block_lengths"))
        self.splits = Splits()
        self.blocks = Form(workspace, BLOCKS_FORM, elsewhere=self._but("gaps"))
        self.weekdays = Form(workspace, weekdays_form(plan), elsewhere=self._but("weekdays"))
        self.dates = Form(workspace, WINDOW_FORM, elsewhere=self._but("window"))
        self.strip = YearStrip()
        self.sessions = DataTable(workspace, SESSIONS, (), short=True)
        self.limits = DataTable(workspace, limits_of(""), (), short=True)
        self.windows = DataTable(workspace, windows_of(""), (), short=True)
        self.tables = {"sessions": self.sessions, "block_limits": self.limits, "block_windows": self.windows}
        self.section("", self.form)
        self.section("Sessions, in order", self.sessions, hint="Drag a row by its number, or Alt+Up and Alt+Down.")
        self.section("Blocks", self.lengths, self.splits, self.limits)
        self.section("Gaps between blocks", self.blocks)
        self.section("Weekdays", self.weekdays)
        self.section("Dates", self.dates, self.strip, self.windows)
        self.strip.dragged.connect(self._dragged)

    def show_thing(self, at: Place) -> None:
        """Show the delivery at that place."""
        name = str(at[-1])
        for form in self._forms:
            form.show_thing(at)
        self.sessions.show_list(sessions_of(name), (*at, "sessions"))
        self.limits.show_list(limits_of(name), (*at, "block_limits"))
        self.windows.show_list(windows_of(name), (*at, "block_windows"))
        self.refresh()

    def refresh(self) -> None:
        """Show the document as it is now."""
        document = self.workspace.document
        delivery: Delivery = value_at(document.plan, self.form.at)
        names = document.facts.names
        codes = listed(names.codes(delivery))
        self.title(
            delivery.title or delivery.id, f"{codes}, {counted(len(delivery.days), 'day')}: {splits_words(delivery)}"
        )
        for form in self._forms:
            form.refresh()
        for table in self.tables.values():
            table.refresh()
        if not self.splits.show_delivery(delivery):
            self.lengths.fields["block_lengths"].note.say("")  # the same is said below
        years = {y.id: y for y in document.plan.calendar.years}
        self.strip.read_only = self.workspace.read_only
        self.strip.show_delivery(delivery, years.get(delivery.year))

    def focus_field(self, name: str) -> bool:
        """Give the keyboard to a field."""
        if name in self.tables:
            self.tables[name].grid.setFocus()
            self.ensureWidgetVisible(self.tables[name])
            return True
        for form in self._forms:
            if form.focus_field(name):
                self.ensureWidgetVisible(form)
                return True
        return self.form.focus_field("title")

    @property
    def _forms(self) -> tuple[Form, ...]:
        return (self.form, self.lengths, self.blocks, self.weekdays, self.dates)

    def _dragged(self, number: int, window: DateWindow) -> None:
        at: Place = (*self.form.at, "window") if number < 0 else (*self.form.at, "block_windows", number, "window")
        self.workspace.edit("Change dates", lambda plan: put(plan, at, window))

    @staticmethod
    def _but(own: str) -> tuple[str, ...]:
        """Every field but these: a form within the page speaks of its own only."""
        names = Delivery.__dataclass_fields__
        return (*(n for n in names if n != own), "")


class Splits(QWidget):
    """The splits that follow, in words."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, SPACE)
        row.setSpacing(SPACE)
        self._icon = QLabel()
        self.words = label("", "heading", wrap=True)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        self._possible = True
        theme().changed.connect(self._tint)

    def show_delivery(self, delivery: Delivery) -> bool:
        """Say how the delivery may be cut; whether it can be."""
        words = splits_words(delivery)
        self._possible = not words.startswith("No split")
        self.words.setText(words if not self._possible else f"So it is cut: {words}")
        regrade(self.words, "" if self._possible else "bad")
        self._tint()
        return self._possible

    def _tint(self) -> None:
        look = tokens()
        name, colour = ("scissors", look.secondary) if self._possible else ("circle-x", look.bad)
        self._icon.setPixmap(pixmap(name, colour))
