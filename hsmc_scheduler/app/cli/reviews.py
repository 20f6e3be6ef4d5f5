"""`reviews`: bring in what module leads checked and wrote on the sheets they were sent."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE, BadInputError
from hsmc_scheduler.app.cli.console import note, say
from hsmc_scheduler.app.cli.options import add_into, add_save
from hsmc_scheduler.app.cli.reading import read_document, timetable_of
from hsmc_scheduler.app.cli.writing import UNSAVED, save_or_note, save_path

DESCRIPTION = """\
Reads the "To check" sheets module leads sent back, one workbook or a folder of them, and says what each of
them checked and wrote. With --save it is kept in the plan: shown at the blocks, counted in Checks.

What was said holds for the dates that were seen: a block that moved since is to be checked again.
Where a file has a fault, every fault is printed and nothing is saved."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "reviews",
        help="bring in what module leads checked",
        description=DESCRIPTION,
    )
    parser.add_argument("returned", metavar="DIR|FILE", help="the workbook that came back, or a folder of them")
    add_into(parser)
    add_save(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Read, say, and save where that is asked for; returns the exit code."""
    from hsmc_scheduler.app.importing.reviews import merge_reviews, read_workbooks, understand
    from hsmc_scheduler.app.today import today
    from hsmc_scheduler.projections.messages.words import counted
    from hsmc_scheduler.projections.reviews import block_reviews, review_counts

    plan_out = save_path(asked)
    document = read_document(asked.plan)
    timetable = timetable_of(document, asked.plan)
    found = understand(document.plan, timetable, read_workbooks(Path(asked.returned)), today())
    for change in found.changes:
        say(f"{change.block}: {change.words}")
    if found.unchanged:
        say(f"{counted(found.unchanged, 'row')} as known already")
    if not found.changes and not found.unchanged and not found.errors:
        say("No row has an answer yet: OK? and Comment are empty in what came back.")
    if found.errors:
        raise BadInputError(found.problems)
    for doubt in found.problems:
        note(str(doubt))
    plan = merge_reviews(document.plan, (c.review for c in found.changes))
    say(f"Checked by module leads: {review_counts(block_reviews(plan, timetable))}")
    save_or_note(replace(document, plan=plan), plan_out, UNSAVED if found.changes else "")
    return DONE
