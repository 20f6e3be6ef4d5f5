"""`busy-calendars`: read a tutor's Outlook or Google calendar into a plan."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.app.cli.answer import DONE
from hsmc_scheduler.app.cli.console import note, say
from hsmc_scheduler.app.cli.options import add_into, add_save
from hsmc_scheduler.app.cli.reading import read_document, tutor_called
from hsmc_scheduler.app.cli.writing import UNSAVED, save_or_note, save_path

if TYPE_CHECKING:
    from hsmc_scheduler.app.availability.busy import BusyCalendar, Event

KINDS = ("away", "commitment")

DESCRIPTION = """\
Reads a calendar (.ics) within the plan's years and makes absences of the times it shows as busy: whole
days or half-days, only where there can be teaching. What is free, tentative, private or cancelled is left out.

Nothing is changed without --save. Reading the same file again replaces what it said before. The titles of
the events stay out of the plan unless --keep-titles is given."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "busy-calendars",
        help="read a tutor's Outlook or Google calendar into a plan",
        description=DESCRIPTION,
    )
    parser.add_argument("file", metavar="FILE.ics", help="the calendar")
    parser.add_argument("--tutor", metavar="NAME", required=True, help="whose it is; one not there lists them")
    add_into(parser)
    parser.add_argument(
        "--as", dest="kind", choices=KINDS, default=KINDS[0], help="what the absences are called (without it: away)"
    )
    parser.add_argument("--keep-titles", action="store_true", help="give the events' titles as the reasons")
    add_save(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Read, say, and write if asked to; returns the exit code."""
    from hsmc_scheduler.app.availability.breaking import newly_broken
    from hsmc_scheduler.app.availability.busy import read_busy
    from hsmc_scheduler.app.availability.from_calendar import taken, usually
    from hsmc_scheduler.app.availability.series import told_in_series
    from hsmc_scheduler.app.edits.availability import set_absences
    from hsmc_scheduler.domain.tutor import AbsenceKind

    plan_out = save_path(asked)
    document = read_document(asked.plan)
    before = document.plan
    tutor = tutor_called({t.id: t.name for t in before.tutors}, asked.tutor)
    calendar = read_busy(before, Path(asked.file))
    for text in calendar.notes:
        note(text)
    kind = AbsenceKind(asked.kind)
    found = taken(before, tutor, calendar, usually(calendar), kind, titles=asked.keep_titles)
    for line in _lines(calendar, titles=asked.keep_titles):
        say(line)
    for word, absences in (("New", found.added), ("No longer", found.removed)):
        for words in told_in_series(absences):
            say(f"{word}: {words}")
    changed = bool(found.added or found.removed)
    if not changed:
        say("Nothing new: the plan knows all of it.")
    plan = set_absences(before, tutor, found.absences)
    for broken in newly_broken(before, plan, document.timetable):
        say(f"It breaks: {broken}")
    save_or_note(replace(document, plan=plan), plan_out, UNSAVED if changed else "")
    return DONE


def _lines(calendar: BusyCalendar, *, titles: bool) -> Iterator[str]:
    from hsmc_scheduler.app.availability.busy import State
    from hsmc_scheduler.projections.messages.words import counted

    for event in calendar.events:
        left = "" if event.state is State.BUSY else ", left out"
        yield f"{_what(event, titles=titles)}: {event.state}{left}"
    if calendar.outside:
        yield f"{counted(calendar.outside, 'event')} outside teaching days and hours, left out."


def _what(event: Event, *, titles: bool) -> str:
    from hsmc_scheduler.projections.messages.words import counted
    from hsmc_scheduler.projections.short_dates import day_short

    days = event.days
    when = (
        day_short(days[0])
        if len(days) == 1
        else f"{counted(len(days), 'day')}, {day_short(days[0])} to {day_short(days[-1])}"
    )
    title = f"{event.title}, " if titles else ""
    return f"{title}{when}, {event.at} ({event.takes})"
