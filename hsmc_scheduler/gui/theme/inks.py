"""A module's colour as it is painted in today's look."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor

from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.projections.palette import Colour


@dataclass(frozen=True, slots=True)
class Inks:
    """A block's soft fill and strong edge; text on the fill is in the text colour."""

    fill: QColor
    edge: QColor


def inks(colour: Colour) -> Inks:
    """The colour in today's look, light or dark."""
    return _inks(colour, dark=tokens().dark)


@lru_cache(maxsize=256)
def _inks(colour: Colour, *, dark: bool) -> Inks:
    edge = QColor(f"#{colour.edge}")
    if not dark:
        return Inks(QColor(f"#{colour.fill}"), edge)
    hue, vivid = max(edge.hslHueF(), 0.0), edge.hslSaturationF()
    return Inks(QColor.fromHslF(hue, min(vivid, 0.5), 0.17), QColor.fromHslF(hue, vivid * 0.8, 0.66))
