"""What a sheet of the planning workbook is: one description for writing and for reading it."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.planning_workbook.kinds import Key, Kind, Shown

PARENT = "^"
"""Stands for a field: the key of the thing of another sheet that the row belongs to."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `field` is the way from the row's thing: "limits.days_a_week". `comment` says what goes in."""

    field: str
    heading: str
    kind: Kind
    comment: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A fault the domain finds in several fields together: where it is told, and the value that heals the rest.

    `words`: part of what the domain says. `heal`: the field to take the value of instead, or "" for its default.
    """

    words: str
    field: str
    heal: str = ""
    mend: str = "Correct one of them."


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """One sheet: a row is a thing `of` that class, called `row`, and stands in the list `at` of the plan.

    With a `parent` (a sheet's title), `at` is the list's name in the parent's thing. `groups`: the sheet is one of
    fields, a row each. `about` is its line on the first sheet. `bare`: a row of nothing but these fields says nothing.
    `unique`: keys differ within one parent, or the domain refuses them. `fold` and `unfold` make rows' things of the
    list and back, where a row is no item of it; `folded` are the fields they know of each class. `more`: rows offered
    beyond those of the plan, to be filled in. `orphan` makes the thing of the parent's sheet that a row belongs to and
    that is not there; None: it must be there.
    """

    title: str
    row: str
    of: type
    at: tuple[str, ...]
    about: str
    columns: tuple[Column, ...]
    parent: str = ""
    aliases: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    groups: bool = False
    students: bool = False
    bare: tuple[str, ...] = ()
    unique: bool = False
    unfold: Callable[[tuple[Any, ...]], tuple[Any, ...]] | None = None
    fold: Callable[[tuple[Any, ...]], tuple[Any, ...]] | None = None
    folded: Mapping[type, tuple[str, ...]] = field(default_factory=dict)
    more: Callable[[Plan], tuple[Mapping[str, Any], ...]] | None = None
    orphan: Callable[[Any], Any] | None = None

    @property
    def key(self) -> Column | None:
        """The column of its keys."""
        return next((c for c in self.columns if isinstance(c.kind, Key)), None)

    @property
    def read(self) -> tuple[Column, ...]:
        """The columns that are read back."""
        return tuple(c for c in self.columns if not isinstance(c.kind, Shown))


def value_of(thing: Any, path: str) -> Any:
    """What stands at a way from a thing; None where a part of the way is not there."""
    for step in path.split("."):
        if thing is None:
            return None
        thing = getattr(thing, step)
    return thing


@cache
def default_of(cls: type, path: str) -> Any:
    """What a field is where nothing is said; MISSING where something must be."""
    first, _, rest = path.partition(".")
    known = {f.name: f for f in fields(cls)}[first]
    if known.default is not MISSING:
        return value_of(known.default, rest) if rest else known.default
    if known.default_factory is not MISSING:
        return known.default_factory()
    return default_of(part_class(cls, first), rest) if rest else MISSING


@cache
def part_class(cls: type, name: str) -> type:
    """The class of a group of fields within a class."""
    hint = typing.get_type_hints(cls)[name]
    if isinstance(hint, types.UnionType):
        hint = next(h for h in typing.get_args(hint) if is_dataclass(h))
    assert isinstance(hint, type)
    return hint


class Left:
    """Instead of a value: the group of fields it is in is left out."""


LEFT_OUT = Left()


def made(cls: type, values: Mapping[str, Any]) -> Any:
    """The thing of that class with these values by their ways. Raises ValueError where the domain refuses them."""
    own: dict[str, Any] = {}
    parts: dict[str, dict[str, Any]] = {}
    for path, value in values.items():
        first, _, rest = path.partition(".")
        if rest:
            parts.setdefault(first, {})[rest] = value
        else:
            own[first] = value
    for name, inner in parts.items():
        left = any(isinstance(v, Left) for v in inner.values())
        own[name] = None if left else made(part_class(cls, name), inner)
    return cls(**own)
