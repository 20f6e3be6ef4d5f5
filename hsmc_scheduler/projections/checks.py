"""The score card in words: what every rule found, and each breach in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.projections.messages import sentence
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.refusals import Refusal
from hsmc_scheduler.rules.score import ScoreCard, ScoreLine


class State(StrEnum):
    """How a rule came out."""

    KEPT = "kept"
    NOTED = "noted"
    """A preference that could not be kept everywhere."""
    BROKEN = "broken"
    """A requirement that is not met."""


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One rule. `found` is what it found, in words; `cost` its part of the objective."""

    state: State
    title: str
    importance: str
    found: str
    cost: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One breach in a sentence; `first` is its first date."""

    state: State
    title: str
    importance: str
    sentence: str
    first: date | None
    cost: int


def check_rows(card: ScoreCard) -> tuple[CheckRow, ...]:
    """Every rule that is not off: what is broken, then what costs most, then what is kept, in the registry's order."""
    rows = [
        CheckRow(_state(line), line.setting.rule.title, line.setting.importance.value, _found(line), line.cost)
        for line in card.lines
    ]
    order = (State.BROKEN, State.NOTED, State.KEPT)
    return tuple(sorted(rows, key=lambda row: (order.index(row.state), -row.cost)))


def finding_rows(index: PlanIndex, card: ScoreCard) -> tuple[FindingRow, ...]:
    """Every breach: broken requirements first, then by what it costs, then by date."""
    rows = [
        FindingRow(
            _state(line),
            line.setting.rule.title,
            line.setting.importance.value,
            f"{sentence(index, violation)}.",
            min(violation.dates, default=None),
            line.setting.weight * violation.deviation,
        )
        for line in card.lines
        for violation in line.violations
    ]
    return tuple(sorted(rows, key=lambda r: (r.state is not State.BROKEN, -r.cost, r.first or date.max, r.sentence)))


def verdict_words(card: ScoreCard) -> str:
    """The whole card in a few words: "nothing required is broken, 7 notes in Checks"."""
    notes = sum(len(line.violations) for line in card.lines if not line.setting.required)
    kept = counted(len(card.broken), "requirement is broken", "requirements are broken") if card.broken else ""
    return f"{kept or 'nothing required is broken'}, {counted(notes, 'note')} in Checks"


def refused_words(refusals: Sequence[Refusal]) -> str:
    """How many rooms were refused while blocks are in them, as a sentence; nothing where none was."""
    what = counted(len(refusals), "room that is needed was refused", "rooms that are needed were refused")
    return f"{what}." if refusals else ""


def broken_blocks(card: ScoreCard) -> frozenset[tuple[str, int]]:
    """The keys (delivery, number) of the blocks a broken requirement is about."""
    blocks = (s.id.rpartition("#") for v in card.broken for s in v.subjects if s.kind.value == "block")
    return frozenset((delivery, int(number)) for delivery, _, number in blocks)


def _state(line: ScoreLine) -> State:
    if not line.violations:
        return State.KEPT
    return State.BROKEN if line.setting.required else State.NOTED


def _found(line: ScoreLine) -> str:
    rule = line.setting.rule
    return counted(line.deviation, rule.unit, rule.units) if line.deviation else "kept everywhere"
