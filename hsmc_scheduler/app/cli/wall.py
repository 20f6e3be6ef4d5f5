"""`wall`: the planner, or the pages of one alone, as PDF."""

from __future__ import annotations

import argparse
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE
from hsmc_scheduler.app.cli.console import say
from hsmc_scheduler.app.cli.options import add_output, add_plan
from hsmc_scheduler.app.cli.reading import output_asked, read_document, timetable_of
from hsmc_scheduler.app.cli.sending import add_for, concern_asked
from hsmc_scheduler.app.printing import PAPERS, Pages

DESCRIPTION = """\
Writes the planner of all years as a PDF file for the wall, or the planner and the lists of sessions and
deadlines of one tutor, module lead, cohort or room to hand out. Every page says of which plan it is, which
version, and when it was printed."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "wall",
        help="write the planner as PDF, for the wall or to hand out",
        description=DESCRIPTION,
    )
    add_plan(parser, optional=False)
    add_output(parser, "OUT.pdf", "file")
    parser.add_argument(
        "--paper", type=str.lower, choices=PAPERS, default="a3", help="the paper, landscape (without it: a3)"
    )
    add_for(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write it; returns the exit code."""
    path = output_asked(asked, ".pdf")
    document = read_document(asked.plan)
    timetable_of(document, asked.plan)
    concern = concern_asked(document.plan, asked.whom)
    asked.printer(document, Pages(asked.paper, concern), path)
    say(f"Written: {path}")
    return DONE
