"""A plan is open in one window of a person only: a second start, or a second Open, raises the window that has it."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from hsmc_scheduler.storage.person import person

WAIT_MS = 700
"""For an answer; a window that gives none is busy or dead, and the plan is opened as if it were not there."""
STEP_MS = 5
SHOW, SHOWN = b"show\n", b"shown\n"


def knock(path: Path) -> bool:
    """Ask whoever has that plan open to show its window; whether somebody has done so. May be called in any thread."""
    if os.name != "nt" and not Path(QDir.tempPath(), _name(path)).exists():
        return False  # nobody listens; Qt's sockets are left alone in threads that are not its own
    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(SHOW)
    socket.waitForBytesWritten(WAIT_MS)
    until = time.monotonic() + WAIT_MS / 1000
    while not socket.bytesAvailable() and time.monotonic() < until:
        socket.waitForReadyRead(STEP_MS)
        time.sleep(STEP_MS / 1000)  # Python's other threads go on meanwhile; in Qt's waits they do not
    answered = bytes(socket.readAll().data()) == SHOWN
    socket.abort()
    return answered


class OneWindow(QObject):
    """Listens for others who want the plan that is open here. `wanted` follows when somebody does."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._path: Path | None = None

    def keep(self, path: Path | None) -> None:
        """Answer for that plan from now on, and for no other; None: for none."""
        if path == self._path:
            return
        self._server.close()
        self._path = path
        if path is not None and not self._server.listen(_name(path)):
            QLocalServer.removeServer(_name(path))  # left by a program that died: nobody answered when this was opened
            self._server.listen(_name(path))

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(SHOWN)
            socket.flush()
            self.wanted.emit()


def _name(path: Path) -> str:
    """What the windows of this person call each other by, about that file; it tells nobody the file's name."""
    whose = f"{person()}\n{os.path.normcase(os.path.realpath(path))}"
    return f"hsmc-scheduler-{hashlib.sha256(whose.encode()).hexdigest()[:24]}"
