"""Has the health check done beside the window, a moment after each change of the plan."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from hsmc_scheduler.gui.document import TIMETABLE, Changed
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.health import health

PAUSE_MS = 250
"""So long after the last change; typing asks for it once."""


class HealthWatch(QObject):
    """Keeps the document's findings up to date."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        workspace.document.changed.connect(self._changed)
        self._timer.start()

    def _changed(self, changed: Changed) -> None:
        if changed.fields - {TIMETABLE}:
            self._timer.start()

    def _ask(self) -> None:
        document = self._workspace.document
        content = document.content
        self._workspace.worker.do(
            lambda: health(content.plan), lambda findings: document.take_findings(content, findings)
        )
