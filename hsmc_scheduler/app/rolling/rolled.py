"""The whole of rolling forward, and its report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.rolling.periods import RolledPeriods, rolled_periods
from hsmc_scheduler.app.rolling.renewed import left_out, renewed
from hsmc_scheduler.app.rolling.settling import Settled, settle
from hsmc_scheduler.app.rolling.shift import YearShift
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.checks import verdict_words
from hsmc_scheduler.projections.messages.names import block_name
from hsmc_scheduler.projections.messages.words import counted, listed, plural, sentence_case, span_words
from hsmc_scheduler.projections.short_dates import weeks_apart
from hsmc_scheduler.rules.problems import problems_of
from hsmc_scheduler.rules.score import ScoreCard, score_timetable


@dataclass(frozen=True, slots=True)
class Rolled:
    """The plan and timetable of the new years; what became of every block; the rest of the report in `notes`."""

    plan: Plan
    timetable: Timetable
    blocks: tuple[Settled, ...]
    notes: tuple[str, ...]
    card: ScoreCard

    @property
    def moved(self) -> tuple[Settled, ...]:
        """The blocks that could not keep week and weekday, and those that should not have."""
        return tuple(block for block in self.blocks if block.why)

    @property
    def summary(self) -> str:
        """It all in a sentence."""
        kept, moved = len(self.blocks) - len(self.moved), len(self.moved)
        had = f"{counted(moved, 'had', 'had')} to move" if moved else "none had to move"
        return f"{counted(kept, 'block')} {plural(kept, 'keeps', 'keep')} week and weekday, {had}"

    @property
    def report(self) -> tuple[str, ...]:
        """Everything, a sentence each."""
        index = PlanIndex(self.plan)
        return (f"{self.summary}.", *(move_words(index, b) for b in self.moved), *self.notes)


def roll_forward(plan: Plan, timetable: Timetable, years: int | None = None) -> Rolled:
    """The plan and its timetable so many years later; None: as many as the plan has.

    Raises:
        EditError: the years are too far off, or the plan has errors that keep its timetable from being judged.
    """
    if any(p.severity is Severity.ERROR for p in problems_of(plan)):
        raise EditError("The plan has errors.", "Mend what Checks lists first.")
    shift = YearShift(plan.calendar, years or len(plan.calendar.years))
    periods = rolled_periods(plan.calendar, shift)
    later, named = renewed(plan, timetable, shift, periods)
    loose = replace(later, pins=tuple(replace(p, start=None) for p in later.pins if p.room or p.tutors or p.days))
    laid, blocks = settle((PlanIndex(plan), timetable), PlanIndex(loose), named, shift)
    pins, pin_notes = _pins(plan, later, blocks)
    later = replace(later, pins=pins)
    laid = replace(laid, plan_fingerprint=fingerprint(later))
    card = score_timetable(later, laid)
    notes = (*_calendar_notes(plan, later, periods), *left_out(plan), *pin_notes)
    verdict = f"What the rules say of it: {verdict_words(card)}."
    return Rolled(later, laid, blocks, (*notes, verdict), card)


def move_words(index: PlanIndex, block: Settled) -> str:
    """One block that had to move: where it was, where that would be, why not, where it is."""
    name = block_name(index, *block.key)
    why = reasons(index, block)
    was = f"{name} was {span_words(block.was[0], block.was[-1])}, now {span_words(block.wanted[0], block.wanted[-1])}"
    if block.stuck:
        return f"{was}, where it stays: no dates near it fit. {why}"
    was = was.replace(", now ", ", which would be ")
    off = weeks_apart(block.now[0], block.wanted[0])
    return f"{was}. {why} Now {span_words(block.now[0], block.now[-1])}, {off}."


def reasons(index: PlanIndex, block: Settled) -> str:
    """Why it is not where its week and weekday put it, in sentences about "it"."""
    name = block_name(index, *block.key)
    said = (f"It{why.removeprefix(name)}" if why.startswith(f"{name} ") else why for why in block.why)
    return " ".join(f"{words}." for words in said)


def _calendar_notes(plan: Plan, later: Plan, periods: RolledPeriods) -> Iterator[str]:
    old, new = (listed([y.title or y.id for y in p.calendar.years]) for p in (plan, later))
    yield f"{sentence_case(old)} {plural(len(plan.calendar.years), 'becomes', 'become')} {new}."
    others = counted(periods.moved, "other period")
    kept = f"{plural(periods.moved, 'keeps', 'keep')} week and weekday and {plural(periods.moved, 'is', 'are')}"
    yield f"Bank holidays are those of the new years; {others} {kept} provisional."
    if periods.moon:
        yield f"Look up in the calendar: {listed(periods.moon)}, which move with the moon."


def _pins(old: Plan, later: Plan, blocks: tuple[Settled, ...]) -> tuple[tuple[Pin, ...], tuple[str, ...]]:
    """Pinned dates moved with their blocks; dropped where a block had to move, or was not on them."""
    at = {block.key: block for block in blocks}
    index = PlanIndex(later)
    found, notes = [], []
    for before, pin in zip(old.pins, later.pins, strict=True):
        block = at.get((pin.delivery, pin.block))
        name = block_name(index, pin.delivery, pin.block)
        if before.start is None:
            found.append(pin)
        elif block is not None and block.was[0] == before.start and block.now == block.wanted:
            found.append(replace(pin, start=block.now[0]))
            notes.append(f"{name} is still pinned: now on {span_words(block.now[0], block.now[-1])}.")
        else:
            notes.append(f"{name} is no longer pinned to its dates, for they could not be kept.")
            if pin.room or pin.tutors:
                found.append(replace(pin, start=None))
    return tuple(found), tuple(notes)
