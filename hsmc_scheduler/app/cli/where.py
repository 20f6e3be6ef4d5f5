"""`where`: say for every date whether a block can go there, and what it would cost."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.app.cli.answer import DONE, BadInputError
from hsmc_scheduler.app.cli.console import say, say_json
from hsmc_scheduler.app.cli.options import add_json, add_plan
from hsmc_scheduler.app.cli.reading import read_document, timetable_of

if TYPE_CHECKING:
    from hsmc_scheduler.domain.index import PlanIndex
    from hsmc_scheduler.domain.timetable import Placement, Timetable
    from hsmc_scheduler.projections.verdicts import Verdict

DESCRIPTION = """\
Says for every date of its year or window whether one block can start there: fine, at a cost, or blocked,
with every reason. Everything else stays where it is; the block keeps its tutors and rooms."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "where",
        help="say where one block of a timetable could go",
        description=DESCRIPTION,
    )
    add_plan(parser, optional=False)
    parser.add_argument(
        "block",
        metavar="BLOCK",
        help='its name, as in "HCQ 2027-28 block 2", or delivery#number; a block that is not there lists them all',
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Judge every date and say; returns the exit code."""
    from hsmc_scheduler.app.cli.json_answers import verdict_answer
    from hsmc_scheduler.domain.index import PlanIndex
    from hsmc_scheduler.projections.verdicts import verdicts

    document = read_document(asked.plan)
    timetable = timetable_of(document, asked.plan)
    index = PlanIndex(document.plan)
    placement = _block(index, timetable, asked.block)
    found = verdicts(index, timetable, placement.delivery, placement.block)
    if asked.json:
        say_json(verdict_answer(document.plan, placement, found))
    else:
        for line in _lines(index, placement, found):
            say(line)
    return DONE


def _block(index: PlanIndex, timetable: Timetable, name: str) -> Placement:
    """The block of that key, or of the name that screens and workbooks give it."""
    from hsmc_scheduler.projections.messages.names import block_name
    from hsmc_scheduler.projections.names import Names

    names = Names(index)
    blocks: dict[str, Placement] = {}
    for p in timetable.placements:
        short = f"{names.taught_as(index.deliveries[p.delivery])} block {p.block}"
        for known in (f"{p.delivery}#{p.block}", short, block_name(index, p.delivery, p.block)):
            blocks.setdefault(_plain(known), p)
    if _plain(name) not in blocks:
        raise BadInputError.at(name, "there is no block of that name", f"its blocks are {_listed(timetable)}")
    return blocks[_plain(name)]


def _plain(name: str) -> str:
    return " ".join(name.replace(",", " ").casefold().split())


def _listed(timetable: Timetable) -> str:
    """Every block, those of a delivery drawn together: hcq-2027-28#1 to #2."""
    drawn = []
    for delivery, blocks in groupby(timetable.placements, key=lambda p: p.delivery):
        numbers = [p.block for p in blocks]
        drawn.append(f"{delivery}#{numbers[0]}" + (f" to #{numbers[-1]}" if len(numbers) > 1 else ""))
    return ", ".join(drawn)


def _lines(index: PlanIndex, placement: Placement, found: Sequence[Verdict]) -> Iterator[str]:
    from hsmc_scheduler.projections.messages.names import block_name
    from hsmc_scheduler.projections.messages.words import dates_words, day_words, sentence_case
    from hsmc_scheduler.projections.verdicts import State

    name = block_name(index, placement.delivery, placement.block)
    itself = re.compile(rf"{re.escape(name)}(?!\d)")
    yield f"{name} is on {dates_words(placement.days)}. It could start on these dates:"
    for state in State:
        dates = sorted((v for v in found if v.state is state), key=lambda v: (v.change or 0, v.start))
        yield f"{state.capitalize()}: {len(dates)} {'date' if len(dates) == 1 else 'dates'}"
        for verdict in dates:
            notes = [word for word in (_change(verdict.change), "where it is now" if verdict.current else "") if word]
            yield f"  {day_words(verdict.start)}" + (f": {', '.join(notes)}" if notes else "")
            for reason in verdict.reasons:
                yield f"      {sentence_case(itself.sub('this block', reason))}"


def _change(change: int | None) -> str:
    if not change:
        return ""
    return f"costs {change:,} more" if change > 0 else f"costs {-change:,} less"
