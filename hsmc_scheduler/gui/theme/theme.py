"""Which look is shown: the system's, or the one the user chose."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hsmc_scheduler.gui.theme.fonts import font, plain_figures
from hsmc_scheduler.gui.theme.style import palette, style_sheet
from hsmc_scheduler.gui.theme.tokens import DARK, LIGHT, Tokens


class Look(StrEnum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look of the whole program; there is one, see `theme()`. `changed` follows a change of colours."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.look = Look.SYSTEM
        self.tokens: Tokens = LIGHT
        self._started = False

    def start(self) -> None:
        """Dress the application, and follow the system from now on. Again: only what is not dressed so."""
        if not self._started:
            app = _application()
            app.setStyle("Fusion")
            app.setFont(font())
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
            self._started = True
        self._dress()

    def choose(self, look: Look) -> None:
        """Show that look from now on."""
        self.look = look
        self._dress()

    @contextmanager
    def on_paper(self) -> Iterator[None]:
        """While inside, what is painted is painted for paper: in the light look, whatever the window shows."""
        shown, self.tokens = self.tokens, LIGHT
        try:
            with plain_figures():
                yield
        finally:
            self.tokens = shown

    def _system_changed(self) -> None:
        if self.look is Look.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        scheme = QGuiApplication.styleHints().colorScheme()
        dark = self.look is Look.DARK or (self.look is Look.SYSTEM and scheme is Qt.ColorScheme.Dark)
        self.tokens = DARK if dark else LIGHT
        app, sheet = _application(), style_sheet(self.tokens)
        if app.styleSheet() != sheet:  # every widget there is would be dressed anew
            app.setPalette(palette(self.tokens))
            app.setStyleSheet(sheet)
        self.changed.emit()


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("the look needs a running application")
    return app


@cache
def theme() -> Theme:
    """The look of the program."""
    return Theme()


def tokens() -> Tokens:
    """Today's colours. Painted widgets ask each time they paint, so that they follow a change."""
    return theme().tokens
