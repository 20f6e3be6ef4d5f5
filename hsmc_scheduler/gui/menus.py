"""The menu bar: every command of the window, with its key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu

from hsmc_scheduler.app.generating import Extent, Wanted
from hsmc_scheduler.app.plan_files.folders import log_folder
from hsmc_scheduler.gui.about import show_about
from hsmc_scheduler.gui.files import Files
from hsmc_scheduler.gui.generating.ask_date import AskDate
from hsmc_scheduler.gui.main_window import MainWindow
from hsmc_scheduler.gui.settings import Settings
from hsmc_scheduler.gui.theme.theme import Look, theme
from hsmc_scheduler.gui.widgets.settling import settle
from hsmc_scheduler.gui.widgets.text import tip

LOOKS = ((Look.SYSTEM, "As the &system"), (Look.LIGHT, "&Light"), (Look.DARK, "&Dark"))
Key = QKeySequence.StandardKey
Keys = QKeySequence.StandardKey | str
PAIR = 2


class Menus(QObject):
    """Builds the menus of one window."""

    def __init__(self, window: MainWindow, files: Files, settings: Settings, new_plan: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._files, self._settings = window, files, settings
        bar = window.menuBar()
        self._fill_file(bar.addMenu("&File"), new_plan)
        edit = bar.addMenu("&Edit")
        edit.addActions([window.undo_action, window.redo_action])
        edit.addSeparator()
        edit.addAction(window.find_action)
        self._fill_view(bar.addMenu("&View"))
        self.timetable_menu = bar.addMenu("&Timetable")
        self._fill_timetable(self.timetable_menu)
        helping = bar.addMenu("&Help")
        self._add(helping, "&Keyboard and mouse", partial(show_about, window, "keys"), Key.HelpContents)
        self._add(helping, "Open the &log folder", _open_log_folder)
        self._add(helping, "&About HSMC Scheduler", partial(show_about, window, "about"))

    def _fill_file(self, menu: QMenu, new_plan: Callable[[], object]) -> None:
        self._add(menu, "&New plan…", new_plan, Key.New)
        self._add(menu, "&Open…", self._files.opening.ask_open, Key.Open)
        self._recent = menu.addMenu("Open &recent")
        self._recent.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill_recent)
        menu.addSeparator()
        self.save_action = self._add(menu, "&Save", self._files.saving.save, Key.Save)
        self.save_as_action = self._add(menu, "Save &as…", self._files.saving.ask_save_as, "Ctrl+Shift+S")
        self.backups_action = self._add(menu, "Go back to a &backup…", self._files.opening.ask_backup)
        menu.addSeparator()
        self._add(menu, "&Quit", self._window.close, "Ctrl+Q")
        self._files.changed.connect(self._follow_file)
        self._follow_file()

    def _fill_view(self, menu: QMenu) -> None:
        menu.addActions(self._window.go_actions)
        menu.addSeparator()
        menu.addAction(self._window.inspector_action)
        looks = menu.addMenu("&Look")
        group = QActionGroup(self)
        for look, title in LOOKS:
            action = self._add(looks, title, partial(self._choose_look, look))
            action.setCheckable(True)
            action.setChecked(theme().look is look)
            group.addAction(action)

    def _fill_timetable(self, menu: QMenu) -> None:
        window, workspace = self._window, self._window.workspace
        menu.addAction(window.generate_action)
        window.generate_action.triggered.connect(lambda: workspace.asked_to_generate.emit(Wanted()))
        little = Wanted(Extent.LITTLE)
        self._add(menu, "Generate again, &changing as little as possible", lambda: self._generate(little), "Shift+F5")
        not_pinned = Wanted(Extent.NOT_PINNED)
        self._add(menu, "Generate only what is not &pinned", lambda: self._generate(not_pinned))
        self._add(menu, "Generate only the &selected deliveries", self._generate_selected)
        self._add(menu, "Generate only &after a date…", self._generate_after)
        menu.addSeparator()
        self.block_menu = menu.addMenu("Selected &block")
        self.block_menu.aboutToShow.connect(self._fill_block)
        menu.aboutToShow.connect(self._offer_block)

    def _generate(self, wanted: Wanted) -> None:
        self._window.workspace.asked_to_generate.emit(wanted)

    def _generate_selected(self) -> None:
        chosen = frozenset(delivery for delivery, _ in self._window.workspace.selection.blocks)
        if chosen:
            self._generate(Wanted(Extent.DELIVERIES, chosen))
        else:
            self._window.workspace.say("Select a block of the delivery first")

    def _offer_block(self) -> None:
        """Name what the commands would be for; there are none without a block selected."""
        number = len(self._window.workspace.selection.blocks)
        self.block_menu.setTitle("Selected &block" if number < PAIR else f"The {number} &blocks selected")
        self.block_menu.setEnabled(bool(number))

    def _fill_block(self) -> None:
        """What the planner's own menu offers, for who looks for it here."""
        from hsmc_scheduler.gui.screens.timetable.screen import TimetableScreen

        for old in self.block_menu.findChildren(QMenu):
            old.deleteLater()
        self.block_menu.clear()
        screen = self._window.screen_of("timetable")
        if isinstance(screen, TimetableScreen):
            screen.commands.fill(self.block_menu)

    def _generate_after(self) -> None:
        box = AskDate(self._window, self._window.workspace.document.plan.calendar)
        box.chosen.connect(self._after)
        box.open()

    def _after(self, day: date) -> None:
        self._generate(Wanted(Extent.AFTER, after=day))

    def _fill_recent(self) -> None:
        self._recent.clear()
        for n, path in enumerate(self._settings.recent, 1):
            action = self._add(
                self._recent, f"&{n} {path.name}".replace("_", " "), partial(self._files.opening.open_path, path)
            )
            action.setToolTip(tip(str(path)))
            action.setEnabled(path.exists())
        self._recent.setEnabled(not self._recent.isEmpty())

    def _follow_file(self) -> None:
        there = self._files.file is not None
        for action in (self.save_action, self.save_as_action):
            action.setEnabled(there)
        self.backups_action.setEnabled(self._files.path is not None)

    def _choose_look(self, look: Look) -> None:
        self._settings.look = look
        theme().choose(look)

    def _add(self, menu: QMenu, title: str, do: Callable[[], object], keys: Keys | None = None) -> QAction:
        action = QAction(title, self)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(settle)
        action.triggered.connect(lambda: do())
        menu.addAction(action)
        self._window.addAction(action)
        return action


def _open_log_folder() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))
