"""A screen with a list on the left, and on the right the table or the page of what is chosen in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hsmc_scheduler.domain.place import Place as At
from hsmc_scheduler.domain.place import index_of, steps, value_at
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import LISTS, Place
from hsmc_scheduler.gui.screens.screen import Screen
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.outline import Entry, Outline
from hsmc_scheduler.gui.widgets.table.table import DataTable
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace

LIST_WIDE = 264


class ThingPage(Protocol):
    """A page of one kind of thing."""

    def show_thing(self, at: At) -> None:
        """Show the thing at that place."""

    def refresh(self) -> None:
        """Show the document as it is now."""

    def focus_field(self, name: str) -> bool:
        """Give the keyboard to a field, or to the first."""


class TablePage(QWidget):
    """A table of all of one kind, under its title."""

    def __init__(self, title: str, hint: str, table: DataTable, *more: QWidget) -> None:
        super().__init__()
        self.table = table
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        row = QHBoxLayout()
        row.addWidget(label(title, "title"), 1)
        for each in more:
            row.addWidget(each)
        column.addLayout(row)
        column.addWidget(label(hint, "secondary", wrap=True))
        column.addWidget(table, 1)

    def show_thing(self, at: At) -> None:
        """Select the row of the thing at that place."""
        if len(at) > 1:
            self.table.show_thing(at)

    def refresh(self) -> None:
        """Show the document as it is now."""
        self.table.refresh()

    def focus_field(self, name: str) -> bool:
        """Give the keyboard to the table."""
        self.table.grid.setFocus()
        return True


class BrowseScreen(Screen):
    """A subclass says what the list holds (`entries`), and makes the page for a kind of place (`make_page`)."""

    NAME = ""
    FIRST: At = ()
    FIELDS: frozenset[str] = frozenset()
    """What of the plan the screen shows; other changes pass it by."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.at: At = self.FIRST
        self._stood = (-1, 0)  # the number of the thing shown in its list, and how long that was
        self._opening = workspace.document.openings
        self.pages: dict[str, QWidget] = {}
        self.outline = Outline(self.NAME)
        side = QFrame()
        side.setProperty("role", "panel")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.outline)
        self.stack = QStackedWidget()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.addWidget(side)
        split.addWidget(self.stack)
        split.setStretchFactor(1, 1)
        split.setSizes([LIST_WIDE, 1000])
        split.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        self.outline.chosen.connect(self.show_at)

    def entries(self) -> Iterable[Entry]:
        """The lines of the list on the left."""
        raise NotImplementedError

    def make_page(self, kind: str) -> QWidget:
        """The page of a kind: "modules" for the whole list, "modules/" for one of it."""
        raise NotImplementedError

    def grade(self, at: At) -> str:
        """Whether something is wrong with the thing at that place."""
        found = [p.severity for p in self.workspace.document.facts.problems if p.at[: len(at)] == at]
        return "bad" if Severity.ERROR in found else "caution" if found else ""

    def refresh(self, changed: Changed) -> None:
        """Show the document as it is now."""
        if not changed.touches(*self.FIELDS):
            return
        self.outline.show_entries(tuple(self.entries()))
        self.show_at(self._renamed())

    def show_at(self, at: At) -> None:
        """Show the table or the page of a place; where it is no more, the table it was in."""
        try:
            value_at(self.workspace.document.plan, at)
        except KeyError:
            at = at[:1]
        kind = f"{at[0]}/" if len(at) > 1 else str(at[0])
        if kind not in self.pages:
            self.pages[kind] = self.make_page(kind)
            self.stack.addWidget(self.pages[kind])
        page: ThingPage = self.pages[kind]  # type: ignore[assignment]  # every page is one
        if at != self.at or self.stack.currentWidget() is not self.pages[kind] or len(at) > 1:
            self.at = at
            page.show_thing(at)
        if len(at) == 1:
            page.refresh()
        self.stack.setCurrentWidget(self.pages[kind])
        self.outline.show_at(at)
        things = self._things()
        self._stood = (index_of(things, at[1]) if len(at) > 1 else -1, len(things))
        self._opening = self.workspace.document.openings

    def _things(self) -> tuple[object, ...]:
        found: tuple[object, ...] = value_at(self.workspace.document.plan, self.at[:1])
        return found

    def _renamed(self) -> At:
        """The place of the thing shown; where that is no more, of the one that stands there by another name."""
        try:
            value_at(self.workspace.document.plan, self.at)
        except KeyError:
            (number, length), things = self._stood, self._things()
            same_plan = self._opening == self.workspace.document.openings
            if same_plan and number >= 0 and len(things) == length:
                return (self.at[0], steps(things)[number])
        return self.at

    def show_place(self, place: Place) -> None:
        """Show the thing a place names, and give the keyboard to its field."""
        kinds = {kind: name for name, kind in LISTS.items()}
        name = kinds.get(place.kind, "")
        if name not in self.FIELDS:
            return
        self.show_at((name, place.id) if place.id else (name,))
        page: ThingPage = self.pages[f"{name}/" if len(self.at) > 1 else name]  # type: ignore[assignment]
        page.focus_field(place.field)

    def search(self) -> bool:
        """Give the keyboard to the search above the list."""
        self.outline.search.setFocus()
        self.outline.search.selectAll()
        return True
