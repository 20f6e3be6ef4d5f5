"""`web-page`: the planner as one file for a browser."""

from __future__ import annotations

import argparse
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE
from hsmc_scheduler.app.cli.console import say
from hsmc_scheduler.app.cli.options import add_output, add_plan
from hsmc_scheduler.app.cli.reading import output_asked, read_document, timetable_of
from hsmc_scheduler.app.cli.sending import add_for, concern_asked

DESCRIPTION = """\
Writes the planner and the list of all sessions as one web page: a single file that opens in any browser,
also on a phone, runs no scripts and fetches nothing. No student is named in it."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "web-page",
        help="write the planner as one web page",
        description=DESCRIPTION,
    )
    add_plan(parser, optional=False)
    add_output(parser, "OUT.html", "file")
    add_for(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write it; returns the exit code."""
    from hsmc_scheduler.exchange.export_web import write_page

    path = output_asked(asked, ".html")
    document = read_document(asked.plan)
    timetable = timetable_of(document, asked.plan)
    concern = concern_asked(document.plan, asked.whom)
    write_page(document.plan, timetable, path, concern)
    say(f"Written: {path}")
    return DONE
