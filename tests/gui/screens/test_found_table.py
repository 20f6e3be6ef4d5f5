from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hsmc_scheduler.gui.screens.export.found import FoundTable, Row


def test_a_tooltip_shows_what_a_strangers_file_says_as_text(qtbot: QtBot) -> None:
    table = FoundTable("What was read")
    qtbot.addWidget(table)
    table.show_rows(("Name",), [Row(('<img src="//elsewhere/x.png">',))])
    told = table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in told
    assert "<img" not in told
