"""The colours of the modules: a soft fill and a strong edge each, never the only carrier of meaning."""

from __future__ import annotations

from dataclasses import dataclass

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

DEEPER = 0.22
"""How far the fill of a second round of the hues is drawn towards its edge."""


@dataclass(frozen=True, slots=True)
class Colour:
    """Six hexadecimal digits each, red first. Text on the fill is in the text colour."""

    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Family:
    """Deliveries of the same modules: one colour, one code, one line in the legend."""

    codes: tuple[str, ...]
    title: str
    colour: Colour
    dark: Colour

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
            Family(codes, joined_titles(tuple(names.module(c) for c in codes)), colour(n), dark_colour(n))
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


def colour(number: int) -> Colour:
    """The colour of the family of that number, from 0; after two rounds they come again."""
    return _of(HUES, number)


def dark_colour(number: int) -> Colour:
    """The same colour as it is on a dark surface."""
    return _of(DARK_HUES, number)


def _of(hues: tuple[tuple[str, str], ...], number: int) -> Colour:
    fill, edge = hues[number % len(hues)]
    if number // len(hues) % 2:
        fill = _mixed(fill, edge, DEEPER)
    return Colour(fill, edge)


def _mixed(one: str, other: str, share: float) -> str:
    parts = (round(int(one[i : i + 2], 16) * (1 - share) + int(other[i : i + 2], 16) * share) for i in (0, 2, 4))
    return "".join(f"{part:02X}" for part in parts)
