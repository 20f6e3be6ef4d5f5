"""A wall calendar with its brushes above it, and what is under the keyboard in words below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments
from hsmc_scheduler.gui.widgets.notices import Banner
from hsmc_scheduler.gui.widgets.text import ElidedLabel
from hsmc_scheduler.gui.widgets.year_grid.brushes import Brush, BrushBar
from hsmc_scheduler.gui.widgets.year_grid.grid import YearGrid
from hsmc_scheduler.gui.widgets.year_grid.look import DayLook, Strip

BOTH = "all"
MOST_TOGETHER = 2
KEYS = "Drag, or arrows and Space; Shift for a range; 1-{} for the brush{}"


class PaintSheet(QWidget):
    """`stroke` carries the days painted, their `DayPart`, the brush's key and the reason typed."""

    stroke = Signal(object, object, str, str)

    def __init__(self, name: str, brushes: Sequence[Brush], reason: str, *, halves: bool = False) -> None:
        super().__init__()
        self.bar = BrushBar(brushes, reason, halves=halves)
        self.grid = YearGrid(name)
        self.words = ElidedLabel("", "secondary")
        self._name = name
        self._all: tuple[AcademicYear, ...] = ()
        self._years: Segments | None = None
        self._chosen = BOTH
        self.year_bar = QWidget()
        """Which years are shown; the screen puts it where it has room."""
        self._top = QHBoxLayout(self.year_bar)
        self._top.setContentsMargins(0, 0, 0, 0)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE, 4, SPACE, SPACE)
        self.area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(self.grid)
        self.grid.setAutoFillBackground(False)  # the area has just said otherwise
        inside.addWidget(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.bar)
        column.addWidget(card, 1)
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        below.addWidget(self.words)
        self.keys = ElidedLabel(
            KEYS.format(len(brushes), ", H for half-days" if halves else ""), "secondary", whole=True
        )
        self.keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        below.addWidget(self.keys, 1)
        column.addLayout(below)
        self.grid.painted.connect(self._painted)
        self.grid.brush_asked.connect(self.bar.take)
        self.grid.described.connect(self.words.setText)
        if halves:
            self.grid.half_asked.connect(self.bar.next_part)
        self.bar.changed.connect(self._brush_changed)
        self._brush_changed()

    def show_years(self, years: Sequence[AcademicYear]) -> None:
        """Show those years: together where there are no more than two, or one of them as chosen."""
        if tuple(years) != self._all:
            self._all = tuple(years)
            self._offer()
        self._choose(self._chosen)

    def show_looks(self, look_of: Callable[[date], DayLook], strips: Sequence[Strip] = ()) -> None:
        """Show days as the function says, and those blocks on them."""
        self.grid.show_looks(look_of, strips)

    def set_editable(self, editable: bool) -> None:
        """Whether it can be painted on."""
        self.bar.setEnabled(editable)
        self.grid.editable = editable

    def stay_above(self, *said: Banner) -> None:
        """Leave every day where it is when one of those, below, begins to say something: a stroke goes on beside it.

        What it hides then is scrolled to.
        """
        for one in said:
            one.beginning.connect(self._stay)

    def fit(self) -> None:
        """Fit the years into what room there is now."""
        self.grid.setMinimumSize(0, 0)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_day(self, day: date) -> None:
        """Put the keyboard on a day, and show its year."""
        if self.grid.cursor_day != day:
            year = next((y for y in self._all if day in y), None)
            if year is not None and year not in self.grid.years:
                self._choose(year.id)
            self.grid.put_cursor(day)

    def _stay(self) -> None:
        if self.grid.isVisible():
            self.grid.setMinimumSize(self.grid.size())
            self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the other bar lies over it

    def _offer(self) -> None:
        if self._years is not None:
            self._top.removeWidget(self._years)
            self._years.deleteLater()
            self._years = None
        choices = [(y.id, y.title or y.id) for y in self._all]
        if len(choices) <= MOST_TOGETHER:
            choices.append((BOTH, "Both"))
        keys = [key for key, _ in choices]
        if self._chosen not in keys:
            self._chosen = keys[0] if BOTH not in keys else BOTH
        if len(self._all) > 1:
            self._years = Segments(choices, "Academic year")
            self._years.chosen.connect(self._choose)
            self._top.addWidget(self._years)

    def _choose(self, key: str) -> None:
        self._chosen = key
        if self._years is not None:
            self._years.choose(key)
        self.grid.show_years([y for y in self._all if key in (y.id, BOTH)] or self._all[:1])

    def _painted(self, days: tuple[date, ...], part: DayPart) -> None:
        self.stroke.emit(days, part, self.bar.brush.key, self.bar.reason)

    def _brush_changed(self) -> None:
        self.grid.part = self.bar.part
        self.grid.brush = self.bar.brush.look
        self.grid.update()
