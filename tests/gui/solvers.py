"""Searches that go as a test needs them to: at once, never, or badly."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk


def generate(desk: Desk, qtbot: QtBot, seconds: float = 1.5) -> None:
    """Press Generate, with little time to search in, and wait for what comes of it."""
    desk.generating.time_limit = seconds
    desk.window.generate_action.trigger()
    qtbot.waitUntil(lambda: desk.window.inspector.shows(desk.generating.outcome), timeout=90_000)


def until(qtbot: QtBot, condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait for something a search does."""
    qtbot.waitUntil(condition, timeout=int(seconds * 1000))
