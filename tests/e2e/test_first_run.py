"""The first thing anybody does: README's command, from start to workbook, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import ROOT
from tests.exchange.recount import complaints


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("first-run")


@pytest.fixture(scope="module")
def ran(folder: Path) -> subprocess.CompletedProcess[str]:
    """The default plan solved; every import it made itself is listed on standard error."""
    command = [sys.executable, "-X", "importtime", str(ROOT / "main.py"), "solve", "--time-limit", "120"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_bundled_programme_gets_a_timetable(ran: subprocess.CompletedProcess[str], folder: Path) -> None:
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert "timetable" in ran.stdout.splitlines()[0]
    assert [p.name for p in folder.iterdir()] == ["timetable.xlsx"]


@pytest.mark.usefixtures("ran")
def test_an_independent_recount_of_the_workbook_finds_nothing_wrong(folder: Path) -> None:
    assert complaints(folder / "timetable.xlsx") == []


def test_the_command_line_never_loads_the_window(ran: subprocess.CompletedProcess[str]) -> None:
    assert "hsmc_scheduler.app.solver_process" in ran.stderr
    assert "PySide6" not in ran.stderr
    assert "ortools" not in ran.stderr  # that is for the solver, a process of its own
