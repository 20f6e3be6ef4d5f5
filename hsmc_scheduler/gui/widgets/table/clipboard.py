"""Rows of cells for a spreadsheet: as text, and as a table of HTML, which keeps texts from being read as dates."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from hsmc_scheduler.app.pasted.cells import write_cells


def as_mime(cells: Sequence[Sequence[str]]) -> QMimeData:
    """What a spreadsheet takes."""
    found = QMimeData()
    found.setText(write_cells(cells))
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in cells)
    found.setHtml(f'<meta charset="utf-8"><table>{rows}</table>')
    return found
