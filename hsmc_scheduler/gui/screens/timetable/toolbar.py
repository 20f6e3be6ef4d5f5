"""The Timetable screen's bar: which view, what the colours mean, whose blocks, search, today."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from hsmc_scheduler.gui.screens.timetable.particulars import ColourBy, Kind
from hsmc_scheduler.gui.screens.timetable.view import Only, ViewState
from hsmc_scheduler.gui.theme.icons import bind_icon
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import Segments, button
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.projections.messages.words import counted

PAUSE_MS = 120
"""So long after the last key the search is done."""
EVERYONE = "Everyone"
COLOURS = ((ColourBy.MODULE, "By module"), (ColourBy.COHORT, "By cohort"), (ColourBy.TUTOR, "By tutor"))
KINDS = ((Kind.TUTOR, "Tutors"), (Kind.COHORT, "Cohorts"), (Kind.MODULE, "Modules"), (Kind.ROOM, "Rooms"))


class Toolbar(QWidget):
    """Follows the state and changes it. `view_chosen` carries a view's key; `next_wanted` a step, 1 or -1."""

    view_chosen = Signal(str)
    today_wanted = Signal()
    next_wanted = Signal(int)

    def __init__(self, state: ViewState, views: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._state = state
        self.views = Segments(tuple(views), "View")
        self.colours = Segments(tuple((c.value, title) for c, title in COLOURS), "Colour")
        self.filter = QPushButton(EVERYONE)
        self.filter.setAccessibleName(f"Show: {EVERYONE}")
        bind_icon(self.filter, "filter")
        self.filter_menu = QMenu(self.filter)
        self.filter.setMenu(self.filter_menu)
        self.everyone = button("", self._show_everyone, role="quiet", icon="x", name="Show everyone again")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search blocks")
        self.search.setAccessibleName("Search blocks by code, person, cohort, room or date")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(200)
        self.search.setMinimumWidth(90)
        self.today = button("Today", self.today_wanted.emit, role="quiet", icon="calendar-clock")
        self.preview = label("Not kept yet", "badge")
        self.preview.setToolTip("The best timetable found so far. It can be changed once it is kept.")
        self._rows = (QHBoxLayout(), QHBoxLayout())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self._rows:
            row.setSpacing(SPACE)
            column.addLayout(row)
        self._narrow: bool | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.search.textChanged.connect(self._pause.start)
        self.search.installEventFilter(self)
        self.views.chosen.connect(self.view_chosen)
        self.colours.chosen.connect(self._colour)
        self.filter_menu.aboutToShow.connect(self._fill_filter)
        state.changed.connect(self.follow)
        self.follow()
        self._arrange(narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In two rows where one is too short."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [one for one in self._tools if not one.isHidden()]
        needed = sum(one.sizeHint().width() for one in shown if one is not self.search) + self.search.minimumWidth()
        self._arrange(narrow=needed + SPACE * len(shown) > self.width())

    @property
    def _tools(self) -> tuple[QWidget, ...]:
        return (self.views, self.colours, self.filter, self.everyone, self.preview, self.today, self.search)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        first, second = self._rows
        for row in self._rows:
            while row.count():
                row.takeAt(0)
        wraps = (self.colours, self.search) if narrow else ()
        for row, tools in ((first, [t for t in self._tools if t not in wraps]), (second, wraps)):
            for tool in tools:
                if tool in (self.today, self.search) and (narrow or tool is self.today):
                    row.addStretch(1)
                row.addWidget(tool)
        second.setContentsMargins(0, SPACE if narrow else 0, 0, 0)

    def follow(self) -> None:
        """Show the state as it is."""
        self.colours.choose(self._state.colour_by.value)
        words = self._words()
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 180)
        self.filter.setText(shown.replace("&", "&&"))
        self.filter.setAccessibleName(f"Show: {words}")
        self.everyone.setVisible(self._state.only is not None)
        self.preview.setVisible(self._state.preview is not None)
        self._fit()

    def start_search(self) -> None:
        """Give the keyboard to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search field, Enter goes to the next block found and Esc clears."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._search()
                self.next_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                self._search()
                return True
        return super().eventFilter(watched, event)

    def _words(self) -> str:
        only = self._state.only
        if only is None:
            return EVERYONE
        return next((title for kind, thing, title in self._things() if (kind, thing) == (only.kind, only.id)), only.id)

    def _things(self) -> Iterable[tuple[Kind, str, str]]:
        plan = self._state.workspace.document.plan
        for tutor in plan.tutors:
            yield Kind.TUTOR, tutor.id, tutor.name
        for cohort in plan.cohorts:
            yield Kind.COHORT, cohort.id, cohort.title
        for module in plan.modules:
            yield Kind.MODULE, module.code, f"{module.code}  {module.title}"
        for room in plan.rooms:
            yield Kind.ROOM, room.id, room.name

    def _fill_filter(self) -> None:
        menu = self.filter_menu
        menu.clear()
        group = QActionGroup(menu)
        self._add(menu, group, EVERYONE, None)
        menu.addSeparator()
        for kind, title in KINDS:
            part = menu.addMenu(title)
            things = sorted(((w, thing) for k, thing, w in self._things() if k is kind), key=lambda t: _counted(t[0]))
            for words, thing in things:
                self._add(part, group, words, Only(kind, thing))
            part.setEnabled(bool(things))

    def _add(self, menu: QMenu, group: QActionGroup, words: str, only: Only | None) -> None:
        action = QAction(words.replace("&", "&&"), menu, checkable=True, checked=self._state.only == only)
        action.setData(only)
        action.triggered.connect(self._choose_filter)
        group.addAction(action)
        menu.addAction(action)

    def _choose_filter(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._state.show_only(action.data())

    def _show_everyone(self) -> None:
        self._state.show_only(None)

    def _colour(self, key: str) -> None:
        self._state.look_by(ColourBy(key))

    def _search(self) -> None:
        self._pause.stop()
        text = self.search.text().strip()
        if text != self._state.search:
            self._state.search_for(text)
            if text and self._state.timetable is not None:
                found = sum(self._state.matches(b.placement.key) for b in self._state.shown())
                self._state.workspace.say(f"{counted(found, 'block')} found")


def _counted(words: str) -> list[tuple[int, str]]:
    """By which names are sorted: Tutor 2 before Tutor 10."""
    return [(int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in re.split(r"(\d+)", words)]
