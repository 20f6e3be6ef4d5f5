"""The bar at the top: the plan's name and state, and the commands used most."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from hsmc_scheduler.gui.theme.icons import bind_icon
from hsmc_scheduler.gui.theme.tokens import SPACE, TOP_BAR
from hsmc_scheduler.gui.widgets.text import label, tip


class TopBar(QFrame):
    """Buttons for the given actions, the last one filled. `folding` folds the panel at the right, as its icon shows."""

    def __init__(self, folding: QAction, *actions: tuple[QAction, str]) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setFixedHeight(TOP_BAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, 0, SPACE * 2, 0)
        row.setSpacing(SPACE)
        self._title, self._state = label("", "heading"), label("", "secondary")
        row.addWidget(self._title)
        row.addWidget(self._state)
        row.addStretch(1)
        for n, (action, icon) in enumerate(actions):
            row.addWidget(_ActionButton(action, icon, primary=n == len(actions) - 1))
        self.fold_button = QToolButton()
        self.fold_button.setAccessibleName("Fold the panel at the right away, or out again")
        self.fold_button.setToolTip(tip("Fold the panel at the right away, or out again (F4)"))
        self.fold_button.clicked.connect(folding.trigger)
        bind_icon(self.fold_button, "panel-right")
        keeps = self.fold_button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # or the other buttons would move from screen to screen
        self.fold_button.setSizePolicy(keeps)
        row.addWidget(self.fold_button)

    def show_plan(self, title: str, state: str) -> None:
        """Say which plan is open, and whether it is saved."""
        self._title.setText(title)
        self._state.setText(f"· {state}" if state else "")


class _ActionButton(QPushButton):
    """A button that does an action, and says what the action says."""

    def __init__(self, action: QAction, icon: str, *, primary: bool) -> None:
        super().__init__()
        self._action = action
        if primary:
            self.setProperty("role", "primary")
        action.changed.connect(self._follow)
        self.clicked.connect(action.trigger)
        self._follow()
        bind_icon(self, icon, "on_accent" if primary else "text")

    def _follow(self) -> None:
        self.setText(self._action.iconText())
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(self._action.text().replace("&", ""))
