"""The catalogue: modules, who may teach them, how they are assessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class Anchor(StrEnum):
    """The block a deadline follows."""

    FIRST_BLOCK = "first block"
    LAST_BLOCK = "last block"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A piece of work whose deadline follows a block.

    Due `after_weeks` weeks after the last day of the anchor block, moved on to the next `weekday` (0 is Monday; None:
    any) and then to the next working day. Feedback is due `feedback_working_days` working days later.
    """

    id: str
    title: str
    anchor: Anchor
    after_weeks: int
    words: int | None = None
    weekday: int | None = None
    due_time: time = time(12, 0)
    feedback_working_days: int = 15
    active: bool = True
    comment: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.after_weeks <= 52:
            raise ValueError("a deadline lies 0 to 52 weeks after its block")
        if not 0 <= self.feedback_working_days <= 250:
            raise ValueError("feedback takes 0 to 250 working days")
        if self.weekday is not None and self.weekday not in range(5):
            raise ValueError("a deadline's weekday is a number from 0 (Monday) to 4 (Friday)")


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the catalogue. `aliases` are other names and spellings it goes by.

    `leads`, `teachers` and `facilitators` are tutor ids: a tutor may lead, teach, or facilitate a set of this module.
    """

    code: str
    title: str
    aliases: tuple[str, ...] = ()
    credits: int = 20
    leads: tuple[str, ...] = ()
    teachers: tuple[str, ...] = ()
    facilitators: tuple[str, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    comment: str = ""

    @property
    def team(self) -> tuple[str, ...]:
        """Everyone who may teach it: leads first, each once."""
        return tuple(dict.fromkeys((*self.leads, *self.teachers)))
