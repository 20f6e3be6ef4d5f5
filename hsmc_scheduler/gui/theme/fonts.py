"""The one family of type, bundled, in four sizes and two weights."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from hsmc_scheduler.app.bundled import resources
from hsmc_scheduler.gui.theme.tokens import TEXT

FILES = ("Inter-Regular.otf", "Inter-SemiBold.otf")


@cache
def family() -> str:
    """The name of the bundled family; the system's own where it cannot be loaded. Needs a running application."""
    loaded = [QFontDatabase.addApplicationFont(str(resources() / "fonts" / name)) for name in FILES]
    names = QFontDatabase.applicationFontFamilies(loaded[0]) if loaded[0] >= 0 else []
    return names[0] if names else QFont().family()


def font(size: int = TEXT, *, strong: bool = False) -> QFont:
    """A font of that many pixels; `strong` is the semibold weight."""
    found = QFont(family())
    found.setPixelSize(size)  # pixels, for point sizes swell on paper (PDF) in painted widgets
    found.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    found.setFeature(QFont.Tag("tnum"), 1)  # numbers line up
    return found
