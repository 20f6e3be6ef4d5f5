"""A desk to try the window on: the real programme, with and without a timetable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk, dress
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import load

SOLVED = Path(__file__).parent / "lhsi-2027-29-solved.hsmc"
MakeDesk = Callable[[Document], Desk]


@cache
def solved() -> Document:
    """The bundled programme with its timetable."""
    return load(SOLVED)


@pytest.fixture
def make_desk(qtbot: QtBot) -> Iterator[MakeDesk]:
    """Opens a document in a window of 1,440 by 900; everything is closed afterwards."""
    desks = []

    def make(content: Document) -> Desk:
        dress()
        desk = Desk(content)
        desks.append(desk)
        desk.window.resize(1440, 900)
        desk.window.show()
        qtbot.waitExposed(desk.window)
        return desk

    yield make
    for desk in desks:
        desk.close()
        desk.window.deleteLater()


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """The bundled programme with its timetable, open."""
    return make_desk(solved())


@pytest.fixture
def bare_desk(make_desk: MakeDesk) -> Desk:
    """The bundled programme before its timetable is made."""
    return make_desk(replace(solved(), timetable=None))
