"""Every panel that brings something in, with files for it that change the bundled programme; made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.availability.asking import write_round
from hsmc_scheduler.app.edits.bookings import send_bookings
from hsmc_scheduler.app.importing.last_year.sources import list_in_text
from hsmc_scheduler.app.sending.packs import send_packs
from hsmc_scheduler.exchange.export_bookings.letter import BookingLetter
from hsmc_scheduler.exchange.planning_workbook import write_planning_workbook
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.export.screen import ExportScreen
from hsmc_scheduler.projections.concern import Concern, Who
from hsmc_scheduler.storage.document import Document
from tests.exchange.forms import fill_in
from tests.exchange.test_calendar_files import NOW
from tests.gui.conftest import solved

DAY = date(2027, 8, 2)
LEAD = "snelling"
LIST = "HCQ: 7-9 March 2028"
CALENDAR = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20280502\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


@dataclass(frozen=True)
class Files:
    """What came back, of a programme (`document`) whose bookings were told."""

    document: Document
    folder: Path

    def begin(self, panel: Any, name: str) -> None:
        """Let the panel read its file; it goes on beside the window."""
        reading: dict[str, Callable[[], None]] = {
            "import_plan": lambda: panel.read(self.folder / "plan.xlsx"),
            "last_year": lambda: panel.read(lambda: list_in_text(LIST)),
            "tutor_answers": lambda: panel.read(self.folder / "forms"),
            "busy_calendars": lambda: panel.read(self.folder / "busy.ics"),
            "booking_answers": lambda: panel.read(self.folder / "bookings.csv"),
            "reviews": lambda: panel.read(self.folder / f"packs/Module lead - {self.lead}.xlsx"),
        }
        reading.get(name, lambda: None)()  # rolling forward reads nothing

    @property
    def lead(self) -> str:
        return next(t.name for t in self.document.plan.tutors if t.id == LEAD)


def make_files(folder: Path) -> Files:
    content = solved()
    plan, timetable = content.plan, content.timetable
    assert timetable is not None
    letter = BookingLetter.of(plan, timetable, DAY)
    document = replace(content, plan=send_bookings(plan, letter.lines, DAY))
    write_planning_workbook(replace(document.plan, title="Another title"), folder / "plan.xlsx", students=False)
    (folder / "bookings.csv").write_text("Reference,Answer\nPH-0001,confirmed\n", encoding="utf-8")
    (folder / "forms").mkdir()
    write_round(plan, timetable, [LEAD], DAY, folder / "forms", replace=False)
    fill_in(next((folder / "forms").glob("*.xlsx")), {date(2028, 5, 3): "cannot"})
    (folder / "busy.ics").write_text(CALENDAR, encoding="utf-8", newline="")
    send_packs(document, [Concern(Who.LEAD, LEAD)], folder / "packs", NOW, printer=None)
    (path,) = (folder / "packs").glob("*.xlsx")
    book = load_workbook(path)
    sheet: Any = book["To check"]
    sheet["G5"] = "OK"
    book.save(path)
    return Files(document, folder)


def panels_of(desk: Desk) -> Iterator[tuple[str, Any]]:
    """Each of them, shown one after the other."""
    desk.window.show_screen("export")
    screen = desk.window.screen_of("export")
    assert isinstance(screen, ExportScreen)
    for name in (
        *("import_plan", "last_year", "roll_forward", "tutor_answers", "busy_calendars", "booking_answers", "reviews"),
    ):
        yield name, screen.panel(name)


def rest(desk: Desk, qtbot: QtBot) -> None:
    """Wait for all that is being read and worked out."""
    qtbot.waitUntil(lambda: not desk.workspace.worker.waiting, timeout=30_000)
