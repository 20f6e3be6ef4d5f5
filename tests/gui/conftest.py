"""A desk to try the window on: the real programme, with and without a timetable."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.theme.theme import theme
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import load

SOLVED = Path(__file__).parent / "lhsi-2027-29-solved.hsmc"
MakeDesk = Callable[[Document], Desk]


@cache
def solved() -> Document:
    """The bundled programme with its timetable."""
    return load(SOLVED)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, logs, backups and unsaved work of tests are theirs alone."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


def put_away(desk: Desk) -> None:
    """Close a desk, and delete all it is made of: its signals hold on to it, so that nothing else would ever go."""
    desk.close()
    for part in (*vars(desk).values(), desk):
        if isinstance(part, QObject):
            part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def make_desk(qtbot: QtBot) -> Iterator[MakeDesk]:
    """Opens a document in a window of 1,440 by 900; everything is closed afterwards."""
    desks = []

    def make(content: Document) -> Desk:
        theme().start()
        desk = Desk()
        desks.append(desk)
        desk.start()
        desk.files.opening.open_new(content)
        qtbot.waitUntil(lambda: desk.document.content is content)
        desk.window.resize(1440, 900)
        qtbot.waitExposed(desk.window)
        return desk

    yield make
    for desk in desks:
        put_away(desk)
    desks.clear()
    gc.collect()  # here, and not in the middle of another test


@pytest.fixture
def empty_desk(qtbot: QtBot) -> Iterator[Desk]:
    """A window on its first page."""
    desk = Desk()
    desk.start()
    yield desk
    put_away(desk)


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """The bundled programme with its timetable, open."""
    return make_desk(solved())


@pytest.fixture
def bare_desk(make_desk: MakeDesk) -> Desk:
    """The bundled programme before its timetable is made."""
    return make_desk(replace(solved(), timetable=None))
