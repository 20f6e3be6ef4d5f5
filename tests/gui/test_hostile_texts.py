"""Whatever a plan's texts hold, the window shows it as text: nothing they name is opened (QUALITY G12)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.printing import Pages
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.errors import ErrorDialog
from hsmc_scheduler.gui.printing.pages import prepare
from hsmc_scheduler.gui.printing.paper import write_pdf
from hsmc_scheduler.gui.printing.preview import PrintPreview
from hsmc_scheduler.gui.screens.registry import SCREENS
from hsmc_scheduler.gui.screens.timetable.screen import TimetableScreen
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.question import Choice, Question, ask
from hsmc_scheduler.projections.concern import Concern, Who
from hsmc_scheduler.storage.files import save
from tests.gui.boxes import box_of, press
from tests.gui.conftest import MakeDesk, solved
from tests.gui.hostile import Hostile
from tests.gui.opened_files import OpenedFiles
from tests.gui.walk import Walk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who opens a file")


@pytest.fixture
def probe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> Path:
    """The picture that the texts name."""
    path = tmp_path / "probe.png"
    QPixmap(8, 8).save(str(path))
    monkeypatch.chdir(tmp_path)
    return path


@pytest.fixture
def look_out(probe: Path) -> Iterator[Callable[[str], None]]:
    """To be called after each thing shown: fails where that opened the picture, and says what it was."""
    with OpenedFiles(probe) as watch:
        found: list[str] = []

        def seen(what: str) -> None:
            if watch.opened:
                found.append(what)

        yield seen
        assert not found, "\n".join(found[:40])


def a_walk(desk: Desk, look_out: Callable[[str], None]) -> Walk:
    look_out("opening")
    return Walk(desk.window, look_out)


def test_the_picture_is_opened_by_a_tooltip_that_takes_text_for_html(
    desk: Desk, probe: Path
) -> None:  # or nothing below could fail
    with OpenedFiles(probe) as watch:
        Walk(desk.window, lambda _: None).tip(Hostile(probe).text("Ada"), "here")
        assert watch.opened


def test_no_screen_opens_what_a_text_names(
    make_desk: MakeDesk, probe: Path, look_out: Callable[[str], None], qtbot: QtBot
) -> None:
    path = probe.with_name("hostile.hsmc")
    save(Hostile(probe).of(solved()), path, None)
    desk = make_desk(solved())
    desk.files.opening.open_path(path)
    press(box_of(qtbot, desk.window, Question), "Do not save")
    qtbot.waitUntil(lambda: desk.files.path == path)
    walk = a_walk(desk, look_out)
    for spec in SCREENS:
        desk.window.show_screen(spec.id)
        qtbot.wait(50)
        walk.look(spec.title)
        walk.pages(spec.title)
    desk.window.show_screen("tutors")
    desk.workspace.edit("Delete " + desk.document.plan.tutors[0].name, lambda plan: replace(plan, tutors=()))
    qtbot.waitUntil(lambda: bool(desk.document.findings))
    for screen in ("tutors", "checks"):
        desk.window.show_screen(screen)
        walk.look(f"{screen} with problems")
        walk.pages(f"{screen} with problems")
    desk.document.undo_stack.undo()
    walk.look("undone")


def test_no_block_dialog_or_panel_opens_what_a_text_names(
    make_desk: MakeDesk, probe: Path, look_out: Callable[[str], None], qtbot: QtBot
) -> None:
    desk = make_desk(Hostile(probe).of(solved()))
    walk = a_walk(desk, look_out)
    desk.window.show_screen("timetable")
    screen = desk.window.screen_of("timetable")
    assert isinstance(screen, TimetableScreen)
    timetable = desk.document.timetable
    assert timetable is not None
    commands = screen.commands
    blocks = [p.key for p in timetable.placements]
    for block in (blocks[0], blocks[7]):
        desk.workspace.selection.select(block)
        qtbot.wait(300)
        walk.look(f"inspector of {block}")
        menu = QMenu(desk.window)
        commands.fill(menu)
        menu.popup(QPoint(10, 10))
        walk.look("menu", menu)
        menu.close()
        for action in (
            *(commands.move_action, commands.swap_action, commands.lengths_action),
            *(commands.tutors_action, commands.facilitator_action, commands.room_action),
        ):
            action.trigger()
            if commands.dialog is not None:
                qtbot.wait(100)
                walk.look(action.text(), commands.dialog)
                walk.lists(action.text(), commands.dialog)
                commands.dialog.reject()
        screen.state.hand.take(block)
        qtbot.waitUntil(lambda: screen.state.hand.complete)
        walk.look(f"{block} held")
        screen.state.hand.let_go()


def test_no_print_opens_what_a_text_names(
    make_desk: MakeDesk, probe: Path, look_out: Callable[[str], None], tmp_path: Path
) -> None:
    desk = make_desk(Hostile(probe).of(solved()))
    facts, timetable = desk.document.facts, desk.document.timetable
    assert timetable is not None
    for wish in (
        Pages("a3"),
        Pages(concern=Concern(Who.TUTOR, desk.document.plan.tutors[0].id)),
        Pages(concern=Concern(Who.COHORT, desk.document.plan.cohorts[0].id)),
    ):
        found = prepare(facts, timetable, wish, date(2027, 9, 1))
        write_pdf(found, tmp_path / "planner.pdf")
        look_out(f"PDF for {wish}")
        preview = PrintPreview(desk.window, found, lambda: None)
        preview.show()
        a_walk(desk, look_out).look("preview", preview)
        preview.close()


def test_texts_no_file_takes_are_shown_as_problems_and_open_nothing(
    make_desk: MakeDesk, probe: Path, look_out: Callable[[str], None], qtbot: QtBot
) -> None:
    desk = make_desk(Hostile(probe, control=True).of(solved()))
    walk = a_walk(desk, look_out)
    for spec in SCREENS:
        desk.window.show_screen(spec.id)
        qtbot.wait(30)
        walk.look(spec.title)
    desk.window.generate_action.trigger()
    walk.look("what stands in the way")


def test_every_label_shows_plain_text(make_desk: MakeDesk, probe: Path, qtbot: QtBot) -> None:
    hostile = Hostile(probe)
    desk = make_desk(hostile.of(solved()))
    for spec in SCREENS:
        desk.window.show_screen(spec.id)
        qtbot.wait(50)
    held = [one for one in desk.window.findChildren(QLabel) if "<img" in one.text()]
    assert held
    assert {one.text() for one in held if one.textFormat() is not Qt.TextFormat.PlainText} == set()


def test_questions_and_reports_show_plain_text(desk: Desk, probe: Path, look_out: Callable[[str], None]) -> None:
    walk, text = a_walk(desk, look_out), Hostile(probe).text("Ada")
    for box in (ask(desk.window, text, text, Choice(text), details=text), ErrorDialog(text, desk.window)):
        box.show()
        walk.look("box", box)
        box.close()
    desk.window.banner.say(text, button(text, lambda: None), grade="caution")
    desk.workspace.say(text)
    desk.window.show_plan(text, text, Path(text), unsaved=True)
    walk.look("banner, status line and top bar")
