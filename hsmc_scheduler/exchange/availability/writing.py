"""The files of a round: the forms and the texts that go with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hsmc_scheduler.exchange.availability.letters import addresses, letter
from hsmc_scheduler.exchange.safe_names import safe_name
from hsmc_scheduler.exchange.saving_books import save_book
from hsmc_scheduler.projections.availability import Form

LIST = "Addresses of the tutors asked.txt"
LETTER = "E-mail to"
TEXT = ".txt"


@dataclass(frozen=True, slots=True)
class Files:
    """The names of the files of one tutor."""

    workbook: str
    letter: str


def file_names(tutors: Sequence[str]) -> tuple[Files, ...]:
    """The names of the files of tutors of those names: every system takes them, no two are the same."""
    taken = {LIST}
    return tuple(
        Files(
            safe_name(f"Availability {name}", ".xlsx", taken),
            safe_name(f"{LETTER} {name}", TEXT, taken),
        )
        for name in tutors
    )


def is_draft(name: str) -> bool:
    """Whether a file of that name is one of the texts that went with the forms, and so no answer."""
    return name.endswith(TEXT) and (name == LIST or name.startswith(LETTER))


def form_files(forms: Sequence[Form]) -> dict[str, Callable[[Path], None]]:
    """How to write the workbook and the draft e-mail of each, and the list of addresses, by the files' names."""
    names = file_names([form.name for form in forms])
    write: dict[str, Callable[[Path], None]] = {}
    for form, files in zip(forms, names, strict=True):
        write[files.workbook] = partial(_workbook, form)
        write[files.letter] = partial(_text, letter(form, files.workbook))
    write[LIST] = partial(_text, addresses(forms, [files.workbook for files in names]))
    return write


def _workbook(form: Form, path: Path) -> None:
    from hsmc_scheduler.exchange.availability.book import form_book  # here: openpyxl is slow to import

    save_book(form_book(form), path)


def _text(text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8", newline="\r\n")
