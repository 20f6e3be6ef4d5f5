"""The Checks screen: how the plan and its timetable stand, every line a jump."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QMenu, QTreeView, QVBoxLayout

from hsmc_scheduler.app.mends import mend_of
from hsmc_scheduler.gui.document import Changed
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.checks.findings import Group, Line, groups_of, since_words, summary
from hsmc_scheduler.gui.screens.screen import Screen
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.icons import icon
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.notices import Banner
from hsmc_scheduler.gui.widgets.text import label, tip
from hsmc_scheduler.gui.widgets.wrapping import WrappingDelegate
from hsmc_scheduler.gui.workspace import Workspace

ICONS = {"good": "circle-check", "caution": "triangle-alert", "bad": "circle-x"}
LINE = Qt.ItemDataRole.UserRole
HEADINGS = ("What was found", "How much it matters", "Since the last timetable")
SINCE = 2
"""The column with what got better or worse; not there before there are two timetables."""
ROW, FILTER_WIDE = 30, 240


class ChecksScreen(Screen):
    """A tree of groups, rules and breaches."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.banner = Banner()
        self.tree = QTreeView()
        self.tree.setAccessibleName("Everything that was found")
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.setUniformRowHeights(False)
        self.tree.setWordWrap(True)
        self.tree.setIndentation(SPACE * 2 + 4)
        self.tree.activated.connect(self._jump_from)
        self.tree.customContextMenuRequested.connect(self._menu)
        self.tree.setItemDelegate(WrappingDelegate(self.tree, ROW))
        self._model = QStandardItemModel(self)
        self.tree.setModel(self._model)
        self.filter_box = QLineEdit()
        self.filter_box.setPlaceholderText("Find in checks")
        self.filter_box.setAccessibleName("Find in checks")
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setFixedWidth(FILTER_WIDE)
        self.filter_box.textChanged.connect(self._build)
        self.show_button = button("Show", self.jump, icon="external-link", name="Show what the line is about")
        self.mend_button = button("Mend", self.mend, icon="wand-sparkles", name="Mend the problem")
        self._groups: tuple[Group, ...] = ()
        self._lay_out()
        self.tree.header().sectionResized.connect(self.tree.scheduleDelayedItemsLayout)  # rows are as high as they wrap
        self.tree.selectionModel().currentChanged.connect(self._chosen)
        theme().changed.connect(self._build)
        self._chosen(QModelIndex(), QModelIndex())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE + 4)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(label("Checks", "title"))
        top.addStretch(1)
        top.addWidget(self.filter_box)
        top.addWidget(self.show_button)
        top.addWidget(self.mend_button)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self.tree, 1)

    def refresh(self, changed: Changed) -> None:
        """Look at everything again."""
        self._groups = groups_of(self.workspace.document)
        grade, words = summary(self.workspace.document)
        self.banner.say(" ".join(part for part in (words, since_words(self._groups)) if part), grade=grade)
        self._build()

    def show_findings(self) -> None:
        """The health check has spoken."""
        self.refresh(Changed(frozenset()))

    def search(self) -> bool:
        """Put the keyboard into the search box."""
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()
        return True

    def show_place(self, place: Place) -> None:
        """Put the keyboard into the tree; a rule's id selects that rule."""
        self.tree.setFocus()
        for index in self._indexes():
            line = index.data(LINE)
            if place.id and line.place is not None and line.place.id == place.id:
                self.tree.setCurrentIndex(index)
                self.tree.expand(index)
                return

    @property
    def line(self) -> Line | None:
        """The line the keyboard is on."""
        found: Line | None = self.tree.currentIndex().siblingAtColumn(0).data(LINE)
        return found

    def jump(self) -> None:
        """Show what the line is about."""
        line = self.line
        if line is None or line.place is None:
            return
        if line.blocks:
            self.workspace.selection.select(*line.blocks)
        self.workspace.go(line.place)

    def mend(self) -> None:
        """Mend the problem of the line, where there is one way to."""
        line = self.line
        found = mend_of(self.workspace.document.plan, line.problem) if line and line.problem else None
        if found is not None:
            self.workspace.edit(found.label, found.apply)

    def _jump_from(self, _: QModelIndex) -> None:
        self.jump()

    def _chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        line: Line | None = now.siblingAtColumn(0).data(LINE)
        found = mend_of(self.workspace.document.plan, line.problem) if line and line.problem else None
        self.show_button.setEnabled(line is not None and line.place is not None)
        self.mend_button.setEnabled(found is not None and not self.workspace.read_only)
        self.mend_button.setToolTip(tip(found.label if found else "There is no mend to choose from one click"))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in (self.show_button, self.mend_button):
            action = menu.addAction(one.toolTip() if one is self.mend_button and one.isEnabled() else one.text())
            action.setEnabled(one.isEnabled())
            action.triggered.connect(one.click)
        menu.popup(self.tree.viewport().mapToGlobal(at))

    # what the tree holds ------------------------------------------------------------------------------------

    def _build(self) -> None:
        wanted = self.filter_box.text().casefold().strip()
        kept, number = self.line, self._number()
        opened = {i.data(LINE).text for i in self._indexes() if i.data(LINE) is not None and self.tree.isExpanded(i)}
        self._model.clear()
        self._model.setHorizontalHeaderLabels(list(HEADINGS))
        for group in self._groups:
            lines = [line for line in group.lines if _matches(line, wanted)]
            if lines:
                heading = QStandardItem(f"{group.title} ({len(lines)})" if group.counted else group.title)
                heading.setFont(font(strong=True))
                self._model.appendRow([heading, QStandardItem(), QStandardItem()])
                for line in lines:
                    self._add(heading, line, wanted)
        self._widths()
        self.tree.setColumnHidden(SINCE, self.workspace.document.earlier is None)
        for row in range(self._model.rowCount()):
            title = self._model.item(row).text()
            self.tree.setExpanded(self._model.index(row, 0), bool(wanted) or not title.startswith("Kept"))
        for index in self._indexes():
            line = index.data(LINE)
            if line is not None and (line.text in opened or wanted or line.grade == "bad"):
                self.tree.expand(index)
            if kept is not None and line is not None and line.text == kept.text:
                self.tree.setCurrentIndex(index)
                kept = None
        if kept is not None and (left := self._indexes()):  # it was mended: the keyboard is on the one after it
            self.tree.setCurrentIndex(left[min(number, len(left) - 1)])

    def _add(self, parent: QStandardItem, line: Line, wanted: str) -> None:
        text = QStandardItem(icon(ICONS[line.grade], line.grade), line.text)
        text.setData(line, LINE)
        matters, since = QStandardItem(line.matters), QStandardItem(line.since)
        for one in (matters, since):
            one.setForeground(tokens().colour("secondary"))
        if line.since:
            since.setForeground(tokens().colour("good" if line.since.endswith("better") else "caution"))
        parent.appendRow([text, matters, since])
        if not line.matters and not line.since and not line.lines:
            self.tree.setFirstColumnSpanned(parent.rowCount() - 1, parent.index(), True)
        for breach in line.lines:
            if not wanted or wanted in line.text.casefold() or _matches(breach, wanted):
                self._add(text, breach, wanted)

    def _widths(self) -> None:
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 170), (2, 190)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)

    def _number(self) -> int:
        """The number of the line the keyboard is on among all of them, from 0."""
        rows, now = self._indexes(), self.tree.currentIndex().siblingAtColumn(0)
        return rows.index(now) if now in rows else 0

    def _indexes(self) -> list[QModelIndex]:
        """Every row but the headings."""
        found = []
        for n in range(self._model.rowCount()):
            group = self._model.index(n, 0)
            for m in range(self._model.rowCount(group)):
                rule = self._model.index(m, 0, group)
                found.append(rule)
                found += [self._model.index(k, 0, rule) for k in range(self._model.rowCount(rule))]
        return found


def _matches(line: Line, wanted: str) -> bool:
    return not wanted or wanted in line.text.casefold() or any(_matches(one, wanted) for one in line.lines)
