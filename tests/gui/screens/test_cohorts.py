"""Cohorts: sets, pathway, students."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu

from hsmc_scheduler.domain.cohort import Cohort
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.screens.cohorts.page import CohortPage
from hsmc_scheduler.gui.screens.cohorts.screen import CohortsScreen


@pytest.fixture
def page(desk: Desk) -> CohortPage:
    desk.window.show_screen("cohorts")
    screen = desk.window.screen_of("cohorts")
    assert isinstance(screen, CohortsScreen)
    screen.show_at(("cohorts", "lhsi-2026"))
    found = screen.pages["cohorts/"]
    assert isinstance(found, CohortPage)
    return found


def cohort(page: CohortPage) -> Cohort:
    return page.workspace.document.plan.cohorts[0]


def test_the_pathway_model_keeps_the_promises_of_a_model(page: CohortPage) -> None:
    tester = QAbstractItemModelTester(page.pathway.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    page.pathway.model.show_cohort("lhsi-2027")
    assert tester.model() is page.pathway.model


def test_a_pathway_is_painted_from_the_keyboard(page: CohortPage) -> None:
    grid = page.pathway.grid
    row = next(r for r in range(6) if "HCQ" in page.pathway.model.headerData(r, Qt.Orientation.Vertical))
    grid.setCurrentIndex(page.pathway.model.index(row, 0))
    QTest.keyClick(grid, Qt.Key.Key_N)
    assert "hcq-2027-28" not in cohort(page).pathway[0].required
    QTest.keyClick(grid, Qt.Key.Key_R)
    assert "hcq-2027-28" in cohort(page).pathway[0].required
    assert page.pathway.model.index(row, 0).data() == "required"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_elective_goes_into_a_slot_and_its_number_is_typed(page: CohortPage) -> None:
    row = next(r for r in range(6) if "HCQ" in page.pathway.model.headerData(r, Qt.Orientation.Vertical))
    index = page.pathway.model.index(row, 0)
    page.pathway.grid.setCurrentIndex(index)
    slot = cohort(page).pathway[0].electives[0].title
    QTest.keyClick(page.pathway.grid, Qt.Key.Key_E)
    menu = page.pathway.findChild(QMenu)
    assert isinstance(menu, QMenu)
    next(a for a in menu.actions() if a.text() == slot).trigger()
    menu.close()
    assert "elective, 1 of 3" in index.data()
    assert page.pathway.model.setData(index, "5")
    option = next(o for o in cohort(page).pathway[0].electives[0].options if o.delivery == "hcq-2027-28")
    assert option.expected == 5


def test_sets_are_made_from_the_size_until_a_facilitator_is_chosen(page: CohortPage) -> None:
    assert len(page.sets.choices) == 3
    control = next(iter(page.sets.choices.values()))
    control.box.setFocus()
    QTest.keyClick(control.box, Qt.Key.Key_Down)
    tutor = control.choices[1][0]
    sets = [s for s in page.workspace.document.plan.sets if s.cohort == "lhsi-2026"]
    assert [s.facilitator for s in sets] == [tutor, None, None]
    assert page.sets.table.model.rowCount() == 3
    QTest.mouseClick(page.sets.derive_button, Qt.MouseButton.LeftButton)
    assert page.workspace.document.plan.sets == ()


def test_a_pasted_list_of_students_is_shown_before_it_is_applied_as_one_step(page: CohortPage) -> None:
    before = page.workspace.document.plan.students
    page.paste_list()
    dialog = page.pasting
    assert dialog is not None
    dialog.text.setPlainText("Name\tEmail\nAda Lovelace\tada@nhs.example\nGrace Hopper\tgrace@nhs.example\n")
    dialog.read()
    assert dialog.summary.text().startswith("2 students would be added")
    first = dialog.preview.item(0, 1)
    assert first is not None
    assert first.text() == "Ada Lovelace"
    assert page.workspace.document.plan.students == before
    QTest.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)
    assert [s.name for s in page.workspace.document.plan.students[len(before) :]] == ["Ada Lovelace", "Grace Hopper"]
    assert page.workspace.document.undo_stack.undoText() == "Paste students"
    assert page.students.model.rowCount() >= 2


def test_a_size_that_cannot_be_is_told_beside_the_field(page: CohortPage) -> None:
    field = page.form.fields["size"]
    line = field.control.line  # type: ignore[attr-defined]  # a number is typed in a line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "-3")
    assert "out of range" in field.said
    assert cohort(page).size == 24


def test_a_list_that_was_copied_already_is_not_there_twice_when_it_is_pasted(page: CohortPage) -> None:
    QGuiApplication.clipboard().setText("Name\tEmail\nAda Smith\tada@example.org\n")
    page.paste_list()
    dialog = page.pasting
    assert dialog is not None
    QTest.keySequence(dialog.text, QKeySequence(QKeySequence.StandardKey.Paste))
    dialog.read()
    assert dialog.found is not None
    assert [row.name for row in dialog.found.rows] == ["Ada Smith"]
    dialog.reject()


def test_modules_taught_together_are_called_as_everywhere_else(page: CohortPage) -> None:
    heads = [page.pathway.model.headerData(row, Qt.Orientation.Vertical) for row in range(6)]
    assert "LIC+ALL  Leadership in Context + Applied Leadership Learning" in heads
