"""Parts of sentences that several rules share: when, which blocks, who is to blame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.projections.messages.names import name
from hsmc_scheduler.projections.messages.words import dates_words, listed, plural
from hsmc_scheduler.rules.rule import Kind, Violation

MOST_NAMES = 6

Sentence = Callable[[PlanIndex, Violation], str]
"""Says the violations of one rule."""


def on_dates(violation: Violation, part: str | int = DayPart.WHOLE) -> str:
    """On Tue 7 March 2028; on the mornings of 7-9 March 2028."""
    dates = dates_words(violation.dates)
    if part == DayPart.WHOLE:
        return f"on {dates}"
    return f"on the {plural(len(violation.dates), str(part), f'{part}s')} of {dates}"


def iso(fact: str | int) -> date:
    """A date among a violation's facts."""
    return date.fromisoformat(str(fact))


def because(reason: str | int) -> str:
    """The planner's reason in brackets, with a space before it; nothing where none was given."""
    return f" ({reason})" if reason else ""


def some_of(names: Sequence[str]) -> str:
    """A list that stays readable: the first few names and how many more."""
    more = len(names) - MOST_NAMES
    return listed([*names[:MOST_NAMES], f"{more} more"]) if more > 0 else listed(names)


def uses(index: PlanIndex, violation: Violation) -> tuple[list[str], list[str]]:
    """What takes a person or a room: blocks; and sets with the block they meet in."""
    blocks: list[str] = []
    sets: dict[str, list[str]] = {}
    for subject, following in zip(violation.subjects, (*violation.subjects[1:], None), strict=True):
        if following and following.kind is Kind.SET:
            sets.setdefault(name(index, subject), []).append(name(index, following))
        elif subject.kind is Kind.BLOCK:
            blocks.append(name(index, subject))
    return blocks, [f"{listed(meeting)} in {block}" for block, meeting in sets.items()]
