"""The one family of type, bundled, in four sizes and two weights."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from hsmc_scheduler.app.bundled import resources
from hsmc_scheduler.gui.theme.tokens import TEXT

_lined_up = True
FILES = ("Inter-Regular.otf", "Inter-SemiBold.otf")


@cache
def family() -> str:
    """The name of the bundled family; the system's own where it cannot be loaded. Needs a running application."""
    loaded = [QFontDatabase.addApplicationFont(str(resources() / "fonts" / name)) for name in FILES]
    names = QFontDatabase.applicationFontFamilies(loaded[0]) if loaded[0] >= 0 else []
    return names[0] if names else QFont().family()


@contextmanager
def plain_figures() -> Iterator[None]:
    """While inside, figures are the font's plain ones: a PDF's text can be searched and copied only with those."""
    global _lined_up
    _lined_up = False
    try:
        yield
    finally:
        _lined_up = True


def font(size: int = TEXT, *, strong: bool = False) -> QFont:
    """A font of that many pixels; `strong` is the semibold weight."""
    return QFont(_font(size, strong, _lined_up))


@cache
def _font(size: int, strong: bool, lined_up: bool) -> QFont:
    found = QFont(family())
    found.setPixelSize(size)  # pixels, for point sizes swell on paper (PDF) in painted widgets
    found.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    found.setFeature(QFont.Tag("tnum"), int(lined_up))
    if not lined_up:
        found.setFeature(QFont.Tag("calt"), 0)
    return found
