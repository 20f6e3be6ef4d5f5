"""`tutor-answers`: read a folder of returned availability forms into a plan."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.app.cli.answer import BAD_INPUT, DONE
from hsmc_scheduler.app.cli.console import note, say
from hsmc_scheduler.app.cli.options import add_into, add_save
from hsmc_scheduler.app.cli.reading import read_document
from hsmc_scheduler.app.cli.writing import UNSAVED, save_or_note, save_path

if TYPE_CHECKING:
    from hsmc_scheduler.app.availability.received import Received, Round
    from hsmc_scheduler.domain.plan import Plan

DESCRIPTION = """\
Reads every returned form in a folder, whatever the files are called, and says what each tutor answered,
which blocks of the timetable that breaks, what is wrong with the files, and who has not answered.

Nothing is changed without --save. A form with a fault is left out until it is mended; absences the planner
entered stay, those of an earlier answer are replaced."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "tutor-answers",
        help="read the tutors' returned forms into a plan",
        description=DESCRIPTION,
    )
    parser.add_argument("folder", metavar="DIR", help="the folder with the returned forms")
    add_into(parser)
    parser.add_argument(
        "--untouched",
        action="store_true",
        help="take a form that came back as it was sent for an answer: on every other day the tutor can",
    )
    add_save(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Read, say, and write if asked to; returns the exit code."""
    from hsmc_scheduler.app.availability.answers import understand, with_answers
    from hsmc_scheduler.app.availability.breaking import newly_broken
    from hsmc_scheduler.app.availability.folder import read_folder
    from hsmc_scheduler.app.availability.received import without_untouched
    from hsmc_scheduler.app.today import today

    plan_out = save_path(asked)
    document = read_document(asked.plan)
    files = read_folder(Path(asked.folder))
    found = understand(document.plan, files, today())
    if asked.untouched:
        found = without_untouched(found)
    plan = with_answers(document.plan, found.ready)
    for problem in found.problems:
        note(str(problem))
    for one in found.received:
        for line in _lines(one):
            say(line)
    if broken := newly_broken(document.plan, plan, document.timetable):
        say("What they break of the timetable:")
        for b in broken:
            say(f"  {b}")
    for line in _ending(found, plan):
        say(line)
    if found.ready:
        save_or_note(replace(document, plan=plan), plan_out, UNSAVED)
    return DONE if found.received else BAD_INPUT


def _lines(one: Received) -> Iterator[str]:
    from hsmc_scheduler.app.availability.received import absence_words, summary

    yield f"{one.name} ({one.file}): {summary(one)}"
    if one.said:
        yield f"  Says: {one.said}"
    if not one.ready:
        yield "  Left out until its faults are mended."
    elif one.untouched:
        yield "  Left out: it came back as it was sent; --untouched takes it for an answer."
    else:
        for word, absences in (("New", one.added), ("No longer", one.removed)):
            yield from (f"  {word}: {absence_words(absence)}" for absence in absences)
        if not one.added and not one.removed:
            yield "  Nothing new: the plan knows all of it."


def _ending(found: Round, plan: Plan) -> Iterator[str]:
    from hsmc_scheduler.app.availability.asking import not_answered
    from hsmc_scheduler.projections.messages.words import counted, day_words

    yield f"{counted(len(found.received), 'answer')} read, {len(found.ready)} of them can be applied."
    waiting = not_answered(plan)
    if waiting:
        yield "Not answered yet:"
    came = {one.tutor for one in found.received}
    for tutor in waiting:
        asked = f", asked on {day_words(tutor.asked)}" if tutor.asked else ""
        left_out = "; the form that came is left out" if tutor.tutor in came else ""
        yield f"  {tutor.name}, {tutor.email or 'no e-mail address'}{asked}{left_out}"
