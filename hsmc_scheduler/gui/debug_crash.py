"""Ways for the window to go wrong on purpose, at a key, so that tests can show what becomes of it."""

from __future__ import annotations

import faulthandler
import threading
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QListView, QWidget

from hsmc_scheduler.gui.main_window import MainWindow

KEYS = "Ctrl+Alt+Shift+D"
STORM = 63
"""Errors within a second."""


class Crash(StrEnum):
    """What goes wrong."""

    EXCEPTION = "exception"
    """In a slot."""
    PAINT = "paint"
    DATA = "data"
    """In what a model says."""
    THREAD = "thread"
    WORKER = "worker"
    STORM = "storm"
    SEGFAULT = "segfault"


def arm(window: MainWindow, kind: str) -> None:
    """Let that go wrong each time `KEYS` are pressed. Raises ValueError for a kind there is not."""
    crash = Crash(kind)
    QShortcut(QKeySequence(KEYS), window).activated.connect(lambda: _go_wrong(window, crash))


def _go_wrong(window: MainWindow, crash: Crash) -> None:
    match crash:
        case Crash.PAINT:
            _BadPaint(window).show()
        case Crash.DATA:
            view = QListView(window)
            view.setModel(_BadModel(view))
            view.resize(200, 100)
            view.show()
        case Crash.THREAD:
            threading.Thread(target=lambda: _fail(window)).start()
        case Crash.WORKER:
            window.workspace.worker.do(lambda: _fail(window))
        case Crash.STORM:
            for number in range(STORM):
                QTimer.singleShot(number * 1000 // STORM, window, lambda: _fail(window))
        case Crash.SEGFAULT:
            faulthandler._sigsegv()  # type: ignore[attr-defined]
        case Crash.EXCEPTION:
            _fail(window)


def _fail(window: MainWindow) -> None:
    """Fail with words out of the plan, as a KeyError would."""
    raise LookupError(window.workspace.document.plan.title)


class _BadPaint(QWidget):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.resize(50, 50)

    def paintEvent(self, event: QPaintEvent) -> None:
        _fail(self._window)


class _BadModel(QAbstractListModel):
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 20

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        raise LookupError(index.row())
