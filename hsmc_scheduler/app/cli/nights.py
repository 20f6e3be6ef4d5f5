"""`nights`: write the nights list for the hotel."""

from __future__ import annotations

import argparse
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE
from hsmc_scheduler.app.cli.console import note, say
from hsmc_scheduler.app.cli.options import add_output, add_plan
from hsmc_scheduler.app.cli.reading import output_asked, read_document, timetable_of

DESCRIPTION = """\
Writes for each block how many residential students stay how many nights. Names are in it only with --names."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "nights",
        help="write the nights list for the hotel",
        description=DESCRIPTION,
    )
    add_plan(parser, optional=False)
    add_output(parser, "OUT.xlsx", "workbook")
    parser.add_argument("--names", action="store_true", help="with the names of the students")
    parser.add_argument("--night-before", action="store_true", help="count the night before the first day as well")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write the workbook; returns the exit code."""
    from hsmc_scheduler.app.today import today
    from hsmc_scheduler.exchange.export_nights.nights_list import NightsList
    from hsmc_scheduler.projections.messages.words import counted

    workbook = output_asked(asked, ".xlsx")
    document = read_document(asked.plan)
    timetable = timetable_of(document, asked.plan)
    nights = NightsList.of(document.plan, timetable, today(), named=asked.names, night_before=asked.night_before)
    nights.write(workbook)
    say(f"{nights.summary}.")
    if not any(s.residential for s in document.plan.students):
        note("No student of the plan is residential, so the list is empty.")
    if nights.leaving:
        say(f"{counted(len(nights.leaving), 'name is', 'names are')} in it.")
    say(f"Written: {workbook}")
    return DONE
