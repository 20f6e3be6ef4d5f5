"""How a solve ended, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hsmc_scheduler.app.changes import Change
from hsmc_scheduler.app.solving import proof_of
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Progress, Result, Status
from hsmc_scheduler.projections.checks import check_rows
from hsmc_scheduler.projections.messages.words import counted, day_words
from hsmc_scheduler.projections.proof import status_words
from hsmc_scheduler.rules.score import ScoreCard


def progress_words(news: Progress) -> str:
    """What a running solve has reached, on one line."""
    message = f" ({news.message})" if news.message else ""
    return f"{news.seconds:.0f} s: {_reached(news)}{message}"


def _reached(news: Progress) -> str:
    if news.objective is None:
        return "no timetable yet"
    if news.objective <= news.bound:
        return "the best timetable"
    if news.bound <= 0:
        return "a timetable, how good is not known yet"
    return f"a timetable at most {(news.objective - news.bound) / news.objective:.1%} from the best"


def outcome(result: Result) -> Iterator[str]:
    """The answer, a line each: how it ended, then what the timetable costs and why."""
    yield _status(result)
    for reason in result.reasons:
        yield f"  {reason}"
    if result.status is Status.IMPOSSIBLE:
        yield "The verb explain says which requirements are in conflict, and which changes would help."
    if result.timetable:
        yield _extent(result.timetable)
    if result.score:
        yield from cost_lines(result.score)


def change_lines(changes: Sequence[Change]) -> Iterator[str]:
    """What moved, and why, a line each."""
    if changes:
        yield "Changed from the earlier timetable:"
    for change in changes:
        why = f" (left as it was: {'; '.join(change.why)})" if change.why else ""
        yield f"  {change.what}{why}"


def _status(result: Result) -> str:
    seconds = f"{result.seconds:.1f} s"
    match result.status:
        case Status.IMPOSSIBLE:
            return "No timetable can keep every requirement:"
        case Status.NOTHING_FOUND:
            return f"No timetable was found in {seconds}; there may be one. --time-limit sets how long to look."
        case Status.INVALID:
            return "The plan could not be solved:"
        case _ if result.gap == 1:
            return f"Timetable found, after {seconds}; how far it is from the best possible is not known yet."
        case _:
            return f"{status_words(proof_of(result))}, after {seconds}."


def _extent(timetable: Timetable) -> str:
    blocks = timetable.placements
    if not blocks:
        return "The plan asks for no teaching."
    first, last = min(p.start for p in blocks), max(p.end for p in blocks)
    return f"{counted(len(blocks), 'block')}, {day_words(first)} to {day_words(last)}."


def cost_lines(card: ScoreCard) -> Iterator[str]:
    """What the timetable costs, and which preferences cost it, a line each."""
    costly = sorted((row for row in check_rows(card) if row.cost), key=lambda row: -row.cost)
    yield f"What it costs: {card.total:,}" if costly else "It costs nothing: every preference is met."
    for row in costly:
        yield f"  {row.cost:>7,}  {row.title}: {row.found} ({row.importance})"
