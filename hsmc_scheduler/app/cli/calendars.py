"""`calendars`: write calendars (.ics) of tutors, module leads, cohorts and rooms."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE
from hsmc_scheduler.app.cli.console import ProgressLine, say
from hsmc_scheduler.app.cli.reading import output_folder, read_document, timetable_of
from hsmc_scheduler.app.cli.sending import FORGOTTEN, add_sending, concerns_asked
from hsmc_scheduler.app.cli.writing import save_or_note, save_path

DESCRIPTION = """\
Writes a calendar (.ics) for each tutor, module lead, cohort and room into a folder.

Sessions are at their times, deadlines are entries of a whole day with a reminder. With --save, what went out is
remembered in the plan: the next time, entries that moved replace those sent before, and those that are
gone are cancelled. docs/calendars.md says what Outlook makes of such files."""

EXAMPLES = """\
for example:
  hsmc-scheduler calendars solved.hsmc calendars --save solved.hsmc
  hsmc-scheduler calendars solved.hsmc changes --changes-only --save solved.hsmc
  hsmc-scheduler calendars solved.hsmc one --for "tutor:Iain Snelling" room"""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "calendars",
        help="write calendars (.ics) of tutors, module leads, cohorts and rooms",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_sending(parser)
    parser.add_argument(
        "--changes-only",
        action="store_true",
        help="only what is new, moved or cancelled since the calendars last went out",
    )
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write them; returns the exit code."""
    from datetime import UTC, datetime

    from hsmc_scheduler.app.sending.calendars import remember_calendars, send_calendars
    from hsmc_scheduler.app.sending.running import Watch

    plan_out = save_path(asked)
    folder = output_folder(asked.folder)
    document = read_document(asked.plan)
    timetable = timetable_of(document, asked.plan)
    concerns = concerns_asked(document.plan, asked.whom)
    before = bool(document.plan.correspondence.events)
    line = ProgressLine()
    watch = Watch(lambda done, of, name: line.show(f"{done} of {of}: {name}"))
    try:
        gone = send_calendars(
            document.plan,
            timetable,
            concerns,
            folder,
            datetime.now(UTC),
            changes_only=asked.changes_only,
            replace=asked.replace,
            watch=watch,
        )
    finally:
        line.clear()
    for path in gone.paths:
        say(f"Written: {path}")
    say(
        f"{'Since the calendars last went out' if before else 'In the calendars'}: {gone.words}."
        if gone.words
        else "Nothing has changed since the calendars last went out."
    )
    save_or_note(replace(document, plan=remember_calendars(document.plan, gone.calendars)), plan_out, FORGOTTEN)
    return DONE
