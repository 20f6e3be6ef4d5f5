"""Every ink can be read on every ground it is used on, in both looks."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette

from hsmc_scheduler.gui.theme.style import palette
from hsmc_scheduler.gui.theme.tokens import DARK, LIGHT, Tokens

LEAST = 4.5
GROUNDS = ("window", "panel", "line", "closed", "avoid", "weekend", "hover", "accent_soft")
SOFT = ("good_soft", "caution_soft", "bad_soft")
USED = (
    *product(("text", "secondary"), (*GROUNDS, *SOFT)),
    *product(("accent", "good", "caution", "bad"), ("window", "panel", "hover")),
    *((soft.removesuffix("_soft"), soft) for soft in SOFT),
    *product(("accent",), SOFT),
    ("on_accent", "accent"),
)


def contrast(ink: QColor, ground: QColor) -> float:
    light, dark = sorted((_light(ink), _light(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _light(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_can_be_read_on_its_grounds(look: Tokens) -> None:
    found = {f"{ink} on {ground}": contrast(look.colour(ink), look.colour(ground)) for ink, ground in USED}
    assert {words: number for words, number in found.items() if number < LEAST} == {}


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_what_cannot_be_changed_can_still_be_read(look: Tokens) -> None:
    role, off = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    for ink in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        colour = palette(look).color(off, ink)
        assert colour.alpha() == 255
        assert contrast(colour, look.colour("panel")) >= LEAST
        assert contrast(colour, look.colour("window")) >= LEAST
