"""How much room text takes, so that columns and rows fit without a spreadsheet program's help.

Widths are in a column's unit: the width of a digit in Calibri 11, of which a column is so many wide.
"""

from __future__ import annotations

from math import ceil

PADDING = 1.2
"""What a cell keeps free at its sides."""
LINE_HEIGHT = 15.0
"""Points a line of Calibri 11 takes."""
DIGIT_POINTS = 5.6
"""Points a column is wide for each digit: LibreOffice's; in Excel it is 5.25."""

READABLE = 9.0
"""Points the smallest print has."""
BODY = 11.0
"""Points the text of lists has before the page is fitted to the paper."""

_DIGIT = 507
_SLACK = 1.04
"""Letters are drawn on whole dots, a little wider than designed."""
_BOLDER = 1.03
_PRINTABLE = (
    *(226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386),  # space to /
    *(507, 507, 507, 507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463),  # 0 to ?
    *(894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855, 646, 662),  # @ to O
    *(517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498),  # P to _
    *(291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527),  # ` to o
    *(525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498),  # p to ~
)
"""Advance widths of Calibri's letters from the space on, in thousandths of the type size."""
_WIDTHS = {chr(32 + n): w for n, w in enumerate(_PRINTABLE)} | {"–": 498, "·": 252, "’": 250, "…": 690, "●": 604}
_UNKNOWN = 620


def width(text: str, size: float = 11, bold: bool = False) -> float:
    """The width of one line of text."""
    units = sum(_WIDTHS.get(c, _UNKNOWN) for c in text) / _DIGIT
    return units * size / 11 * _SLACK * (_BOLDER if bold else 1.0)


def lines(text: str, room: float, size: float = 11, bold: bool = False) -> int:
    """How many lines text takes in a column of that width, broken between words."""
    room = max(room - PADDING, 1.0) + 0.05  # widths are summed in another order than when columns are sized
    space, count = width(" ", size, bold), 0
    for paragraph in text.split("\n"):
        count += 1
        used = 0.0
        for word in paragraph.split(" "):
            need = width(word, size, bold)
            if used and used + need > room:
                count, used = count + 1, 0.0
            count += max(ceil(need / room) - 1, 0)
            used += need + space
    return count


def fitting_size(text: str, room: float, largest: float, smallest: float = 5.5, bold: bool = False) -> float:
    """The largest size, in half points, in which one line fits that room."""
    size = largest
    while size > smallest and width(text, size, bold) > room:
        size -= 0.5
    return size


def cut_to(text: str, room: float, size: float = 11, bold: bool = False) -> str:
    """One line of text that fits that room; an ellipsis stands for what is left out."""
    line = " ".join(text.split())
    if width(line, size, bold) <= room:
        return line
    while line and width(f"{line}…", size, bold) > room:
        line = line[:-1]
    return f"{line.rstrip(' ;,')}…"
