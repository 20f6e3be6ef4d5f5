"""Pictures of every screen, light and dark, empty and full, at two sizes."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from hsmc_scheduler.app.bundled import resources
from hsmc_scheduler.app.generating import Wanted
from hsmc_scheduler.app.solver_process import SolverProcess
from hsmc_scheduler.app.solving import proof_of
from hsmc_scheduler.app.templates import EMPTY, new_plan
from hsmc_scheduler.app.today import today
from hsmc_scheduler.engine.api import Options
from hsmc_scheduler.exchange.registry import EXCHANGES
from hsmc_scheduler.gui.about import show_about
from hsmc_scheduler.gui.application import EXAMPLE, Desk, application
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.registry import SCREENS
from hsmc_scheduler.gui.screens.timetable.screen import TimetableScreen
from hsmc_scheduler.gui.settings import Settings
from hsmc_scheduler.gui.theme.theme import Look, theme
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import load

SIZES = ((1920, 1080), (1366, 768))
LOOKS = (Look.LIGHT, Look.DARK)
SETTLED_MS, MOST_MS = 300, 4000
SOLVE_SECONDS = 60.0
GENERATE_SECONDS = 4.0
FOURTH = 4


@dataclass(frozen=True, slots=True)
class Gallery:
    """Where the pictures go. `taken` counts them."""

    folder: Path
    taken: list[str]

    def take(self, desk: Desk, widget: QWidget, name: str) -> None:
        """A picture of a widget once it has come to rest."""
        settle(desk, widget)
        widget.grab().save(str(self.folder / f"{name}.png"))
        self.taken.append(name)


def settle(desk: Desk, widget: QWidget) -> None:
    """Let everything happen that is waiting to: timers, threads, layout; until nothing more changes for a moment."""
    app, began, quiet = application(), time.monotonic(), time.monotonic()
    before = QImage()
    while time.monotonic() - quiet < SETTLED_MS / 1000 and time.monotonic() - began < MOST_MS / 1000:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.01)
        now = widget.grab().toImage()
        if now != before or desk.workspace.worker.waiting:
            before, quiet = now, time.monotonic()


def run(arguments: Sequence[str]) -> int:
    """`gallery DIR [--only WORD]`: write the pictures, and say how many; returns the exit code."""
    parser = argparse.ArgumentParser(prog="hsmc-scheduler gallery", description=__doc__)
    parser.add_argument("folder", metavar="DIR", help="where the pictures go; made if it is not there")
    parser.add_argument("--only", metavar="WORD", default="", help="only pictures whose name holds this word")
    parser.add_argument(
        "--plan", metavar="PLAN", help="a plan file with a timetable (without it: the example, solved first)"
    )
    asked = parser.parse_args(arguments)
    folder = Path(asked.folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = own
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
        gallery = Gallery(folder, [])
        full = load(asked.plan) if asked.plan else _solved_example()
        empty = Document(new_plan("Empty plan", today().year, template=EMPTY))
        application()
        theme().start()
        for look in LOOKS:
            theme().choose(look)
            for size in SIZES:
                for title, content in (("full", full), ("empty", empty)):
                    name = f"{look}-{size[0]}-{title}"
                    if any(asked.only in f"{name}-{shown}" for shown in ("welcome", *(s.id for s in SCREENS), *SCENES)):
                        _photograph(gallery, content, size, name, asked.only)
    print(f"{len(gallery.taken)} pictures in {folder}")
    return 0


def _new_plan(desk: Desk) -> QWidget:
    desk.ask_new()
    return _box(desk)


def _keys(desk: Desk) -> QWidget:
    return show_about(desk.window, "keys")


def _delivery(desk: Desk) -> QWidget:
    first = desk.document.plan.deliveries[0]
    desk.workspace.go(Place("modules", "delivery", first.id))
    return desk.window


def _cohort(desk: Desk) -> QWidget:
    desk.workspace.go(Place("cohorts", "cohort", desk.document.plan.cohorts[0].id))
    return desk.window


def _panel(name: str) -> Callable[[Desk], QWidget]:
    def show(desk: Desk) -> QWidget:
        desk.workspace.go(Place("export", "panel", name))
        return desk.window

    return show


def _lanes(desk: Desk) -> QWidget:
    return _timetable(desk, "lanes")


def _agenda(desk: Desk) -> QWidget:
    return _timetable(desk, "agenda")


def _selected(desk: Desk) -> QWidget:
    window = _timetable(desk, "planner")
    desk.workspace.selection.select(_a_block(desk))
    return window


def _held(desk: Desk) -> QWidget:
    window = _selected(desk)
    _screen(desk).state.hand.take(_a_block(desk))
    return window


def _move_to(desk: Desk) -> QWidget:
    _selected(desk)
    _screen(desk).state.hand.let_go()
    _screen(desk).commands.move_to()
    return _box(desk)


def _generating(desk: Desk) -> QWidget:
    desk.generating.time_limit = GENERATE_SECONDS
    desk.workspace.asked_to_generate.emit(Wanted())
    wait_until(lambda: desk.workspace.preview is not None, SOLVE_SECONDS)
    return desk.window


def _generated(desk: Desk) -> QWidget:
    wait_until(lambda: desk.window.inspector.shows(desk.generating.outcome), SOLVE_SECONDS)
    return desk.window


SCENES: dict[str, Callable[[Desk], QWidget]] = {
    "modules-delivery": _delivery,
    "cohorts-one": _cohort,
    "timetable-lanes": _lanes,
    "timetable-agenda": _agenda,
    "timetable-selected": _selected,
    "timetable-held": _held,
    "box-move-to": _move_to,
    "box-new-plan": _new_plan,
    "box-keys": _keys,
    **{f"export-{e.id}": _panel(e.id) for e in EXCHANGES[1:] if e.has_panel},
    "timetable-generating": _generating,
    "timetable-generated": _generated,
}
"""What else is photographed with a timetable, in this order, which matters: each begins where the one before ended."""


def _screen(desk: Desk) -> TimetableScreen:
    screen = desk.window.screen_of("timetable")
    assert isinstance(screen, TimetableScreen)
    return screen


def _timetable(desk: Desk, view: str) -> QWidget:
    desk.window.show_screen("timetable")
    _screen(desk).show_view(view)
    return desk.window


def _a_block(desk: Desk) -> tuple[str, int]:
    """The fourth block of the first delivery, or the first there is."""
    blocks = [p.key for p in desk.document.timetable.placements] if desk.document.timetable else []
    return next((key for key in blocks if key[1] == FOURTH), blocks[0])


def _box(desk: Desk) -> QDialog:
    return [box for box in desk.window.findChildren(QDialog) if box.isVisible()][-1]


def _solved_example() -> Document:
    document = load(resources() / "samples" / EXAMPLE)
    solver = SolverProcess(document.plan, Options(SOLVE_SECONDS))
    solver.start()
    ended = solver.wait()
    if ended is None or ended.result.timetable is None:
        raise SystemExit("The example could not be solved, so there is nothing to show.")
    return replace(document, timetable=ended.result.timetable, proof=proof_of(ended.result))


def _photograph(gallery: Gallery, content: Document, size: tuple[int, int], name: str, only: str) -> None:
    desk = Desk(Settings())
    try:
        desk.start()
        desk.window.resize(*size)
        if only in f"{name}-welcome":
            gallery.take(desk, desk.window, f"{name}-welcome")
        desk.files.opening.open_new(content)
        wait_until(lambda: desk.document.content is content)
        for spec in SCREENS:
            if only in f"{name}-{spec.id}":
                desk.window.show_screen(spec.id)
                gallery.take(desk, desk.window, f"{name}-{spec.id}")
        if content.timetable is not None:
            for scene, show in SCENES.items():
                if only in f"{name}-{scene}":
                    gallery.take(desk, show(desk), f"{name}-{scene}")
    finally:
        desk.close()


def wait_until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Let things happen until the condition holds. Raises TimeoutError."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError
        application().processEvents()
        time.sleep(0.005)
