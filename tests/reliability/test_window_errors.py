"""G16 and G18: whatever goes wrong in the window is told once, written down without names, and the work is kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.project import ROOT
from tests.gui.conftest import SOLVED
from tests.reliability.window import CANARY

NAMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR")
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="folders and signals are Linux's")
pytestmark = linux_only


class Session:
    """Windows that share their folders, as one person's do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plan = folder / "plan.hsmc"
        self.plan.write_bytes(SOLVED.read_bytes())
        self.report = folder / "report.json"
        for name in NAMES:
            (folder / name.lower()).mkdir()

    def start(self, steps: str, *words: str) -> subprocess.Popen[str]:
        own = {name: str(self.folder / name.lower()) for name in NAMES}
        command = [sys.executable, "-m", "tests.reliability.window", str(self.report), steps, *words]
        surroundings = os.environ | own | {"QT_QPA_PLATFORM": "offscreen"}
        return subprocess.Popen(command, cwd=ROOT, env=surroundings, stderr=subprocess.PIPE, text=True)

    def run(self, steps: str, *words: str) -> tuple[int, str]:
        """The exit code, and what was written to standard error."""
        child = self.start(steps, *words)
        _, wrote = child.communicate(timeout=90)
        return child.returncode, wrote

    @property
    def seen(self) -> Any:
        return json.loads(self.report.read_text(encoding="utf-8"))

    @property
    def log(self) -> str:
        return "".join(p.read_text(encoding="utf-8") for p in self.folder.rglob("log.txt"))

    def kept_files(self) -> list[Path]:
        """All that the program left, but the plan and copies of it, which hold what the plan does."""
        found = (p for name in NAMES for p in (self.folder / name.lower()).rglob("*") if p.is_file())
        return [p for p in found if p.suffix != ".unsaved" and "backups" not in p.parts]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(tmp_path)


@pytest.mark.parametrize("kind", ["exception", "paint", "data", "thread", "worker", "storm"])
def test_an_exception_is_one_dialog_after_the_work_is_kept_and_the_window_goes_on(kind: str, session: Session) -> None:
    steps = "opened,edit,crash,dialogs,goes_on,leave"
    code, wrote = session.run(steps, "--debug-crash", kind, str(session.plan))
    assert code == 0, wrote
    assert session.seen["dialogs"] == 1
    assert len(session.seen["kept"]) == 1
    assert session.seen["screen"] == "tutors"
    assert session.seen["title"] == CANARY
    assert "LookupError" in session.log
    if kind == "storm":
        assert session.log.count("\nLookupError\n") == 63
    assert CANARY not in session.log


def test_a_native_crash_is_told_at_the_next_start_once_and_the_work_is_offered(session: Session) -> None:
    code, _ = session.run("opened,edit,crash", "--debug-crash", "segfault", str(session.plan))
    assert code == -signal.SIGSEGV
    session.run("told,leave")
    (box,) = session.seen["boxes"]
    assert "ended without warning" in box
    assert "debug_crash.py" in box
    session.run("told,leave")
    assert session.seen["boxes"] == []


def test_a_second_window_neither_hides_nor_takes_the_crash_of_one_that_runs(session: Session) -> None:
    first = session.start("opened,edit,wait", "--debug-crash", "segfault", str(session.plan))
    until(lambda: session.report.exists() and list(session.folder.rglob("crash-*.txt")))
    (own,) = session.folder.rglob("crash-*.txt")
    second = Session.__new__(Session)
    second.folder, second.report = session.folder, session.folder / "second.json"
    second.run("told,leave")
    assert second.seen["boxes"] == []
    assert list(session.folder.rglob("crash-*.txt")) == [own]
    first.send_signal(signal.SIGSEGV)
    first.communicate(timeout=10)
    second.run("told,leave")
    assert "Segmentation fault" in second.seen["boxes"][0]


def test_nothing_the_program_keeps_for_itself_holds_a_name_out_of_a_plan(session: Session) -> None:
    steps = "opened,edit,save,solve_in_vain,solve,save,edit,crash,dialogs,goes_on,leave"
    code, wrote = session.run(steps, "--debug-crash", "exception", str(session.plan))
    assert code == 0, wrote
    assert "The solver broke down" in session.seen["in_vain"]
    assert "search.cc:7]" in session.log
    session.run("opened,edit,crash", "--debug-crash", "segfault", str(session.plan))
    files = session.kept_files()
    assert any(p.name == "log.txt" for p in files)
    assert any(p.suffix == ".ini" or p.suffix == ".conf" for p in files)
    for path in files:
        assert CANARY.encode() not in path.read_bytes(), path.name
        assert CANARY not in path.name
    assert CANARY.encode() in session.plan.read_bytes()


def until(condition: Any, seconds: float = 30.0) -> None:
    give_up = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < give_up
        time.sleep(0.02)


def test_killing_the_window_in_the_middle_of_a_search_leaves_no_solver_after_two_seconds(session: Session) -> None:
    before = session.plan.read_bytes()
    child = session.start("opened,solving,wait", str(session.plan))
    until(lambda: session.report.exists() and "solver" in session.seen, 60)
    solver = session.seen["solver"]
    assert Path(f"/proc/{solver}").exists()
    child.kill()
    child.communicate(timeout=10)
    until(lambda: not _runs(solver), 2.0)
    assert session.plan.read_bytes() == before
    session.run("opened,goes_on,leave", str(session.plan))
    assert session.seen["screen"] == "tutors"


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
