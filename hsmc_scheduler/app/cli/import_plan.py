"""`import-plan`: read a planning workbook, say what it would change, and change it where asked to."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.app.cli.answer import DONE, BadInputError
from hsmc_scheduler.app.cli.console import note, say
from hsmc_scheduler.app.cli.options import add_into, add_save
from hsmc_scheduler.app.cli.writing import UNSAVED, save_or_note, save_path

if TYPE_CHECKING:
    from hsmc_scheduler.app.importing.planning_workbook import Imported
    from hsmc_scheduler.storage.document import Document

DESCRIPTION = """\
Reads a planning workbook and says what would be added, changed and removed. Nothing is changed without --save.
Sheets that are not in the workbook stay as they are in the plan. Every fault is one line, with its sheet and cell."""

EXAMPLES = """\
for example:
  hsmc-scheduler import-plan plan.xlsx --into my.hsmc                   what would change
  hsmc-scheduler import-plan plan.xlsx --into my.hsmc --save my.hsmc    change it
  hsmc-scheduler import-plan plan.xlsx --save new.hsmc                  a new plan of a whole workbook"""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "import-plan",
        help="read an edited planning workbook into the plan",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    parser.add_argument("workbook", metavar="BOOK.xlsx", help="a workbook that export-plan wrote")
    add_into(parser, without="a new plan")
    add_save(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Read, say, write where asked to; returns the exit code."""
    from hsmc_scheduler.app.cli.reading import read_any_document
    from hsmc_scheduler.app.importing.planning_workbook import read_planning_workbook
    from hsmc_scheduler.app.reading_files import read_tables
    from hsmc_scheduler.storage.document import Document, edited

    plan_out = save_path(asked)
    before = read_any_document(asked.plan) if asked.plan else None
    tables = read_tables(Path(asked.workbook))
    found = read_planning_workbook(tables, before.plan if before else None)
    for sentence in found.notes:
        note(sentence)
    if found.plan is None:
        raise BadInputError(found.problems)
    for problem in found.problems:
        note(str(problem))
    _say(found, before)
    document = edited(before, found.plan) if before else Document(found.plan)
    save_or_note(document, plan_out, UNSAVED)
    return DONE


def _say(found: Imported, before: Document | None) -> None:
    from hsmc_scheduler.domain.fingerprint import fingerprint
    from hsmc_scheduler.projections.messages.words import counted
    from hsmc_scheduler.projections.plan_changes import counted_changes

    plan = found.plan
    assert plan is not None
    if before is None:
        deliveries = counted(len(plan.deliveries), "delivery", "deliveries")
        others = f"{counted(len(plan.modules), 'module')}, {deliveries}, {counted(len(plan.tutors), 'tutor')}"
        say(f"A new plan, {plan.title}: {others}.")
        return
    for change in found.changes:
        say(str(change))
    say(f"{counted_changes(found.changes)}.")
    if before.timetable is not None and fingerprint(plan) != fingerprint(before.plan):
        say("The timetable is kept as it is; it answers the plan as it was before. Solve anew to follow the changes.")
