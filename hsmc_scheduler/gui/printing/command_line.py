"""Prints for the command line: the window's own pages, without a window or a screen."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from pathlib import Path

from hsmc_scheduler.app.printing import Pages
from hsmc_scheduler.app.today import today
from hsmc_scheduler.gui.application import application
from hsmc_scheduler.gui.document import Facts
from hsmc_scheduler.gui.printing.pages import prepare
from hsmc_scheduler.gui.printing.paper import write_pdf
from hsmc_scheduler.gui.theme.theme import theme
from hsmc_scheduler.storage.document import Document


def print_pages(document: Document, pages: Pages, path: Path) -> None:
    """See app/printing.Printer."""
    if document.timetable is None:
        raise ValueError("there is no timetable to print")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _start()
    write_pdf(prepare(_facts(document), document.timetable, pages, today()), path)


@cache
def _start() -> None:
    application()
    theme().start()


@lru_cache(maxsize=1)
def _facts(document: Document) -> Facts:
    """What follows from a document, once for all that is printed of it."""
    return Facts(document)
