"""A window in a process of its own, driven by a script of steps, which writes what it saw to a file.

`window.py REPORT STEPS [WORDS OF THE COMMAND LINE ...]`; STEPS are separated by commas, each a function below.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from hsmc_scheduler.gui import application
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.debug_crash import KEYS

SECONDS = 60.0
CANARY = "Zqx-Canary-Tutor"
Waiting = Iterator[Callable[[], bool]]
"""A step gives what it waits for."""
seen: dict[str, object] = {}
desks: list[Desk] = []


def opened() -> Waiting:
    yield lambda: desks[0].files.file is not None


def edit() -> Waiting:
    """Name the plan and a tutor after the canary."""

    def change(plan: object) -> object:
        tutor, *others = plan.tutors  # type: ignore[attr-defined]
        notes = f"{plan.notes} {CANARY}"  # type: ignore[attr-defined]
        return replace(plan, title=CANARY, notes=notes, tutors=(replace(tutor, name=CANARY), *others))  # type: ignore[type-var]

    desks[0].document.edit("Edit", change)  # type: ignore[arg-type]
    yield lambda: True


def crash() -> Waiting:
    QTest.keySequence(desks[0].window, QKeySequence(KEYS))
    yield lambda: True


def dialogs() -> Waiting:
    """Count the dialogs about errors there are within a second and a half, then go on working."""
    yield lambda: bool(_errors())
    until = time.monotonic() + 1.5
    yield lambda: time.monotonic() > until
    seen["dialogs"] = len(_errors())
    seen["kept"] = [path.name for path in _recovery().iterdir()]
    _errors()[0].accept()
    yield lambda: not _errors()


def goes_on() -> Waiting:
    """The window still does as it is told."""
    desk = desks[0]
    desk.window.show_screen("tutors")
    seen["screen"] = desk.window.screen_id
    desk.document.undo_stack.undo()
    desk.document.undo_stack.redo()
    seen["title"] = desk.document.plan.title
    yield lambda: True


def save() -> Waiting:
    done: list[bool] = []
    desks[0].files.saving.save(lambda: done.append(True))
    yield lambda: bool(done)


def solve() -> Waiting:
    desk = desks[0]
    desk.generating.time_limit = 4.0
    desk.window.generate_action.trigger()
    yield lambda: desk.window.inspector.shows(desk.generating.outcome)
    desk.generating.outcome.keep_button.click()


TALKATIVE = f"""
import os, sys
sys.stderr.write("F1126 11:05:01.5 1 search.cc:7] Check failed: {CANARY}\\nKeyError: '{CANARY}'\\n{CANARY}\\n")
sys.stderr.flush()
os.abort()
"""
"""A solver that names somebody before it crashes."""


def solve_in_vain() -> Waiting:
    """A search that crashes, natively, while it says names."""
    from hsmc_scheduler.app import solver_process

    desk, kept = desks[0], solver_process.solver_command
    solver_process.solver_command = lambda memory=None: [sys.executable, "-c", TALKATIVE]
    desk.window.generate_action.trigger()
    yield lambda: desk.window.inspector.shows(desk.generating.impossible)
    solver_process.solver_command = kept
    seen["in_vain"] = desk.generating.impossible.words
    desk.generating.impossible.close_button.click()


def solving() -> Waiting:
    """Stop in the middle of a search, and say which process searches."""
    desk = desks[0]
    desk.window.generate_action.trigger()
    yield lambda: desk.workspace.preview is not None
    seen["solver"] = desk.generating.solving.process_id


def told() -> Waiting:
    """What boxes there are a moment after the start, with all their words."""
    until = time.monotonic() + 1.0
    yield lambda: time.monotonic() > until
    from PySide6.QtWidgets import QLabel, QPlainTextEdit

    boxes = [box for box in QApplication.topLevelWidgets() if isinstance(box, QDialog) and box.isVisible()]
    seen["boxes"] = [
        " ".join(
            [one.text() for one in box.findChildren(QLabel)]
            + [edit.toPlainText() for edit in box.findChildren(QPlainTextEdit)]
        )
        for box in boxes
    ]
    for box in boxes:
        box.close()


def wait() -> Waiting:
    """Until somebody ends it."""
    yield lambda: False


def leave() -> Waiting:
    desks[0].document.undo_stack.setClean()
    desks[0]._leaving = True
    desks[0].window.close()
    yield lambda: True


def _errors() -> list[QDialog]:
    from hsmc_scheduler.gui.errors import ErrorDialog

    return [one for one in QApplication.allWidgets() if isinstance(one, ErrorDialog) and one.isVisible()]


def _recovery() -> Path:
    from hsmc_scheduler.app.plan_files.folders import recovery_folder

    return recovery_folder()


class Driver(QObject):
    """Takes one step after the other, each once what the one before waits for is there."""

    def __init__(self, report: Path, steps: list[str]) -> None:
        super().__init__()
        self._report = report
        self._steps = (waiting for name in steps for waiting in globals()[name]())
        self._waiting: Callable[[], bool] = lambda: bool(desks) and desks[0].window.isVisible()
        self._give_up = time.monotonic() + SECONDS
        self._timer = QTimer(self, interval=20, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if time.monotonic() > self._give_up:
            self._timer.stop()
            sys.stderr.write("a step waits in vain\n")
            os._exit(3)
        if not self._waiting():
            return
        self._waiting = next(self._steps, self._done)
        partial = self._report.with_suffix(".part")
        partial.write_text(json.dumps(seen), encoding="utf-8")
        partial.replace(self._report)

    def _done(self) -> bool:
        self._timer.stop()
        return False


class _Desk(Desk):
    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        desks.append(self)


def main() -> int:
    report, steps, *words = sys.argv[1:]
    application.Desk = _Desk  # type: ignore[misc, assignment]
    application.application()
    driver = Driver(Path(report), steps.split(","))
    code = application.run(words)
    del driver
    return code


if __name__ == "__main__":
    sys.exit(main())
