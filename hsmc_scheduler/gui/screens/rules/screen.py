"""The Rules screen: what a good timetable is, and how much each part of that matters."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.gui.document import TIMETABLE, Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.rules.row import RuleRow
from hsmc_scheduler.gui.screens.screen import Screen
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.text import label, ruled_line
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.rules.registry import RULES

WIDTH, FILTER_WIDE = 980, 240
AT_ONCE, AT_A_TIME = 9, 2
"""Rows made before the screen is shown, and at a time after that."""
REQUIREMENTS = "Requirements: what no timetable may break, unless you choose otherwise"
PREFERENCES = "Preferences: what a timetable is made as good as possible in"


@dataclass(frozen=True, slots=True)
class Group:
    """A heading, and the card with its rows."""

    heading: QLabel
    card: QFrame
    inside: QVBoxLayout
    rows: list[RuleRow]


class RulesScreen(Screen):
    """Every rule of the registry, requirements first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.filter_box = QLineEdit()
        self.filter_box.setPlaceholderText("Find a rule")
        self.filter_box.setAccessibleName("Find a rule")
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setFixedWidth(FILTER_WIDE)
        self.filter_box.textChanged.connect(self._filter)
        self.rows: dict[RuleId, RuleRow] = {}
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, SPACE, 0)
        self._column.setSpacing(SPACE)
        self._groups = [self._add_group(title) for title in (REQUIREMENTS, PREFERENCES)]
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._make_few)
        self._later.start()
        self._make_rows(AT_ONCE)
        self._column.addStretch(1)
        inside.setMaximumWidth(WIDTH)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows bring themselves into sight
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE + 4)
        head = QWidget()
        head.setMaximumWidth(WIDTH - SPACE)  # as wide as the cards below
        top = QHBoxLayout(head)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(label("Rules", "title"))
        top.addStretch(1)
        top.addWidget(self.filter_box)
        column.addWidget(head)
        column.addWidget(self._scroll, 1)

    def refresh(self, changed: Changed) -> None:
        """Show every rule as it is and stands now."""
        if not changed.fields - {TIMETABLE} and not changed.touches(TIMETABLE):
            return
        document = self.workspace.document
        for row in self.rows.values():
            row.show_rule(document.plan, document.facts.card, can_change=not self.workspace.read_only)

    def search(self) -> bool:
        """Put the keyboard into the search box."""
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()
        return True

    def show_place(self, place: Place) -> None:
        """Scroll to a rule, and give it the keyboard."""
        self.make_all()
        row = next((row for rule, row in self.rows.items() if rule.value == place.id), None)
        if row is not None:
            self.filter_box.clear()
            self._scroll.ensureWidgetVisible(row)
            (row.comment_button if row.importance.isHidden() else row.importance).setFocus()

    def make_all(self) -> None:
        """Make the rows that are still to come."""
        self._make_rows(len(RULES))

    def _make_few(self) -> None:
        self._make_rows(AT_A_TIME)

    def _make_rows(self, number: int) -> None:
        """Make some more rows: all at once would keep the window waiting."""
        document = self.workspace.document
        missing = [rule for rule in RULES if rule.id not in self.rows]
        for rule in missing[:number]:
            row = RuleRow(self.workspace, rule)
            self.rows[rule.id] = row
            group = self._groups[rule.default is not Importance.REQUIRED]
            if group.rows:
                row.line = ruled_line()
                group.inside.addWidget(row.line)
            group.inside.addWidget(row)
            group.rows.append(row)
            if self.isVisible():
                row.show_rule(document.plan, document.facts.card, can_change=not self.workspace.read_only)
        if len(missing) <= number:
            self._later.stop()

    def _add_group(self, title: str) -> Group:
        heading, card = label(title, "caption"), QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self._column.addWidget(heading)
        self._column.addWidget(card)
        return Group(heading, card, inside, [])

    def _filter(self, wanted: str) -> None:
        self.make_all()
        for group in self._groups:
            shown = [row for row in group.rows if row.matches(wanted)]
            for row in group.rows:
                row.setVisible(row in shown)
                if row.line is not None:
                    row.line.setVisible(row in shown[1:])
            group.heading.setVisible(bool(shown))
            group.card.setVisible(bool(shown))
