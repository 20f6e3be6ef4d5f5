"""The Rules screen: what a good timetable is, each rule a sentence, with how it stands."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hsmc_scheduler.domain.ruleset import Importance
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.rules.rule_row import RuleRow
from hsmc_scheduler.gui.screens.screen import Screen
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label, ruled_line
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.rules.registry import RULES

WIDEST = 1080
GROUPS = (
    ("Requirements", "What a timetable must do. Some can be made a preference, or switched off."),
    ("Preferences", "What makes a timetable better. The more a rule matters, the more is given up for it."),
)


class RulesScreen(Screen):
    """All rules, in two groups."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.rows = {rule.id: RuleRow(workspace, rule) for rule in RULES}
        self.search_box = QLineEdit(clearButtonEnabled=True)
        self.search_box.setPlaceholderText("Find a rule…")
        self.search_box.setAccessibleName("Find a rule")
        self.search_box.setMaximumWidth(280)
        self.reset_button = button("Reset all", self._reset_all, name="Reset all rules to their defaults")
        self.nothing = label("No rule holds these words.", "secondary")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self._lay_out()
        self.search_box.textChanged.connect(self._narrow)
        for row in self.rows.values():
            row.asked.connect(self._show_breaches)

    def refresh(self, changed: Changed) -> None:
        """Show every rule as the plan has it."""
        for row in self.rows.values():
            row.refresh()
        self.reset_button.setEnabled(bool(self.workspace.document.plan.rules) and not self.workspace.read_only)

    def show_place(self, place: Place) -> None:
        """Bring a rule into sight, and give it the keyboard."""
        row = next((row for rule, row in self.rows.items() if rule.value == place.id), None)
        if row is not None:
            self.search_box.clear()
            self.area.ensureWidgetVisible(row)
            (row.choice or row.comment).setFocus()

    def search(self) -> bool:
        """Give the keyboard to the search."""
        self.search_box.setFocus()
        self.search_box.selectAll()
        return True

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inside = QWidget()
        sideways = QHBoxLayout(inside)
        sideways.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 3)
        body = QWidget()
        body.setMaximumWidth(WIDEST)
        sideways.addWidget(body, 1)
        sideways.addStretch(0)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(label("Rules", "title"), 1)
        head.addWidget(self.search_box)
        head.addWidget(self.reset_button)
        column.addLayout(head)
        self._groups: list[tuple[list[QWidget], list[RuleRow]]] = []
        for n, (title, hint) in enumerate(GROUPS):
            rules = [r for r in RULES if (r.default is Importance.REQUIRED) is (n == 0)]
            column.addSpacing(SPACE)
            heads: list[QWidget] = [label(title, "heading"), label(hint, "secondary", wrap=True)]
            card = QFrame()
            card.setProperty("role", "card")
            list_ = QVBoxLayout(card)
            list_.setContentsMargins(0, 0, 0, 0)
            list_.setSpacing(0)
            for number, rule in enumerate(rules):
                if number:
                    list_.addWidget(ruled_line())
                list_.addWidget(self.rows[rule.id])
            for each in (*heads, card):
                column.addWidget(each)
            self._groups.append(([*heads, card], [self.rows[r.id] for r in rules]))
        self.nothing.hide()
        column.addWidget(self.nothing)
        column.addStretch(1)
        self.area.setWidget(inside)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self.area)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        any_at_all = False
        for widgets, rows in self._groups:
            for row in rows:
                row.setVisible(row.holds(words))
            found = any(row.holds(words) for row in rows)
            any_at_all |= found
            for widget in widgets:
                widget.setVisible(found)
        self.nothing.setVisible(not any_at_all)

    def _reset_all(self) -> None:
        self.workspace.edit("Reset all rules", lambda plan: replace(plan, rules=()))

    def _show_breaches(self, rule: str) -> None:
        self.workspace.go(Place("checks", "rule", rule))
