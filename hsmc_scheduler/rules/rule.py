"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from hsmc_scheduler.domain.ruleset import Importance, RuleId

if TYPE_CHECKING:
    from hsmc_scheduler.rules.situation import Situation

GRADED = (Importance.REQUIRED, Importance.HIGH, Importance.MEDIUM, Importance.LOW, Importance.OFF)
FIRM = (Importance.REQUIRED, Importance.OFF)
ALWAYS = (Importance.REQUIRED,)


class Kind(StrEnum):
    """What a subject of a violation is."""

    DELIVERY = "delivery"
    BLOCK = "block"
    SESSION = "session"
    TUTOR = "tutor"
    ROOM = "room"
    GROUP = "group"
    SET = "set"
    MODULE = "module"
    PERIOD = "period"
    ORDER = "order"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class Subject:
    """Something a violation is about. A block is `delivery#number`, a session `delivery/session`."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Violation:
    """A breach: facts only. The sentence is made in projections/messages.py from `what` and `facts`.

    `deviation` is in the rule's unit. `what` names the way it was broken where a rule has several.
    """

    rule: RuleId
    deviation: int
    subjects: tuple[Subject, ...]
    dates: tuple[date, ...] = ()
    what: str = ""
    facts: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class ParameterSpec:
    """A number the planner can set; `low` and `high` inclusive, in `unit`."""

    name: str
    label: str
    default: int
    unit: str
    low: int = 0
    high: int = 999


@dataclass(frozen=True, slots=True)
class Rule:
    """A requirement or preference. `unit` is one deviation in words, singular; `units` the plural.

    `weight` is what one deviation costs at low importance; medium is 3 times that, high 9 times.
    """

    id: RuleId
    title: str
    unit: str
    units: str
    default: Importance
    choices: tuple[Importance, ...]
    find: Callable[[Situation], Iterator[Violation]]
    parameters: tuple[ParameterSpec, ...] = ()
    weight: int = 10
