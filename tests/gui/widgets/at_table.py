"""A table to type in, and what a person does with it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hsmc_scheduler.app.edits.modules import add_module
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.application import Desk
from hsmc_scheduler.gui.widgets.table.column import Choices, Column, Kind, Rows
from hsmc_scheduler.gui.widgets.table.table import DataTable


def tutors(plan: Plan) -> Choices:
    return [(t.id, t.name) for t in plan.tutors]


ROWS = Rows(
    "module",
    "modules",
    (
        Column("code", "Code", renames=True),
        Column("title", "Title", width=300),
        Column("credits", "Credits", Kind.NUMBER, high=180),
        Column("leads", "Leads", Kind.MANY, tutors),
        Column("aliases", "Also called", Kind.WORDS),
    ),
    add=lambda plan, index: add_module(plan, index=index),
)


def shown(desk: Desk, qtbot: QtBot, rows: Rows = ROWS) -> DataTable:
    found = DataTable(desk.workspace, rows, ("modules",))
    desk.document.changed.connect(found.refresh)
    qtbot.addWidget(found)
    found.resize(1000, 560)
    found.show()
    found.activateWindow()
    found.grid.setFocus()
    qtbot.waitUntil(found.grid.hasFocus)
    return found


def editor(table: DataTable) -> QLineEdit:
    found: QLineEdit | None = table.grid.viewport().findChild(QLineEdit, "cellEditor")
    assert found is not None
    return found


def typed(table: DataTable, text: str) -> None:
    """Type into the current cell; the first letter opens it."""
    QTest.keyClicks(table.grid, text[0])
    QTest.keyClicks(editor(table), text[1:])


def modules(table: DataTable) -> tuple[Module, ...]:
    return table.workspace.document.plan.modules


def copied(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
