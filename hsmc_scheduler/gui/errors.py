"""The last resort: whatever goes wrong is written down, told once and calmly, and the plan stays as it is."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from hsmc_scheduler.app.error_report import report
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label

_log = logging.getLogger(__name__)


class ErrorReporter(QObject):
    """Takes exceptions from slots, virtual functions and threads. One dialog a session; the rest is only written down.

    `keep_safe` is called first, and writes the recovery copy. `again` follows every further error, once the dialog has
    been closed.
    """

    again = Signal()
    _caught = Signal(str)

    def __init__(self, keep_safe: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__()
        self._keep_safe, self._parent = keep_safe, parent
        self.shown: ErrorDialog | None = None
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._caught.connect(self._tell)

    def install(self) -> None:
        """Take every exception from now on."""
        sys.excepthook = self._take
        threading.excepthook = self._take_other
        sys.unraisablehook = self._take_other

    def uninstall(self) -> None:
        """Leave exceptions to whoever had them before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _take_other(self, told: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
        if told.exc_type is not SystemExit:
            self._take(told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback)

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        details = report(error, trace)
        _log.error("%s", details)
        self._caught.emit(details)

    def _tell(self, details: str) -> None:
        if self.shown is not None:
            if not self.shown.isVisible():
                self.again.emit()
            return
        self.shown = ErrorDialog(details, self._parent)
        try:
            self._keep_safe()
        except Exception:  # there is nowhere further to turn
            _log.exception("the recovery copy could not be written")
            self.shown.say_unsafe()
        self.shown.open()


class ErrorDialog(QDialog):
    """What went wrong, what is safe, what to do; the details to copy."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.resize(560, 360)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(label("Something went wrong in the program", "title"))
        self._safe = label(
            "Your plan is as it was, and a recovery copy of it has been written. You can go on working. If this comes "
            "again, save your plan, start the program anew, and send these details to whoever looks after it.",
            wrap=True,
        )
        column.addWidget(self._safe)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName("Details")
        column.addWidget(self._details, 1)
        row = QHBoxLayout()
        row.addWidget(button("Copy details", self._copy, icon="copy"))
        row.addStretch()
        row.addWidget(button("Go on working", self.accept, role="primary"))
        column.addLayout(row)

    def say_unsafe(self) -> None:
        """Say that no recovery copy could be written."""
        self._safe.setText(
            "Your plan is as it was, but no recovery copy could be written: save it now, elsewhere if need be."
        )

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._details.toPlainText())
