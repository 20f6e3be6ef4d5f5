"""`ask-tutors`: write a form for each tutor to say their availability on."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.app.cli.answer import DONE, BadInputError
from hsmc_scheduler.app.cli.console import say
from hsmc_scheduler.app.cli.options import add_folder, add_plan, add_save
from hsmc_scheduler.app.cli.reading import output_folder, read_document, tutor_called
from hsmc_scheduler.app.cli.writing import save_or_note, save_path

if TYPE_CHECKING:
    from hsmc_scheduler.domain.problem import Problem

DESCRIPTION = """\
Writes into a folder, for each tutor, a small workbook to fill in (weeks down, a drop-down a day) and a
draft e-mail, and one list of all addresses.

With --save, the plan remembers who was asked and when, so that tutor-answers can say who has not answered."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "ask-tutors",
        help="write a form for each tutor to say their availability on",
        description=DESCRIPTION,
    )
    add_plan(parser, optional=False)
    add_folder(parser)
    parser.add_argument(
        "--tutor",
        dest="tutors",
        metavar="NAME",
        action="append",
        help="ask only this tutor, by name or id; may be given several times (without it: every active tutor)",
    )
    add_save(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write and say; returns the exit code."""
    from hsmc_scheduler.app.availability.asking import tutors_to_ask, write_round
    from hsmc_scheduler.app.edits.availability import record_asked
    from hsmc_scheduler.app.today import today
    from hsmc_scheduler.domain.problems.wording import counted
    from hsmc_scheduler.projections.availability import answer_by
    from hsmc_scheduler.projections.messages.words import day_words

    plan_out = save_path(asked)
    folder = output_folder(asked.folder)
    document = read_document(asked.plan)
    plan, day = document.plan, today()
    known = {t.tutor: t for t in tutors_to_ask(plan)}
    names = {t.tutor: t.name for t in known.values()}
    chosen = _chosen(names, asked.tutors or known)
    if not chosen:
        raise BadInputError.at(asked.plan, "it has no active tutor to be asked", "add tutors first")
    files = write_round(plan, document.timetable, chosen, day, folder, replace=asked.replace)
    for tutor, file in zip(chosen, files, strict=True):
        say(f"{known[tutor].name}: {file}" + ("" if known[tutor].email else " (no e-mail address in the plan)"))
    say(f"{counted(len(files), 'tutor')} asked to answer by {day_words(answer_by(plan, day))}.")
    say(f"Written: {folder}")
    document = replace(document, plan=record_asked(plan, chosen, day))
    save_or_note(document, plan_out, "The plan does not remember who was asked; --save PLAN_OUT writes one that does.")
    return DONE


def _chosen(names: Mapping[str, str], wanted: Iterable[str]) -> tuple[str, ...]:
    """The ids of those, each once. Raises BadInputError with everybody who is not there."""
    found: list[str] = []
    problems: list[Problem] = []
    for one in wanted:
        try:
            found.append(tutor_called(names, one))
        except BadInputError as fault:
            problems += fault.problems
    if problems:
        raise BadInputError(problems)
    return tuple(dict.fromkeys(found))
