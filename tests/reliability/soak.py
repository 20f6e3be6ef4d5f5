"""A day's use of one window in a process of its own: `soak.py PLAN PLAN EDITS`. Prints JSON, a sample a line.

Beside the edits (each undone and redone) it saves, opens the plan anew and searches, in the proportion of QUALITY G17:
10,000 edits, 500 saves, 200 times opened, 300 searches; searches are a tenth of that, because each takes seconds.
"""

from __future__ import annotations

import gc
import json
import random
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsmc_scheduler.app.edits.tutors import paint_absence
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.tutor import AbsenceKind
from hsmc_scheduler.gui.application import SIZE, Desk, application
from hsmc_scheduler.gui.screens.registry import SCREENS
from hsmc_scheduler.gui.theme.theme import theme
from tests.benchmarks.window_watched import memory

SAMPLES = 6
EDITS_A_SAVE, EDITS_AN_OPENING, EDITS_A_SEARCH = 20, 50, 330
SEED = 20271126


class Soak:
    """One window and what is done to it."""

    def __init__(self, *paths: Path) -> None:
        self.paths = cycle(paths)
        self.desk = Desk()
        self.desk.start()
        self.desk.window.resize(*SIZE)
        self.chance = random.Random(SEED)
        self.open()

    def until(self, condition: Callable[[], bool], seconds: float = 60.0) -> None:
        give_up = time.monotonic() + seconds
        while not condition():
            QTest.qWait(1)
            if time.monotonic() > give_up:
                raise TimeoutError

    def open(self) -> None:
        """Open the other plan, in place of the one that is open."""
        before = self.desk.files.file
        self.desk.document.undo_stack.setClean()
        self.desk.files.opening.open_path(next(self.paths))
        self.until(lambda: self.desk.files.file is not before and self.desk.files.file is not None)

    def edit(self, number: int) -> None:
        """Mark a tutor away on some days, and again undo and redo; every tenth time on another screen."""
        if number % 10 == 0:
            self.desk.window.show_screen(SCREENS[number // 10 % len(SCREENS)].id)
        self.desk.workspace.edit("Mark away", self._away)
        self.desk.document.undo_stack.undo()
        self.desk.document.undo_stack.redo()
        QApplication.processEvents()

    def _away(self, plan: Plan) -> Plan:
        tutor = self.chance.choice(plan.tutors)
        first = plan.calendar.start + timedelta(self.chance.randrange(600))
        kind = self.chance.choice((AbsenceKind.AWAY, None))
        return paint_absence(plan, tutor.id, (first, first + timedelta(1)), kind=kind)

    def save(self) -> None:
        """Save, and wait for it."""
        done: list[bool] = []
        self.desk.files.saving.save(lambda: done.append(True))
        self.until(lambda: bool(done))

    def search(self) -> None:
        """Generate for a second, and discard what comes of it."""
        generating = self.desk.generating
        generating.time_limit = 1.0
        self.desk.window.generate_action.trigger()
        self.until(lambda: self.desk.window.inspector.shows(generating.outcome), 90.0)
        generating.outcome.discarded.emit()

    def sample(self) -> dict[str, float]:
        """What the process holds now, once nothing is waiting to be done."""
        self.desk.window.show_screen("timetable")
        QTest.qWait(1500)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return {
            "MB": memory(),
            "threads": len(threading.enumerate()),
            "files": len(list(Path("/proc/self/fd").iterdir())) if sys.platform.startswith("linux") else 0,
            "widgets": len(QApplication.allWidgets()),
            "objects": len(self.desk.window.findChildren(QObject)),
            "steps": self.desk.document.undo_stack.count(),
        }


def main() -> int:
    *paths, edits = sys.argv[1:]
    most = int(edits)
    application()
    theme().start()
    soak = Soak(*map(Path, paths))
    for spec in SCREENS:
        soak.desk.window.show_screen(spec.id)
        QTest.qWait(50)
    soak.search()
    for number in range(1, most + 1):
        soak.edit(number)
        if number % EDITS_A_SAVE == 0:
            soak.save()
        if number % EDITS_A_SEARCH == 0:
            soak.search()
        if number % EDITS_AN_OPENING == 0:
            soak.open()
        if number % (most // SAMPLES) == 0:
            print(json.dumps(soak.sample()), flush=True)
    soak.desk.document.undo_stack.setClean()
    soak.desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
