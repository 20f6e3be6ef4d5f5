"""Every session a row: sorted, filtered, copied, in step with what is selected elsewhere."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.timetable.agenda.columns import COLUMNS, NUMBER_OF, ColumnMemory
from hsmc_scheduler.gui.screens.timetable.agenda.copying import as_mime
from hsmc_scheduler.gui.screens.timetable.agenda.model import AgendaModel, AgendaRows
from hsmc_scheduler.gui.screens.timetable.agenda.view import AgendaView
from hsmc_scheduler.gui.screens.timetable.particulars import Kind
from hsmc_scheduler.gui.screens.timetable.view import Only
from hsmc_scheduler.projections.agenda import agenda_rows
from hsmc_scheduler.projections.sessions import session_rows
from tests.gui.conftest import solved
from tests.gui.screens.at_timetable import CTRL, HCQ, LEFT, LIC, NONE, SHIFT, Key, Planner, press


class Agenda(Planner):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "agenda")
        view = self.screen.view
        assert isinstance(view, AgendaView)
        self.view, self.table = view, view.table
        self.table.setFocus()

    def column(self, name: str) -> list[str]:
        return [str(self.view.rows.index(n, NUMBER_OF[name]).data()) for n in range(self.view.rows.rowCount())]

    def click(self, row: int, column: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        index = self.view.rows.index(row, NUMBER_OF[column])
        self.table.scrollTo(index)
        QTest.mouseClick(self.table.viewport(), LEFT, modifiers, self.table.visualRect(index).center())

    def sort(self, column: str) -> None:
        header = self.table.header
        at = header.viewport().rect().topLeft()
        at.setX(header.sectionViewportPosition(NUMBER_OF[column]) + 20)
        at.setY(10)
        QTest.mouseClick(header.viewport(), LEFT, NONE, at)

    def type(self, column: str, text: str) -> None:
        field = self.table.header.fields[NUMBER_OF[column]]
        field.clear()
        QTest.keyClicks(field, text)


@pytest.fixture
def at(desk: Desk) -> Agenda:
    return Agenda(desk)


def test_every_session_has_its_row(at: Agenda) -> None:
    facts, timetable = at.desk.document.facts, at.desk.document.timetable
    assert timetable is not None
    assert at.view.model.rowCount() == len(session_rows(facts.index, timetable))
    assert at.view.count.text() == f"{at.view.model.rowCount()} sessions"


def test_dates_are_sorted_as_dates(at: Agenda) -> None:
    def days() -> list[date]:
        return [datetime.strptime(text[4:], "%d %b %Y").date() for text in at.column("date")]  # noqa: DTZ007

    assert days() == sorted(days())
    at.sort("date")
    assert days() == sorted(days(), reverse=True)
    at.sort("week")
    weeks = [int(text) for text in at.column("week")]
    assert weeks == sorted(weeks)
    at.sort("tutors")
    names = at.column("tutors")
    assert names == sorted(names, key=str.casefold)


def test_what_is_typed_under_a_title_filters(at: Agenda) -> None:
    every = at.view.model.rowCount()
    at.type("code", "hcq")
    assert set(at.column("code")) == {"HCQ"}
    at.type("tutors", "mill ross")
    assert all("Ross Millar" in names for names in at.column("tutors"))
    assert at.view.count.text() == f"{at.view.rows.rowCount()} of {every} sessions"
    press(at.view.clear_button)
    assert at.view.rows.rowCount() == every
    assert not at.view.clear_button.isVisible()


def test_selecting_a_cell_selects_its_block_everywhere(at: Agenda) -> None:
    row = at.column("block").index("HCQ 2027-28 2/2")
    at.click(row, "session")
    assert at.desk.workspace.selection.blocks == (HCQ,)
    at.click(row + 3, "session", CTRL)
    assert len(at.desk.workspace.selection.blocks) == 2


def test_a_block_selected_elsewhere_is_found_in_the_table(at: Agenda) -> None:
    at.select(LIC)
    (index,) = at.table.selectionModel().selectedIndexes()
    assert at.view.rows.agenda_row(index).block == LIC
    assert at.table.viewport().rect().contains(at.table.visualRect(index))
    at.screen.show_view("planner")
    at.select(HCQ)
    at.screen.show_view("agenda")
    assert {at.view.rows.agenda_row(i).block for i in at.table.selectionModel().selectedIndexes()} == {HCQ}


def test_sorting_and_filtering_keep_what_is_selected(at: Agenda) -> None:
    at.select(LIC)
    at.sort("tutors")
    assert at.desk.workspace.selection.blocks == (LIC,)
    at.type("code", "hcq")
    assert at.desk.workspace.selection.blocks == (LIC,)
    press(at.view.clear_button)
    assert at.desk.workspace.selection.blocks == (LIC,)


def test_a_rectangle_of_cells_is_copied_for_a_spreadsheet(at: Agenda) -> None:
    at.click(0, "date")
    at.click(1, "code", SHIFT)
    QTest.keyClick(at.table, Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in data.text().split("\r\n")]
    assert lines == [
        ["Tue 28 Sep 2027", "1", "09:30–16:30", "ALL"],
        ["Wed 29 Sep 2027", "1", "09:30–16:30", "ALL"],
    ]
    assert ">2027-09-28</td>" in data.html()
    assert "mso-number-format" in data.html()


def test_titles_are_copied_too_when_asked_for(at: Agenda) -> None:
    at.click(0, "date")
    QTest.keyClick(at.table, Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Date\r\nTue 28 Sep 2027"


def test_columns_are_copied_in_the_order_they_are_seen_in(at: Agenda) -> None:
    header = at.table.header
    header.moveSection(header.visualIndex(NUMBER_OF["code"]), 0)
    at.click(0, "code")
    at.click(0, "date", SHIFT)
    at.table.copy()
    assert QGuiApplication.clipboard().text() == "ALL\tTue 28 Sep 2027"


def test_chosen_columns_and_their_order_are_remembered(at: Agenda) -> None:
    header = at.table.header
    at.view._fill_columns()
    next(a for a in at.view.columns_menu.actions() if a.text() == "Venue").trigger()
    next(a for a in at.view.columns_menu.actions() if a.text() == "Week").trigger()
    header.moveSection(header.visualIndex(NUMBER_OF["code"]), 0)
    again = AgendaView(at.desk.workspace, at.screen.state)
    assert again.table.header.shown == header.shown
    assert again.table.header.shown[0] == "code"
    assert "venue" in again.table.header.shown
    assert "week" not in again.table.header.shown
    again.deleteLater()


def test_what_was_remembered_and_cannot_be_read_is_ignored(qapp: object) -> None:
    memory = ColumnMemory()
    memory.keep(["nonsense"])
    assert ColumnMemory().shown == tuple(c.id for c in COLUMNS if c.at_first)


def test_search_and_filter_narrow_the_rows(at: Agenda) -> None:
    at.screen.state.search_for("ross millar")
    assert at.column("code")
    assert set(at.column("code")) == {"HCQ"}
    at.screen.state.search_for("")
    at.screen.state.show_only(Only(Kind.TUTOR, "tutor-2"))
    assert {"Tutor 2 (example)"} == set(at.column("tutors"))
    at.screen.state.show_only(None)
    assert at.view.rows.rowCount() == at.view.model.rowCount()


def test_a_move_is_seen_in_the_table_and_keeps_the_selection(at: Agenda) -> None:
    at.select(HCQ)
    commands = at.screen.commands
    commands.do(lambda: commands.steps.move(HCQ, date(2027, 12, 1)))
    row = at.column("block").index("HCQ 2027-28 2/2")
    assert at.column("date")[row] == "Wed 1 Dec 2027"
    assert at.column("date") == sorted(at.column("date"), key=lambda d: datetime.strptime(d[4:], "%d %b %Y"))  # noqa: DTZ007
    assert at.desk.workspace.selection.blocks == (HCQ,)


def test_enter_gives_the_keyboard_to_the_inspector(at: Agenda) -> None:
    at.select(HCQ)
    QTest.keyClick(at.table, Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is at.screen.panel.move_button
    QTest.keyClick(focus, Key.Key_Escape)
    assert at.table.hasFocus()
    at.desk.window.set_inspector_wanted(False)
    QTest.keyClick(at.table, Key.Key_Return)
    assert at.screen.panel.isVisible()


def test_names_are_copied_as_words_never_as_markup(at: Agenda) -> None:
    data = as_mime([[("=<b>1</b>", ""), ("two\nlines", "")]])
    assert "&lt;b&gt;1&lt;/b&gt;" in data.html()
    assert data.text() == "=<b>1</b>\ttwo lines"


def test_a_week_is_copied_as_a_number(at: Agenda) -> None:
    at.select(HCQ)
    at.table.selectRow(at.column("block").index("HCQ 2027-28 2/2"))
    at.table.copy()
    html = QGuiApplication.clipboard().mimeData().html()
    week = at.column("week")[at.column("block").index("HCQ 2027-28 2/2")]
    assert f'<td style="mso-number-format:0">{week}</td>' in html


def test_the_model_is_sound(qapp: object) -> None:
    content = solved()
    assert content.timetable is not None
    rows = agenda_rows(PlanIndex(content.plan), content.timetable)
    model = AgendaModel()
    proxy = AgendaRows(model)
    testers = [QAbstractItemModelTester(model), QAbstractItemModelTester(proxy)]  # their warnings fail the test
    model.show(rows)
    proxy.sort(NUMBER_OF["tutors"])
    proxy.filter(NUMBER_OF["code"], "hcq")
    model.show(rows[::-1])
    model.show(rows[:4])
    proxy.want([True, False, True, False])
    model.show(())
    assert len(testers) == 2
