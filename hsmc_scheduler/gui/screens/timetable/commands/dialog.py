"""What every dialog of the block commands is: something chosen, done as one step, or refused with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hsmc_scheduler.app.adjusting import CannotAdjustError
from hsmc_scheduler.gui.screens.timetable.commands.choice_list import ChoiceList
from hsmc_scheduler.gui.screens.timetable.commands.choices import Choice, ChoiceModel
from hsmc_scheduler.gui.screens.timetable.commands.steps import BlockSteps, Change
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import Banner
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.projections.messages.words import sentence_case

WIDTH, HEIGHT = 560, 600
MOST_REASONS = 4
REASONS = 68
"""Pixels for four lines."""
JUDGE_MS = 60
"""So long the keyboard rests on a row before it is worked out what that would break."""
NOTHING = "Nothing required would be broken"


@dataclass(frozen=True, slots=True)
class Words:
    """What a dialog says: its title, how things are now, and what its button does."""

    title: str
    now: str
    do: str


class ChoosingDialog(QDialog):
    """A list, what is said of the row the keyboard is on, and the button that does it.

    A subclass fills `model` and says in `change` what the choice comes to.
    """

    def __init__(
        self,
        steps: BlockSteps,
        words: Words,
        parent: QWidget,
        *,
        many: bool = False,
        proxy: QSortFilterProxyModel | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.title)
        self.resize(WIDTH, HEIGHT)
        self.steps = steps
        self.model = ChoiceModel(many=many)
        self.shown = proxy or QSortFilterProxyModel()
        self.shown.setParent(self)
        self.shown.setSourceModel(self.model)
        self.list = ChoiceList(self.shown, words.title, two_lines=self.two_lines)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(SPACE)
        self.said = label(wrap=True)
        self.said.setAccessibleName("What is said of it")
        self.refusal = Banner()
        self.anyway = button("Do it anyway", self.do_anyway)
        self.anyway.setAutoDefault(False)
        self.cancel = button("Cancel", self.reject)
        self.cancel.setAutoDefault(False)
        self.do_it = button(words.do, self.accept, role="primary")
        self.do_it.setDefault(True)
        self._lay_out(words)
        self.list.doubleClicked.connect(self._double_clicked)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self._refused: Change | None = None
        self._judging = QTimer(self, singleShot=True, interval=JUDGE_MS)
        self._judging.timeout.connect(self._judge)
        self._others = QTimer(self, singleShot=True, interval=0)
        self._others.timeout.connect(self._judge_another)
        for timer in (self._judging, self._others):
            self.finished.connect(timer.stop)

    two_lines = True
    """Whether rows have a second line."""
    judged_when_looked_at = False
    """Whether what a row would break is worked out when the keyboard comes to it."""
    all_judged = False
    """Whether the other rows are judged too, one after the other while nothing else is to be done."""

    def change(self) -> Change | None:
        """What the choice comes to; None: there is nothing to do. Raises CannotAdjustError."""
        return self.change_of(self.list.choice)

    def change_of(self, choice: Choice | None) -> Change | None:
        """The same of any row."""
        raise NotImplementedError

    def show_choice(self, choice: Choice | None) -> None:
        """Say in full what is said of the row the keyboard is on."""
        self.said.setText("\n".join(sentence_case(line) for line in choice.full) if choice else "")
        self.do_it.setEnabled(choice is not None)

    def accept(self) -> None:
        """Do it; say why not where it would break something."""
        try:
            change = self.change()
        except CannotAdjustError as error:
            self._refuse(f"{sentence_case(str(error))}.")
            return
        if change is None:
            super().accept()
            return
        broken = self.steps.breaks(change)
        if broken:
            self._refused = change
            self._refuse(reasons_words(self.steps.short_of(broken)), with_anyway=True)
            return
        super().accept()  # first, so that a change made while it is open is somebody else's
        self.steps.make(change)

    def do_anyway(self) -> None:
        """Do what was refused; the breach is shown from then on."""
        if self._refused is not None:
            super().accept()
            self.steps.make(self._refused)

    def _refuse(self, words: str, *, with_anyway: bool = False) -> None:
        self.refusal.say(words, grade="bad")
        self.said_room.hide()
        self.anyway.setVisible(with_anyway)

    def forgive(self) -> None:
        """Take a refusal back, for something else is chosen now."""
        self._refused = None
        self.refusal.hide()
        self.said_room.show()
        self.anyway.hide()

    def _lay_out(self, words: Words) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label(words.title, "title", wrap=True))
        if words.now:
            column.addWidget(label(words.now, "secondary", wrap=True))
        column.addLayout(self.tools)
        column.addWidget(self.list, 1)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setWidget(self.said)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setFixedHeight(REASONS)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said_room = room
        column.addWidget(room)
        column.addWidget(self.refusal)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.anyway)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.do_it)
        column.addLayout(row)
        self.anyway.hide()

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        self.forgive()
        self.show_choice(self.list.choice)
        if self.judged_when_looked_at:
            self._judging.start()

    def _judge(self) -> None:
        """Say of the row the keyboard is on what it would break."""
        choice = self.list.choice
        if choice is not None and not choice.grade and not choice.strong:
            self._grade(choice)
            self.show_choice(self.list.choice)
        if self.all_judged:
            self._others.start()

    def _judge_another(self) -> None:
        """Say it of the row not yet judged that is nearest to the one the keyboard is on."""
        choices, here = self.model.choices, self.list.choice
        at = choices.index(here) if here in choices else 0
        left = [n for n, choice in enumerate(choices) if not choice.grade and not choice.strong]
        if left and not self._judging.isActive():
            self._grade(choices[min(left, key=lambda n: abs(n - at))])
            self._others.start()
        elif not left:
            self.judged(sum(c.grade == "good" for c in choices), sum(bool(c.grade) for c in choices))

    def judged(self, fine: int, of: int) -> None:
        """Every row that was to be judged is; so many of so many break nothing."""

    def _grade(self, choice: Choice) -> None:
        try:
            change = self.change_of(choice)
        except CannotAdjustError as error:
            found: tuple[str, ...] = (str(error),)
        else:
            found = self.steps.breaks(change) if change else ()
        grade, full = ("bad", self.steps.short_of(found)) if found else ("good", (NOTHING,))
        self.model.put(self.model.choices.index(choice), replace(choice, grade=grade, full=full))

    def _double_clicked(self) -> None:
        if not self.model.many:
            self.accept()


def reasons_words(reasons: tuple[str, ...]) -> str:
    """Reasons as the refusal says them."""
    more = len(reasons) - MOST_REASONS
    lines = [f"{sentence_case(reason)}." for reason in reasons[:MOST_REASONS]]
    if more > 0:
        lines.append(f"And {more} more.")
    return "\n".join(lines)
