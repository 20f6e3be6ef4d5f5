"""What those who book rooms must be told, seen before it is sent, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QCheckBox

from hsmc_scheduler.app.edits.bookings import send_bookings
from hsmc_scheduler.app.today import today
from hsmc_scheduler.exchange.export_bookings.letter import BookingLetter
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.screens.export.bookings.rows import FILTERS, HEADINGS, shown
from hsmc_scheduler.gui.screens.export.bookings.ways_out import WaysOutCard
from hsmc_scheduler.gui.screens.export.flowing import Flow
from hsmc_scheduler.gui.screens.export.found import FoundTable
from hsmc_scheduler.gui.screens.export.office import office_button
from hsmc_scheduler.gui.screens.export.panel import Panel
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.fields import ComboBox
from hsmc_scheduler.gui.widgets.rows import row
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.messages.words import counted, sentence_case

KIND = "Excel workbooks (*.xlsx)"
PURPOSE = (
    "One row a room and day for Park House or another venue. The first time everything is asked for; from then on the "
    "workbook tells only what changed since it was last sent."
)
Then = Callable[[BookingLetter, Path], None]
"""What is done once a letter was written."""


class BookingsPanel(Panel):
    """The change list, a filter, and the ways out of a refusal below."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Room bookings", PURPOSE)
        self.letter: BookingLetter | None = None
        self.summary = label("", "heading", wrap=True)
        self.filter_box = ComboBox()
        self.filter_box.setAccessibleName("Which bookings to show")
        self.filter_box.addItems([title for title, _ in FILTERS])
        self.table = FoundTable("Room bookings")
        self.ways_out = WaysOutCard(workspace)
        self.everything = QCheckBox("All bookings on one sheet, in order of date")
        self.send_button = button("Send bookings…", self.send, role="primary", icon="mail")
        self.copy_button = button("Save a copy…", self.save_copy, icon="file-spreadsheet")
        self.copy_button.setToolTip("Writes the same workbook; nothing is written down as sent")
        self.office_button = office_button(workspace, self)
        self._chosen = ""
        self._lay_out()
        self.filter_box.currentIndexChanged.connect(self._fill)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def _lay_out(self) -> None:
        foot = Flow(self.office_button, None, self.everything, self.copy_button, self.send_button)
        self.body.addLayout(row((self.summary, 1), label("Show", "secondary"), self.filter_box))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.ways_out)
        self.body.addLayout(foot)

    def refresh(self, changed: Changed) -> None:
        """Compare the timetable with what was last told."""
        self.letter, make = None, None
        for one in (self.send_button, self.copy_button):
            one.setEnabled(False)
        document = self.workspace.document
        if document.timetable is not None:
            make = partial(BookingLetter.of, document.facts.index, document.timetable, today())
        self.work_out(make, self._show_letter)

    def show_only(self, title: str) -> None:
        """Show only the bookings of that filter."""
        self.filter_box.setCurrentText(title)

    def send(self) -> None:
        """Ask for a name, write the workbook, and write down in the plan what was told."""
        self._write("Send the bookings as", self._sent)

    def save_copy(self) -> None:
        """Ask for a name and write the workbook; nothing is written down."""
        self._write("Save a copy as", self._copied)

    def _write(self, title: str, then: Then) -> None:
        if self.letter is not None:
            letter = replace(self.letter, everything=self.everything.isChecked())
            self.ask_where(title, letter.file_name, KIND, partial(self.save, letter, then))

    def save(self, letter: BookingLetter, then: Then, path: Path) -> None:
        """Write it there, then do that."""
        self.work("Writing the bookings", partial(letter.write, path), lambda _: then(letter, path))

    def _sent(self, letter: BookingLetter, path: Path) -> None:
        told = letter.to_tell
        wrong = ""
        if told:
            wrong = self.workspace.edit("Send bookings", lambda plan: send_bookings(plan, letter.lines, letter.made_on))
        if wrong:
            self.wrote(path, f"Nothing was written down as sent: {wrong}")
            return
        said = f"{counted(len(told), 'booking is', 'bookings are')} written down as sent" if told else "Nothing was new"
        self.wrote(path, f"{said}. Attach the workbook to your message")

    def _copied(self, _letter: BookingLetter, path: Path) -> None:
        self.wrote(path, "Nothing was written down as sent")

    def _show_letter(self, letter: BookingLetter) -> None:
        self.letter = letter
        self.summary.setText(" ".join((f"{sentence_case(letter.summary)}.", *_hints(letter))))
        self.copy_button.setEnabled(True)
        self.send_button.setEnabled(bool(letter.to_tell) and not self.workspace.read_only)
        self.send_button.setToolTip("" if letter.to_tell else "Nothing has changed since the last time")
        self._fill()

    def _fill(self) -> None:
        if self.letter is None:
            return
        rows = shown(self.letter.lines, self.filter_box.currentText(), self.letter.made_on)
        chosen = self._chosen
        self.table.show_rows(HEADINGS, rows)
        number = next((n for n, row in enumerate(rows) if row.key == chosen), -1)
        if number >= 0:
            self.table.selectRow(number)
        self._offer(chosen if number >= 0 else "")

    def _choose(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._chosen = str(self.table.rows[now.row()].key)
            self._offer(self._chosen)

    def _offer(self, ref: str) -> None:
        """Show what can be done about that booking, if it is refused."""
        found = self.workspace.document.facts.refusals
        self.ways_out.show_refusal(next((r for r in found if r.ref == ref), None))


def _hints(letter: BookingLetter) -> Iterator[str]:
    """What a look at the table alone would not tell."""
    if letter.lines and not letter.to_tell:
        yield "There is nothing to send."
    if any(line.refused for line in letter.lines):
        yield "Select a refused one to see other rooms."
