"""`packs`: a workbook, a PDF and a calendar for each tutor, module lead, cohort and room."""

from __future__ import annotations

import argparse
import sys
import threading
from dataclasses import replace
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE
from hsmc_scheduler.app.cli.console import ProgressLine, note, say
from hsmc_scheduler.app.cli.reading import output_folder, read_document, timetable_of
from hsmc_scheduler.app.cli.sending import FORGOTTEN, add_sending, concerns_asked
from hsmc_scheduler.app.cli.writing import save_or_note, save_path

DESCRIPTION = """\
Writes a pack for each tutor, module lead, cohort and room into a folder: a workbook and a PDF with their
planner, sessions and deadlines, and a calendar (.ics).

A module lead's workbook has a sheet "To check": they choose OK or write a comment for each block, and
send it back; the verb `reviews` reads it. With --save, what the calendars said is remembered in the plan."""

EXAMPLES = """\
for example:
  hsmc-scheduler packs solved.hsmc packs --save solved.hsmc
  hsmc-scheduler packs solved.hsmc packs --for lead "tutor:Iain Snelling" --no-pdf --replace"""

FOLLOWED = "--followed"
"""Hidden, for the window, which runs this verb beside itself: progress in lines, and an end when the input closes."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "packs",
        help="write a workbook, a PDF and a calendar for each of many",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_sending(parser)
    parser.add_argument("--no-pdf", action="store_true", help="no PDF files")
    parser.add_argument(FOLLOWED, action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write them; returns the exit code."""
    from datetime import UTC, datetime

    from hsmc_scheduler.app.sending.calendars import remember_calendars
    from hsmc_scheduler.app.sending.packs import send_packs

    plan_out = save_path(asked)
    folder = output_folder(asked.folder)
    document = read_document(asked.plan)
    timetable_of(document, asked.plan)
    concerns = concerns_asked(document.plan, asked.whom)
    printer = None if asked.no_pdf else _printer(asked)
    line = ProgressLine()
    watch = _followed() if asked.followed else _watched(line)
    try:
        gone = send_packs(
            document,
            concerns,
            folder,
            datetime.now(UTC),
            printer=printer,
            replace=asked.replace,
            watch=watch,
        )
    finally:
        line.clear()
    say(f"Written: {len(gone.paths)} files for {len(concerns)} in {asked.folder}")
    plan = remember_calendars(document.plan, gone.calendars)
    save_or_note(replace(document, plan=plan), plan_out, "" if asked.followed else FORGOTTEN)
    return DONE


def _printer(asked: argparse.Namespace) -> Any:
    """The printer, tried before anything is made; None where the system cannot print, which is said."""
    from hsmc_scheduler.app.sending.packs import NO_PDF
    from hsmc_scheduler.app.system_libraries import advice, missing_packages

    if asked.printer is None:
        return None
    if missing := missing_packages():
        note(f"{NO_PDF} {advice(missing)}")
        return None
    return asked.printer


def _watched(line: ProgressLine) -> Any:
    from hsmc_scheduler.app.sending.running import Watch

    return Watch(lambda done, of, name: line.show(f"{done} of {of}: {name}"))


def _followed() -> Any:
    """Says each file in a line, and stops where whoever started it closes its input."""
    from hsmc_scheduler.app.sending.running import Watch

    closed = threading.Event()

    def listen() -> None:
        while sys.stdin.readline():
            pass
        closed.set()

    threading.Thread(target=listen, name="followed", daemon=True).start()

    def told(done: int, of: int, name: str) -> None:
        print(f"{done}\t{of}\t{name}", flush=True)

    return Watch(told, closed.is_set)
