"""One rule: what it asks, how much it matters, its numbers, and how it stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from hsmc_scheduler.app.edits.editing import put
from hsmc_scheduler.app.edits.rules import reset_rule, set_importance, set_number
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments, button
from hsmc_scheduler.gui.widgets.fields import SpinBox
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.rule_sentences import SENTENCES
from hsmc_scheduler.rules.rule import ParameterSpec, Rule
from hsmc_scheduler.rules.score import ScoreCard
from hsmc_scheduler.rules.settings import setting_of

WORDS = {
    Importance.REQUIRED: "Required",
    Importance.HIGH: "High",
    Importance.MEDIUM: "Medium",
    Importance.LOW: "Low",
    Importance.OFF: "Off",
}


class RuleRow(QFrame):
    """Shows one rule of the plan, and changes it."""

    def __init__(self, workspace: Workspace, rule: Rule) -> None:
        super().__init__()
        self.rule = rule
        self.line: QFrame | None = None
        """What stands between it and the row above."""
        self._workspace = workspace
        self.importance = Segments([(i.value, WORDS[i]) for i in rule.choices], f"How much it matters: {rule.title}")
        self.importance.chosen.connect(self._set_importance)
        self.numbers = {spec.name: self._number(spec) for spec in rule.parameters}
        self.comment: QLineEdit | None = None
        """There once it is asked for, or there is one to show."""
        self.comment_button = button("Comment", self.open_comment, role="link", name=f"Comment on: {rule.title}")
        self._standing = button("", self._show_checks, role="link")
        self._reset = button("Reset", self._do_reset, role="link", name=f"Reset: {rule.title}")
        self._fault = label("", wrap=True, grade="bad")
        self._grid = QGridLayout(self)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = self._grid
        grid.setContentsMargins(SPACE * 2, SPACE + 4, SPACE * 2, SPACE + 4)
        grid.setHorizontalSpacing(SPACE * 3)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(0, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.rule.title, "heading", wrap=True))
        words.addWidget(label(SENTENCES[self.rule.id], "secondary", wrap=True))
        grid.addLayout(words, 0, 0)
        choice = QHBoxLayout()
        choice.addStretch()
        if len(self.rule.choices) > 1:
            choice.addWidget(self.importance)
        else:
            self.importance.setParent(self)
            self.importance.hide()
            choice.addWidget(label("Always kept", "secondary"))
        grid.addLayout(choice, 0, 1, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        for spec in self.rule.parameters:
            below.addWidget(label(spec.label, "secondary"))
            below.addWidget(self.numbers[spec.name])
            below.addSpacing(SPACE)
        links = below
        if len(self.rule.parameters) > 1:  # or the row would not fit a small window
            links = QHBoxLayout()
            links.setSpacing(SPACE)
            grid.addLayout(links, 2, 0, 1, 2)
            below.addStretch(1)
        for one in (self._standing, self.comment_button, self._reset):
            links.addWidget(one)
        links.addStretch(1)
        grid.addLayout(below, 1, 0, 1, 2)
        grid.addWidget(self._fault, 4, 0, 1, 2)
        self._fault.hide()

    def show_rule(self, plan: Plan, card: ScoreCard | None, *, can_change: bool) -> None:
        """Show the rule as the plan has it, and how it stands in the timetable."""
        setting = setting_of(plan, self.rule)
        own = next((s for s in plan.rules if s.rule is self.rule.id), None)
        self.importance.choose(setting.importance.value)
        for name, box in self.numbers.items():
            box.blockSignals(True)
            box.setValue(setting.parameters[name])
            box.blockSignals(False)
            box.setEnabled(can_change and not setting.off)
        self._show_comment(own.comment if own else "")
        self.importance.setEnabled(can_change)
        self.comment_button.setEnabled(can_change)
        if self.comment is not None:
            self.comment.setEnabled(can_change)
        self._reset.setVisible(own is not None and can_change)
        line = card.line(self.rule.id) if card else None
        kept = line is not None and not line.violations
        if line is None:
            words = "not looked at" if card else ""
        elif kept:
            words = "kept everywhere"
        else:
            breaches = counted(len(line.violations), "case")
            words = f"{counted(line.deviation, self.rule.unit, self.rule.units)} in {breaches}"
        self._standing.setText(words)
        self._standing.setVisible(bool(words))
        self._standing.setEnabled(line is not None and not kept)
        self._standing.setAccessibleName(f"{self.rule.title}: {words}. Show in Checks")

    def matches(self, wanted: str) -> bool:
        """Whether the words searched for are in it."""
        comment = self.comment.text() if self.comment is not None else ""
        text = f"{self.rule.title} {SENTENCES[self.rule.id]} {comment}".casefold()
        return all(word in text for word in wanted.casefold().split())

    def open_comment(self) -> None:
        """Show the field for a comment, and give it the keyboard."""
        self._comment_field().setFocus()

    def _comment_field(self) -> QLineEdit:
        if self.comment is None:
            self.comment = QLineEdit()
            self.comment.setPlaceholderText("Why, for whoever plans next year")
            self.comment.setAccessibleName(f"Comment on: {self.rule.title}")
            self.comment.editingFinished.connect(self._set_comment)
            self._grid.addWidget(self.comment, 3, 0, 1, 2)
        self.comment.show()
        self.comment_button.hide()
        return self.comment

    def _show_comment(self, text: str) -> None:
        if self.comment is not None and self.comment.hasFocus():
            return
        if text:
            self._comment_field().setText(text)
        elif self.comment is not None:
            self.comment.clear()
            self.comment.hide()
            self.comment_button.show()

    def _number(self, spec: ParameterSpec) -> SpinBox:
        box = SpinBox(spec.low, spec.high, f" {spec.unit}", f"{self.rule.title}: {spec.label}, {spec.unit}")
        box.setKeyboardTracking(False)
        box.valueChanged.connect(partial(self._set_number, spec))
        return box

    def _set_importance(self, key: str) -> None:
        name = f"Change how much it matters: {self.rule.title}"
        self._say(self._workspace.edit(name, lambda plan: set_importance(plan, self.rule.id, Importance(key))))

    def _set_number(self, spec: ParameterSpec, value: int) -> None:
        name = f"Change {spec.label.lower()} of: {self.rule.title}"
        self._say(self._workspace.edit(name, lambda plan: set_number(plan, self.rule.id, spec.name, value)))

    def _set_comment(self) -> None:
        text = self.comment.text() if self.comment is not None else ""

        def commented(plan: Plan) -> Plan:
            own = next((s for s in plan.rules if s.rule is self.rule.id), None)
            if own is None and not text:
                return plan
            with_setting = plan if own else set_importance(plan, self.rule.id, setting_of(plan, self.rule).importance)
            return put(with_setting, ("rules", self.rule.id.value, "comment"), text)

        self._say(self._workspace.edit(f"Comment on: {self.rule.title}", commented))

    def _do_reset(self) -> None:
        self._say(self._workspace.edit(f"Reset: {self.rule.title}", lambda plan: reset_rule(plan, self.rule.id)))

    def _show_checks(self) -> None:
        self._workspace.go(Place("checks", "rule", self.rule.id.value))

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
