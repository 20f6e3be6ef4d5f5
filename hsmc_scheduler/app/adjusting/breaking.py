"""What a change to a timetable breaks."""

from __future__ import annotations

from dataclasses import replace

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.messages import sentence
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.rule import Violation
from hsmc_scheduler.rules.situation import Situation


def newly_broken(
    plan: Plan | PlanIndex, before: Timetable, after: Timetable, earlier: Timetable | None = None
) -> tuple[str, ...]:
    """The requirements broken in `after` that were not, or not as much, in `before`, as sentences; rules' order.

    `earlier`: a timetable to stay close to; without one, what is past in `before` is held against `after`.
    """
    index = plan if isinstance(plan, PlanIndex) else PlanIndex(plan)
    earlier = earlier or past_of(index, before)
    known = _broken(index, before, earlier)
    new = (v for v in _broken(index, after, earlier) if not any(_as_bad_already(v, was) for was in known))
    return tuple(dict.fromkeys(sentence(index, v) for v in new))


def past_of(index: PlanIndex, timetable: Timetable) -> Timetable | None:
    """The blocks of a timetable that are past and do not move; None: there are none."""
    before = index.plan.frozen_before
    past = tuple(p for p in timetable.placements if before is not None and p.start < before)
    return replace(timetable, placements=past) if past else None


def _broken(index: PlanIndex, timetable: Timetable, earlier: Timetable | None) -> list[Violation]:
    situation = Situation(index, timetable, earlier)
    return [v for rule in RULES if situation.setting(rule).required for v in rule.find(situation)]


def _as_bad_already(now: Violation, was: Violation) -> bool:
    """Whether a breach is one there was: of the same things, partly on the same dates, and no larger."""
    same = (now.rule, now.what, now.subjects) == (was.rule, was.what, was.subjects)
    there = not now.dates or bool(set(now.dates) & set(was.dates))
    return same and there and now.deviation <= was.deviation
