"""The window: rail, screen, inspector, status line, and the commands that belong to all of them."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QMainWindow,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.frame.inspector import Inspector
from hsmc_scheduler.gui.frame.rail import Rail
from hsmc_scheduler.gui.frame.status_line import StatusLine
from hsmc_scheduler.gui.frame.top_bar import TopBar
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.registry import SCREENS
from hsmc_scheduler.gui.screens.screen import Screen
from hsmc_scheduler.gui.widgets.notices import Banner
from hsmc_scheduler.gui.widgets.settling import settle
from hsmc_scheduler.gui.widgets.text import tip
from hsmc_scheduler.gui.workspace import Workspace

OVERLAY_BELOW, NARROW_BELOW = 1280, 1024
"""Widths below which the inspector lies over the screen, and the rail shows icons only."""


class MainWindow(QMainWindow):
    """The window of one document. `closing` is asked before it closes, and says no by ignoring the event."""

    closing = Signal(object)
    dropped = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._side: QWidget | None = None
        self._screens: dict[str, Screen] = {}
        self.inspector_wanted = True
        self._welcome: QWidget | None = None
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 560)
        self._make_actions()
        self.rail, self.status_line = Rail(SCREENS), StatusLine(workspace.document)
        self.banner = Banner()
        self.inspector = Inspector()
        self.top_bar = TopBar(
            self.inspector_action,
            (self.undo_action, "undo-2"),
            (self.redo_action, "redo-2"),
            (self.find_action, "search"),
            (self.generate_action, "play"),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._badges = QTimer(self, singleShot=True, interval=0)
        self._badges.timeout.connect(self._show_badges)
        self.rail.chosen.connect(self.show_screen)
        workspace.asked_to_go.connect(self.show_place)
        workspace.asked_to_inspect.connect(self._inspect)
        workspace.said.connect(self.status_line.say)
        workspace.document.changed.connect(self._document_changed)
        workspace.document.findings_changed.connect(self._badges.start)
        self._show_badges()

    @property
    def screen_id(self) -> str:
        """The id of the screen shown; empty before the first."""
        return next((name for name, one in self._screens.items() if one is self._stack.currentWidget()), "")

    def screen_of(self, name: str) -> Screen:
        """The screen of that id, made if it has not been shown yet."""
        if name not in self._screens:
            spec = next(s for s in SCREENS if s.id == name)
            self._screens[name] = spec.make(self.workspace)
            self._stack.addWidget(self._screens[name])
        return self._screens[name]

    def show_screen(self, name: str) -> None:
        """Show a screen and its inspector."""
        screen = self.screen_of(name)
        self._stack.setCurrentWidget(screen)
        self.rail.show_screen(name)
        self._fit_inspector()

    def show_place(self, place: Place) -> None:
        """Show a screen, and the thing on it that the place names."""
        self.show_screen(place.screen)
        self.screen_of(place.screen).show_place(place)

    def show_welcome(self, page: QWidget) -> None:
        """Show the welcome page, and nothing that needs a plan."""
        self._welcome = page
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._fit_frame()

    def leave_welcome(self) -> None:
        """A plan is open."""
        self._welcome = None
        self._fit_frame()

    def _fit_frame(self) -> None:
        there = self._welcome is None
        for part in (self.rail, self.status_line, self.top_bar):
            part.setVisible(there)
        for action in (self.find_action, self.generate_action, self.inspector_action, *self.go_actions):
            action.setEnabled(there)
        self._fit_inspector()

    def toggle_inspector(self) -> None:
        """Fold the inspector away, or out again."""
        self.set_inspector_wanted(not self.inspector.isVisible())

    def _inspect(self) -> None:
        self.set_inspector_wanted(True)

    def set_inspector_wanted(self, wanted: bool) -> None:
        """Show the inspector where a screen has one, or never."""
        self.inspector_wanted = wanted
        self._fit_inspector()

    def show_side(self, panel: QWidget | None) -> None:
        """Show a panel instead of the inspector, whatever screen is shown; None: the inspector again."""
        self._side = panel
        self._fit_inspector()

    def show_plan(self, title: str, state: str, path: Path | None, *, unsaved: bool) -> None:
        """Say which plan is open, and how it stands."""
        self.top_bar.show_plan(title, state)
        self.top_bar.setToolTip(tip(str(path)) if path else "")
        self.setWindowTitle(f"{title}[*]")
        self.setWindowModified(unsaved)

    def _make_actions(self) -> None:
        stack = self.workspace.document.undo_stack
        self.undo_action = QAction("&Undo", self, iconText="Undo", enabled=stack.canUndo())
        self.redo_action = QAction("&Redo", self, iconText="Redo", enabled=stack.canRedo())
        self.find_action = QAction("&Find…", self, iconText="Find…")
        self.generate_action = QAction("&Generate timetable", self, iconText="Generate timetable")
        self.inspector_action = QAction("&Inspector", self)
        for action, keys in (
            (self.undo_action, QKeySequence.StandardKey.Undo),
            (self.find_action, QKeySequence.StandardKey.Find),
            (self.generate_action, QKeySequence("F5")),
            (self.inspector_action, QKeySequence("F4")),
        ):
            action.setShortcut(keys)
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])  # people know either
        stack.canUndoChanged.connect(self.undo_action.setEnabled)
        stack.canRedoChanged.connect(self.redo_action.setEnabled)
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_redo)
        for action in (self.undo_action, self.generate_action):
            action.triggered.connect(settle)
        self.undo_action.triggered.connect(self._undo)
        self.redo_action.triggered.connect(self._redo)
        self.find_action.triggered.connect(self._find)
        self.inspector_action.triggered.connect(self.toggle_inspector)
        self.go_actions = []
        for n, spec in enumerate(SCREENS, 1):
            action = QAction(spec.title.replace("&", "&&"), self, shortcut=QKeySequence(f"Ctrl+{n}"))
            action.triggered.connect(partial(self.show_screen, spec.id))
            self.go_actions.append(action)
        self.addActions(
            [self.undo_action, self.redo_action, self.find_action, self.generate_action, self.inspector_action]
        )
        self.addActions(self.go_actions)

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._middle = QWidget()
        row = QHBoxLayout(self._middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        centre = QVBoxLayout()
        centre.setContentsMargins(0, 0, 0, 0)
        centre.setSpacing(0)
        centre.addWidget(self.banner)
        centre.addWidget(self._stack, 1)
        row.addLayout(centre, 1)
        self._row = row
        row.addWidget(self.inspector)
        column.addWidget(self.top_bar)
        column.addWidget(self._middle, 1)
        column.addWidget(self.status_line)
        self.setCentralWidget(whole)

    def _undo(self) -> None:
        stack = self.workspace.document.undo_stack
        step = stack.undoText()
        stack.undo()
        self.workspace.say(f"Undone: {step}")  # or the last message would go on telling what is no longer so

    def _redo(self) -> None:
        stack = self.workspace.document.undo_stack
        step = stack.redoText()
        stack.redo()
        self.workspace.say(f"Done again: {step}")

    def _name_undo(self, step: str) -> None:
        self.undo_action.setText(f"&Undo {step}" if step else "&Undo")
        self.undo_action.setToolTip(tip(f"Undo {step}" if step else "Nothing to undo"))

    def _name_redo(self, step: str) -> None:
        self.redo_action.setText(f"&Redo {step}" if step else "&Redo")
        self.redo_action.setToolTip(tip(f"Redo {step}" if step else "Nothing to redo"))

    def _find(self) -> None:
        screen = self._stack.currentWidget()
        if not (isinstance(screen, Screen) and screen.search()):
            self.show_screen("timetable")
            self.screen_of("timetable").search()

    def _fit_inspector(self) -> None:
        screen = self._stack.currentWidget()
        panel = self._side or (screen.inspector() if isinstance(screen, Screen) else None)
        wanted = self._side is not None or self.inspector_wanted
        if panel is not None:
            self.inspector.show_panel(panel)
        overlay = self.width() < OVERLAY_BELOW
        if overlay != (self._row.indexOf(self.inspector) < 0):
            if overlay:
                self._row.removeWidget(self.inspector)
            else:
                self._row.addWidget(self.inspector)
        self.inspector.setVisible(panel is not None and wanted and self._welcome is None)
        self.top_bar.fold_button.setVisible(panel is not None and self._side is None)
        if overlay:
            self.inspector.setGeometry(
                self._middle.width() - self.inspector.width(), 0, self.inspector.width(), self._middle.height()
            )
            self.inspector.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the frame to the width."""
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < NARROW_BELOW)
        self._fit_inspector()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A plan file may be dropped on the window."""
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the plan file."""
        if path := _dropped(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard; of itself Qt has only Space do that."""
        at = self.focusWidget()
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and isinstance(at, QAbstractButton) and not isinstance(at, QCheckBox | QRadioButton):
            at.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whoever keeps the plan."""
        settle()
        self.closing.emit(event)

    def _document_changed(self, _: Changed) -> None:
        self._badges.start()
        self._fit_inspector()

    def _show_badges(self) -> None:
        counts = Counter(place.screen for place in self.workspace.open_problems())
        for spec in SCREENS:
            self.rail.show_count(spec.id, counts[spec.id])


def _dropped(data: QMimeData) -> str:
    """The one plan file that is dropped; empty: it is something else."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].lower().endswith(".hsmc") else ""
