"""How a day of the wall calendar looks, in words of the look: colours by their token, patterns by their meaning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.projections.palette import Colour


class Pattern(StrEnum):
    """What lies on a colour, so that meaning never hangs on colour alone."""

    PLAIN = "plain"
    HATCH = "hatch"
    CROSS = "cross"
    DOTS = "dots"
    STRIPES = "stripes"


@dataclass(frozen=True, slots=True)
class Fill:
    """A colour (a token's name) with a pattern on it in the colour `ink`."""

    colour: str
    pattern: Pattern = Pattern.PLAIN
    ink: str = "secondary"


@dataclass(frozen=True, slots=True)
class DayLook:
    """One day: what it is by itself, and what is painted on its two halves.

    `label` is said of it in plain words. `provisional` draws a dotted edge: not confirmed yet. `line` is the colour of
    a line below the day: a term, something to know.
    """

    ground: Fill | None = None
    morning: Fill | None = None
    afternoon: Fill | None = None
    label: str = ""
    provisional: bool = False
    line: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A scheduled block on its dates; `part` is the half-day it takes of each of them. `small`: only a bar."""

    block: Block
    days: tuple[date, ...]
    code: str
    colour: Colour
    label: str
    part: DayPart = DayPart.WHOLE
    broken: bool = False
    small: bool = False


OPEN = DayLook()
WEEKEND = Fill("weekend")
CLOSED = Fill("closed")
AVOID = Fill("avoid", Pattern.DOTS, "caution")
