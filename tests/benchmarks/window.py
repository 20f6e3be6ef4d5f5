"""How fast the window is: `python -m tests.benchmarks window`. Each figure is the median of fresh runs.

Wall and processor time stand side by side, because the machine may be doing other things as well.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from hsmc_scheduler.app.samples import sample
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import save
from tests.benchmarks.measure import ROOT

PROMISED = {
    "start: to the first paint of a usable window": 1500,
    "open": 500,
    "switch": 100,
    "repaint while dragging": 16,
    "lhsi: mark all dates": 150,
    "portfolio: mark all dates": 500,
    "longest gap": 100,
    "99th percentile": 33,
    "MB": 400,
}
"""Milliseconds at most, by what a row's name ends with, starts with or holds; and MB."""


def solved(name: str, folder: Path, seconds: float) -> Path:
    """The bundled plan of that name with a timetable, in a file."""
    from hsmc_scheduler.app.solver_endings import Ended
    from hsmc_scheduler.app.solver_process import SolverProcess

    ended: list[Ended] = []
    plan = sample(f"{name}-2027-29")
    process = SolverProcess(plan, Options(seconds), None, lambda e: ended.append(e) if isinstance(e, Ended) else None)
    process.start()
    process.wait()
    timetable = ended[0].result.timetable or Timetable()
    path = folder / f"{name}.hsmc"
    save(Document(plan, timetable), path, None)
    return path


def run(repeat: int, seconds: float = 60.0) -> None:
    """Print the figures of both bundled plans."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows: dict[str, list[tuple[float, float]]] = {}
        for plan in ("lhsi", "portfolio"):
            path = solved(plan, folder, seconds)
            for _ in range(repeat):
                for title, figures in _watched(plan, path, folder).items():
                    rows.setdefault(title, []).append((figures[0], figures[1]))
    print(f"{'window':62}{'wall ms':>9}{'cpu ms':>9}{'promised':>10}")
    for title, taken in rows.items():
        promised = next((most for part, most in PROMISED.items() if part in title), None)
        wall, cpu = (median(one[n] for one in taken) for n in (0, 1))
        print(f"{title:62}{wall:9.1f}{cpu:9.1f}{promised or '':>10}", flush=True)


def _watched(plan: str, path: Path, folder: Path) -> dict[str, list[float]]:
    own = {name: str(folder / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    surroundings = os.environ | own | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    command = [sys.executable, "-m", "tests.benchmarks.window_watched", plan, str(path)]
    ran = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True)
    found: dict[str, list[float]] = json.loads(ran.stdout)
    return found
