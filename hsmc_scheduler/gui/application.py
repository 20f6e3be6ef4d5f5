"""The composition root: makes the application, the document and the window, and wires them to each other."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from hsmc_scheduler.app.bundled import resources
from hsmc_scheduler.app.plan_files import abandoned, discard
from hsmc_scheduler.app.today import today
from hsmc_scheduler.domain.calendar import AcademicYear, Calendar
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.bridge import Worker
from hsmc_scheduler.gui.document import PlanDocument
from hsmc_scheduler.gui.errors import ErrorReporter
from hsmc_scheduler.gui.files import Files
from hsmc_scheduler.gui.garbage import GarbageWatch
from hsmc_scheduler.gui.generating.flow import GenerateFlow
from hsmc_scheduler.gui.health import HealthWatch
from hsmc_scheduler.gui.log import last_crash, start_log
from hsmc_scheduler.gui.main_window import MainWindow
from hsmc_scheduler.gui.menus import Menus
from hsmc_scheduler.gui.one_window import OneWindow, knock
from hsmc_scheduler.gui.screens.registry import import_screens
from hsmc_scheduler.gui.settings import Settings
from hsmc_scheduler.gui.theme.theme import theme
from hsmc_scheduler.gui.welcome.new_plan import NewPlanDialog
from hsmc_scheduler.gui.welcome.page import WelcomePage
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.question import tell
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.recovery import Abandoned

NAME = "HSMC Scheduler"
EXAMPLE = "lhsi-2027-29.hsmc"
SIZE = (1440, 900)
FRAME = (8, 40)
"""What the desktop draws around a window, in pixels: at most so much."""
FIRST = ("timetable", "modules")
"""The screen shown first of a plan with a timetable, and of one without."""
WARM_UP_MS = 150
"""So long after the window is there the rest is imported beside it."""
DEBUG_CRASH = "--debug-crash"
"""Hidden, for tests: makes something go wrong (debug_crash.py)."""


class Desk(QObject):
    """One window with all that belongs to it, on the welcome page until a plan is opened. `close` ends its threads."""

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.garbage = GarbageWatch()
        self.garbage.start()
        self.worker = Worker("work")
        self.document = PlanDocument(_nothing())
        self.workspace = Workspace(self.document, self.worker)
        self.window = MainWindow(self.workspace)
        self.files = Files(
            self.document,
            self.window,
            partial(import_screens, *FIRST),
            decide=lambda decided: self.generating.when_decided(decided),
        )
        self.health = HealthWatch(self.workspace)
        self.generating = GenerateFlow(self.workspace, self.window)
        self.menus = Menus(self.window, self.files, self.settings, self.ask_new)
        self.welcome = WelcomePage()
        self.one_window = OneWindow()
        self._painting = QTimer(self, singleShot=True, interval=0)
        self._leaving = False
        self._wire()

    def _wire(self) -> None:
        self.files.arrived.connect(lambda content: self.window.screen_of(_first_screen(content)))
        self.files.opened.connect(self._opened)
        self._painting.timeout.connect(lambda: self.window.setUpdatesEnabled(True))
        self.files.changed.connect(self._follow_file)
        self.files.notice.connect(self._notice)
        self.files.theirs_found.connect(self._tell_of_theirs)
        self.files.open_already.connect(self._open_already)
        self.one_window.wanted.connect(self.raise_window)
        self.document.changed.connect(self._follow_file)
        self.window.closing.connect(self._closing)
        self.window.dropped.connect(self.files.opening.open_path)
        self.workspace.asked_to_open.connect(self.files.opening.open_path)
        self.welcome.example_chosen.connect(self.open_example)
        self.welcome.new_chosen.connect(self.ask_new)
        self.welcome.open_chosen.connect(self.files.opening.ask_open)
        self.welcome.recent_chosen.connect(self.files.opening.open_path)
        self.welcome.recover_chosen.connect(self.files.opening.recover)
        self.welcome.discard_chosen.connect(self._discard)
        self.window.set_inspector_wanted(self.settings.inspector)

    def start(self, path: Path | None = None) -> None:
        """Show the window: with that plan, or on the welcome page."""
        self.window.resize(first_size(self.window.screen().availableSize()))
        if not self.settings.geometry.isEmpty():
            self.window.restoreGeometry(self.settings.geometry)
        self.show_welcome()
        self.window.show()
        if path is not None:
            self.files.opening.open_path(path)
        else:
            QTimer.singleShot(WARM_UP_MS, self.files, self.files.warm_up)

    def show_welcome(self) -> None:
        """Show what can be opened."""
        self.welcome.show_choices(self.settings.recent, ())
        self.window.show_welcome(self.welcome)
        self.worker.do(abandoned, self._offer_left)

    def open_example(self) -> None:
        """Open the bundled programme as a plan without a file."""
        self.files.opening.open_sample(resources() / "samples" / EXAMPLE)

    def ask_new(self) -> None:
        """Ask what a new plan is to begin with."""
        dialog = NewPlanDialog(self.window)
        dialog.made.connect(self.files.opening.open_new)
        dialog.open()

    def close(self) -> None:
        """Close the window, whatever is unsaved, and end what runs beside it."""
        self._leaving = True
        self.window.close()
        self.one_window.keep(None)
        self.generating.close()
        self.files.close()
        self.worker.close()
        self.document.close()
        self.garbage.stop()

    def say_again(self) -> None:
        """Say that something went wrong once more, after the one dialog."""
        self.workspace.say("Something went wrong again. Your plan is as it was; it is best to save and start anew.")

    def _offer_left(self, left: list[Abandoned]) -> None:
        if left:
            self.welcome.show_choices(self.settings.recent, left)

    def _discard(self, left: Abandoned) -> None:
        self.worker.do(lambda: discard(left), lambda _: self.show_welcome())

    def _opened(self) -> None:
        self.window.setUpdatesEnabled(False)  # painted in a step of its own, so that the window is never away for long
        self._painting.start()
        self.window.leave_welcome()
        self.workspace.selection.select()
        first = _first_screen(self.document.content)
        self.window.show_screen(first)
        self.window.rail.button(first).setFocus()  # or the keyboard would be nowhere: the first page is gone
        self._follow_file()
        QTimer.singleShot(WARM_UP_MS, self, lambda: self.worker.do(import_screens))  # once this one is painted

    def _follow_file(self, _: object = None) -> None:
        path, holder = self.files.path, self.files.holder
        if path is not None and path != self._path:
            self.workspace.folder = path.parent
        self._path = path
        if path is not None and (not self.settings.recent or self.settings.recent[0] != path):
            self.settings.add_recent(path)
        self.window.show_plan(self.document.plan.title, self.files.state, path, unsaved=self.files.unsaved)
        if holder is not None:
            self.window.banner.say(
                f"{holder}. You can look, and save a copy under another name.",
                button("Save a copy…", self.files.saving.ask_save_as),
                button("They are gone: open it for me", self.files.others.break_lock),
                grade="caution",
            )
        elif self._banner_is_holders:
            self.window.banner.hide()
        self._banner_is_holders = holder is not None
        self.one_window.keep(path if holder is None else None)

    _banner_is_holders = False
    _path: Path | None = None

    def _notice(self, words: str) -> None:
        self.window.banner.say(
            words,
            button("Save mine as…", self.files.saving.ask_save_as),
            button("Not now", self.window.banner.hide),
            grade="caution",
        )

    def _tell_of_theirs(self) -> None:
        self.window.banner.say(
            "Somebody else has changed this plan on the disk since you opened it.",
            button("Compare…", self.files.others.compare),
            button("Read theirs", self.files.others.reload),
            button("Save mine as…", self.files.saving.ask_save_as),
            button("Not now", self.window.banner.hide),
            grade="caution",
        )

    def raise_window(self) -> None:
        """Bring the window before all others."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _open_already(self, here: bool) -> None:
        if here:
            self.raise_window()
        words = "here already" if here else "in another window already, which is shown now"
        self.workspace.say(f"That plan is open {words}")

    def _closing(self, event: QCloseEvent) -> None:
        if self._leaving or not (self.files.unsaved or self.generating.undecided):
            self.settings.geometry = self.window.saveGeometry()
            self.settings.inspector = self.window.inspector_wanted
            event.accept()
            return
        event.ignore()
        self.files.saving.when_safe(self._close_for_good)

    def _close_for_good(self) -> None:
        self._leaving = True
        self.window.close()


def first_size(room: QSize) -> QSize:
    """How large the window is before anybody has made it larger or smaller, on a screen with that much room."""
    return QSize(*SIZE).boundedTo(room - QSize(*FRAME))


def _first_screen(content: Document) -> str:
    return FIRST[0] if content.timetable else FIRST[1]


def application() -> QApplication:
    """The running application, dressed; made where there is none yet."""
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        found = QApplication(sys.argv[:1])
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    found.setApplicationName(NAME)
    found.setApplicationDisplayName(NAME)
    return found


def run(arguments: Sequence[str]) -> int:
    """Open the window, with the plan file that the arguments name, if any; returns the exit code when it is closed."""
    app = application()
    words = list(arguments)
    if words and words[0] != DEBUG_CRASH and knock(Path(words[0])):
        return 0  # the window that has it open is shown
    before = last_crash()
    crash = start_log()
    settings = Settings()
    theme().look = settings.look
    theme().start()
    desk = Desk(settings)
    reporter = ErrorReporter(desk.files.keep_safe_now, desk.window)
    reporter.again.connect(desk.say_again)
    reporter.install()
    if words[:1] == [DEBUG_CRASH]:
        from hsmc_scheduler.gui.debug_crash import arm

        arm(desk.window, words[1])
        words = words[2:]
    desk.start(Path(words[0]) if words else None)
    if before:
        QTimer.singleShot(0, desk.window, lambda: _tell_of_crash(desk, before))
    code = app.exec()
    reporter.uninstall()
    desk.close()
    if crash is not None:
        crash.close()
    return code


def _tell_of_crash(desk: Desk, details: str) -> None:
    tell(
        desk.window,
        "The program ended without warning last time",
        "What was unsaved then is offered on the first page. These details help whoever looks after the program.",
        details,
    )


def _nothing() -> Document:
    """What the window shows behind the welcome page: an empty plan of this moment's academic year."""
    from datetime import date

    year = today().year
    return Document(
        Plan("", Calendar((AcademicYear("0", date(year, 9, 1), date(year + 1, 8, 31), date(year, 9, 20)),)))
    )
