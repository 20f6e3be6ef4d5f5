"""The plan a verb works on, and where its answer goes."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from hsmc_scheduler.app.cli.answer import BadInputError

if TYPE_CHECKING:
    from hsmc_scheduler.domain.timetable import Timetable
    from hsmc_scheduler.storage.document import Document

PLAN_HELP = "a plan file (.hsmc); without one, the programme that comes with the program"


def add_plan(parser: argparse.ArgumentParser, *, optional: bool = True) -> None:
    """Let the verb take a plan."""
    parser.add_argument("plan", metavar="PLAN", nargs="?" if optional else None, help=PLAN_HELP)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let the verb answer other programs."""
    parser.add_argument("--json", action="store_true", help="answer as JSON, for another program")


def read_document(name: str | None) -> Document:
    """The plan file of that name, or the bundled programme.

    Raises:
        BadInputError: the file cannot be read, or holds problems.
    """
    from hsmc_scheduler.storage.document import Document, PlanFileError

    if name is None:
        from hsmc_scheduler.app.samples import DEFAULT_SAMPLE, sample

        return Document(sample(DEFAULT_SAMPLE))
    from hsmc_scheduler.storage.files import load

    try:
        return load(name)
    except PlanFileError as fault:
        raise BadInputError(fault.problems) from None


def read_timetable(name: str) -> Timetable:
    """The timetable in a plan file.

    Raises:
        BadInputError: the file cannot be read, or holds none.
    """
    timetable = read_document(name).timetable
    if timetable is None:
        raise BadInputError.at(name, "this plan has no timetable yet", "make one: solve PLAN --save PLAN_OUT")
    return timetable


def output_file(name: str, suffix: str, option: str) -> Path:
    """Where to write, found writable before any work is done for it.

    Raises:
        BadInputError: it has another suffix, is a folder, or cannot be written.
    """
    path = Path(name)
    folder = path.parent
    if path.suffix.lower() != suffix:
        raise BadInputError.at(name, f"{option} writes a {suffix} file", f"name one that ends in {suffix}")
    if path.is_dir():
        raise BadInputError.at(name, "this is a folder", "name a file in it")
    if not folder.is_dir():
        raise BadInputError.at(name, f"there is no folder {folder}", "make it first, or choose another")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise BadInputError.at(name, "it may not be written", "choose another place")
    return path
