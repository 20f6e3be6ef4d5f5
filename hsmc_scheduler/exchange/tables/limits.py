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
MOST_NODES = 2_500_000
"""XML elements and attributes, in all parts."""
MOST_DEPTH = 64
"""Of elements in one part."""
MOST_TOKEN_BYTES = MEGABYTE
"""Of one tag: Expat before 2.6 takes the square of its length."""
MOST_TEXT = 20 * MEGABYTE
"""Characters in all cells, each use of a shared text counted."""
MOST_PASTED = 5 * MEGABYTE
"""Characters from the clipboard."""
