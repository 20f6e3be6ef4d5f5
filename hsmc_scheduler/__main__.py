"""Where the program starts: `python -m hsmc_scheduler`, `main.py` and the console script `hsmc-scheduler`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hsmc_scheduler.app.printing import Pages
    from hsmc_scheduler.storage.document import Document

ENDING = ".hsmc"
"""A plan file is opened in the window, as a double-click asks for."""
GALLERY = "gallery"
"""The one verb that is all Qt: pictures of the window."""

DEBUG_CRASH = "--debug-crash"
"""Hidden, for tests: a window in which something goes wrong."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks, or open the window where it asks for nothing; returns the exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    if not words or words[0] in (GALLERY, DEBUG_CRASH) or words[0].lower().endswith(ENDING):
        return _window(words)
    from hsmc_scheduler.app.cli import main as command_line

    return command_line(arguments, _print_pages)


def _print_pages(document: Document, pages: Pages, path: Path) -> None:
    """The command line's printer; Qt is imported by the first print."""
    from hsmc_scheduler.gui.printing.command_line import print_pages

    print_pages(document, pages, path)


def _window(words: list[str]) -> int:
    try:
        if words[:1] == [GALLERY]:
            from hsmc_scheduler.gui.gallery import run as draw

            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
            return draw(words[1:])
        from hsmc_scheduler.gui.application import run
    except ImportError:
        from hsmc_scheduler.app.system_libraries import advice, missing_packages

        if not (missing := missing_packages()):
            raise
        print(advice(missing), file=sys.stderr)
        return 2
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ):
        print(
            "There is no screen here to open a window on. “main.py --help” lists what works without.", file=sys.stderr
        )
        return 2
    return run(words)


if __name__ == "__main__":
    raise SystemExit(main())
