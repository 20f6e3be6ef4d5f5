"""The plan a verb works on, and where its answer goes."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hsmc_scheduler.app.cli.answer import BadInputError
from hsmc_scheduler.domain.problem import Severity

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from hsmc_scheduler.domain.timetable import Timetable
    from hsmc_scheduler.storage.document import Document

BUNDLED = Path("samples", "lhsi-2027-29.hsmc")


def read_document(name: str | None) -> Document:
    """The plan file of that name, or the bundled programme; its plan can be solved as it stands.

    Raises:
        BadInputError: the file cannot be read, or its plan holds errors.
    """
    from hsmc_scheduler.app.bundled import resources
    from hsmc_scheduler.rules.problems import problems_of

    path = Path(name) if name is not None else resources() / BUNDLED
    document = read_any_document(path)
    if errors := [p for p in problems_of(document.plan) if p.severity is Severity.ERROR]:
        raise BadInputError(replace(p, where=f"{path.name}, {p.where}") for p in errors)
    return document


def read_any_document(path: Path | str) -> Document:
    """The plan file of that name, errors in its plan or not: to be mended elsewhere.

    Raises:
        BadInputError: the file cannot be read.
    """
    from hsmc_scheduler.storage.document import PlanFileError
    from hsmc_scheduler.storage.files import load

    try:
        return load(Path(path))
    except PlanFileError as fault:
        raise BadInputError(fault.problems) from None


def timetable_of(document: Document, name: str) -> Timetable:
    """The timetable in the plan file of that name.

    Raises:
        BadInputError: it holds none.
    """
    if document.timetable is None:
        raise BadInputError.at(name, "this plan has no timetable yet", "make one: solve PLAN --save PLAN_OUT")
    return document.timetable


def output_file(name: str, suffix: str, option: str) -> Path:
    """Where to write, found writable before any work is done for it.

    Raises:
        BadInputError: it has another suffix, is a folder, or cannot be written.
    """
    path = Path(name)
    folder = path.parent
    _look_at(path)
    if path.suffix.lower() != suffix:
        raise BadInputError.at(name, f"{option} writes a {suffix} file", f"name one that ends in {suffix}")
    if path.is_dir():
        raise BadInputError.at(name, "this is a folder", "name a file in it")
    if not folder.is_dir():
        raise BadInputError.at(name, f"there is no folder {folder}", "make it first, or choose another")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise BadInputError.at(name, "it may not be written", "choose another place")
    return path


def output_asked(asked: argparse.Namespace, suffix: str) -> Path:
    """The file `-o` names, found writable before any work is done; what is there is replaced only where asked.

    Raises:
        BadInputError: it cannot be written, or is there.
    """
    path = output_file(asked.output, suffix, "-o")
    if path.exists() and not asked.replace:
        raise BadInputError.at(asked.output, "this file is there already", "name another, or add --replace")
    return path


def output_folder(name: str) -> Path:
    """The folder many files go to, there or not, found to be none that cannot be one before any work is done.

    Raises:
        BadInputError: it is a file or lies in one, or has no name.
    """
    path = Path(name)
    if not name.strip():
        raise BadInputError.at("the folder", "it has no name", "name one, or . for this one")
    _look_at(path)
    there = next(p for p in (path, *path.parents, Path()) if os.path.lexists(p))
    if not there.is_dir():
        raise BadInputError.at(name, f"{there.name} is a file, not a folder", "name a folder")
    if not os.access(there, os.W_OK):
        raise BadInputError.at(name, "it may not be written into", "choose another folder")
    return path


def _look_at(path: Path) -> None:
    """Raises BadInputError where there can be nothing of that name."""
    try:
        path.is_dir()
    except (OSError, ValueError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "it holds a character no name has"
        where = f"{str(path)[:40]}\u2026"
        raise BadInputError.at(where, f"there can be no file of that name: {why}", "choose a shorter one") from None


def tutor_called(names: Mapping[str, str], wanted: str) -> str:
    """The id of the tutor of that id or that name, among those (names by ids).

    Raises:
        BadInputError: nobody is called so, or more than one.
    """
    if wanted in names:
        return wanted
    found = [key for key, name in names.items() if name.strip().casefold() == wanted.strip().casefold()]
    if len(found) == 1:
        return found[0]
    what = "several tutors are called so" if found else "there is no such tutor"
    listed = ", ".join(f"{key} ({name})" for key, name in names.items() if not found or key in found)
    raise BadInputError.at(wanted, what, f"the tutors are {listed or 'none'}")
