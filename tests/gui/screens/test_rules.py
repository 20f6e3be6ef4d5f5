from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.rules.row import RuleRow
from hsmc_scheduler.gui.screens.rules.screen import RulesScreen
from hsmc_scheduler.projections.rule_sentences import SENTENCES
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.settings import setting_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def rules(desk: Desk, qtbot: QtBot) -> RulesScreen:
    desk.window.show_screen("rules")
    screen = desk.window.screen_of("rules")
    assert isinstance(screen, RulesScreen)
    qtbot.waitUntil(lambda: len(screen.rows) == len(RULES))
    return screen


def row(screen: RulesScreen, rule: RuleId) -> RuleRow:
    return screen.rows[rule]


def click(found: RuleRow, text: str) -> None:
    button = next(b for b in found.findChildren(QPushButton) if b.text() == text)
    QTest.mouseClick(button, LEFT)


def importance_now(desk: Desk, rule: RuleId) -> Importance:
    return setting_of(desk.document.plan, next(r for r in RULES if r.id is rule)).importance


def test_every_rule_has_a_sentence() -> None:
    assert set(SENTENCES) == set(RuleId)


def test_a_click_changes_how_much_a_rule_matters_as_one_named_step(desk: Desk, rules: RulesScreen) -> None:
    click(row(rules, RuleId.SPREAD_DEADLINES), "High")
    assert importance_now(desk, RuleId.SPREAD_DEADLINES) is Importance.HIGH
    assert desk.document.undo_stack.undoText() == "Change how much it matters: Spread deadlines"
    desk.document.undo_stack.undo()
    assert importance_now(desk, RuleId.SPREAD_DEADLINES) is Importance.MEDIUM
    assert row(rules, RuleId.SPREAD_DEADLINES).importance.key == "medium"


def test_a_rule_offers_only_the_steps_it_has(rules: RulesScreen) -> None:
    firm = row(rules, RuleId.HONOUR_PINS)
    assert [b.text() for b in firm.importance.findChildren(QPushButton)] == ["Required", "Off"]


def test_a_number_is_typed_and_carries_its_unit(desk: Desk, rules: RulesScreen) -> None:
    box = row(rules, RuleId.LIMIT_DAYS_AWAY).numbers["most_days"]
    assert box.text() == "5 days a month"
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "6")
    QTest.keyClick(box, Qt.Key.Key_Return)
    rule = next(r for r in RULES if r.id is RuleId.LIMIT_DAYS_AWAY)
    assert setting_of(desk.document.plan, rule).parameters["most_days"] == 6


def test_a_rule_says_how_it_stands_and_leads_to_its_breaches(desk: Desk, rules: RulesScreen) -> None:
    assert desk.document.facts.card is not None
    line = desk.document.facts.card.line(RuleId.SPREAD_DEADLINES)
    assert line is not None
    click(row(rules, RuleId.SPREAD_DEADLINES), f"{line.deviation} deadlines in {len(line.violations)} cases")
    assert desk.window.screen_id == "checks"


def test_a_comment_is_kept_and_reset_takes_everything_back(desk: Desk, rules: RulesScreen) -> None:
    before = desk.document.plan.rules
    found = row(rules, RuleId.PREFER_WEEKDAYS)
    click(found, "Comment")
    assert found.comment is not None
    QTest.keyClicks(found.comment, "Agreed in March")
    QTest.keyClick(found.comment, Qt.Key.Key_Return)
    assert any(r.comment == "Agreed in March" for r in desk.document.plan.rules)
    click(found, "Reset")
    assert all(r.rule is not RuleId.PREFER_WEEKDAYS for r in desk.document.plan.rules)
    desk.document.undo_stack.undo()
    desk.document.undo_stack.undo()
    assert desk.document.plan.rules == before


def test_typing_into_the_search_box_leaves_what_matches(rules: RulesScreen) -> None:
    assert rules.search()
    QTest.keyClicks(rules.filter_box, "half-terms")
    shown = [rule for rule, found in rules.rows.items() if found.isVisible()]
    assert shown == [RuleId.KEEP_CLEAR_OF_AVOID_PERIODS]


def test_no_line_stays_where_the_rules_around_it_are_not_looked_for(rules: RulesScreen) -> None:
    QTest.keyClicks(rules.filter_box, "away")
    lines = [one.line for one in rules.rows.values() if one.line is not None and one.line.isVisible()]
    assert sum(one.isVisible() for one in rules.rows.values()) == 2
    assert lines == []
    rules.filter_box.clear()
    assert all(one.line.isVisible() for one in rules.rows.values() if one.line is not None)


def test_every_rule_fits_a_small_window_with_its_numbers(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1024, 700)
    desk.window.show_screen("rules")
    screen = desk.window.screen_of("rules")
    assert isinstance(screen, RulesScreen)
    screen.make_all()
    QTest.qWait(20)
    assert max(row.minimumSizeHint().width() for row in screen.rows.values()) < 700


def test_the_wheel_scrolls_past_a_number_and_never_changes_it(rules: RulesScreen) -> None:
    row = rules.rows[RuleId.REST_BETWEEN_BLOCKS]
    box = row.numbers["bad_below_days"]
    box.setFocus()
    before = rules.workspace.document.plan
    middle = QPointF(box.rect().center())
    turn, none = QPoint(0, -120), Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert rules.workspace.document.plan is before
    assert box.focusPolicy() is Qt.FocusPolicy.StrongFocus
