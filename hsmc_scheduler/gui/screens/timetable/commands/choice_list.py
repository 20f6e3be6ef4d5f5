"""How a list of choices is drawn."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hsmc_scheduler.gui.screens.timetable.commands.choices import CHOICE, Choice, Index
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.icons import pixmap
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import RADIUS, SECONDARY, SPACE, TEXT

ONE_LINE, TWO_LINES = 32, 48
MARK = 16


class ChoiceDelegate(QStyledItemDelegate):
    """Draws a row: mark or tick box, title, the word at the right, the line below."""

    two_lines = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows alike."""
        return QSize(200, TWO_LINES if self.two_lines else ONE_LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        choice: Choice = index.data(CHOICE)
        look = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect).adjusted(4, 1, -4, -1)
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(row, RADIUS, RADIUS)
        inner = row.adjusted(SPACE, 0, -SPACE, 0)
        tick = index.data(Qt.ItemDataRole.CheckStateRole)
        if tick is not None:
            ticked = Qt.CheckState(tick) is Qt.CheckState.Checked
            paint_tick(painter, QRectF(inner.left(), inner.center().y() - MARK / 2, MARK, MARK), ticked=ticked)
            inner.setLeft(inner.left() + MARK + SPACE)
        if choice.grade:
            line = inner.top() + (14 if choice.below else inner.height() / 2)
            paint_mark(painter, QPointF(inner.left() + 6, line), choice.grade)
        inner.setLeft(inner.left() + MARK + 4)  # where there is no mark yet, too, or words would move when it comes
        self._write(painter, inner, choice)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click anywhere on a row ticks it."""
        if event.type() == QEvent.Type.MouseButtonRelease and index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            return toggle(model, index)
        return super().editorEvent(event, model, option, index)

    @staticmethod
    def _write(painter: QPainter, inner: QRectF, choice: Choice) -> None:
        look = tokens()
        first = QRectF(inner)
        if choice.below:
            first.setHeight(inner.height() / 2 + 4)
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(SECONDARY))
        wide = painter.fontMetrics().horizontalAdvance(choice.aside)
        painter.setPen(look.colour((choice.tinted and choice.grade) or "secondary"))
        painter.drawText(first, vertical | Qt.AlignmentFlag.AlignRight, choice.aside)
        painter.setFont(font(TEXT, strong=choice.strong))
        painter.setPen(look.colour("text"))
        room = int(first.width() - wide - SPACE * 2)
        words = painter.fontMetrics().elidedText(choice.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(first, vertical, words)
        if choice.below:
            second = QRectF(inner.left(), inner.top() + inner.height() / 2, inner.width(), inner.height() / 2 - 4)
            painter.setFont(font(SECONDARY))
            painter.setPen(look.colour("secondary"))
            words = painter.fontMetrics().elidedText(choice.below, Qt.TextElideMode.ElideRight, int(second.width()))
            painter.drawText(second, vertical, words)


def toggle(model: QAbstractItemModel, index: Index) -> bool:
    """Tick a row, or take its tick away."""
    ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
    other = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
    return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)


def paint_mark(painter: QPainter, middle: QPointF, grade: str) -> None:
    """A filled dot for good, a half-filled one for caution, a cross for bad: apart without their colours."""
    colour = tokens().colour(grade)
    if grade == "bad":
        painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for dx, dy in ((1, 1), (1, -1)):
            painter.drawLine(middle + QPointF(-3.5 * dx, -3.5 * dy), middle + QPointF(3.5 * dx, 3.5 * dy))
        return
    circle = QRectF(middle.x() - 4.5, middle.y() - 4.5, 9, 9)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(colour if grade == "good" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    if grade != "good":
        painter.setBrush(colour)
        painter.drawChord(circle, -90 * 16, -180 * 16)


def paint_tick(painter: QPainter, box: QRectF, *, ticked: bool) -> None:
    """A tick box as the rest of the window has it."""
    look = tokens()
    painter.setPen(QPen(look.colour("accent" if ticked else "secondary"), 1.2))
    painter.setBrush(look.colour("accent" if ticked else "panel"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if ticked:
        painter.drawPixmap(QPointF(box.left() + 2, box.top() + 2), pixmap("check", look.on_accent, 12))


class ChoiceList(QListView):
    """The list. Space ticks where rows can be ticked; letters and digits go to whoever filters the list."""

    def __init__(self, model: QAbstractItemModel, name: str, *, two_lines: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._delegate = ChoiceDelegate(self)
        self._delegate.two_lines = two_lines
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        theme().changed.connect(self.viewport().update)

    @property
    def choice(self) -> Choice | None:
        """The row the keyboard is on."""
        found = self.currentIndex()
        return found.data(CHOICE) if found.isValid() else None

    def go(self, row: int) -> None:
        """Put the keyboard on a row of the model shown, and bring it to the middle."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            toggle(self.model(), index)
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of type."""
        super().changeEvent(event)
        self.viewport().update()
