"""`explain`: say why no timetable is possible, and what would make one possible."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.app.cli.answer import DONE, NOTHING
from hsmc_scheduler.app.cli.console import say, say_json
from hsmc_scheduler.app.cli.numbers import seconds
from hsmc_scheduler.app.cli.options import add_json, add_plan
from hsmc_scheduler.app.cli.reading import read_document

if TYPE_CHECKING:
    from hsmc_scheduler.app.explaining import Explained
    from hsmc_scheduler.engine.explain import Conflict

DESCRIPTION = """\
Says why no timetable is possible: a few things the plan asks for that cannot all be kept, and of
which none is superfluous. Then it proposes changes, the smallest first, each of which was tried and
makes a timetable possible.

It ends with exit code 1 where no timetable is possible, or where that could not be settled in time.
Ctrl+C stops it and keeps what was found so far."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "explain",
        help="say why no timetable is possible, and what would help",
        description=DESCRIPTION,
    )
    add_plan(parser)
    parser.add_argument(
        "--time-limit", type=seconds, default=60.0, metavar="S", help="take about so many seconds (without it: 60)"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Explain; returns the exit code."""
    from hsmc_scheduler.app.cli.json_answers import explain_answer
    from hsmc_scheduler.app.explaining import explain_plan

    plan = read_document(asked.plan).plan
    explained = explain_plan(plan, asked.time_limit)
    if asked.json:
        say_json(explain_answer(plan, explained))
    else:
        for line in _lines(explained):
            say(line)
    return DONE if explained.possible else NOTHING


def _lines(explained: Explained) -> Iterator[str]:
    found = explained.explanation
    if explained.possible:
        yield "A timetable is possible: there is nothing to explain."
        return
    if explained.possible is None or found is None or found.conflict is None:
        yield "No timetable is possible." if explained.possible is False else "It was not settled in time."
        yield "Why was not found out in time; --time-limit gives more."
        return
    yield "No timetable is possible. These cannot all be kept:"
    yield from _conflict(found.conflict)
    for conflict in found.further:
        yield "With that mended, these cannot all be kept:"
        yield from _conflict(conflict)
    if found.changes:
        yield "Each of these was tried and makes a timetable possible, the smallest first:"
    for number, change in enumerate(found.changes, 1):
        yield f"  {number}. {change.sentence}"
    if not found.complete:
        yield "Time ran out before everything was looked at; --time-limit gives more."


def _conflict(conflict: Conflict) -> Iterator[str]:
    for member in conflict.members:
        yield f"  - {member.sentence}"
    if conflict.shown:
        yield "  Checked twice: without any one of them there would be a timetable for the rest."
