"""One window, from the start of its process to the end of a search, timed. Prints JSON: title to wall and CPU ms."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import HasFileno

figures: dict[str, tuple[float, float]] = {}


def since_start() -> float:
    """Milliseconds since this process began, before Python itself was up."""
    if not sys.platform.startswith("linux"):
        return time.process_time() * 1000
    ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")) * 1000


def cpu() -> float:
    return time.process_time() * 1000


@contextmanager
def timed(title: str) -> Iterator[None]:
    began, used = time.perf_counter(), cpu()
    yield
    figures[title] = ((time.perf_counter() - began) * 1000, cpu() - used)


def main() -> None:
    name, path = sys.argv[1], Path(sys.argv[2])
    from hsmc_scheduler.gui.application import SIZE, Desk, application
    from hsmc_scheduler.gui.theme.theme import theme

    app = application()
    theme().start()
    desk = Desk()
    desk.start()
    desk.window.resize(*SIZE)
    desk.window.repaint()
    app.processEvents()
    if name == "lhsi":  # the same of any plan
        figures["start: to the first paint of a usable window"] = (since_start(), cpu())
    heavy = {"ortools", "openpyxl", "pydantic", "holidays"} & set(sys.modules)
    assert not heavy, heavy

    from PySide6.QtCore import QEventLoop, QTimer

    from tests.gui.gaps import EventLoopGaps

    def rest(ms: int) -> None:
        """As the program itself waits. QTest.qWait would keep Python's other threads from working meanwhile."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def until(condition: Callable[[], bool], seconds: float = 120.0) -> None:
        give_up = time.monotonic() + seconds
        while not condition():
            rest(1)
            assert time.monotonic() < give_up

    rest(1500)
    gaps = EventLoopGaps()
    with gaps:
        with timed(f"{name}: open"):
            desk.files.opening.open_path(path)
            until(lambda: desk.files.file is not None and desk.window.screen_id == "timetable")
            desk.window.repaint()
        rest(1500)
    say_gaps(f"{name}: opening", gaps)
    figures[f"{name}: memory with the plan open, MB"] = (memory(), 0)
    from hsmc_scheduler.gui.screens.registry import SCREENS

    for when in ("first", "again"):
        for spec in SCREENS:
            desk.window.show_screen("checks" if spec.id != "checks" else "tutors")
            rest(20)
            with timed(f"{name}: switch to {spec.title}, {when}"):
                desk.window.show_screen(spec.id)
                desk.window.repaint()
    drag(name, desk)
    save_slowly(name, desk, gaps := EventLoopGaps(), until)
    say_gaps(f"{name}: saving on a disk that takes 5 s", gaps)
    desk.generating.time_limit = 10.0
    gaps = EventLoopGaps()
    with gaps:
        desk.window.generate_action.trigger()
        until(lambda: desk.window.inspector.shows(desk.generating.outcome))
        rest(500)
    say_gaps(f"{name}: solving for 10 s", gaps)
    desk.document.undo_stack.setClean()
    desk.close()
    print(json.dumps(figures))


def say_gaps(title: str, gaps: object) -> None:
    figures[f"{title}, longest gap"] = (gaps.longest * 1000, 0)  # type: ignore[attr-defined]
    figures[f"{title}, 99th percentile of gaps"] = (gaps.p99 * 1000, 0)  # type: ignore[attr-defined]


def drag(name: str, desk: object) -> None:
    """Hold a block, wait for all dates, and pull it over the planner."""
    from PySide6.QtCore import QPoint

    from tests.gui.screens.at_planner import Person

    person = Person(desk)  # type: ignore[arg-type]
    blocks = sorted(person.state.roll.blocks)
    marks = []
    for block in blocks[:: max(1, len(blocks) // 5)]:
        began, used = time.perf_counter(), cpu()
        person.state.hand.take(block)
        person.wait_for_marks()
        marks.append(((time.perf_counter() - began) * 1000, cpu() - used))
        person.state.hand.let_go()
    figures[f"{name}: mark all dates"] = (median(m[0] for m in marks), median(m[1] for m in marks))
    person.take(blocks[len(blocks) // 2])
    paints = []
    for step in range(30):
        began, used = time.perf_counter(), cpu()
        person.move(QPoint(200 + 30 * step, 200 + 8 * step))
        person.sheet.viewport().repaint()
        paints.append(((time.perf_counter() - began) * 1000, cpu() - used))
    figures[f"{name}: repaint while dragging"] = (median(p[0] for p in paints), median(p[1] for p in paints))
    person.state.hand.let_go()


def save_slowly(name: str, desk: object, gaps: object, until: Callable[..., None]) -> None:
    real = os.fsync

    def slow(fd: int | HasFileno) -> None:
        os.fsync = real
        time.sleep(5)
        real(fd)

    os.fsync = slow
    done: list[bool] = []
    with gaps:  # type: ignore[attr-defined]
        desk.files.saving.save(lambda: done.append(True))  # type: ignore[attr-defined]
        until(lambda: bool(done))
    assert os.fsync is real


def memory() -> float:
    """MB of this process now."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        return 0.0


if __name__ == "__main__":
    main()
