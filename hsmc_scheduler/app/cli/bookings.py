"""`bookings`: write what those who book rooms must be told."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE
from hsmc_scheduler.app.cli.console import note, say
from hsmc_scheduler.app.cli.options import add_output, add_plan, add_save
from hsmc_scheduler.app.cli.reading import output_asked, read_document, timetable_of
from hsmc_scheduler.app.cli.writing import save_path, taken_back_on_failure, write_plan

DESCRIPTION = """\
Writes a workbook with one row a room and day: first every booking, and from the second letter on the changes against
what was last told: to cancel, to amend, new; what is unchanged stands on a second sheet.
With --save the plan remembers what was told, so that the next letter tells only what changed since."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "bookings",
        help="write the room bookings, or what changed of them, for those who book rooms",
        description=DESCRIPTION,
    )
    add_plan(parser, optional=False)
    add_output(parser, "OUT.xlsx", "workbook")
    add_save(parser)
    parser.add_argument("--all", action="store_true", dest="everything", help="every booking in order of date")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write the workbook and, where asked, the plan; returns the exit code."""
    from hsmc_scheduler.app.edits.bookings import send_bookings
    from hsmc_scheduler.app.today import today
    from hsmc_scheduler.exchange.export_bookings.letter import BookingLetter

    workbook = output_asked(asked, ".xlsx")
    plan_out = save_path(asked)
    document = read_document(asked.plan)
    letter = BookingLetter.of(document.plan, timetable_of(document, asked.plan), today(), everything=asked.everything)
    plan = send_bookings(document.plan, letter.lines, letter.made_on)
    with taken_back_on_failure(workbook):
        letter.write(workbook)
        if plan_out is not None:
            write_plan(replace(document, plan=plan), plan_out)
    say(f"Room bookings: {letter.summary}.")
    for written in filter(None, (workbook, plan_out)):
        say(f"Written: {written}")
    if plan_out is None and letter.to_tell:
        note("Nothing was recorded in the plan. Before you send the workbook, write it with --save PLAN_OUT.")
    if not letter.to_tell:
        note("Nothing has changed since the last time: there is nothing to tell.")
    return DONE
