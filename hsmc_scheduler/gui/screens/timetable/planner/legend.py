"""What the colours stand for, in as many lines as it takes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.inks import paint_swatch
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import SECONDARY
from hsmc_scheduler.gui.widgets.text import tip
from hsmc_scheduler.projections.palette import Colour

LINE, SWATCH, APART = 20, 11, 18
NOTHING = "No block is shown: nothing in the timetable passes the filter"
MOST = 2
"""So many lines at most, titles and all; where that is too little, codes stand alone."""


class Legend(QWidget):
    """Wraps; as high as it needs to be."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[tuple[str, Colour], ...] = ()
        self._shown: tuple[tuple[str, Colour], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_entries(self, entries: tuple[tuple[str, Colour], ...]) -> None:
        """Show these."""
        if entries != self._entries:
            self._entries = entries
            self.setAccessibleName(f"Colours: {'; '.join(words for words, _ in entries)}" if entries else NOTHING)
            self._fit()
            self.update()

    def _places(self) -> Iterator[tuple[QPointF, str, Colour]]:
        metrics, x, y = QFontMetrics(font(SECONDARY)), 0, 0
        for words, colour in self._shown:
            wide = SWATCH + 6 + metrics.horizontalAdvance(words)
            if x and x + wide > self.width():
                x, y = 0, y + LINE
            yield QPointF(x, y), words, colour
            x += wide + APART

    def _fit(self) -> None:
        """In full if that takes no more than MOST lines, else by code alone, in as many as it takes."""
        self._shown = self._entries
        if self._lines() > MOST:
            self._shown = tuple((words.partition("  ")[0], colour) for words, colour in self._entries)
        short = self._shown != self._entries
        self.setToolTip(tip("\n".join(words for words, _ in self._entries)) if short else "")
        self.setFixedHeight(LINE * self._lines())

    def _lines(self) -> int:
        return 1 + max((round(at.y()) // LINE for at, _, _ in self._places()), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(200, LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a swatch and its words for each."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SECONDARY))
        if not self._entries:
            painter.setPen(tokens().colour("secondary"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, NOTHING)
        for at, words, colour in self._places():
            paint_swatch(painter, QRectF(at.x() + 1, at.y() + (LINE - SWATCH) / 2, SWATCH, SWATCH), colour)
            painter.setPen(tokens().colour("secondary"))
            box = QRectF(at.x() + SWATCH + 6, at.y(), self.width() - at.x() - SWATCH - 6, LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
