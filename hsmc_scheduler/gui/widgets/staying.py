"""The keyboard stays on a panel whose button can be pressed no more: what comes after its last one is Undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class StaysHere(QWidget):
    """Takes the keyboard itself while what it was on is off or hidden, and gives it back once that can be used."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on as always, but never because something here was switched off or hidden."""
        at = self.window().focusWidget()
        if at is None or not self.isAncestorOf(at) or (at.isEnabled() and at.isVisibleTo(self)):
            return super().focusNextPrevChild(forward)
        at.installEventFilter(self)
        self.setFocus()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keyboard back, unless it has gone elsewhere meanwhile."""
        if event.type() == QEvent.Type.EnabledChange and isinstance(watched, QWidget) and watched.isEnabled():
            watched.removeEventFilter(self)
            if self.window().focusWidget() is self:
                watched.setFocus()
        return super().eventFilter(watched, event)
