"""What the command line needs of Qt, which it never imports: pages as PDF. Handed to it where the program starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hsmc_scheduler.projections.concern import Concern
    from hsmc_scheduler.storage.document import Document

PAPERS = ("a4", "a3")


@dataclass(frozen=True, slots=True)
class Pages:
    """What is to be printed: the planner for everybody, or the pages of one alone, on one of the `PAPERS`."""

    paper: str = "a4"
    concern: Concern | None = None


class Printer(Protocol):
    """Writes pages of a document's timetable as one PDF file.

    Raises ImportError where the system lacks what Qt needs, NotWrittenError where the file cannot be written.
    """

    def __call__(self, document: Document, pages: Pages, path: Path) -> None:
        """Write them."""
