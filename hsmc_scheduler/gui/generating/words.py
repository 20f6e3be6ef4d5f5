"""What a search has reached, in words a planner uses."""

from __future__ import annotations

from math import ceil

from hsmc_scheduler.engine.api import Progress
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.rules.score import ScoreCard

MOST_NAMED = 3


def clock(seconds: float) -> str:
    """Minutes and seconds: 1:05."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


def reached(news: Progress | None) -> str:
    """How good the best so far is, as far as is proven."""
    if news is None or news.objective is None:
        return "Looking for a first timetable"
    if news.objective <= news.bound:
        return "This is the best timetable there is"
    if news.bound <= 0:
        return "There is a timetable; how much better one could be is not known yet"
    share = ceil(1000 * (news.objective - news.bound) / news.objective) / 10
    return f"There is a timetable; another could be at most {share:g} % better"


def improved(before: ScoreCard | None, after: ScoreCard) -> tuple[str, ...]:
    """What a better timetable is better at, the most important first."""
    if before is None:
        return ("A first timetable that keeps every requirement",)
    gains = []
    for line in after.lines:
        was = before.line(line.setting.rule.id)
        if was is not None and was.cost > line.cost:
            rule = line.setting.rule
            now = counted(line.deviation, rule.unit, rule.units) if line.deviation else "kept everywhere"
            gains.append((was.cost - line.cost, f"{rule.title}: {now}, was {was.deviation}"))
    named = [words for _, words in sorted(gains, key=lambda gain: -gain[0])]
    more = len(named) - MOST_NAMED
    return (*named[:MOST_NAMED], *((f"and {more} more",) if more > 0 else ()))
