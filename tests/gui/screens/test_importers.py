"""Whatever is brought in: one step that undo takes back whole, of the plan it was read for, and never of another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hsmc_scheduler.domain.correspondence import Correspondence
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.storage.document import Document
from tests.gui.conftest import MakeDesk, solved
from tests.gui.screens.at_export import panel_of
from tests.gui.screens.importers import Files, make_files, panels_of, rest


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return make_files(tmp_path_factory.mktemp("back"))


@pytest.fixture
def told_desk(make_desk: MakeDesk, files: Files) -> Desk:
    """The programme whose files came back, open."""
    return make_desk(files.document)


def another(document: Document) -> Document:
    """A plan with the same tutors, blocks and bookings, and yet another one."""
    return replace(document, plan=replace(document.plan, title="Quite another plan"))


def can_apply(panel: Any) -> bool:
    return bool(panel.apply_button.isVisible() and panel.apply_button.isEnabled())


def test_any_import_is_applied_to_what_it_was_read_for_alone_and_undo_takes_all_of_it_back(
    told_desk: Desk, files: Files, qtbot: QtBot
) -> None:
    document = told_desk.document
    before, name_before = document.content, document.facts.fingerprint
    for name, panel in panels_of(told_desk):
        files.begin(panel, name)
        rest(told_desk, qtbot)
        assert document.content is before, name
        assert can_apply(panel), name

        document.read_only = True  # found out after the button was shown
        panel.apply()
        assert document.content is before, name
        assert "open elsewhere" in panel.banner.sentence, name
        document.read_only = False

        document.edit("Forget", lambda plan: replace(plan, correspondence=Correspondence()))
        edited = document.content
        panel.apply()  # before it is read anew
        assert document.content is edited, name
        document.undo_stack.undo()
        rest(told_desk, qtbot)

        panel.apply_button.click()
        after = document.content
        assert after != before, name
        assert document.undo_stack.count() == 1, name
        document.undo_stack.undo()
        assert (document.content, fingerprint(document.plan)) == (before, name_before), name
        document.undo_stack.redo()
        assert document.content == after, name
        document.undo_stack.undo()
        before = document.content
        document.undo_stack.clear()
        panel.forget()


def test_what_was_read_for_one_plan_is_never_applied_to_another(told_desk: Desk, files: Files, qtbot: QtBot) -> None:
    other = another(files.document)
    for name, panel in panels_of(told_desk):
        files.begin(panel, name)
    rest(told_desk, qtbot)
    told_desk.document.open(other)
    for name, panel in panels_of(told_desk):
        if name != "roll_forward":  # which follows whatever plan is open
            assert not can_apply(panel), name
            panel.apply()
            rest(told_desk, qtbot)
            assert not can_apply(panel), name
            assert told_desk.document.content is other, name


def test_a_file_still_being_read_when_another_plan_is_opened_is_said_to_be_of_the_one_before(
    told_desk: Desk, files: Files, qtbot: QtBot
) -> None:
    other = another(files.document)
    panels = dict(panels_of(told_desk))
    for name, panel in panels.items():
        files.begin(panel, name)
    told_desk.document.open(other)
    rest(told_desk, qtbot)
    for name in panels.keys() - {"roll_forward"}:
        assert "was for the plan that was open before" in panels[name].banner.sentence, name
        panels[name].apply()
        assert told_desk.document.content is other, name


def test_a_calendar_is_never_taken_over_for_the_tutor_chosen_before(
    told_desk: Desk, files: Files, qtbot: QtBot
) -> None:
    panel: Any = dict(panels_of(told_desk))["busy_calendars"]
    told_desk.window.screen_of("export").panel("busy_calendars")  # type: ignore[attr-defined]
    files.begin(panel, "busy_calendars")
    rest(told_desk, qtbot)
    before = told_desk.document.plan
    panel.tutor_box.setCurrentIndex(panel.tutor_box.currentIndex() + 1)
    panel.apply()
    assert told_desk.document.plan is before
    rest(told_desk, qtbot)
    panel.apply()
    changed = [t.id for t, old in zip(told_desk.document.plan.tutors, before.tutors, strict=True) if t != old]
    assert changed == [panel.tutor]


def test_bookings_written_while_another_plan_is_opened_are_not_written_down_in_it(
    make_desk: MakeDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = make_desk(solved())
    panel: Any = panel_of(desk, "bookings")
    qtbot.waitUntil(lambda: panel.letter is not None, timeout=20_000)
    other = another(solved())
    panel.save(panel.letter, panel._sent, tmp_path / "letter.xlsx")
    desk.document.open(other)
    rest(desk, qtbot)
    assert (tmp_path / "letter.xlsx").exists()
    assert desk.document.content is other
    assert "was for the plan that was open before" in panel.banner.sentence
