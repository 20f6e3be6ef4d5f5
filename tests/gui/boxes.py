"""Finding and answering the boxes a window shows, as a person does."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

Box = TypeVar("Box", bound=QDialog)


def box_of(qtbot: QtBot, window: QWidget, kind: type[Box]) -> Box:
    """The box of that kind that is open; waits for it."""

    def found() -> list[Box]:
        return [one for one in window.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[-1]


def press(box: QWidget, text: str) -> None:
    """Click the button with that text."""
    button = next(one for one in box.findChildren(QPushButton) if one.text() == text and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose_file(qtbot: QtBot, window: QWidget, path: Path) -> None:
    """Choose a path in the file dialog that is open."""
    dialog = box_of(qtbot, window, QFileDialog)
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(path.name)
    QMetaObject.invokeMethod(dialog, "accept")
    qtbot.waitUntil(lambda: not dialog.isVisible())
