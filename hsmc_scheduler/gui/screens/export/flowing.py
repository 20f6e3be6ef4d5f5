"""A row that goes on in a second line where it is too long for one, so that nothing in it is cut off."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from hsmc_scheduler.gui.theme.tokens import SPACE

Line = list[tuple[QLayoutItem, bool]]
"""What stands in a line, and whether it stands at the right end."""


class Flow(QLayout):
    """Those widgets side by side; what comes after a None stands at the right end."""

    def __init__(self, *parts: QWidget | None, spacing: int = SPACE) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._items: list[QLayoutItem] = []
        self._left = sum(1 for _ in parts[: parts.index(None)]) if None in parts else len(parts)
        for part in parts:
            if part is not None:
                self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        """Add one at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one with that number; None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """The same, given away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: it is as high as its lines."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high its lines are together, in pixels."""
        lines = self._lines(width)
        return sum(_high(line) for line in lines) + self.spacing() * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        """All in one line."""
        wide = [item.sizeHint().width() for item in self._shown()]
        return QSize(sum(wide) + self.spacing() * max(0, len(wide) - 1), self.heightForWidth(2**20))

    def minimumSize(self) -> QSize:
        """As wide as the widest of them."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Put each where it belongs."""
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            high, left = _high(line), rect.left()
            spare = rect.width() - self._wide(line)
            pushed = False
            for item, at_right in line:
                if at_right and not pushed:
                    left, pushed = left + max(0, spare), True
                size = item.sizeHint()
                wide = min(size.width(), rect.width())
                item.setGeometry(QRect(QPoint(left, top + (high - size.height()) // 2), QSize(wide, size.height())))
                left += wide + self.spacing()
            top += high + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for number, item in enumerate(self._items):
            if item.isEmpty():
                continue
            one = (item, number >= self._left)
            if lines and self._wide([*lines[-1], one]) <= width:
                lines[-1].append(one)
            else:
                lines.append([one])
        return lines

    def _wide(self, line: Line) -> int:
        return sum(item.sizeHint().width() for item, _ in line) + self.spacing() * (len(line) - 1)


def _high(line: Line) -> int:
    return max(item.sizeHint().height() for item, _ in line)
