"""`roll-forward`: the plan and its timetable in later years."""

from __future__ import annotations

import argparse
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE
from hsmc_scheduler.app.cli.console import say
from hsmc_scheduler.app.cli.options import WITH_TIMETABLE, add_plan, add_save
from hsmc_scheduler.app.cli.reading import read_document, timetable_of
from hsmc_scheduler.app.cli.writing import UNSAVED, save_or_note, save_path

DESCRIPTION = """\
Makes the plan and the timetable of later years: the calendar with its bank holidays, cohorts and
deliveries of those years, and each block in the week and on the weekday it has now. A block whose new
dates are closed, or break a requirement the old ones kept, moves to the nearest dates that do not;
the report says which, and why.

Nothing is written without --save."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "roll-forward",
        help="make the next years' plan and timetable of this one",
        description=DESCRIPTION,
    )
    add_plan(parser, optional=False, about=WITH_TIMETABLE)
    parser.add_argument(
        "--years",
        type=_years,
        metavar="N",
        help="how many years later (without it: as many as the plan has)",
    )
    add_save(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Roll, report, write; returns the exit code."""
    from hsmc_scheduler.app.cli.answer import BadInputError
    from hsmc_scheduler.app.edits.errors import EditError
    from hsmc_scheduler.app.rolling import roll_forward
    from hsmc_scheduler.storage.document import Document

    plan_out = save_path(asked)
    document = read_document(asked.plan)
    timetable = timetable_of(document, asked.plan)
    try:
        rolled = roll_forward(document.plan, timetable, asked.years)
    except EditError as fault:
        raise BadInputError.at(asked.plan, fault.what, fault.mend) from None
    for line in rolled.report:
        say(line)
    save_or_note(Document(rolled.plan, rolled.timetable), plan_out, UNSAVED)
    return DONE


def _years(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10:
        raise argparse.ArgumentTypeError("give 1 to 10 years")
    return int(text)
