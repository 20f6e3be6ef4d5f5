"""The panel on the right: what the screen says about the thing selected. It folds away, and overlays narrow windows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from hsmc_scheduler.gui.theme.tokens import INSPECTOR


class Inspector(QFrame):
    """Holds the panels of all screens, and shows one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAccessibleName("Inspector")
        self.setFixedWidth(INSPECTOR)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 0, 0, 0)

    def shows(self, panel: QWidget) -> bool:
        """Whether that panel is to be seen."""
        return self.isVisible() and self._stack.currentWidget() is panel

    def show_panel(self, panel: QWidget) -> None:
        """Show a screen's panel."""
        if self._stack.indexOf(panel) < 0:
            self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
