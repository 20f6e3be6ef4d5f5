"""One rule: its sentence, how much it matters, its numbers, and how it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from hsmc_scheduler.app.edits.editing import put
from hsmc_scheduler.app.edits.rules import reset_rule, set_importance, set_number
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance
from hsmc_scheduler.gui.screens.rules.explanations import EXPLANATIONS
from hsmc_scheduler.gui.screens.rules.standing import Standing, standing
from hsmc_scheduler.gui.theme.icons import pixmap
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments, button
from hsmc_scheduler.gui.widgets.fields import SpinBox
from hsmc_scheduler.gui.widgets.text import label, regrade
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.rules.rule import Rule
from hsmc_scheduler.rules.settings import setting_of

MARKS = {"good": "circle-check", "caution": "triangle-alert", "bad": "circle-x"}
WORDS_WIDE, CHOICE_WIDE = 320, 360


class RuleRow(QFrame):
    """`asked` carries the rule's id when its breaches are to be shown."""

    asked = Signal(str)

    def __init__(self, workspace: Workspace, rule: Rule) -> None:
        super().__init__()
        self.workspace, self.rule = workspace, rule
        self.setObjectName("ruleRow")
        self.title = label(rule.title, "heading", wrap=True)
        self.title.setMinimumWidth(WORDS_WIDE)
        self.explanation = label(EXPLANATIONS[rule.id], "secondary", wrap=True)
        self.choice: Segments | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE * 2, SPACE + 4, SPACE * 2, SPACE + 4)
        grid.setHorizontalSpacing(SPACE * 2)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.explanation, 1, 0)
        if len(rule.choices) > 1:
            self.choice = Segments([(c.value, c.value.capitalize()) for c in rule.choices], rule.title)
            self.choice.chosen.connect(self._choose)
            grid.addWidget(self.choice, 0, 1, 2, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        else:
            always = label("Always required", "secondary")
            grid.addWidget(always, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.numbers: dict[str, SpinBox] = {}
        grid.addWidget(self._make_numbers(), 2, 0)
        grid.addWidget(self._make_standing(), 2, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.fault = label("", grade="bad", wrap=True)
        self.fault.hide()
        grid.addWidget(self.fault, 3, 0, 1, 2)
        self.comment = QLineEdit()
        self.comment.setPlaceholderText("Why it is so")
        self.comment.setAccessibleName(f"Comment on {rule.title}")
        self.comment.editingFinished.connect(self._comment)
        grid.addWidget(self.comment, 4, 0, 1, 2)
        theme().changed.connect(self._tint)

    def refresh(self) -> None:
        """Show the rule as the plan has it, and how it stands."""
        document = self.workspace.document
        setting = setting_of(document.plan, self.rule)
        own = next((s for s in document.plan.rules if s.rule is self.rule.id), None)
        free = not self.workspace.read_only
        if self.choice is not None:
            self.choice.choose(setting.importance.value)
            self.choice.setEnabled(free)
        for name, box in self.numbers.items():
            box.blockSignals(True)
            box.setValue(setting.parameters[name])
            box.blockSignals(False)
            box.setEnabled(free and not setting.off)
        comment = own.comment if own else ""
        if not self.comment.hasFocus() or not self.comment.isModified():
            self.comment.setText(comment)
        self.comment.setEnabled(free)
        if not self.comment.hasFocus():
            self.comment.setVisible(bool(comment))
        self._comment_button.setVisible(not comment)
        self._comment_button.setEnabled(free)
        changed = own is not None and (
            setting.importance is not self.rule.default
            or any(setting.parameters[p.name] != p.default for p in self.rule.parameters)
        )
        self._reset.setVisible(changed)
        self._reset.setEnabled(free)
        self._standing = standing(document.facts.card, self.rule.id)
        self._stands.setText(self._standing.words)
        self._stands.setAccessibleName(f"{self.rule.title}: {self._standing.words}")
        self._stands.setVisible(self._standing.jump)
        self._kept.setText(self._standing.words)
        self._kept.setVisible(not self._standing.jump and bool(self._standing.words))
        regrade(self._kept, self._standing.grade)
        regrade(self._stands, self._standing.grade)
        self._tint()
        self.fault.hide()

    def holds(self, words: list[str]) -> bool:
        """Whether every word is in the rule's sentences or numbers."""
        numbers = " ".join(p.label for p in self.rule.parameters)
        text = f"{self.rule.title} {EXPLANATIONS[self.rule.id]} {numbers} {self.comment.text()}".casefold()
        return all(word in text for word in words)

    def _make_numbers(self) -> QWidget:
        found = QWidget()
        row = QHBoxLayout(found)
        row.setContentsMargins(0, SPACE // 2, 0, 0)
        row.setSpacing(SPACE)
        for spec in self.rule.parameters:
            box = SpinBox(spec.low, spec.high, f" {spec.unit}", f"{self.rule.title}: {spec.label}, {spec.unit}")
            box.setKeyboardTracking(False)
            box.setProperty("number", spec.name)
            box.valueChanged.connect(self._number)
            self.numbers[spec.name] = box
            row.addWidget(label(spec.label, "secondary"))
            row.addWidget(box)
            row.addSpacing(SPACE)
        self._comment_button = button(
            "Comment…", self._open_comment, role="faint", name=f"Comment on {self.rule.title}"
        )
        self._reset = button("Reset", self._reset_rule, role="faint", name=f"Reset {self.rule.title} to its default")
        row.addWidget(self._comment_button)
        row.addWidget(self._reset)
        row.addStretch(1)
        return found

    def _make_standing(self) -> QWidget:
        found = QWidget()
        row = QHBoxLayout(found)
        row.setContentsMargins(0, SPACE // 2, 0, 0)
        row.setSpacing(SPACE // 2)
        self._standing = Standing("")
        self._mark, self._kept = QLabel(), label("", "secondary")
        self._stands = button("", self._ask, role="link")
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self._kept)
        row.addWidget(self._stands)
        return found

    def _tint(self) -> None:
        mark = MARKS.get(self._standing.grade)
        self._mark.setVisible(mark is not None)
        if mark:
            self._mark.setPixmap(pixmap(mark, getattr(tokens(), self._standing.grade), 14))

    def _say(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))

    def _choose(self, importance: str) -> None:
        name = f"Make “{self.rule.title}” {importance}" if importance != "off" else f"Switch off “{self.rule.title}”"
        self._say(self.workspace.edit(name, lambda p: set_importance(p, self.rule.id, Importance(importance))))

    def _number(self, value: int) -> None:
        sender = self.sender()
        if sender is not None:
            name = sender.property("number")
            what = f"Change “{self.rule.title}”"
            self._say(self.workspace.edit(what, lambda p: set_number(p, self.rule.id, name, value)))

    def _comment(self) -> None:
        text = self.comment.text().strip()
        own = next((s for s in self.workspace.document.plan.rules if s.rule is self.rule.id), None)
        if text == (own.comment if own else ""):
            return

        def commented(plan: Plan) -> Plan:
            if own is None:
                plan = set_importance(plan, self.rule.id, setting_of(plan, self.rule).importance)
            return put(plan, ("rules", self.rule.id.value, "comment"), text)

        self._say(self.workspace.edit(f"Comment on “{self.rule.title}”", commented))

    def _open_comment(self) -> None:
        self.comment.show()
        self.comment.setFocus()

    def _reset_rule(self) -> None:
        self.workspace.edit(f"Reset “{self.rule.title}”", lambda p: reset_rule(p, self.rule.id))

    def _ask(self) -> None:
        self.asked.emit(self.rule.id.value)
