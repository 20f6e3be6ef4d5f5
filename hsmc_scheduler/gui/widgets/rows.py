"""Widgets side by side and below each other."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from hsmc_scheduler.gui.theme.tokens import SPACE

Part = QWidget | QLayout | tuple[QWidget, int] | None
"""A widget or a row; a widget with its share of the room that is left (1, 2, ...); None: a gap."""


def row(*parts: Part, spacing: int = SPACE) -> QHBoxLayout:
    """Those side by side."""
    found = QHBoxLayout()
    _fill(found, parts, spacing, 1)
    return found


def stack(*parts: Part, spacing: int = SPACE) -> QWidget:
    """Those below each other, without a margin; a gap takes only what none of the others wants."""
    found = QWidget()
    column = QVBoxLayout(found)
    column.setContentsMargins(0, 0, 0, 0)
    _fill(column, parts, spacing, 0)
    return found


def _fill(layout: QBoxLayout, parts: tuple[Part, ...], spacing: int, gap: int) -> None:
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(gap)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        elif isinstance(part, tuple):
            layout.addWidget(*part)
        else:
            layout.addWidget(part)
