"""`web-page`: the planner as one file for a browser."""

from __future__ import annotations

import argparse
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE, BadInputError
from hsmc_scheduler.app.cli.console import say
from hsmc_scheduler.app.cli.reading import add_for, add_plan, output_file, read_document, timetable_of, whom

DESCRIPTION = """\
Writes the planner and the list of all sessions as one web page: a single file that opens in any browser,
also on a phone, runs no scripts and fetches nothing. No student is named in it."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "web-page",
        help="write the planner as one web page",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_plan(parser, optional=False)
    parser.add_argument("-o", dest="page", metavar="OUT.html", required=True, help="the file to write")
    add_for(parser, ("cohort", "tutor"))
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write it; returns the exit code."""
    from hsmc_scheduler.exchange.export_web import write_page
    from hsmc_scheduler.exchange.saving import NotWrittenError

    path = output_file(asked.page, ".html", "-o")
    document = read_document(asked.plan)
    timetable = timetable_of(document, asked.plan)
    who, thing = whom(document.plan, asked.whom)
    try:
        write_page(document.plan, timetable, path, who, thing)
    except NotWrittenError as fault:
        raise BadInputError.at(str(path), str(fault)) from None
    say(f"Written: {path}")
    return DONE
