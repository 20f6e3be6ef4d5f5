"""Cells for a spreadsheet: as tabbed text, and as a table of dates, numbers, and words that stay words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

AS_TEXT = r"mso-number-format:'\@'"
AS_DATE = "mso-number-format:'ddd d mmm yyyy'"
AS_NUMBER = "mso-number-format:0"

Cell = tuple[str, str]
"""What is shown, and the date in ISO form where it is one, or the number where it is one."""


def as_mime(rows: Sequence[Sequence[Cell]]) -> QMimeData:
    """The cells, a line a row."""
    found = QMimeData()
    found.setText("\r\n".join("\t".join(_plain(text) for text, _ in row) for row in rows))
    body = "".join(f"<tr>{''.join(_cell(*cell) for cell in row)}</tr>" for row in rows)
    found.setHtml(f'<meta charset="utf-8"><table>{body}</table>')
    return found


def _cell(text: str, value: str) -> str:
    style, words = (AS_NUMBER if value.isdigit() else AS_DATE, value) if value else (AS_TEXT, text)
    return f'<td style="{style}">{escape(words)}</td>'


def _plain(text: str) -> str:
    return " ".join(text.split()) if "\t" in text or "\n" in text else text
