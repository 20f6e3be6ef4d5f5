"""`workbook`: the timetable a plan file holds, as an Excel workbook."""

from __future__ import annotations

import argparse
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE
from hsmc_scheduler.app.cli.console import say
from hsmc_scheduler.app.cli.options import add_output, add_plan
from hsmc_scheduler.app.cli.reading import output_asked, read_document, timetable_of
from hsmc_scheduler.app.cli.sending import add_for, concern_asked

DESCRIPTION = """\
Writes the timetable that stands in a plan file as an Excel workbook: the planner, cohorts, tutors, sessions,
deadlines, bookings and checks, or what concerns one tutor, module lead, cohort or room alone. Nothing is
searched for: to make a timetable, use solve."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "workbook",
        help="write the timetable of a plan file as an Excel workbook",
        description=DESCRIPTION,
    )
    add_plan(parser, optional=False)
    add_output(parser, "OUT.xlsx", "workbook")
    add_for(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write it; returns the exit code."""
    from datetime import UTC, datetime

    from hsmc_scheduler.exchange.export_workbook import write_workbook
    from hsmc_scheduler.storage.document import known_proof

    path = output_asked(asked, ".xlsx")
    document = read_document(asked.plan)
    timetable = timetable_of(document, asked.plan)
    concern = concern_asked(document.plan, asked.whom)
    write_workbook(document.plan, timetable, known_proof(document, datetime.now(UTC)), path, concern=concern)
    say(f"Written: {path}")
    return DONE
