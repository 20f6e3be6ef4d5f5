"""How fast strangers' files are read, and whether a window stays alive: `python -m tests.benchmarks reading`."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import openpyxl

from hsmc_scheduler.app.reading_files import read_calendar, read_many, read_tables
from tests.reliability.hostile_calendars import calendar, event

ROWS, COLUMNS = 10_000, 15
FIRST, LAST = date(2027, 9, 1), date(2029, 8, 31)


def workbook(path: Path, rows: int = ROWS) -> Path:
    """One of text, numbers and dates; 150,000 cells unless told otherwise."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Dates")
    for n in range(rows):
        when = FIRST + timedelta(days=n % 700)
        sheet.append([f"Session {n % 50} of a module", n, n / 7, when, "Park House"] * (COLUMNS // 5))
    book.save(path)
    return path


def agenda(path: Path) -> Path:
    """A tutor's: 1,500 meetings in ten years, 40 of them weekly ones."""
    weekly = "RRULE:FREQ=WEEKLY"
    path.write_bytes(
        calendar(
            *(
                event(
                    "DURATION:PT1H",
                    "DESCRIPTION:" + "Agenda " * 50,
                    *([weekly] if n < 40 else []),
                    start=f"DTSTART;TZID=Europe/London:20{20 + n % 10}{1 + n % 12:02}{1 + n % 28:02}T090000",
                    uid=str(n),
                )
                for n in range(1_500)
            )
        )
    )
    return path


def run() -> None:
    """Print the figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QTableWidget

    from hsmc_scheduler.gui.bridge import Worker
    from tests.gui.gaps import EventLoopGaps

    app = QApplication.instance() or QApplication([])
    seen = QTableWidget(60, 30)
    seen.resize(1200, 800)
    seen.show()
    worker = Worker("reading")
    print(f"{'reading':44}{'seconds':>9}{'longest gap ms':>16}{'p99 ms':>8}")

    def watched(title: str, work: Callable[[], object]) -> None:
        done: list[object] = []
        gaps = EventLoopGaps()
        began = time.perf_counter()
        with gaps:
            worker.do(work, done.append)
            while not done:
                seen.viewport().update()
                QTest.qWait(5)
        seconds = time.perf_counter() - began
        print(f"{title:44}{seconds:9.2f}{gaps.longest * 1000:16.1f}{gaps.p99 * 1000:8.1f}", flush=True)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large = workbook(folder / "large.xlsx")
        small = [workbook(folder / f"{n}.xlsx", 60) for n in range(40)]
        watched("nothing", partial(time.sleep, 2))
        watched("a workbook of 150,000 cells", lambda: read_tables(large))
        watched("40 workbooks of 900 cells", lambda: read_many(small))
        meetings = agenda(folder / "iain.ics")
        watched("a calendar of 1,500 meetings", lambda: read_calendar(meetings, FIRST, LAST))
    worker.close()
    app.processEvents()
