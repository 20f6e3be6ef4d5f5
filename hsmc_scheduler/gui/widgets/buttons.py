"""Buttons, and the row of buttons of which one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from hsmc_scheduler.gui.theme.icons import bind_icon
from hsmc_scheduler.gui.widgets.text import tip


def button(text: str, clicked: Callable[[], object], *, role: str = "", icon: str = "", name: str = "") -> QPushButton:
    """A button. `role`: primary, quiet, link or none; `name`: said by a screen reader where the text is not enough."""
    found = QPushButton(text)
    found.setProperty("role", role)
    found.setAccessibleName(name or text)
    if not text:
        found.setToolTip(tip(name))
    if icon:
        bind_icon(found, icon, "on_accent" if role == "primary" else "accent" if role == "link" else "text")
    found.clicked.connect(lambda: clicked())
    return found


class Segments(QWidget):
    """A few choices side by side, one of them chosen. `chosen` carries its key."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for n, (key, title) in enumerate(choices):
            one = QPushButton(title)
            one.setCheckable(True)
            one.setProperty("role", "segment")
            one.setProperty("end", "first" if n == 0 else "last" if n == len(choices) - 1 else "")
            one.setAccessibleName(f"{name}: {title}")
            one.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(one)
            self._buttons[key] = one
            row.addWidget(one)
        self._buttons[choices[0][0]].setChecked(True)

    @property
    def key(self) -> str:
        """The key of what is chosen."""
        return next(key for key, one in self._buttons.items() if one.isChecked())

    def retitle(self, key: str, title: str) -> None:
        """Call a choice something else: with a number of what is behind it."""
        self._buttons[key].setText(title)

    def choose(self, key: str) -> None:
        """Choose without saying so."""
        self._buttons[key].setChecked(True)
