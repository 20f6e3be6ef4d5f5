"""A workbook onto the disk, where the disk may be full."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook


def save_book(book: Workbook, path: Path) -> None:
    """Write the workbook to that path.

    It is made in memory: openpyxl leaves a half-written file to the garbage collector, which reports its failure to
    close it as a fault of the program, beside the one that is told here.

    Raises:
        OSError: it cannot be written.
    """
    made = BytesIO()
    try:
        book.save(made)
    except OSError as error:  # its own temporary files
        with _without_echo():
            traceback.clear_frames(error.__traceback__)
            gc.collect()
        raise
    path.write_bytes(made.getbuffer())


@contextmanager
def _without_echo() -> Iterator[None]:
    """Nothing is reported of a file that fails once more when it is given up."""
    report = sys.unraisablehook

    def hear(fault: Any) -> None:
        if not isinstance(fault.exc_value, OSError):
            report(fault)

    sys.unraisablehook = hear
    try:
        yield
    finally:
        sys.unraisablehook = report
