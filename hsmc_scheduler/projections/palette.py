"""The colours of the modules: a soft fill and a strong edge each, never the only carrier of meaning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.projections.names import Names, joined_codes, joined_titles

HUES = (
    ("DCEBF7", "0B6AA8"),
    ("FDE9CF", "C77700"),
    ("D7F0E6", "00805C"),
    ("F6DFEC", "A8487F"),
    ("EEF0D2", "7A7D00"),
    ("E6E3F5", "5B4BB3"),
    ("FBDDD2", "B8431B"),
    ("D5EEF2", "0F7285"),
    ("EBE1D6", "7B5330"),
    ("E2E6EA", "46525F"),
    ("F7E9A9", "927200"),
    ("FADADF", "B3263F"),
)
"""Fill and edge. The first six are of the Okabe-Ito set; the others keep apart in hue or lightness for everyone."""

DARK_HUES = (
    ("17344B", "63B3E6"),
    ("45310F", "F0B04A"),
    ("0F3B2E", "4FD0A4"),
    ("40203A", "E08FC0"),
    ("35370F", "CFD24F"),
    ("28234D", "A99DF0"),
    ("4A2417", "F09070"),
    ("123A42", "5CC3D4"),
    ("3B2A1A", "C9A07A"),
    ("2B333D", "A3B1C0"),
    ("40350C", "E0C040"),
    ("4A1C26", "F08095"),
)
"""The same hues on a dark surface."""

DEEPER, ROUNDS = 0.10, 4
"""How far a fill is drawn towards its edge each time the lines come round again, and how often they do."""


class Line(StrEnum):
    """How the strong edge is drawn, so that neighbours in the palette keep apart in grey too."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DOUBLE = "double"
    TOOTHED = "toothed"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Colour:
    """A fill and an edge on paper and light surfaces, and on dark ones: six hexadecimal digits each, red first.

    Text on the fill is in the text colour.
    """

    fill: str
    edge: str
    dark_fill: str
    dark_edge: str
    line: Line


@dataclass(frozen=True, slots=True)
class Family:
    """Deliveries of the same modules: one colour, one code, one line in the legend."""

    codes: tuple[str, ...]
    title: str
    colour: Colour

    @property
    def code(self) -> str:
        """Its codes in one: LIC+ALL."""
        return joined_codes(self.codes)


class Palette:
    """One colour for each family of a plan, in the catalogue's order, so a colour stays when others come."""

    def __init__(self, index: PlanIndex, names: Names | None = None) -> None:
        names = names or Names(index)
        place = {m.code: n for n, m in enumerate(index.plan.modules)}
        keys = {names.codes(d): None for d in index.deliveries.values()}
        ordered = sorted(keys, key=lambda codes: [place.get(c, len(place)) for c in codes])
        self.families = tuple(
            Family(codes, joined_titles(tuple(names.module(c) for c in codes)), colour(n))
            for n, codes in enumerate(ordered)
        )
        by_codes = dict(zip(ordered, self.families, strict=True))
        self._of_delivery = {d.id: by_codes[names.codes(d)] for d in index.deliveries.values()}

    def of(self, delivery: Delivery | str) -> Family:
        """The family of an active delivery. Raises KeyError."""
        return self._of_delivery[delivery if isinstance(delivery, str) else delivery.id]

    def of_module(self, code: str) -> Colour | None:
        """The colour of a module by itself: that of the first family it belongs to, if any."""
        return next((f.colour for f in self.families if code in f.codes), None)


@cache
def colour(number: int) -> Colour:
    """The colour of the family of that number, from 0; after four rounds of the lines they come again."""
    lines = tuple(Line)
    depth = DEEPER * (number // len(lines) % ROUNDS)
    (fill, edge), (dark_fill, dark_edge) = (hues[number % len(hues)] for hues in (HUES, DARK_HUES))
    return Colour(
        _mixed(fill, edge, depth), edge, _mixed(dark_fill, dark_edge, depth), dark_edge, lines[number % len(lines)]
    )


def _mixed(one: str, other: str, share: float) -> str:
    parts = (round(int(one[i : i + 2], 16) * (1 - share) + int(other[i : i + 2], 16) * share) for i in (0, 2, 4))
    return "".join(f"{part:02X}" for part in parts)
