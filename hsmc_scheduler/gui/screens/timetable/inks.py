"""A colour of the palette as it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor

from hsmc_scheduler.projections.palette import Colour


@dataclass(frozen=True, slots=True)
class Inks:
    """A block's soft fill and strong edge; text on the fill is in the text colour."""

    fill: QColor
    edge: QColor


@lru_cache(maxsize=256)
def inks(colour: Colour) -> Inks:
    """The colour to paint with."""
    return Inks(QColor(f"#{colour.fill}"), QColor(f"#{colour.edge}"))
