"""What a field is typed, chosen or ticked in: one face (`FieldControl`) for lines, lists, buttons and boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.gui.theme.icons import bind_icon
from hsmc_scheduler.gui.widgets.fields import ComboBox
from hsmc_scheduler.gui.widgets.table.column import Choices, Column, Kind
from hsmc_scheduler.gui.widgets.table.delegate import place_over
from hsmc_scheduler.gui.widgets.table.editors import TickList
from hsmc_scheduler.gui.widgets.table.values import parsed, shown
from hsmc_scheduler.gui.widgets.text import label, regrade, tip

NARROW, DATE_WIDE = 96, 132


class FieldControl(QWidget):
    """`given` carries a value to write; `typed` what is wrong with what stands there now, "" where nothing is."""

    given = Signal(object)
    typed = Signal(str)

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.column = column
        self.choices: Choices = ()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)

    def show_value(self, value: Any, choices: Choices) -> None:
        """Show what the plan has."""
        raise NotImplementedError

    def regrade(self, grade: str) -> None:
        """Show that something is wrong, or that nothing is."""


class LineControl(FieldControl):
    """Text, numbers, dates and times."""

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self.line = QLineEdit()
        self.line.setAccessibleName(column.title)
        self.line.setAccessibleDescription(column.hint)
        self.line.setPlaceholderText("none" if column.optional else "")
        short = {Kind.NUMBER: NARROW, Kind.TIME: NARROW, Kind.DATE: DATE_WIDE}.get(column.kind)
        self.row.addWidget(self.line, 0 if short else 1)
        if short:
            self.line.setFixedWidth(short)
            if column.unit:
                self.row.addWidget(label(column.unit, "secondary"))
            self.row.addStretch(1)
        self._stood = ""
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._check)
        self.line.editingFinished.connect(self._finish)

    def show_value(self, value: Any, choices: Choices) -> None:
        """Show the value, unless something else is being typed."""
        text = shown(self.column, value, choices)
        self.choices = choices
        if self.line.text() == self._stood or not self.line.hasFocus():
            self.line.setText(text)
            self.typed.emit("")
        self._stood = text

    def regrade(self, grade: str) -> None:
        """Redden the edge, or not."""
        regrade(self.line, grade)

    def _check(self) -> None:
        try:
            parsed(self.column, self.line.text(), self.choices)
        except EditError as fault:
            self.typed.emit(str(fault))
        else:
            self.typed.emit("")

    def _finish(self) -> None:
        if self.line.text() != self._stood:
            try:
                value = parsed(self.column, self.line.text(), self.choices)
            except EditError as fault:
                self.typed.emit(str(fault))
            else:
                self._stood = self.line.text()
                self.given.emit(value)


class ChoiceControl(FieldControl):
    """One of a list."""

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self.box = ComboBox()
        self.box.setAccessibleName(column.title)
        self.box.setMinimumWidth(NARROW)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(14)
        self.row.addWidget(self.box, 1)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._chosen)

    def show_value(self, value: Any, choices: Choices) -> None:
        """Show what is chosen; a value that is not in the list goes by itself."""
        offered = list(choices)
        if value not in [key for key, _ in offered]:
            offered.insert(0, (value, "none" if value in (None, "") else str(value)))
        with QSignalBlocker(self.box):
            if offered != self.choices:
                self.box.clear()
                self.box.addItems([title for _, title in offered])
                self.choices = offered
            self.box.setCurrentIndex([key for key, _ in offered].index(value))

    def _chosen(self, number: int) -> None:
        self.given.emit(self.choices[number][0])


class PickControl(FieldControl):
    """Several of a list, ticked in a list with a search."""

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self.button = QPushButton()
        self.button.setProperty("role", "pick")
        bind_icon(self.button, "chevron-down", "secondary")
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the mark stands on the right
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.row.addWidget(self.button, 1)
        self.setFocusProxy(self.button)
        self.value: tuple[Any, ...] = ()
        self._ticks: TickList | None = None
        self.button.clicked.connect(self.open)

    def show_value(self, value: Any, choices: Choices) -> None:
        """Name what is ticked."""
        self.value, self.choices = tuple(value), choices
        self._name()

    def open(self) -> None:
        """Show the list."""
        self._ticks = TickList(self.choices, self.column.title, self.window())
        self._ticks.tick(self.value)
        self._ticks.done.connect(self._done)
        self._ticks.left.connect(self._close)
        place_over(self._ticks, self.button, self.button.rect())
        self._ticks.show()
        self._ticks.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name as many as there is room for."""
        super().resizeEvent(event)
        self._name()

    def _name(self) -> None:
        words = shown(self.column, self.value, self.choices).replace("; ", ", ") or "none"
        self.button.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 52))
        self.button.setAccessibleName(f"{self.column.title}: {words}")
        self.button.setToolTip(tip(words))

    def _done(self) -> None:
        keys = self._ticks.keys if self._ticks else self.value
        self._close()
        if keys != self.value:
            self.given.emit(keys)

    def _close(self) -> None:
        if self._ticks is not None:
            ticks, self._ticks = self._ticks, None
            ticks.hide()
            ticks.deleteLater()
            self.button.setFocus()


class TogglesControl(FieldControl):
    """Several of a few, side by side."""

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self.row.setSpacing(0)
        self.buttons: dict[Any, QPushButton] = {}
        self.row.addStretch(1)

    def show_value(self, value: Any, choices: Choices) -> None:
        """Show which are on."""
        if choices != self.choices:
            self._build(choices)
        for key, one in self.buttons.items():
            one.setChecked(key in value)

    def _build(self, choices: Sequence[tuple[Any, str]]) -> None:
        for old in self.buttons.values():
            old.deleteLater()
        self.buttons, self.choices = {}, choices
        for n, (key, title) in enumerate(choices):
            one = QPushButton(title)
            one.setCheckable(True)
            one.setProperty("role", "segment")
            one.setProperty("toggle", "yes")
            one.setProperty("end", "first" if n == 0 else "last" if n == len(choices) - 1 else "")
            one.setAccessibleName(f"{self.column.title}: {title}")
            one.clicked.connect(self._toggled)
            self.buttons[key] = one
            self.row.insertWidget(n, one)
        if self.buttons:
            self.setFocusProxy(next(iter(self.buttons.values())))

    def _toggled(self) -> None:
        self.given.emit(tuple(key for key, one in self.buttons.items() if one.isChecked()))


class TickControl(FieldControl):
    """Yes or no."""

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self.box = QCheckBox(column.title)
        self.box.setAccessibleName(column.title)
        self.row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self._ticked)

    def show_value(self, value: Any, choices: Choices) -> None:
        """Show whether it is ticked."""
        self.box.setChecked(bool(value))

    def _ticked(self) -> None:
        self.given.emit(self.box.isChecked())


def control_for(column: Column) -> FieldControl:
    """The control a column's kind wants."""
    match column.kind:
        case Kind.CHOICE:
            return ChoiceControl(column)
        case Kind.MANY:
            return TogglesControl(column) if column.toggles else PickControl(column)
        case Kind.YES_NO:
            return TickControl(column)
    return LineControl(column)
