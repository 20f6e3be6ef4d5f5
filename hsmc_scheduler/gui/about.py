"""Help that works offline: the keys, and what the program is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hsmc_scheduler import __version__
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label

KEYS = (
    ("Anywhere", ""),
    ("Ctrl+1 … Ctrl+9", "go to a screen"),
    ("Ctrl+Z, Ctrl+Y", "undo, redo"),
    ("Ctrl+S", "save"),
    ("Ctrl+F", "find"),
    ("F4", "fold the inspector away, or out"),
    ("F5", "generate the timetable"),
    ("Shift+F5", "generate again, changing as little as possible"),
    ("Planner and lanes", ""),
    ("F3, Shift+F3", "go to the next block found, to the one before"),
    ("Arrow keys", "go from block to block"),
    ("Space or Enter", "pick a block up; again: put it down"),
    ("Ctrl+Enter", "put it down even where it breaks a requirement"),
    ("Esc", "let it go where it was"),
    ("W", "in the planner, show where it can go"),
    ("Drag", "pick up and put down with the mouse; with Ctrl: even where it breaks a requirement"),
    ("Alt+drag", "in the planner, change places with the block it is dropped on"),
    ("Ctrl+click", "select another block as well"),
    ("The block selected", ""),
    ("Ctrl+M, M", "Move to…"),
    ("Ctrl+Shift+M", "Swap with…"),
    ("Ctrl+L", "Change lengths…"),
    ("Ctrl+T", "Choose tutors…"),
    ("Ctrl+Shift+T", "Choose a facilitator…"),
    ("Ctrl+R", "Choose a room…"),
    ("Ctrl+K", "pin, or unpin"),
    ("Tables", ""),
    ("F2 or typing", "edit a cell"),
    ("Ctrl+C, Ctrl+V", "copy to Excel, paste from Excel"),
    ("Ctrl+D", "fill down"),
    ("Painting days", ""),
    ("Arrow keys, Space", "go from day to day, paint"),
    ("Shift+arrow keys", "choose several days"),
)
MADE_OF = (
    ("PySide6 and Qt", "LGPL 3"),
    ("OR-Tools", "Apache 2.0"),
    ("openpyxl", "MIT"),
    ("pydantic", "MIT"),
    ("holidays", "MIT"),
    ("platformdirs", "MIT"),
    ("Inter, the typeface", "SIL Open Font Licence 1.1"),
    ("Lucide, the icons", "ISC"),
)


def show_about(window: QWidget, what: str) -> QDialog:
    """Show the keys ("keys") or what the program is ("about"); returns at once."""
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keys = what == "keys"
    title = "Keyboard and mouse" if keys else "HSMC Scheduler"
    dialog.setWindowTitle(title)
    dialog.resize(520, 560 if keys else 420)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
    column.setSpacing(SPACE)
    column.addWidget(label(title, "title"))
    if not keys:
        column.addWidget(
            label(f"Version {__version__}. Works without a network; your plans stay on your computer.", wrap=True)
        )
        column.addWidget(label("Made with", "caption"))
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE * 2)
    grid.setVerticalSpacing(SPACE // 2 + 2)
    grid.setColumnStretch(1, 1)
    for row, (left, right) in enumerate(KEYS if keys else MADE_OF):
        if right:
            grid.addWidget(label(left), row, 0)
            grid.addWidget(label(right, "secondary", wrap=True), row, 1)
        else:
            grid.addWidget(label(left, "caption"), row, 0, 1, 2)
    grid.setRowStretch(grid.rowCount(), 1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(inside)
    column.addWidget(scroll, 1)
    row_of_buttons = QHBoxLayout()
    row_of_buttons.addStretch()
    row_of_buttons.addWidget(button("Close", dialog.accept, role="primary"))
    column.addLayout(row_of_buttons)
    dialog.open()
    return dialog
