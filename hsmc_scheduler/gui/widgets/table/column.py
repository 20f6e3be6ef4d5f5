"""What a column of a table, or a field of a form, is: how it is read from a thing of the plan, and how written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hsmc_scheduler.app.edits.editing import put
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.plan import Plan

Choices = Sequence[tuple[Any, str]]
"""What can be chosen: the value, and what it is called."""
Write = Callable[[Plan, Place, Any], Plan]


class Kind(StrEnum):
    """What a cell holds, and so how it is typed in."""

    TEXT = "text"
    WORDS = "several texts, parted by semicolons"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    MANY = "several choices"
    YES_NO = "yes or no"


def no_choices(_plan: Plan) -> Choices:
    """Nothing to choose from."""
    return ()


@dataclass(frozen=True, slots=True)
class Column:
    """One field of the things in a list.

    `field` is its name in the plan, by which problems find it; dots lead deeper ("limits.days_a_week"). `read` and
    `write` only where that is not enough: `read(thing)`, and `write(plan, place of the thing, value)`, which
    raises EditError.
    `optional`: a number, date, time or choice may be left empty; it then is `nothing`.
    `renames`: it is what the thing goes by, and references follow it. `choices` are asked for at each refresh.
    """

    field: str
    title: str
    kind: Kind = Kind.TEXT
    choices: Callable[[Plan], Choices] = no_choices
    unit: str = ""
    hint: str = ""
    width: int = 120
    low: int = 0
    high: int = 1_000_000
    optional: bool = False
    nothing: Any = None
    renames: bool = False
    read: Callable[[Any], Any] | None = None
    write: Write | None = None
    fixed: bool = False
    """Shown, never typed into."""
    toggles: bool = False
    """In a form: several of a few choices, side by side."""
    wide: bool = False
    """In a form: as wide as the form."""

    def value(self, thing: Any) -> Any:
        """What the thing has in this field."""
        if self.read is not None:
            return self.read(thing)
        for step in self.field.split("."):
            thing = getattr(thing, step)
        return thing

    def written(self, plan: Plan, at: Place, value: Any) -> Plan:
        """The plan with the field of the thing at that place set. Raises EditError."""
        if self.write is not None:
            return self.write(plan, at, value)
        return put(plan, (*at, *self.field.split(".")), value)

    def empty(self) -> Any:
        """The value of an emptied cell; None also where there is none."""
        return {Kind.TEXT: "", Kind.WORDS: (), Kind.MANY: (), Kind.YES_NO: False}.get(self.kind, self.nothing)

    @property
    def can_be_empty(self) -> bool:
        """Whether a cell can be cleared."""
        return self.optional or (self.kind in (Kind.TEXT, Kind.WORDS, Kind.MANY, Kind.YES_NO) and not self.renames)


@dataclass(frozen=True, slots=True)
class Rows:
    """The list a table shows: what one of it is called, its columns, and how another is added (before that number).

    `ordered`: the order is the plan's own and rows are moved by hand, so that nothing sorts them. `tells`: the
    words of the empty table.
    """

    one: str
    many: str
    columns: tuple[Column, ...]
    add: Callable[[Plan, int | None], tuple[Plan, Place]] | None = None
    ordered: bool = False
    keep: Callable[[Any], bool] | None = None
    """Which things of the list are shown; None: all."""
    tells: str = ""
