"""How much of a stranger's file is read: far more than an office's tables need, far less than what hurts."""

from __future__ import annotations

MEGABYTE = 1_000_000

MOST_FILE_BYTES = 20 * MEGABYTE
MOST_PARTS = 500
MOST_UNPACKED_BYTES = 100 * MEGABYTE
MOST_ROWS = 20_000
MOST_COLUMNS = 256
MOST_MERGED_CELLS = 5_000
"""In one merge."""
MOST_CELLS = 400_000
"""Filled ones, in all sheets."""
MOST_SHEETS = 200
MOST_ELEMENTS = 1_300_000
MOST_ATTRIBUTES = 2_500_000
"""In the XML of all parts."""
MOST_OF_CONTENTS = 200_000
"""Elements in what says which parts there are."""
MOST_STYLES = 65_500
"""Kinds of cells, as in Excel."""
MOST_DEPTH = 64
"""Of elements in one part."""
MOST_TOKEN_BYTES = MEGABYTE
"""Of one tag: Expat before 2.6 takes the square of its length."""
MOST_TEXT = 10 * MEGABYTE
"""Characters in all cells of a workbook, each use of a shared text counted."""
MOST_TEXT_BYTES = 10 * MEGABYTE
"""Of a text file."""
MOST_RECORD = MEGABYTE
"""Characters in one row of a text file."""
MOST_PASTED = 5 * MEGABYTE
"""Characters from the clipboard."""
