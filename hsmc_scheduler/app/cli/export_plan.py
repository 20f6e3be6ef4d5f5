"""`export-plan`: write the plan as a workbook for editing."""

from __future__ import annotations

import argparse
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE
from hsmc_scheduler.app.cli.console import say
from hsmc_scheduler.app.cli.options import add_output, add_plan
from hsmc_scheduler.app.cli.reading import output_asked

DESCRIPTION = """\
Writes the whole plan as an Excel workbook for editing: a sheet each for the calendar, modules, deliveries,
sessions, tutors, absences, rooms, cohorts, pins and rules, with drop-down lists and a comment on every heading.
`import-plan` reads it back. The timetable and what was sent to others are not in it."""

EXAMPLES = """\
for example:
  hsmc-scheduler export-plan my.hsmc -o plan.xlsx
  hsmc-scheduler import-plan plan.xlsx --into my.hsmc --save my.hsmc"""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "export-plan",
        help="write the plan as a workbook for editing",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_plan(parser, optional=False)
    add_output(parser, "OUT.xlsx", "workbook")
    parser.add_argument(
        "--with-students", action="store_true", help="with the sheet of students, their names and employers"
    )
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write it; returns the exit code."""
    from hsmc_scheduler.app.cli.reading import read_any_document
    from hsmc_scheduler.exchange.planning_workbook import write_planning_workbook

    path = output_asked(asked, ".xlsx")
    plan = read_any_document(asked.plan).plan
    write_planning_workbook(plan, path, students=asked.with_students)
    say(f"Written: {path}")
    if plan.students and not asked.with_students:
        say("Students are not in it; --with-students puts them in.")
    return DONE
