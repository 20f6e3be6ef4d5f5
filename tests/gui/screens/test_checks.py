from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.adjusting import move
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.checks.findings import Line
from hsmc_scheduler.gui.screens.checks.screen import LINE, ROW, SINCE, ChecksScreen
from tests.gui.conftest import MakeDesk, solved


@pytest.fixture
def checks(desk: Desk) -> ChecksScreen:
    return checks_of(desk)


def checks_of(desk: Desk) -> ChecksScreen:
    desk.window.show_screen("checks")
    screen = desk.window.screen_of("checks")
    assert isinstance(screen, ChecksScreen)
    return screen


def all_lines(screen: ChecksScreen) -> list[tuple[QModelIndex, Line]]:
    model = screen.tree.model()
    found = []

    def visit(parent: QModelIndex) -> None:
        for n in range(model.rowCount(parent)):
            index = model.index(n, 0, parent)
            if (line := index.data(LINE)) is not None:
                found.append((index, line))
            visit(index)

    visit(QModelIndex())
    return found


def go_to(screen: ChecksScreen, words: str) -> Line:
    index, line = next((i, line) for i, line in all_lines(screen) if words in line.text)
    screen.tree.setCurrentIndex(index)
    return line


def test_the_score_card_is_in_sentences_with_units(checks: ChecksScreen) -> None:
    texts = [line.text for _, line in all_lines(checks)]
    assert any(text.startswith("Spread deadlines: ") and "deadline" in text for text in texts)
    assert sum(text.endswith("kept everywhere") for text in texts) > 10
    assert checks.banner.sentence.startswith("Nothing required is broken.")


def test_a_breach_leads_to_its_blocks_by_enter(desk: Desk, checks: ChecksScreen) -> None:
    line = next(line for _, line in all_lines(checks) if line.blocks)
    go_to(checks, line.text)
    QTest.keyClick(checks.tree, Qt.Key.Key_Return)
    assert desk.window.screen_id == "timetable"
    assert set(line.blocks) <= set(desk.workspace.selection.blocks) or desk.workspace.selection.block in line.blocks


def test_a_problem_of_the_plan_is_mended_by_one_click_and_one_undo(desk: Desk, checks: ChecksScreen) -> None:
    before = desk.document.plan
    desk.document.edit(
        "Break", lambda plan: replace(plan, modules=(replace(plan.modules[0], leads=("nobody",)), *plan.modules[1:]))
    )
    assert checks.banner.sentence.endswith("must be put right before a timetable can be made.")
    go_to(checks, "there is no tutor “nobody”")
    assert checks.mend_button.isEnabled()
    QTest.mouseClick(checks.mend_button, Qt.MouseButton.LeftButton)
    assert not any("nobody" in line.text for _, line in all_lines(checks))
    desk.document.undo_stack.undo()
    desk.document.undo_stack.undo()
    assert desk.document.plan == before


def test_a_broken_requirement_comes_first_and_is_counted_on_the_rail(
    desk: Desk, checks: ChecksScreen, qtbot: QtBot
) -> None:
    timetable = desk.document.timetable
    assert timetable is not None
    christmas = desk.document.plan.calendar.start.replace(month=12, day=25)
    broken = move(desk.document.plan, timetable, timetable.placements[0].key, christmas)
    desk.document.step("Move", replace(desk.document.content, timetable=broken))
    model = checks.tree.model()
    group = model.index(0, 0)
    assert str(group.data()).startswith("Requirements that are broken")
    assert checks.tree.isExpanded(model.index(0, 0, group))
    qtbot.waitUntil(lambda: desk.window.rail.count("checks") > 0)
    assert "broken" in desk.window.status_line.words


def test_what_got_better_or_worse_since_the_last_timetable_is_said(make_desk: MakeDesk) -> None:
    desk = make_desk(solved())
    timetable = desk.document.timetable
    assert timetable is not None
    pair = timetable.placements[0]
    worse = move(desk.document.plan, timetable, pair.key, pair.start.replace(day=pair.start.day - 4))
    desk.document.solved("Generate timetable", replace(desk.document.content, timetable=worse))
    screen = checks_of(desk)
    assert any(line.since.endswith(("better", "worse")) for _, line in all_lines(screen))
    assert not screen.tree.isColumnHidden(SINCE)
    assert screen.banner.sentence.endswith("Since the last timetable: 4 rules worse.")


def test_there_is_no_column_for_what_changed_before_there_are_two_timetables(checks: ChecksScreen) -> None:
    assert checks.tree.isColumnHidden(SINCE)
    assert "since" not in checks.banner.sentence


def test_a_row_is_as_high_as_its_words_need_in_the_width_there_is(
    desk: Desk, checks: ChecksScreen, qtbot: QtBot
) -> None:
    line = next(line for _, line in all_lines(checks) if line.blocks)
    go_to(checks, line.text)

    def height() -> int:
        return checks.tree.visualRect(checks.tree.currentIndex()).height()

    desk.window.resize(2400, 900)
    qtbot.waitUntil(lambda: 0 < height() <= ROW)
    desk.window.resize(1024, 900)
    qtbot.waitUntil(lambda: height() > ROW)
    desk.window.resize(2400, 900)
    qtbot.waitUntil(lambda: 0 < height() <= ROW)


def test_words_typed_narrow_what_is_shown(desk: Desk, checks: ChecksScreen) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(checks.filter_box, "deadlines")
    assert all("deadline" in line.text.casefold() for _, line in all_lines(checks) if line.matters and not line.lines)


def test_a_place_of_a_rule_is_opened(desk: Desk, checks: ChecksScreen) -> None:
    from hsmc_scheduler.gui.places import Place

    desk.workspace.go(Place("checks", "rule", RuleId.SPREAD_DEADLINES.value))
    assert checks.line is not None
    assert checks.line.text.startswith("Spread deadlines")


def test_the_tree_keeps_the_rules_of_its_kind(checks: ChecksScreen, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(checks.tree.model())  # type: ignore[no-untyped-call]  # pytest-qt has no types for it


def test_what_is_wrong_with_a_delivery_is_said_once(make_desk: MakeDesk, qtbot: QtBot) -> None:
    plan = solved().plan
    five = next(d for d in plan.deliveries if d.id == "od-2027-28")
    others = tuple(d for d in plan.deliveries if d.id != five.id)
    plan = replace(plan, deliveries=(*others, replace(five, block_lengths=(3,))))
    desk = make_desk(replace(solved(), plan=plan, timetable=None))
    qtbot.waitUntil(lambda: bool(desk.document.findings))
    checks = checks_of(desk)
    lines = [line.text for _, line in all_lines(checks) if line.grade == "bad"]
    assert len(lines) == 1
    assert "5 days cannot be cut into blocks of 3" in lines[0]
    assert checks.banner.sentence.startswith("1 thing must be put right")


def test_a_plan_without_deliveries_is_not_called_ready(make_desk: MakeDesk) -> None:
    plan = replace(solved().plan, deliveries=(), cohorts=(), students=(), orders=(), pins=(), sets=())
    checks = checks_of(make_desk(replace(solved(), plan=plan, timetable=None)))
    assert checks.banner.sentence == "Nothing is taught in this plan yet: add modules and their deliveries."


def test_problems_are_mended_one_after_the_other_without_finding_the_place_again(make_desk: MakeDesk) -> None:
    content = solved()
    first, *rest = content.plan.modules
    bad = replace(first, leads=(*first.leads, "nobody"), teachers=(*first.teachers, "nobody"))
    checks = checks_of(make_desk(replace(content, plan=replace(content.plan, modules=(bad, *rest)))))
    go_to(checks, "nobody")
    for left in (1, 0):
        checks.mend_button.click()
        assert sum("nobody" in line.text for _, line in all_lines(checks)) == left
        assert checks.line is not None
    assert checks.workspace.document.plan.modules[0] == first


def test_a_line_that_stands_alone_has_the_whole_width(make_desk: MakeDesk) -> None:
    content = solved()
    first, *rest = content.plan.modules
    bad = replace(first, leads=("nobody",))
    checks = checks_of(make_desk(replace(content, plan=replace(content.plan, modules=(bad, *rest)))))
    go_to(checks, "nobody")
    index = checks.tree.currentIndex()
    assert checks.tree.isFirstColumnSpanned(index.row(), index.parent())
    assert checks.tree.visualRect(index).width() > checks.tree.columnWidth(0)
