"""Rules: each a sentence, how much it matters, its numbers, and how it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.rules.explanations import EXPLANATIONS
from hsmc_scheduler.gui.screens.rules.rule_row import RuleRow
from hsmc_scheduler.gui.screens.rules.screen import RulesScreen
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.settings import setting_of

REST = RuleId.REST_BETWEEN_BLOCKS


@pytest.fixture
def screen(desk: Desk) -> RulesScreen:
    desk.window.show_screen("rules")
    found = desk.window.screen_of("rules")
    assert isinstance(found, RulesScreen)
    return found


def importance(screen: RulesScreen, rule: RuleId) -> Importance:
    plan = screen.workspace.document.plan
    return setting_of(plan, next(r for r in RULES if r.id is rule)).importance


def press(row: RuleRow, title: str) -> None:
    one = next(b for b in row.findChildren(QPushButton) if b.text() == title)
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)


def test_every_rule_is_explained() -> None:
    assert set(EXPLANATIONS) == set(RuleId)


def test_a_rule_offers_only_the_importance_it_can_have(screen: RulesScreen) -> None:
    for rule, row in screen.rows.items():
        spec = next(r for r in RULES if r.id is rule)
        offered = [b.text().lower() for b in row.findChildren(QPushButton) if b.property("role") == "segment"]
        assert offered == ([c.value for c in spec.choices] if len(spec.choices) > 1 else [])


def test_importance_is_chosen_undone_and_reset(screen: RulesScreen) -> None:
    row = screen.rows[REST]
    press(row, "Low")
    assert importance(screen, REST) is Importance.LOW
    assert "Leave rest between blocks" in screen.workspace.document.undo_stack.undoText()
    press(row, "Reset")
    assert importance(screen, REST) is Importance.HIGH
    screen.workspace.document.undo_stack.undo()
    assert importance(screen, REST) is Importance.LOW


def test_a_number_is_changed_with_the_keyboard(screen: RulesScreen) -> None:
    box = screen.rows[RuleId.LIMIT_DAYS_AWAY].numbers["most_days"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    setting = next(s for s in screen.workspace.document.plan.rules if s.rule is RuleId.LIMIT_DAYS_AWAY)
    assert [(p.name, p.value) for p in setting.parameters] == [("most_days", 6)]


def test_a_rule_says_how_it_stands_and_leads_to_its_breaches(screen: RulesScreen, desk: Desk) -> None:
    card = desk.document.facts.card
    assert card is not None
    kept = next(line.setting.rule.id for line in card.lines if not line.violations)
    assert screen.rows[kept]._kept.text() == "Kept everywhere"
    broken = next(line for line in card.lines if line.violations)
    row = screen.rows[broken.setting.rule.id]
    assert row._stands.text().startswith(f"{broken.deviation} ")
    QTest.mouseClick(row._stands, Qt.MouseButton.LeftButton)
    assert desk.window.screen_id == "checks"


def test_a_search_leaves_only_the_rules_that_hold_its_words(screen: RulesScreen) -> None:
    QTest.keyClicks(screen.search_box, "marking")
    assert [r for r, row in screen.rows.items() if not row.isHidden()] == [RuleId.LIMIT_MARKING_LOAD]
    screen.search_box.setText("nothing such")
    assert screen.nothing.isVisible()


def test_a_comment_is_kept_with_the_rule(screen: RulesScreen) -> None:
    row = screen.rows[REST]
    press(row, "Comment…")
    QTest.keyClicks(row.comment, "Agreed in May")
    QTest.keyClick(row.comment, Qt.Key.Key_Return)
    assert next(s for s in screen.workspace.document.plan.rules if s.rule is REST).comment == "Agreed in May"
    assert importance(screen, REST) is Importance.HIGH


def test_a_read_only_plan_lets_no_rule_be_changed(screen: RulesScreen) -> None:
    screen.workspace.document.read_only = True
    screen.workspace.document.edit("Rename", lambda p: replace(p, title="Other"))
    assert all(row.choice is None or not row.choice.isEnabled() for row in screen.rows.values())
