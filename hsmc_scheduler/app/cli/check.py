"""`check`: say what is wrong with a plan, or with its timetable, without looking for a new one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.app.cli.answer import DONE, NOTHING
from hsmc_scheduler.app.cli.console import say, say_json
from hsmc_scheduler.app.cli.options import add_json, add_plan
from hsmc_scheduler.app.cli.reading import read_document

if TYPE_CHECKING:
    from hsmc_scheduler.app.checking import Checked
    from hsmc_scheduler.storage.document import Document

DESCRIPTION = """\
Says what is wrong with a plan before any search: more days wanted than there are, dates nothing
fits in, people who are the only one for something. Where the plan file holds a timetable, that is
judged by every rule too.

It ends with exit code 1 where no timetable is possible, or where the timetable breaks a requirement."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "check",
        help="say what is wrong with a plan or its timetable",
        description=DESCRIPTION,
    )
    add_plan(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Check and say; returns the exit code."""
    from hsmc_scheduler.app.checking import check
    from hsmc_scheduler.app.cli.json_answers import check_answer

    document = read_document(asked.plan)
    checked = check(document.plan, document.timetable)
    if asked.json:
        say_json(check_answer(document.plan, checked))
    else:
        for line in (*_lines(checked), *_told_lines(document), *_proof_lines(document)):
            say(line)
    return DONE if checked.fine else NOTHING


def _lines(checked: Checked) -> Iterator[str]:
    from hsmc_scheduler.app.cli.outcome import cost_lines
    from hsmc_scheduler.domain.problem import Severity

    for finding in sorted(checked.findings, key=lambda f: f.severity is not Severity.ERROR):
        word = "Impossible" if finding.severity is Severity.ERROR else "Worth a look"
        yield f"{word}: {finding.sentence}" + (f". {finding.mend}" if finding.mend else "")
    for problem in checked.problems:
        yield f"Worth a look: {problem}"
    if not checked.findings and not checked.problems:
        yield "Nothing wrong was found with the plan."
    if checked.card is None:
        yield "It has no timetable yet."
        return
    if not checked.answers_plan:
        yield "The plan was changed after its timetable was made."
    for row in checked.rows:
        yield f"{row.state.capitalize()}: {row.sentence}" + (f" ({row.title}, costs {row.cost:,})" if row.cost else "")
    if checked.card.sound:
        yield "The timetable keeps every requirement."
    yield from cost_lines(checked.card)


def _told_lines(document: Document) -> Iterator[str]:
    """What others said of the timetable: rooms refused, and blocks checked by module leads."""
    from hsmc_scheduler.domain.index import PlanIndex
    from hsmc_scheduler.projections.refusals import refusals
    from hsmc_scheduler.projections.reviews import block_reviews, review_counts

    plan, timetable = document.plan, document.timetable
    if timetable is None:
        return
    yield from (f"Refused: {r.sentence}." for r in refusals(PlanIndex(plan), timetable))
    if plan.correspondence.reviews:
        yield f"Checked by module leads: {review_counts(block_reviews(plan, timetable))}."


def _proof_lines(document: Document) -> Iterator[str]:
    """What the search that made the timetable proved, where it still holds."""
    from hsmc_scheduler.projections.messages.words import day_words
    from hsmc_scheduler.projections.proof import proof_words, status_words
    from hsmc_scheduler.storage.document import proof_holds

    proof = document.proof
    if proof and proof_holds(document):
        yield f"{status_words(proof)}, as found on {day_words(proof.solved_at)}. {proof_words(proof)}"
