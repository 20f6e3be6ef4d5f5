"""Bundled line icons, drawn in a colour of the look."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from hsmc_scheduler.app.bundled import resources
from hsmc_scheduler.gui.theme.theme import theme

SIZE = 16
GAP = 4
SHARPNESS = 3
"""Pixmaps are drawn this much larger, so that they are crisp on any screen."""


def icon(name: str, role: str = "text", apart: int = 0) -> QIcon:
    """The icon of that name, in the colour `role` of today's look, greyed out where disabled.

    `apart`: pixels of nothing to its right, for a button's words would stand too close.
    """
    tokens = theme().tokens
    found = QIcon(pixmap(name, getattr(tokens, role), SIZE, apart))
    found.addPixmap(pixmap(name, tokens.line, SIZE, apart), QIcon.Mode.Disabled)
    return found


def bind_icon(target: QAbstractButton | QAction, name: str, role: str = "text") -> None:
    """Give a button or an action an icon that follows the look."""
    for former in target.findChildren(_Follower):
        former.deleteLater()
    _Follower(target, name, role)


class _Follower(QObject):
    def __init__(self, target: QAbstractButton | QAction, name: str, role: str) -> None:
        super().__init__(target)
        self._target, self._name, self._role = target, name, role
        theme().changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        self._target.setIcon(icon(self._name, self._role))
        if isinstance(self._target, QAbstractButton):
            apart = GAP if self._target.text() else 0
            self._target.setIcon(icon(self._name, self._role, apart))
            self._target.setIconSize(QSize(SIZE + apart, SIZE))


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = SIZE, apart: int = 0) -> QPixmap:
    """The icon as a picture of `size` pixels each way, in `colour` (`#rrggbb`)."""
    svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    found = QPixmap((size + apart) * SHARPNESS, size * SHARPNESS)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size * SHARPNESS, size * SHARPNESS))
    painter.end()
    found.setDevicePixelRatio(SHARPNESS)
    return found
