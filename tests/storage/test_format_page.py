"""docs/plan-format.md says of every field what the code says: its type, its default; and what it means."""

from __future__ import annotations

import re
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.storage import layout, parsing, upgrades
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.faults import MOST_LETTERS, dataclasses_of

PAGE = (Path(__file__).parents[2] / "docs" / "plan-format.md").read_text(encoding="utf-8")
PLAIN = {
    str: "text", int: "whole number", float: "number", bool: "true or false", date: "date", time: "time",
    datetime: "moment", NoneType: "null",
}  # fmt: skip


def in_words(hint: Any) -> str:
    """A field's type as the page writes it."""
    if isinstance(hint, UnionType):
        return " or ".join(in_words(arg) for arg in get_args(hint))
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        return f"list of {in_words(inner[0])}" if inner[-1] is Ellipsis else f"{len(inner)} of {in_words(inner[0])}"
    if hint is RuleId:
        return "a [rule](rules.md)"
    if issubclass(hint, Enum):
        return " / ".join(f"`{choice.value}`" for choice in hint)
    name = str(hint.__name__)
    return f"[{name}](#{name.lower()})" if is_dataclass(hint) else PLAIN[hint]


def default_in_words(field: Field[Any]) -> str:
    if field.default is MISSING:
        return "required"
    if is_dataclass(field.default):
        return "its defaults"
    return f"`{layout._text(field.default, '')}`"


def rows(name: str) -> list[tuple[str, ...]]:
    """The table under the heading of a class."""
    section = re.search(rf"^### {name}\n(.*?)(?=^##|\Z)", PAGE, re.M | re.S)
    assert section, f"docs/plan-format.md has no section {name}"
    lines = [line for line in section[1].splitlines() if line.startswith("| `")]
    return [tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]) for line in lines]


@pytest.mark.parametrize("cls", [c for c in dataclasses_of(Document) if c is not Document], ids=lambda c: c.__name__)
def test_the_page_names_every_field_with_its_type_and_default(cls: type) -> None:
    hints = get_type_hints(cls)
    wanted = [(f"`{f.name}`", in_words(hints[f.name]), default_in_words(f)) for f in fields(cls)]
    found = rows(cls.__name__)
    assert [row[:3] for row in found] == wanted
    assert all(row[3] for row in found)


def test_the_page_has_no_section_of_what_is_no_more() -> None:
    named = set(re.findall(r"^### (\w+)$", PAGE, re.M))
    assert named == {c.__name__ for c in dataclasses_of(Document)} - {"Document"}


def test_the_page_states_the_version_and_the_limits() -> None:
    for said in (
        f"schema version {upgrades.VERSION}",
        f'"format": "{layout.FORMAT}"',
        f"{parsing.MOST_BYTES // 1_000_000} MB",
        f"{parsing.MOST_VALUES:,} values",
        f"{MOST_LETTERS:,} characters",
        f"{parsing.MOST_DIGITS} digits",
    ):
        assert said in PAGE
