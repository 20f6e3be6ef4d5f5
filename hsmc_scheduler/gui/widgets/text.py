"""Labels that show text as text, whatever it holds."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
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
