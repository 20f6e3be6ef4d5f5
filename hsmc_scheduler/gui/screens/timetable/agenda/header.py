"""The agenda's header: titles to sort and drag by, and under each a field that filters."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QLineEdit, QMenu, QWidget

from hsmc_scheduler.gui.screens.timetable.agenda.columns import COLUMNS

FIELD = 28
GAP = 3


class FilterHeader(QHeaderView):
    """`filtered` carries a column and what is typed for it; `columns_changed` follows a choice or a new order."""

    filtered = Signal(int, str)
    columns_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.fields: list[QLineEdit] = []
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_columns)
        self.fields += [self._field(n) for n in range(len(COLUMNS))]
        self.sectionResized.connect(self.place_fields)
        self.sectionMoved.connect(self._moved)

    def sizeHint(self) -> QSize:
        """Room for the fields under the titles."""
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + FIELD + GAP)

    def updateGeometries(self) -> None:
        """Keep the titles above the fields."""
        self.setViewportMargins(0, 0, 0, FIELD + GAP)
        super().updateGeometries()
        self.place_fields()

    def place_fields(self) -> None:
        """Put every field under its title."""
        top = self.height() - FIELD - GAP
        for n, field in enumerate(self.fields):
            field.setGeometry(
                self.sectionPosition(n) - self.offset() + GAP, top, max(0, self.sectionSize(n) - 2 * GAP), FIELD
            )
            field.setVisible(not self.isSectionHidden(n))

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the columns shown, in their order."""
        numbers = (self.logicalIndex(n) for n in range(self.count()))
        return tuple(COLUMNS[n].id for n in numbers if not self.isSectionHidden(n))

    def fill_menu(self, menu: QMenu) -> None:
        """Offer every column, ticked where it is shown."""
        for n, column in enumerate(COLUMNS):
            action = QAction(column.title, menu, checkable=True, checked=not self.isSectionHidden(n))
            action.setData(n)
            action.triggered.connect(self._choose)
            menu.addAction(action)

    def _field(self, number: int) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText("Filter")
        field.setAccessibleName(f"Filter by {COLUMNS[number].title.lower()}")
        field.setProperty("role", "filter")
        field.textChanged.connect(lambda text: self.filtered.emit(number, text))
        return field

    def _offer_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self.mapToGlobal(at))

    def _choose(self, wanted: bool) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        if not wanted and len(self.shown) == 1:
            return  # a table without columns could not be mended
        number: int = action.data()
        self.setSectionHidden(number, not wanted)
        if not wanted:
            self.fields[number].clear()
        self.place_fields()
        self.columns_changed.emit()

    def _moved(self) -> None:
        self.place_fields()
        self.columns_changed.emit()
