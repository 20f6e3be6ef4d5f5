"""Which column of a pasted list of students holds what: by its heading, or, without headings, by what is in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hsmc_scheduler.app.pasted.student_names import Names

ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("id", "student id", "student number", "student no", "number", "no", "srn", "registration number"),
    "name": ("name", "student", "student name", "full name", "participant", "delegate"),
    "first": ("first name", "forename", "forenames", "given name", "first names", "first"),
    "last": ("surname", "last name", "family name", "last"),
    "cohort": ("cohort", "intake", "group", "year group", "entry"),
    "route": ("route", "award", "programme", "qualification", "course"),
    "employer": ("employer", "organisation", "organization", "trust", "sponsor", "company", "workplace"),
    "learning_set": ("set", "learning set", "action learning set", "als", "als group"),
    "academic_tutor": ("academic tutor", "personal tutor", "tutor", "supervisor"),
    "workplace_mentor": ("workplace mentor", "mentor", "line manager"),
    "email": ("email", "e-mail", "email address", "e-mail address", "mail"),
    "takes": ("takes", "choice", "choices", "elective", "electives", "option", "options", "module", "modules"),
    "skips": ("skips", "exempt", "exemptions", "deferred", "not taking"),
    "residential": ("residential", "resident", "stays overnight", "accommodation"),
    "comment": ("comment", "comments", "note", "notes", "remarks"),
}
_KINDS = {alias: kind for kind, aliases in ALIASES.items() for alias in aliases}


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column holds; "" where it is not understood and left out."""

    kinds: tuple[str, ...]
    has_headings: bool

    def said(self, cells: Sequence[str]) -> dict[str, str]:
        """What a row says, by field; a first and a last name are one name."""
        found: dict[str, str] = {}
        for kind, cell in zip(self.kinds, cells, strict=False):
            text = " ".join(cell.split()) if kind != "comment" else cell.strip()
            if kind and text:
                found[kind] = f"{found[kind]}, {text}" if kind in found else text
        first, last = found.pop("first", ""), found.pop("last", "")
        if first or last:
            found["name"] = f"{first} {last}".strip()
        return found


def columns_of(cells: Sequence[Sequence[str]], names: Names) -> Columns:
    """The columns of a pasted list; headings are those of a first row most of which is known (see ALIASES)."""
    if not cells:
        return Columns((), has_headings=False)
    headings = [_KINDS.get(" ".join(h.casefold().replace("_", " ").split()).rstrip(":."), "") for h in cells[0]]
    written = sum(bool(h.strip()) for h in cells[0])
    named = {"name", "first", "last", "email", "id"} & set(headings)
    if named and sum(map(bool, headings)) * 2 >= written:
        return Columns(tuple(headings), has_headings=True)
    return Columns(_by_content(cells, names), has_headings=False)


def _by_content(cells: Sequence[Sequence[str]], names: Names) -> tuple[str, ...]:
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("email", lambda c: "@" in c),
        ("cohort", names.is_cohort),
        ("route", names.is_route),
        ("learning_set", names.is_set),
        ("takes", names.is_choice),
        ("id", lambda c: c.isdigit() and len(c) > 3),
    )
    kinds: list[str] = []
    for column in zip(*cells, strict=True):
        filled = [c.strip() for c in column if c.strip()]
        fitting = (k for k, test in tests if k not in kinds and filled and sum(map(test, filled)) * 2 > len(filled))
        kind = next(fitting, "")
        if not kind and filled:
            kind = next((k for k in ("name", "employer") if k not in kinds), "")
        kinds.append(kind)
    return tuple(kinds)
