"""Labels that show text as text, whatever it holds."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def label(text: str = "", role: str = "", *, wrap: bool = False, grade: str = "") -> QLabel:
    """A label of plain text. `role`: title, heading, secondary, caption or none; `grade`: good, caution, bad."""
    found = QLabel()
    found.setTextFormat(Qt.TextFormat.PlainText)
    found.setText(text)
    found.setProperty("role", role)
    found.setProperty("grade", grade)
    if wrap:
        found.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        found.setSizePolicy(policy)
    return found


class ElidedLabel(QLabel):
    """A line of plain text that gives way; what does not fit ends in dots, and is in the tooltip.

    `whole`: it is at the right, and shown whole or not at all.
    """

    def __init__(self, text: str = "", role: str = "", *, whole: bool = False) -> None:
        super().__init__()
        self._whole = whole
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """No room of its own."""
        return QSize(0, super().minimumSizeHint().height())

    @property
    def shown(self) -> str:
        """As much of the text as there is room for."""
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        return "" if self._whole and words != self.text() else words

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for."""
        side = Qt.AlignmentFlag.AlignRight if self._whole else Qt.AlignmentFlag.AlignLeft
        self.setToolTip(tip(self.text()) if self.shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter, self.shown)


def tip(*lines: str) -> str:
    """A tooltip that says those lines as they are: Qt would take some texts for HTML, and open what they name."""
    said = "<br>".join(escape(part) for line in lines if line for part in line.splitlines())
    return f"<qt>{said}</qt>" if said else ""


def regrade(widget: QWidget, grade: str) -> None:
    """Show a label, field or banner as good, caution, bad or (empty) plain."""
    if widget.property("grade") != grade:
        widget.setProperty("grade", grade)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def ruled_line() -> QFrame:
    """A thin line between two things."""
    found = QFrame()
    found.setProperty("role", "rule")
    return found
