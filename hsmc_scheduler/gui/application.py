"""The composition root: makes the application, the document and the window, and wires them to each other."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hsmc_scheduler.gui.bridge import Worker
from hsmc_scheduler.gui.document import PlanDocument
from hsmc_scheduler.gui.health import HealthWatch
from hsmc_scheduler.gui.main_window import MainWindow
from hsmc_scheduler.gui.theme.theme import theme
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.storage.document import Document

NAME = "HSMC Scheduler"


def application() -> QApplication:
    """The running application, dressed; made where there is none yet."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setOrganizationName(NAME)
    return app


class Desk:
    """One window with all that belongs to it. `close` ends its threads."""

    def __init__(self, content: Document) -> None:
        self.worker = Worker("work")
        self.document = PlanDocument(content)
        self.workspace = Workspace(self.document, self.worker)
        self.health = HealthWatch(self.workspace)
        self.window = MainWindow(self.workspace)

    def close(self) -> None:
        """Close the window and end what runs beside it."""
        self.window.close()
        self.worker.close()


def dress() -> None:
    """Give the application its look."""
    theme().start()
