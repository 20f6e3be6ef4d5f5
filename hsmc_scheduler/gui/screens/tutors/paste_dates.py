"""Pasting a list of dates: what is understood, what can mean two things, what means nothing; then one step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hsmc_scheduler.app.pasted.date_readings import Asked, PastedDates, Reading
from hsmc_scheduler.app.pasted.dates import read_dates
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.domain.tutor import AbsenceKind
from hsmc_scheduler.gui.screens.tutors.looks import TITLES
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.entries import Choice, TextEntry
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.projections.messages.words import counted

HINT = "3-14 May 2028\nTue 7 March 2028 pm\nMondays in May 2028"
READ_AFTER_MS = 150
SIZE = (860, 560)
MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Pasted:
    """What is to be marked."""

    kind: AbsenceKind
    reason: str
    readings: tuple[Reading, ...]


class PasteDates(QDialog):
    """Shown by `open()`. `accepted_dates` carries a `Pasted` once all that was asked is answered."""

    accepted_dates = Signal(object)

    def __init__(self, parent: QWidget, name: str, first: date, last: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Paste dates for {name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._first, self._last = first, last
        self._found = PastedDates()
        self.groups: list[tuple[Asked, QButtonGroup]] = []
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Dates, a line each")
        self.text.setPlaceholderText(HINT)
        self.text.setTabChangesFocus(True)
        self.kind = Choice("Mark as", [(k.value, t) for k, t in TITLES.items()])
        self.reason = TextEntry("Reason", "Reason")
        self.summary = label("", "secondary", wrap=True)
        self.mark_button = button("Mark dates", self._mark, role="primary")
        self.mark_button.setDefault(True)
        self._results = QVBoxLayout()
        self._results.setSpacing(4)
        self._later = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._later.timeout.connect(self._read)
        self.text.textChanged.connect(self._later.start)
        self._lay_out(name)
        self._read()

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label(f"Paste dates for {name}", "title"))
        column.addWidget(
            label(
                "A date, several or a range on each line, written in any way that can mean only one thing.", "secondary"
            )
        )
        both = QHBoxLayout()
        both.setSpacing(SPACE * 2)
        both.addWidget(self.text, 2)
        inside = QWidget()
        inside.setLayout(self._results)
        area = QScrollArea()
        area.setAccessibleName("What the dates mean")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        both.addWidget(area, 3)
        column.addLayout(both, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label("Mark as", "secondary"))
        row.addWidget(self.kind)
        row.addWidget(self.reason, 1)
        column.addLayout(row)
        last = QHBoxLayout()
        last.setSpacing(SPACE)
        last.addWidget(self.summary, 1)
        last.addWidget(button("Cancel", self.reject))
        last.addWidget(self.mark_button)
        column.addLayout(last)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What the text means, as far as it is known."""
        answered = [asked.readings[group.checkedId()] for asked, group in self.groups if group.checkedId() >= 0]
        return (*(u.reading for u in self._found.understood), *answered)

    def _read(self) -> None:
        self._later.stop()
        while (item := self._results.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.groups = []
        self._found = found = read_dates(self.text.toPlainText(), self._first, self._last)
        for fault in found.faults[:MOST_SHOWN]:
            self._results.addWidget(label(str(fault), wrap=True, grade="bad"))
        for asked in found.asked[:MOST_SHOWN]:
            self._ask(asked)
        for one in found.understood[:MOST_SHOWN]:
            self._results.addWidget(label(f"Line {one.line}: {one.reading}", wrap=True))
        if (more := len(found.understood) - MOST_SHOWN) > 0:
            self._results.addWidget(label(f"And {counted(more, 'line')} more", "secondary"))
        if not (found.faults or found.asked or found.understood):
            self._results.addWidget(label("What the dates mean is shown here before anything is marked.", "secondary"))
        self._results.addStretch(1)
        self._sum_up()

    def _ask(self, asked: Asked) -> None:
        words = f"Line {asked.line}, “{one_line(asked.text)}”: {asked.question}"
        self._results.addWidget(label(words, "heading", wrap=True, grade="caution"))
        group = QButtonGroup(self)
        for number, reading in enumerate(asked.readings):
            one = QRadioButton(str(reading))
            one.setAccessibleName(f"“{one_line(asked.text)}” means {reading}")
            group.addButton(one, number)
            self._results.addWidget(one)
        group.idClicked.connect(self._sum_up)
        self.groups.append((asked, group))

    def _sum_up(self) -> None:
        days = {day for reading in self.readings for day in reading.days}
        open_questions = len(self._found.asked) - sum(group.checkedId() >= 0 for _, group in self.groups)
        parts = [f"{counted(len(days), 'date')} to mark"] if days else []
        if open_questions:
            parts.append(f"{counted(open_questions, 'line')} to answer")
        if self._found.faults:
            parts.append(f"{counted(len(self._found.faults), 'line')} to correct")
        self.summary.setText(", ".join(parts))
        self.mark_button.setEnabled(bool(days) and not open_questions and not self._found.faults)

    def _mark(self) -> None:
        self._read_if_waiting()
        if self.mark_button.isEnabled():
            self.accepted_dates.emit(
                Pasted(AbsenceKind(str(self.kind.currentData())), self.reason.text().strip(), self.readings)
            )
            self.accept()

    def _read_if_waiting(self) -> None:
        if self._later.isActive():
            self._read()
