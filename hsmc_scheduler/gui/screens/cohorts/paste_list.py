"""A pasted list of students: what it would do, before it does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.pasted.students import Outcome, PastedStudents, read_students
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label, regrade
from hsmc_scheduler.gui.workspace import Workspace

WORDS = {
    Outcome.ADD: ("add", "good"),
    Outcome.CHANGE: ("change", "accent"),
    Outcome.SAME: ("as it is", "secondary"),
    Outcome.PROBLEM: ("left out", "bad"),
}


class PasteStudents(QDialog):
    """Text above, what would come of it below, and Apply. Opened with `open`."""

    def __init__(self, workspace: Workspace, cohort: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace, self._cohort = workspace, cohort
        self.found: PastedStudents | None = None
        self.setWindowTitle("Paste a list of students")
        self.resize(820, 620)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("The list")
        self.text.setPlaceholderText("Paste rows from Excel: name, award, employer, email… with or without headings")
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.summary = label("", "heading", wrap=True)
        self.preview = QTableWidget(0, 4)
        self.preview.setAccessibleName("What would come of it")
        self.preview.setHorizontalHeaderLabels(["Row", "Student", "Outcome", "What"])
        self.preview.setTabKeyNavigation(False)
        self.preview.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.verticalHeader().hide()
        self.preview.setWordWrap(True)
        self.preview.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.preview.horizontalHeader().sectionResized.connect(self.preview.resizeRowsToContents)
        self.preview.setColumnWidth(0, 56)
        self.preview.setColumnWidth(1, 200)
        self.preview.setColumnWidth(2, 90)
        self.apply_button = button("Apply", self.apply, role="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label("Paste a list of students", "title"))
        column.addWidget(self.text, 2)
        column.addWidget(self.summary)
        column.addWidget(self.preview, 3)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        row.addWidget(button("Cancel", self.reject))
        row.addWidget(self.apply_button)
        column.addLayout(row)
        self._pause = QTimer(self, singleShot=True, interval=150)
        self._pause.timeout.connect(self.read)
        self.text.textChanged.connect(self._pause.start)
        self.finished.connect(self.deleteLater)
        clipboard = QApplication.clipboard().text()
        if "\n" in clipboard.strip() or "\t" in clipboard:
            self.text.setPlainText(clipboard)
            self.text.selectAll()  # whoever pastes all the same has it once
        self.read()

    def read(self) -> None:
        """Work out what the text would do, and show it."""
        self._pause.stop()
        text = self.text.toPlainText()
        self.found = None
        try:
            self.found = read_students(text, self.workspace.document.plan, self._cohort) if text.strip() else None
        except EditError as fault:
            self.summary.setText(str(fault))
            regrade(self.summary, "bad")
        else:
            self.summary.setText(self.found.summary if self.found else "")
            regrade(self.summary, "")
        rows = self.found.rows if self.found else ()
        self.preview.setRowCount(len(rows))
        look = tokens()
        for n, row in enumerate(rows):
            words, colour = WORDS[row.outcome]
            told = " ".join((*row.problems, *row.changes))
            for column, cell in enumerate((str(row.line), row.name, words, told)):
                item = QTableWidgetItem(cell)
                if column == 2:
                    item.setForeground(QColor(getattr(look, colour)))
                self.preview.setItem(n, column, item)
        self.preview.resizeRowsToContents()
        useful = any(r.outcome in (Outcome.ADD, Outcome.CHANGE) for r in rows)
        self.apply_button.setEnabled(useful and not self.workspace.read_only)

    def apply(self) -> None:
        """Put it into the plan as one step."""
        if self._pause.isActive():
            self.read()
        found = self.found
        if found is not None:
            self.workspace.edit("Paste students", found.put_into)
            self.accept()
