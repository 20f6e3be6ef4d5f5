"""The Timetable screen: its bar, and the views on the timetable under it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from hsmc_scheduler.app.generating import Wanted
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.screen import Screen
from hsmc_scheduler.gui.screens.timetable.agenda.view import AgendaView
from hsmc_scheduler.gui.screens.timetable.commands.block_commands import BlockCommands
from hsmc_scheduler.gui.screens.timetable.inspector.panel import BlockPanel
from hsmc_scheduler.gui.screens.timetable.lanes.view import LanesView
from hsmc_scheduler.gui.screens.timetable.planner.view import PlannerView
from hsmc_scheduler.gui.screens.timetable.toolbar import Toolbar
from hsmc_scheduler.gui.screens.timetable.unplaced import UnplacedBanner
from hsmc_scheduler.gui.screens.timetable.view import VIEW, TimetableView, ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import EmptyState
from hsmc_scheduler.gui.workspace import Workspace

VIEWS: tuple[tuple[str, type[TimetableView]], ...] = (
    ("planner", PlannerView),
    ("lanes", LanesView),
    ("agenda", AgendaView),
)


class TimetableScreen(Screen):
    """One timetable, looked at in several ways; selection, colours, filter and search are the same in all."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.state = ViewState(workspace)
        self.commands = BlockCommands(workspace, self.state, self)
        self.panel = BlockPanel(workspace, self.state, self.commands)
        self.toolbar = Toolbar(self.state, ((key, view.title) for key, view in VIEWS))
        self.views: dict[str, TimetableView] = {}
        """Those that have been shown, and the first."""
        self._pages = QStackedWidget()
        self._view_of(VIEWS[0][0])
        self.panel.left.connect(self._leave_panel)
        self._empty = self._make_empty()
        self.unplaced = UnplacedBanner(workspace, self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.toolbar)
        column.addWidget(self.unplaced)
        column.addWidget(self._pages, 1)
        column.addWidget(self._empty, 1)
        self.toolbar.view_chosen.connect(self.show_view)
        self.toolbar.today_wanted.connect(self._today)
        self.toolbar.next_wanted.connect(self._find_next)
        self.unplaced.place_wanted.connect(self._place)
        self.state.changed.connect(self._state_changed)
        for keys, step in (("F3", 1), ("Shift+F3", -1)):
            action = QAction("Find next" if step > 0 else "Find previous", self, shortcut=QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setData(step)
            action.triggered.connect(self._find_by_key)
            self.addAction(action)

    @property
    def view(self) -> TimetableView:
        """The view shown."""
        found = self._pages.currentWidget()
        assert isinstance(found, TimetableView)
        return found

    def show_view(self, key: str) -> None:
        """Show one of the views; whatever is held is let go."""
        self.state.hand.let_go()
        self.toolbar.views.choose(key)
        self._pages.setCurrentWidget(self._view_of(key))

    def _view_of(self, key: str) -> TimetableView:
        """The view of that name, made when it is first wanted."""
        if key not in self.views:
            view = self.views[key] = dict(VIEWS)[key](self.workspace, self.state)
            self._pages.addWidget(view)
            view.menu_wanted.connect(self._show_menu)
            view.move_wanted.connect(self.commands.move_to)
            view.inspect_wanted.connect(self._inspect)
        return self.views[key]

    def refresh(self, changed: Changed) -> None:
        """Hand on what changed to the views, if there is a timetable to see."""
        there = self.state.timetable is not None
        self._pages.setVisible(there)
        self.toolbar.setVisible(there)
        self._empty.setVisible(not there)
        if there:
            self.toolbar.follow()
        self.unplaced.follow()
        if self.workspace.document.timetable is not None and changed.touches("timetable", "deliveries"):
            self._forget_what_is_gone()
        for view in self.views.values():
            view.take(changed)

    def show_place(self, place: Place) -> None:
        """Select and reveal a block ("delivery#number"), or the first block of a delivery."""
        if self.state.timetable is None:
            return
        delivery, _, number = place.id.rpartition("#")
        wanted = (delivery, int(number)) if number.isdigit() else (place.id, 1)
        if wanted in self.state.roll.blocks:
            if not self.state.show(wanted):
                self.state.show_only(None)
            self.workspace.selection.select(wanted)
            self.view.reveal(wanted)

    def inspector(self) -> QWidget | None:
        """The block selected."""
        return self.panel if self.state.timetable is not None else None

    def search(self) -> bool:
        """Give the keyboard to the search field."""
        if self.state.timetable is None:
            return False
        self.toolbar.start_search()
        return True

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            "calendar-range",
            "No timetable yet",
            "Once the timetable is generated, the years are seen here on one sheet: every block on its dates, to look "
            "at, to move and to pin.",
            button("Generate timetable", self._generate, role="primary", icon="play"),
        )

    def _generate(self) -> None:
        self.workspace.asked_to_generate.emit(Wanted())

    def _state_changed(self) -> None:
        if self.isVisible():
            self.refresh(Changed(frozenset({VIEW})))

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view.fill_menu(menu)
        self.commands.fill(menu)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(at)

    def _place(self, block: Block) -> None:
        """Carry a block without dates over the planner."""
        planner = self.views["planner"]
        if isinstance(planner, PlannerView):
            self.show_view("planner")
            planner.sheet.pick_up_new(block)

    def _inspect(self) -> None:
        """Give the keyboard to the inspector, unfolded if it was not."""
        self.workspace.asked_to_inspect.emit()
        self.panel.take_keyboard()

    def _leave_panel(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _today(self) -> None:
        self.view.show_today()

    def _forget_what_is_gone(self) -> None:
        """Take blocks out of the selection that the timetable no longer has."""
        document, selection = self.workspace.document, self.workspace.selection
        there = {p.key for p in document.timetable.placements} if document.timetable else set()
        selection.select(*(b for b in selection.blocks if b in there and b[0] in document.facts.index.deliveries))

    def _find_by_key(self) -> None:
        """F3: the next block found, with the keyboard on it; without a search, ask for one."""
        action = self.sender()
        if self.state.timetable is None or not isinstance(action, QAction):
            return
        if self.toolbar.search.text().strip():
            self._find_next(action.data())
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.toolbar.start_search()

    def _find_next(self, step: int) -> None:
        """Select the next (or the one before) of the blocks that match the search, in order of time."""
        found = sorted(
            (b.placement.start, key) for b in self.state.shown() if self.state.matches(key := b.placement.key)
        )
        keys = [key for _, key in found]
        if not keys:
            self.workspace.say(f"No block shown matches “{self.state.search}”")
            return
        now = self.workspace.selection.block
        place = keys.index(now) + step if now in keys else (0 if step > 0 else -1)
        block = keys[place % len(keys)]
        self.workspace.selection.select(block)
        self.view.reveal(block)
        self.toolbar.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.workspace.say(f"{place % len(keys) + 1} of {len(keys)} found")
