"""The panel of the planner on paper and as a web page."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QScrollArea
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.printing.lists import GAP, LEAST, LINE, Listed, Listing, on_pages
from hsmc_scheduler.gui.printing.preview import PrintPreview
from hsmc_scheduler.gui.screens.export.wall.panel import WallPanel
from hsmc_scheduler.projections.sessions import session_rows
from tests.gui.boxes import box_of, choose_file, press
from tests.gui.screens.at_export import panel_of

TUTOR = "Iain Snelling"


@pytest.fixture
def wall(desk: Desk) -> WallPanel:
    panel = panel_of(desk, "wall")
    assert isinstance(panel, WallPanel)
    return panel


def choose_tutor(wall: WallPanel) -> None:
    wall.whom.tutor_box.setFocus()
    QTest.keyClicks(wall.whom.tutor_box, TUTOR)
    wall.whom.choices["tutor"].click()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext, of poppler-utils")
def test_a_tutors_pages_name_their_sessions_and_every_page_its_number(
    desk: Desk, wall: WallPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    choose_tutor(wall)
    found = wall.print()
    assert found is not None
    path = tmp_path / "tutor.pdf"
    wall.save(found, path)
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert re.findall(r"page (\d+) of 3", text) == ["1", "2", "3"]
    assert desk.document.timetable is not None
    rows = session_rows(desk.document.facts.index, desk.document.timetable)
    listed = re.findall(r"^ *(?:Mon|Tue|Wed|Thu|Fri) \d+ \w+ \d{4} +\d\d:\d\d–", text, flags=re.MULTILINE)
    assert len(listed) == sum(TUTOR in row.tutors for row in rows)


def a_listing(title: str, rows: int) -> Listing:
    return Listing(title, (("Date", 1.0),), tuple(Listed((f"{title} {n}",), None) for n in range(rows)), "row")


@pytest.mark.parametrize("rows", [(28, 20), (27, 0), (0, 5), (1, 1), (25, 1), (60, 2), (29, 40)])
def test_lists_follow_each_other_on_pages_that_hold_them_and_none_leaves_a_row_alone(rows: tuple[int, int]) -> None:
    height = 620
    listings = (a_listing("Sessions", rows[0]), a_listing("Deadlines", rows[1]))
    pages = on_pages(listings, height)
    printed = [row for page in pages for part in page for row in part.rows]
    assert printed == [row for listing in listings for row in listing.rows]
    for page in pages:
        assert sum(part.height + GAP for part in page) - GAP <= height - LINE
        for part in page:
            assert len(part.rows) >= min(LEAST, rows[part.title == "Deadlines"])
    assert len(pages) <= sum(rows) // 24 + 1


def test_the_print_preview_fits_the_screen_and_shows_a_page_whole(wall: WallPanel, qtbot: QtBot) -> None:
    QTest.mouseClick(wall.preview_button, Qt.MouseButton.LeftButton)
    preview = box_of(qtbot, wall, PrintPreview)
    assert preview.frameSize() == preview.frameSize().boundedTo(preview.screen().availableSize())
    page = preview.findChild(QScrollArea)
    assert page is not None
    assert page.horizontalScrollBar().maximum() == page.verticalScrollBar().maximum() == 0
    press(preview, "Close")


def test_the_print_preview_turns_its_pages_by_keyboard(wall: WallPanel, qtbot: QtBot) -> None:
    choose_tutor(wall)
    QTest.mouseClick(wall.preview_button, Qt.MouseButton.LeftButton)
    preview = box_of(qtbot, wall, PrintPreview)
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.number == 1
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.number == 0
    press(preview, "Close")
    qtbot.waitUntil(lambda: not wall.findChildren(PrintPreview))


def test_a_pdf_and_a_web_page_are_saved_under_names_made_of_the_plans(
    wall: WallPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    def written(name: str) -> bool:
        return wall.banner.sentence.startswith(f"Written: {name}, ")

    for pressed, name in ((wall.save_button, "one.pdf"), (wall.web_button, "one.html")):
        QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
        choose_file(qtbot, wall, tmp_path / name)
        qtbot.waitUntil(partial(written, name), timeout=20_000)
    wall.save_as()
    begins = box_of(qtbot, wall, QFileDialog)
    assert Path(begins.directory().absolutePath()) == tmp_path, "where the last file was"
    begins.reject()
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF")
    assert "Iain Snelling" in (tmp_path / "one.html").read_text(encoding="utf-8")


def test_the_pages_shown_turn_and_follow_whom_they_are_for(wall: WallPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: wall.pages.words == "Page 1 of 1")
    choose_tutor(wall)
    qtbot.waitUntil(lambda: wall.pages.words == "Page 1 of 3")
    assert not wall.pages.back_button.isEnabled()
    QTest.mouseClick(wall.pages.on_button, Qt.MouseButton.LeftButton)
    assert wall.pages.words == "Page 2 of 3"
