"""G17: a long day's use leaves nothing behind: no memory, thread, file or object."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import ROOT
from tests.gui.conftest import SOLVED

SCALED = 660
"""Edits of the slow run. `HSMC_SOAK=10000 pytest -m slow tests/reliability/test_soak.py` is the whole day, in hours."""
EDITS = int(os.environ.get("HSMC_SOAK", SCALED))
UPDATES = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
for _ in range(20_000):
    widget.update()
print("alive")
"""


def ran(*command: str, folder: Path, seconds: float) -> subprocess.CompletedProcess[str]:
    own = {name: str(folder) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    surroundings = os.environ | own | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=seconds
    )


def test_the_interpreter_outlives_twenty_thousand_calls_that_return_nothing(tmp_path: Path) -> None:
    done = ran("-c", UPDATES, folder=tmp_path, seconds=60)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr


@pytest.mark.slow
def test_a_days_use_leaves_nothing_behind(tmp_path: Path) -> None:
    plans = [tmp_path / "one.hsmc", tmp_path / "other.hsmc"]
    for plan in plans:
        shutil.copy(SOLVED, plan)
    done = ran("-m", "tests.reliability.soak", *map(str, plans), str(EDITS), folder=tmp_path, seconds=EDITS * 4)
    assert done.returncode == 0, done.stderr
    samples = [json.loads(line) for line in done.stdout.splitlines()]
    print(*samples, sep="\n")
    warm, last = samples[1], samples[-1]
    assert last["MB"] <= warm["MB"] * 1.10
    for name in ("threads", "files", "widgets", "objects"):
        assert last[name] <= warm[name], name
