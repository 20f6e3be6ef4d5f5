"""What is typed and not yet left: written before something is done with the plan as a whole."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QApplication, QLineEdit

from hsmc_scheduler.gui.widgets.entries import NotesEntry


def settle() -> None:
    """Write what stands in the field that has the keyboard, as leaving it does; it keeps the keyboard.

    A cell whose text means nothing stays open, to be mended.
    """
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit) and field.objectName() == "cellEditor":
        inside = field.parentWidget()
        view = inside.parentWidget() if inside is not None else None
        if field.property("grade") != "bad" and isinstance(view, QAbstractItemView):
            view.setFocus()
    elif isinstance(field, QLineEdit):
        field.editingFinished.emit()
    elif isinstance(field, QAbstractSpinBox):
        field.interpretText()
    elif isinstance(field, NotesEntry):
        field.finish()
