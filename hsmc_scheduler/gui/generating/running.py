"""What stands on the right while a timetable is made: how long, how good, what got better, and Stop."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from hsmc_scheduler.engine.api import Progress
from hsmc_scheduler.gui.generating.curve import Curve
from hsmc_scheduler.gui.generating.words import clock, improved, reached
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.staying import StaysHere
from hsmc_scheduler.gui.widgets.text import label, ruled_line
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.rules.score import ScoreCard

MOST_LINES = 7
TICK_MS = 200


class RunningPanel(StaysHere):
    """Follows one search after the other. `stop_asked` when Stop is pressed."""

    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Making the timetable")
        self.curve = Curve()
        self._title = label("", "title", wrap=True)
        self._clock = label("", "secondary")
        self._reached = label("", wrap=True)
        self._gains = QVBoxLayout()
        self._gains.setSpacing(SPACE)
        self.stop_button = button("Stop and keep the best", self._stop, icon="square")
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._begun = 0.0
        self._found = 0
        self._card: ScoreCard | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        column.addWidget(self._clock)
        column.addWidget(self.curve)
        column.addWidget(self._reached)
        row = QHBoxLayout()
        row.addWidget(self.stop_button)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(SPACE)
        column.addWidget(label("What got better", "caption"))
        column.addWidget(ruled_line())
        column.addLayout(self._gains)
        column.addStretch(1)

    def begin(self, title: str) -> None:
        """A search begins."""
        self._title.setText(title)
        self._begun, self._found, self._card = time.monotonic(), 0, None
        self.curve.clear()
        self._reached.setText(reached(None))
        self._say_gains(())
        self.stop_button.setEnabled(True)
        self.stop_button.setText("Stop and keep the best")
        self._timer.start()
        self._tick()

    def take(self, news: Progress, card: ScoreCard | None) -> None:
        """News of the search; `card` judges the better timetable it found, if it did."""
        self.curve.take(news.seconds, news.objective, news.bound)
        self._reached.setText(f"{reached(news)}.")
        if card is not None:
            self._found += 1
            self._say_gains(improved(self._card, card))
            self._card = card

    def end(self) -> None:
        """The search is over."""
        self._timer.stop()

    @property
    def words(self) -> str:
        """What the panel says of how good the best so far is."""
        return self._reached.text()

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.stop_button.setText("Stopping…")
        self.stop_asked.emit()

    def _tick(self) -> None:
        seconds = time.monotonic() - self._begun
        found = f" · {counted(self._found, 'timetable')} so far" if self._found else ""
        self._clock.setText(f"{clock(seconds)}{found}")
        self.curve.tick(seconds)

    def _say_gains(self, lines: tuple[str, ...]) -> None:
        fresh = [label(f"{line}", wrap=True) for line in lines]
        for one in reversed(fresh):
            self._gains.insertWidget(0, one)
        while self._gains.count() > (MOST_LINES if fresh else 0):
            item = self._gains.takeAt(self._gains.count() - 1)
            if item is not None and (old := item.widget()) is not None:
                old.deleteLater()
