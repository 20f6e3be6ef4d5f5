"""The colours of the two looks, each by what it is for; sizes in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

SPACE = 8
"""The step of the grid; half of it inside controls."""
RADIUS = 6
TITLE, TEXT, SECONDARY, CAPTION = 16, 13, 12, 11
"""The four sizes of type."""
TOP_BAR, RAIL, RAIL_NARROW, INSPECTOR, STATUS = 44, 228, 52, 320, 28
"""The frame."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """One look. Every value is `#rrggbb`."""

    dark: bool
    window: str
    panel: str
    line: str
    text: str
    secondary: str
    accent: str
    on_accent: str
    accent_soft: str
    good: str
    caution: str
    bad: str
    good_soft: str
    caution_soft: str
    bad_soft: str
    closed: str
    avoid: str
    weekend: str
    hover: str

    def colour(self, name: str) -> QColor:
        """The colour of that name."""
        return QColor(getattr(self, name))


LIGHT = Tokens(
    dark=False,
    window="#f7f8fa",
    panel="#ffffff",
    line="#e3e6eb",
    text="#1c2430",
    secondary="#586476",
    accent="#0b6aa8",
    on_accent="#ffffff",
    accent_soft="#e3eff8",
    good="#00765a",
    caution="#b54708",
    bad="#b42318",
    good_soft="#def3ec",
    caution_soft="#fdeedd",
    bad_soft="#fde5e2",
    closed="#e4e7ec",
    avoid="#fff3dc",
    weekend="#f1f2f5",
    hover="#eef1f5",
)
DARK = Tokens(
    dark=True,
    window="#12161c",
    panel="#1a2029",
    line="#2b333f",
    text="#e6eaf0",
    secondary="#98a2b3",
    accent="#63b3e6",
    on_accent="#0b1a26",
    accent_soft="#1d3447",
    good="#4fd0a4",
    caution="#f5b35c",
    bad="#f28b82",
    good_soft="#173a31",
    caution_soft="#3a2d17",
    bad_soft="#43211f",
    closed="#2a323e",
    avoid="#332c17",
    weekend="#161b22",
    hover="#242c37",
)
