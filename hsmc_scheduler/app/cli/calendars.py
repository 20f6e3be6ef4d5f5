"""`calendars`: write calendars (.ics) of tutors, module leads, cohorts and rooms."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.app.cli.answer import DONE, BadInputError
from hsmc_scheduler.app.cli.console import ProgressLine, note, say
from hsmc_scheduler.app.cli.reading import output_file, output_folder, read_document, timetable_of

if TYPE_CHECKING:
    from hsmc_scheduler.domain.plan import Plan
    from hsmc_scheduler.projections.concern import Concern

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
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_sending(parser)
    parser.add_argument(
        "--changes-only",
        action="store_true",
        help="only what is new, moved or cancelled since the calendars last went out",
    )
    parser.set_defaults(run=run)


def add_sending(parser: argparse.ArgumentParser) -> None:
    """What is asked of everything that is sent to many."""
    parser.add_argument("plan", metavar="PLAN", help="a plan file (.hsmc) with a timetable")
    parser.add_argument("folder", metavar="DIR", help="the folder the files go to; made if it is not there")
    parser.add_argument(
        "--for",
        dest="whom",
        nargs="+",
        action="extend",
        default=[],
        metavar="WHO",
        help="only for these: tutor:ID, lead:ID, cohort:ID, room:ID; a name will do for ID, and tutor alone for all",
    )
    parser.add_argument(
        "--save", metavar="PLAN_OUT", help="also write a plan file (.hsmc) that remembers what went out; it may be PLAN"
    )
    parser.add_argument("--replace", action="store_true", help="replace files of the same names in the folder")


def concerns_asked(plan: Plan, typed: list[str]) -> tuple[Concern, ...]:
    """Those of `--for`. Raises BadInputError."""
    from hsmc_scheduler.app.sending.whom import read_concerns

    concerns, problems = read_concerns(plan, typed)
    if problems:
        raise BadInputError(problems)
    return concerns


def run(asked: argparse.Namespace) -> int:
    """Write them; returns the exit code."""
    from datetime import UTC, datetime

    from hsmc_scheduler.app.cli.writing import write_plan
    from hsmc_scheduler.app.sending.calendars import remember_calendars, send_calendars
    from hsmc_scheduler.app.sending.running import Watch
    from hsmc_scheduler.exchange.saving import NotWrittenError
    from hsmc_scheduler.storage.document import Document

    plan_out = output_file(asked.save, ".hsmc", "--save") if asked.save else None
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
    except NotWrittenError as fault:
        raise not_written(asked, fault) from None
    finally:
        line.clear()
    for path in gone.paths:
        say(f"Written: {path}")
    say(
        f"{'Since the calendars last went out' if before else 'In the calendars'}: {gone.words}."
        if gone.words
        else "Nothing has changed since the calendars last went out."
    )
    if plan_out:
        write_plan(Document(remember_calendars(document.plan, gone.after), timetable, document.proof), plan_out)
        say(f"Written: {plan_out}")
    else:
        note("What went out is not remembered: without --save, the next export cannot tell what moved.")
    return DONE


def not_written(asked: argparse.Namespace, fault: Exception) -> BadInputError:
    """Why nothing was written into the folder, and what to do."""
    there = "already" in str(fault) and not asked.replace
    mend = "choose another folder, or add --replace" if there else ""
    return BadInputError.at(asked.folder, str(fault).rstrip("."), mend)
