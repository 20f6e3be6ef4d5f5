"""`last-year`: read a list of dates into a plan, or make a plan of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.app.cli.answer import DONE, NOTHING, BadInputError
from hsmc_scheduler.app.cli.console import note, say
from hsmc_scheduler.app.cli.options import add_into, add_save
from hsmc_scheduler.app.cli.reading import read_document
from hsmc_scheduler.app.cli.writing import UNSAVED, save_or_note, save_path

if TYPE_CHECKING:
    from hsmc_scheduler.app.importing.last_year.bringing import Brought
    from hsmc_scheduler.app.importing.last_year.said import Question
    from hsmc_scheduler.exchange.tables.table import Tables
    from hsmc_scheduler.storage.document import Document

DESCRIPTION = """\
Reads a list of dates as most offices have one (Excel, csv, a saved web page, or text with a line a
block), says line by line what it understood, and makes a timetable of it: the rules judge it at once.
Deliveries of the plan that are not on the list keep the dates they have. Without --into a plan is made
of the list alone. What can mean two things is asked about, and nothing is corrected.

Nothing is written without --save."""

EXAMPLES = """\
for example:
  hsmc-scheduler last-year dates.xlsx --into my.hsmc
  hsmc-scheduler last-year dates.csv --into my.hsmc --columns "Course=module,When=dates" --save out.hsmc
  hsmc-scheduler last-year dates.txt --save first-plan.hsmc"""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "last-year",
        help="read a list of dates into a plan",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    parser.add_argument("list", metavar="LIST", help="the list: .xlsx, .csv, .html or .txt")
    add_into(parser, without="a new plan")
    parser.add_argument(
        "--columns",
        metavar="HEADING=MEANING,…",
        help="what columns mean: module, dates, start, end, days, weekdays, block, room, tutors, cohort, notes, "
        "or nothing to leave one aside (without it: as remembered, or as the headings say)",
    )
    parser.add_argument(
        "--answer",
        metavar="N=CHOICE",
        action="append",
        default=[],
        help="answer question N with that choice; may be given several times",
    )
    add_save(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Read, say, write; returns the exit code."""
    from hsmc_scheduler.app.importing.last_year.sources import list_in_file
    from hsmc_scheduler.projections.messages.words import counted
    from hsmc_scheduler.storage.document import Document

    plan_out = save_path(asked)
    document = read_document(asked.plan) if asked.plan else None
    tables = list_in_file(Path(asked.list))
    brought, questions = _brought(asked, tables, document)
    for line in _lines(brought, questions):
        say(line)
    if brought.errors:
        raise BadInputError(brought.errors)
    if brought.timetable is None or brought.plan is None:
        note("No block of the list could be placed. Nothing was written.")
        return NOTHING
    save_or_note(Document(brought.plan, brought.timetable), plan_out, UNSAVED)
    waiting = sum(bool(line.asked) for line in brought.listed.lines)
    if plan_out is not None and waiting:
        are = counted(waiting, "line waits for an answer and is", "lines wait for answers and are")
        note(f"{are} not in the plan: answer with --answer, and read the list again.")
    return DONE


def _brought(
    asked: argparse.Namespace, tables: Tables, document: Document | None
) -> tuple[Brought, tuple[Question, ...]]:
    """Read once to learn the headings and the questions, and again where the user had something to say of them.

    Also every question before any was answered: their numbers stay.
    """
    from hsmc_scheduler.app.importing.last_year.bringing import bring, found

    def read(meanings: tuple[str, ...] | None, answers: dict[str, int]) -> Brought:
        if document is None:
            return found(tables, f"From {Path(asked.list).name}", meanings, answers)
        return bring(tables, document.plan, document.timetable, meanings, answers)

    meanings = None
    brought = read(None, {})
    if asked.columns:
        columns = brought.listed.columns
        if columns.free:
            raise BadInputError.at(asked.list, "no headings were found in it", "leave out --columns")
        meanings = _meanings(asked.columns, columns.headings, tuple(m.value for m in columns.meanings))
        brought = read(meanings, {})
    questions = brought.listed.questions
    if asked.answer:
        brought = read(meanings, _answers(asked.answer, questions))
    return brought, questions


def _meanings(text: str, headings: tuple[str, ...], guessed: tuple[str, ...]) -> tuple[str, ...]:
    from hsmc_scheduler.app.importing.last_year.meanings import Meaning
    from hsmc_scheduler.app.importing.last_year.plain import plain

    found = list(guessed)
    for pair in text.split(","):
        heading, _, meaning = pair.rpartition("=")
        at = [n for n, h in enumerate(headings) if plain(h) == plain(heading)]
        if not at:
            there = ", ".join(h for h in headings if h)
            raise BadInputError.at("--columns", f"there is no heading “{heading.strip()}”", f"it has {there}")
        wanted = meaning.strip().casefold()
        if wanted not in {m.value for m in Meaning}:
            every = ", ".join(m.value for m in Meaning if m)
            raise BadInputError.at("--columns", f"“{meaning.strip()}” is no meaning of a column", f"choose of {every}")
        for n in at:
            found[n] = wanted
    return tuple(found)


def _answers(given: list[str], questions: tuple[Question, ...]) -> dict[str, int]:
    found = {}
    for pair in given:
        number, _, choice = pair.partition("=")
        known = number.strip().isdecimal() and 1 <= int(number) <= len(questions)
        question = questions[int(number) - 1] if known else None
        if question is None or not choice.strip().isdecimal() or not 1 <= int(choice) <= len(question.choices):
            raise BadInputError.at("--answer", f"“{pair}” answers no question", "write as 1=2: question 1, choice 2")
        found[question.key] = int(choice) - 1
    return found


def _lines(brought: Brought, questions: tuple[Question, ...]) -> Iterator[str]:
    from hsmc_scheduler.app.importing.last_year.meanings import TITLES

    columns = brought.listed.columns
    if columns.free:
        yield "No columns were found: each line was read as a text."
    else:
        pairs = zip(columns.headings, columns.meanings, strict=True)
        yield "Columns: " + ", ".join(f"{h or 'without a heading'} = {TITLES[m].lower()}" for h, m in pairs)
    for told in brought.lines:
        parts = [part for part in (told.understood, told.remark) if part]
        yield f"  {told.where}: {told.text} -> {'. '.join(parts) or 'left aside'}"
    still = {question.key for question in brought.listed.questions}
    for number, question in enumerate(questions, 1):
        if question.key not in still:
            continue
        yield f"Question {number}, {question.where}: {question.text}"
        for n, choice in enumerate(question.choices, 1):
            yield f"  --answer {number}={n}  {choice}"
    yield from (*brought.notes, *brought.undated)
    if brought.clashes:
        yield "What the rules say of it:"
        for row in brought.clashes:
            yield f"  {row.state.capitalize()}: {row.sentence}"
    yield f"{brought.summary}."
