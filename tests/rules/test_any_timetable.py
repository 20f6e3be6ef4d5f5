"""What holds of any timetable: scopes that leave nothing out, moves, and recounts that share no code with a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.module import Anchor
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.rules.rule import Violation
from hsmc_scheduler.rules.score import score, score_timetable
from hsmc_scheduler.rules.situation import Scope, Situation
from tests.rules.random_timetables import Drawn, drawn

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def everything(index: PlanIndex) -> Scope:
    """A scope that leaves nothing out."""
    groups = frozenset(g.id for g in index.groups)
    return Scope(frozenset(index.deliveries), frozenset(index.tutors), frozenset(index.rooms), groups)


def scope_of(index: PlanIndex, *places: Placement) -> Scope:
    """All that one block touches, wherever it is put."""
    sittings = [s for p in places for s in p.sittings]
    tutors = {t for s in sittings for t in (*s.tutors, *(each.tutor for each in s.sets)) if t}
    rooms = {r for s in sittings for r in (s.room, *(each.room for each in s.sets)) if r}
    groups = {g.id for p in places for g in index.groups_of_delivery[p.delivery]}
    return Scope(frozenset(p.delivery for p in places), frozenset(tutors), frozenset(rooms), frozenset(groups))


def deviations(situation: Situation) -> Counter[RuleId]:
    found = Counter({line.setting.rule.id: 0 for line in score(situation).lines})
    for violation in violations(situation).elements():
        found[violation.rule] += violation.deviation
    return found


def violations(situation: Situation) -> Counter[Violation]:
    return Counter(v for line in score(situation).lines for v in line.violations)


@few
@given(drawn())
def test_a_scope_that_covers_everything_changes_nothing(case: Drawn) -> None:
    index = PlanIndex(case.plan)
    unscoped = violations(Situation(index, case.timetable, case.earlier))
    assert violations(Situation(index, case.timetable, case.earlier, everything(index))) == unscoped


@few
@given(drawn())
def test_a_block_moved_is_judged_as_if_it_had_always_been_there(case: Drawn) -> None:
    index = PlanIndex(case.plan)
    before = Situation(index, case.timetable, case.earlier)
    violations(before)
    others = (p for p in case.timetable.placements if p.key != case.moved.key)
    rebuilt = Timetable(tuple(sorted((*others, case.moved), key=lambda p: p.key)))
    assert violations(before.with_placement(case.moved)) == violations(Situation(index, rebuilt, case.earlier))


@few
@given(drawn())
def test_all_that_a_move_changes_is_seen_through_the_scope_of_both_places(case: Drawn) -> None:
    index = PlanIndex(case.plan)
    before = Situation(index, case.timetable, case.earlier)
    (old,) = (p for p in case.timetable.placements if p.key == case.moved.key)
    scope = scope_of(index, old, case.moved)
    after, before_scoped = deviations(before.with_placement(case.moved)), deviations(before.with_placement(old, scope))
    after.subtract(deviations(before))
    scoped = deviations(before.with_placement(case.moved, scope))
    scoped.subtract(before_scoped)
    assert scoped == after


@few
@given(drawn())
def test_weeks_short_of_rest_are_those_counted_by_hand(case: Drawn) -> None:
    assert counted(RuleId.REST_BETWEEN_BLOCKS, case) == by_hand(case, blocks_in, (14, 21))


@few
@given(drawn())
def test_bunched_deadlines_are_those_counted_by_hand(case: Drawn) -> None:
    assert counted(RuleId.SPREAD_DEADLINES, case) == by_hand(case, deadlines_in, (14,))


def counted(rule: RuleId, case: Drawn) -> int:
    line = score_timetable(case.plan, case.timetable).line(rule)
    assert line is not None
    return line.deviation


def by_hand(case: Drawn, count: Callable[[Drawn, str, str, date, date], int], windows: tuple[int, ...]) -> int:
    """For each group and each run of so many days from a Monday on: what the worst strand has in it, less one."""
    short = 0
    for group in PlanIndex(case.plan).groups:
        for days in windows:
            monday = date(2027, 7, 5)
            while monday < date(2028, 7, 3):
                last = monday + timedelta(days=days - 1)
                worst = max(sum(count(case, group.cohort, d, monday, last) for d in strand) for strand in group.strands)
                short += max(0, worst - 1)
                monday += timedelta(days=7)
    return short


def blocks_in(case: Drawn, cohort: str, delivery: str, first: date, last: date) -> int:
    """Blocks of two days or more that start then, which somebody of the cohort comes to."""
    comes = {
        s.id
        for d in case.plan.deliveries
        if d.id == delivery
        for s in d.sessions
        if cohort in (s.only_cohorts or cohort)
    }
    return sum(
        p.delivery == delivery
        and len({s.day for s in p.sittings}) >= 2
        and any(s.session in comes for s in p.sittings)
        and first <= min(s.day for s in p.sittings) <= last
        for p in case.timetable.placements
    )


def deadlines_in(case: Drawn, cohort: str, delivery: str, first: date, last: date) -> int:
    """Deadlines then of a delivery all of whose sessions have a date; there is no closed day in these plans."""
    blocks = [p for p in case.timetable.placements if p.delivery == delivery]
    blocks.sort(key=lambda p: min(s.day for s in p.sittings))
    (plan,) = (d for d in case.plan.deliveries if d.id == delivery)
    if sum(len(p.sittings) for p in blocks) < len(plan.sessions):
        return 0
    ends = [max(s.day for s in p.sittings) for p in blocks]
    due = [
        (ends[0] if a.anchor is Anchor.FIRST_BLOCK else max(ends)) + timedelta(weeks=a.after_weeks)
        for m in case.plan.modules
        if m.code == delivery
        for a in m.assessments
    ]
    return sum(first <= day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()]) <= last for day in due)
