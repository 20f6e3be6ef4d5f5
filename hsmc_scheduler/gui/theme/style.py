"""Fusion, dressed: the palette, and the few shapes a palette cannot say."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QPalette

from hsmc_scheduler.app.bundled import resources
from hsmc_scheduler.gui.theme.tokens import CAPTION, RADIUS, SECONDARY, TITLE, Tokens

SHEET = "style.qss"


def palette(tokens: Tokens) -> QPalette:
    """The palette of a look."""
    found = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "panel"),
        (role.AlternateBase, "window"),
        (role.Text, "text"),
        (role.PlaceholderText, "secondary"),
        (role.Button, "panel"),
        (role.ButtonText, "text"),
        (role.ToolTipBase, "panel"),
        (role.ToolTipText, "text"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Light, "panel"),
        (role.Midlight, "line"),
        (role.Mid, "line"),
        (role.Dark, "line"),
    ):
        found.setColor(which, tokens.colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText):  # a plan open elsewhere is still to be read
        found.setColor(QPalette.ColorGroup.Disabled, which, tokens.colour("secondary"))
    return found


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of a look, from the bundled template."""
    colours = {name: getattr(tokens, name) for name in tokens.__dataclass_fields__ if name != "dark"}
    folder = resources()
    return Template((folder / SHEET).read_text(encoding="utf-8")).substitute(
        colours,
        radius=RADIUS,
        title=TITLE,
        small=SECONDARY,
        caption=CAPTION,
        icons=(folder / "icons" / ("dark" if tokens.dark else "light")).as_posix(),
    )
