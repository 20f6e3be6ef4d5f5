"""What a column of the planning workbook holds. Each kind is written in cells.py and read in app/importing/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.rules.registry import RULES

MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Text:
    """Any text. `long`: it may take lines."""

    long: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """What names the row's thing on every sheet. `made_from`: left empty, it is made of that field."""

    made_from: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """The key of a row of another sheet (`to`: the sheet's title), or of several. Names are read as well."""

    to: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A date."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, both ends inclusive."""

    low: int = 0
    high: int = MOST


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words. `nothing`: the word for none of them, which leaves the whole group of fields out."""

    words: Mapping[str, Any]
    others: Mapping[str, Any] = field(default_factory=dict)
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Weekdays in the order given. `one`: one of them, Monday to Friday."""

    one: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whole numbers. `span`: two, the first and last of a range."""

    low: int
    high: int
    span: bool = False


@dataclass(frozen=True, slots=True)
class Texts:
    """Several texts."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Several things of two fields, the second a number: cabaret 36; theatre 60."""

    of: type
    first: Choice | Reference
    needed: bool = True
    """Whether each has a number."""


@dataclass(frozen=True, slots=True)
class Shown:
    """For reading only, not read back. `words` gives it for a thing, and for the thing its row belongs to."""

    words: Callable[[Any, str], str | int]


Kind: TypeAlias = (
    Text | Key | Reference | Day | Clock | Number | YesNo | Choice | Weekdays | Numbers | Texts | Pairs | Shown
)


def one_of(words: type[StrEnum], nothing: str = "") -> Choice:
    """A choice of the words of an enumeration."""
    others = {"whole day": DayPart.WHOLE, "all day": DayPart.WHOLE, "am": DayPart.MORNING, "pm": DayPart.AFTERNOON}
    return Choice({w.value: w for w in words}, others if words is DayPart else {}, nothing)


RULE = Choice({rule.title: rule.id for rule in RULES}, {rule.value: rule for rule in RuleId})
"""A rule, by its title."""
