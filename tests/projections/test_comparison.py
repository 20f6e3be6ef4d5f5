"""Two timetables beside each other: what became of each block, why, and what the rules make of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.comparison import Comparison, Fate, compare, why_not_back
from hsmc_scheduler.rules.situation import Situation
from tests.builders import (
    a_calendar,
    a_period,
    a_plan,
    a_room,
    a_timetable,
    a_tutor,
    placements,
    with_sitting,
)

FIRST, SECOND = ("2027-10-05", 2), ("2027-11-09", 3)


def a_case(*laid: tuple[str, int], **changes: Any) -> tuple[Plan, Timetable]:
    plan = a_plan(tutors=(a_tutor("ann"), a_tutor("ben")), rooms=(a_room("oak", 30), a_room("elm")), **changes)
    return plan, a_timetable(plan, placements(plan, "D1", *(laid or (FIRST, SECOND))))


def compared(after: Timetable, **changes: Any) -> Comparison:
    plan, before = a_case(**changes)
    return compare(PlanIndex(plan), before, after)


def test_a_timetable_is_the_same_as_itself() -> None:
    _, timetable = a_case()
    found = compared(timetable)
    assert (found.changed, found.rules, found.words) == ((), (), "2 blocks kept")
    assert found.blocks[0].sentence == "Delivery D1 block 1 stays on 5-6 October 2027"


def test_a_block_on_other_dates_is_moved() -> None:
    found = compared(a_case(FIRST, ("2027-11-16", 3))[1])
    (change,) = found.changed
    assert change.fate is Fate.MOVED
    assert change.sentence == "Delivery D1 block 2 moves from 9-11 November 2027 to 16-18 November 2027"
    assert found.words == "1 block kept and 1 moved"


def test_a_block_that_came_or_went_is_told() -> None:
    _, timetable = a_case()
    without = replace(timetable, placements=timetable.placements[:1])
    (gone,) = compared(without).changed
    assert (gone.fate, gone.now) == (Fate.GONE, None)
    assert gone.sentence == "Delivery D1 block 2 is no longer there; it was on 9-11 November 2027"
    plan, _ = a_case()
    (new,) = compare(PlanIndex(plan), without, timetable).changed
    assert (new.fate, new.sentence) == (Fate.NEW, "Delivery D1 block 2 is new, on 9-11 November 2027")


def test_the_blocks_of_a_delivery_that_is_taught_no_more_are_told_as_gone() -> None:
    plan, timetable = a_case()
    left = replace(plan, deliveries=())
    changed = compare(PlanIndex(left), timetable, replace(timetable, placements=())).changed
    assert [change.fate for change in changed] == [Fate.GONE, Fate.GONE]
    assert changed[0].sentence == "D1 block 1 is no longer there; it was on 5-6 October 2027"


def test_other_people_and_rooms_on_the_same_dates_are_told() -> None:
    _, timetable = a_case()
    block = with_sitting(timetable.placements[0], "1", tutors=("ben",), room="elm")
    found = compared(replace(timetable, placements=(block, timetable.placements[1])))
    (change,) = found.changed
    assert change.fate is Fate.OTHERWISE
    assert change.sentence == ("Delivery D1 block 1 keeps its dates, with Ben instead of Ann and in Elm instead of Oak")
    assert found.words == "1 block kept and 1 with other people or rooms"


def test_the_same_people_named_in_another_order_are_no_difference() -> None:
    _, timetable = a_case()
    both, turned = (
        replace(timetable, placements=(with_sitting(timetable.placements[0], "1", tutors=t), timetable.placements[1]))
        for t in (("ann", "ben"), ("ben", "ann"))
    )
    plan, _ = a_case()
    found = compare(PlanIndex(plan), both, turned)
    assert (found.changed, found.words) == ((), "2 blocks kept")


def test_the_rules_say_what_got_better_and_what_got_worse_in_their_units() -> None:
    found = compared(a_case(("2027-10-07", 2), ("2027-10-19", 3))[1])
    by_rule = {r.rule: r for r in found.rules}
    worse = by_rule[RuleId.PREFER_WEEKDAYS]
    assert (worse.was, worse.now, worse.better) == (0, 2, False)
    assert worse.words == "Start blocks on preferred weekdays: 2 weekdays from the best instead of none"
    plan, before = a_case()
    back = compare(PlanIndex(plan), a_case(("2027-10-07", 2), SECOND)[1], before)
    (better,) = back.rules
    assert better.better
    assert better.words == "Start blocks on preferred weekdays: kept everywhere where it was 2 weekdays from the best"


def why_changed(plan: Plan, before: Timetable, after: Timetable, block: int) -> tuple[str, ...]:
    was, now = (next(p for p in t.placements if p.block == block) for t in (before, after))
    return why_not_back(Situation(PlanIndex(plan), after), was, now)


def test_why_a_block_moved_is_what_would_be_wrong_with_the_old_date() -> None:
    closed = a_calendar(periods=(a_period("2027-11-10", label="Royal wedding"),))
    plan, before = a_case(calendar=closed)
    after = a_case(FIRST, ("2027-11-16", 3))[1]
    (reason,) = why_changed(plan, before, after, 2)
    assert "Royal wedding" in reason
    assert why_changed(plan, before, after, 1) == ()


def test_a_preference_that_would_be_worse_is_a_reason_with_its_unit() -> None:
    plan, _ = a_case()
    before, after = a_case(("2027-10-07", 2), SECOND)[1], a_case()[1]
    assert why_changed(plan, before, after, 1) == (
        "Start blocks on preferred weekdays would be worse: 2 more weekdays from the best",
    )


def test_a_block_moved_for_nothing_has_no_reason() -> None:
    plan, before = a_case()
    assert why_changed(plan, before, a_case(FIRST, ("2027-11-16", 3))[1], 2) == ()
