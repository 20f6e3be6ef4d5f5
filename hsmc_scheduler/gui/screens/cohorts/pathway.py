"""The pathway grid: what the cohort takes in which year, painted with keys or buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hsmc_scheduler.app.edits.pathways import Taken, set_taken
from hsmc_scheduler.domain.place import value_at
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.screens.cohorts.pathway_model import TAKEN, Index, PathwayModel
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import SECONDARY, SPACE
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace

ROW = 34
KEYS = {
    Qt.Key.Key_R: Taken.REQUIRED,
    Qt.Key.Key_E: Taken.ELECTIVE,
    Qt.Key.Key_N: Taken.NOT,
    Qt.Key.Key_Delete: Taken.NOT,
    Qt.Key.Key_Backspace: Taken.NOT,
}


class PathwayGrid(QTableView):
    """`painted` carries how the selected deliveries are to be taken."""

    painted = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R, E and N (or Delete) paint; Space goes through them."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in KEYS:
            self.painted.emit(KEYS[key])
        elif key == Qt.Key.Key_Space:
            now = self.currentIndex().data(TAKEN)
            self.painted.emit(Taken.NOT if now == Taken.REQUIRED else Taken.REQUIRED)
        else:
            super().keyPressEvent(event)


class PathwayEditor(QWidget):
    """The grid of one cohort with its buttons."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.model = PathwayModel(workspace, self)
        self.grid = PathwayGrid()
        self.grid.setModel(self.model)
        self.grid.setItemDelegate(TakenDelegate(self.grid))
        self.grid.setAccessibleName("Pathway: modules by academic year")
        self.grid.setTabKeyNavigation(False)
        self.grid.verticalHeader().setDefaultSectionSize(ROW)
        self.grid.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.grid.verticalHeader().setFixedWidth(300)
        self.grid.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.horizontalHeader().setHighlightSections(False)
        self.grid.painted.connect(self.paint)
        self.buttons = {
            Taken.REQUIRED: button("Required", partial(self.paint, Taken.REQUIRED), name="Required (R)"),
            Taken.ELECTIVE: button("Elective…", partial(self.paint, Taken.ELECTIVE), name="Elective (E)"),
            Taken.RUN: button("One of several runs…", partial(self.paint, Taken.RUN)),
            Taken.NOT: button("Not taken", partial(self.paint, Taken.NOT), name="Not taken (N)"),
        }
        self.asked: QInputDialog | None = None
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for one in self.buttons.values():
            row.addWidget(one)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self.grid)
        self.nothing = label("Nothing is taught yet: add deliveries on Programmes & modules.", "secondary", wrap=True)
        column.addWidget(self.nothing)
        theme().changed.connect(self.grid.viewport().update)

    def show_cohort(self, cohort: str) -> None:
        """Show what a cohort takes."""
        self.model.show_cohort(cohort)
        count = self.model.rowCount()
        self.grid.setFixedHeight(self.grid.horizontalHeader().sizeHint().height() + ROW * count + 6)
        self.grid.setVisible(count > 0)
        self.nothing.setVisible(not count)
        for one in self.buttons.values():
            one.setEnabled(count > 0 and not self.workspace.read_only)

    def paint(self, taken: Taken) -> None:
        """Take what is selected so; electives and runs ask which."""
        if self.workspace.read_only or not self._deliveries():
            return
        if taken not in (Taken.ELECTIVE, Taken.RUN):
            self.apply(taken, "")
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title in self._slots(taken):
            menu.addAction(title.replace("&", "&&")).triggered.connect(partial(self.apply, taken, title))
        menu.addSeparator()
        new = "New choice…" if taken is Taken.ELECTIVE else "New runs…"
        menu.addAction(new).triggered.connect(partial(self._ask_name, taken))
        menu.setActiveAction(menu.actions()[0])
        under: QPushButton = self.buttons[taken]
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    def apply(self, taken: Taken, slot: str, *_: object) -> None:
        """Take every selected delivery so, as one step."""
        chosen = self._deliveries()

        def taking(plan: Plan) -> Plan:
            for delivery in chosen:
                plan = set_taken(plan, self.model.cohort, delivery, taken, slot)
            return plan

        self.workspace.edit(f"Make {taken.value}" if taken is not Taken.NOT else "Take out of the pathway", taking)

    def _deliveries(self) -> list[str]:
        chosen = self.grid.selectedIndexes() or [self.grid.currentIndex()]
        return [cell.delivery for index in chosen if (cell := self.model.cell(index)) is not None]

    def _slots(self, taken: Taken) -> list[str]:
        cohort = value_at(self.workspace.document.plan, ("cohorts", self.model.cohort))
        if taken is Taken.ELECTIVE:
            return list(dict.fromkeys(s.title for y in cohort.pathway for s in y.electives))
        return list(dict.fromkeys(r.title for y in cohort.pathway for r in y.one_of))

    def _ask_name(self, taken: Taken, *_: object) -> None:
        self.asked = QInputDialog(self)
        self.asked.setWindowTitle("New choice" if taken is Taken.ELECTIVE else "New runs")
        self.asked.setLabelText("What it is called, such as “Optional module”")
        self.asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asked.textValueSelected.connect(partial(self.apply, taken))
        self.asked.open()


class TakenDelegate(QStyledItemDelegate):
    """Paints how a delivery is taken: a filled, a half and an empty mark, and words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        look = tokens()
        said = index.data(TAKEN)
        taken = None if said is None else Taken(said)  # Qt hands it over as its text
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if taken is None:
            painter.fillRect(option.rect, look.colour("weekend"))
        elif selected:
            painter.fillRect(option.rect, look.colour("accent_soft"))
        if taken is not None:
            box = QRectF(option.rect.left() + SPACE, option.rect.center().y() - 5, 11, 11)
            painter.setPen(look.colour("accent" if taken is not Taken.NOT else "line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box)
            painter.setBrush(look.colour("accent"))
            if taken is Taken.REQUIRED:
                painter.drawEllipse(box)
            elif taken is not Taken.NOT:
                painter.drawPie(box, 90 * 16, 180 * 16)
            painter.setFont(font(SECONDARY, strong=taken is Taken.REQUIRED))
            painter.setPen(look.colour("secondary" if taken is Taken.NOT else "text"))
            words = option.rect.adjusted(SPACE * 2 + 12, 0, -4, 0)
            text = painter.fontMetrics().elidedText(
                str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        if option.state & QStyle.StateFlag.State_HasFocus and taken is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look.colour("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()
