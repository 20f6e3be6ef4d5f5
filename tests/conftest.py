"""What every test runs under: no screen, no missing system library, nothing left behind."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from itertools import count

import pytest

from hsmc_scheduler.app.system_libraries import advice, missing_packages

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any Qt import

if missing := missing_packages():
    sys.exit(advice(missing))  # here, because pytest-qt would answer with a traceback

SECONDS_TO_END = 2.0
_homes = count()


@pytest.fixture(autouse=True, scope="module")
def _what_is_there_is_no_garbage() -> None:
    """What outlives a module of tests (modules, plans made once) is not looked through for garbage again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups and unsaved work of a test stay out of the tester's home, and of each other's tests."""
    home = tmp_path_factory.getbasetemp() / f"home{next(_homes)}"
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(autouse=True)
def _clear_clipboard(request: pytest.FixtureRequest) -> Iterator[None]:
    """A clipboard left filled crashes an offscreen process as it ends; tests without Qt stay without it."""
    app = request.getfixturevalue("qapp") if "qapp" in request.fixturenames else None
    yield
    if app is not None:
        app.clipboard().clear()


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    """A thread that outlives its test fails it."""
    before = set(threading.enumerate())
    yield
    give_up = time.monotonic() + SECONDS_TO_END
    while left := [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]:
        if time.monotonic() > give_up:
            pytest.fail(f"left running: {', '.join(t.name for t in left)}")
        left[0].join(0.05)
