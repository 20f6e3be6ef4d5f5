"""`booking-answers`: read what those who book rooms answered."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.app.cli.answer import DONE, BadInputError
from hsmc_scheduler.app.cli.console import note, say
from hsmc_scheduler.app.cli.options import add_into, add_save
from hsmc_scheduler.app.cli.reading import read_document
from hsmc_scheduler.app.cli.writing import UNSAVED, save_or_note, save_path

if TYPE_CHECKING:
    from hsmc_scheduler.domain.plan import Plan
    from hsmc_scheduler.domain.timetable import Timetable

DESCRIPTION = """\
Reads a returned workbook of room bookings and says what it would change: rows are found by their reference, whatever
the order and whatever was filtered. Nothing is changed without --save. A row that cannot be followed is named, and then
nothing is saved, unless --leave-out leaves such rows as they were."""


NONE_SENT = "this plan has sent no bookings yet, so there is nothing to answer"


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "booking-answers",
        help="read the answers in a returned workbook of room bookings",
        description=DESCRIPTION,
    )
    parser.add_argument("book", metavar="BOOK.xlsx", help="the returned workbook (also .csv, or a saved web page)")
    add_into(parser)
    add_save(parser)
    parser.add_argument("--leave-out", action="store_true", help="leave out the rows that cannot be followed")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Read, say, and save where asked; returns the exit code."""
    from hsmc_scheduler.app.importing.booking_answers import answers_words, find_answers
    from hsmc_scheduler.app.reading_files import read_tables
    from hsmc_scheduler.projections.messages.words import day_words

    plan_out = save_path(asked)
    document = read_document(asked.plan)
    tables = read_tables(Path(asked.book).absolute())
    if not document.plan.correspondence.bookings:
        raise BadInputError.at(asked.plan, NONE_SENT, "name the plan file that bookings --save wrote")
    found = find_answers(document.plan, tables)
    if found.problems and not (asked.leave_out and found.changes):
        raise BadInputError(found.problems)
    for problem in found.problems:
        note(str(problem))
    for one in found.changes:
        say(f"{one.booking.ref}, {day_words(one.booking.day)}, {one.booking.room_name}: {one.words}")
    say(f"{answers_words(found)}.")
    plan = found.applied(document.plan)
    if document.timetable is not None:
        for line in _refused(plan, document.timetable):
            say(line)
    save_or_note(replace(document, plan=plan), plan_out, UNSAVED if found.changes else "")
    return DONE


def _refused(plan: Plan, timetable: Timetable) -> Iterator[str]:
    """Every room that is refused with the other rooms of that day, then each block once with its other dates."""
    from hsmc_scheduler.app.adjusting.refused import dates_for
    from hsmc_scheduler.domain.index import PlanIndex
    from hsmc_scheduler.projections.refusals import refusals

    index = PlanIndex(plan)
    found = refusals(index, timetable)
    for refusal in found:
        rooms = [r.name for r in plan.rooms if r.id in refusal.others]
        yield f"{refusal.sentence}. Other rooms that day: {', '.join(rooms) or 'none'}."
    for block in dict.fromkeys(block for refusal in found for block in refusal.blocks):
        other = dates_for(index, timetable, block)
        yield f"Other dates for {other.title}: {'none is possible' if not other.dates else ''}".rstrip()
        for one in other.dates:
            yield f"  {one.dates}: {one.words}"
