"""Blocks put elsewhere by hand: nothing is lost on the way, and what breaks is said."""

from __future__ import annotations

from random import Random

import pytest

from hsmc_scheduler.app.adjusting import CannotAdjustError, move, newly_broken, place, remove, swap, unplaced
from hsmc_scheduler.domain.delivery import GapLimits
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.rules.score import score_timetable
from tests.app.adjusting.plans import content, sessions_of, two_deliveries
from tests.builders import (
    a_delivery,
    a_first_year_pair,
    a_plan,
    a_timetable,
    a_tutor,
    an_absence,
    on,
    placements,
)
from tests.projections.test_verdicts import a_busy_plan, a_random_timetable


def block(timetable: Timetable, delivery: str, number: int) -> Placement:
    return next(p for p in timetable.placements if p.key == (delivery, number))


def test_a_move_carries_days_tutors_and_rooms() -> None:
    plan, timetable = two_deliveries()
    after = move(plan, timetable, ("D1", 2), on("2027-11-15"))
    assert block(after, "D1", 2).days == (on("2027-11-15"), on("2027-11-16"), on("2027-11-17"))
    assert content(after) == content(timetable)


def test_a_move_leaves_every_other_block_alone() -> None:
    plan, timetable = two_deliveries()
    after = move(plan, timetable, ("D1", 1), on("2027-10-12"))
    assert [p for p in after.placements if p.key != ("D1", 1)] == [
        p for p in timetable.placements if p.key != ("D1", 1)
    ]


def test_a_move_to_a_blocked_date_is_made_and_what_it_breaks_is_said() -> None:
    plan, timetable = two_deliveries(tutors=(a_tutor(absences=(an_absence("2027-10-12", reason="leave"),)),))
    after = move(plan, timetable, ("D1", 1), on("2027-10-12"))
    assert any("Ann is away" in said for said in newly_broken(plan, timetable, after))
    assert newly_broken(plan, after, timetable) == ()


def test_what_was_broken_before_is_not_said_again() -> None:
    plan, timetable = two_deliveries(tutors=(a_tutor(absences=(an_absence("2027-10-12", reason="leave"),)),))
    broken = move(plan, timetable, ("D1", 1), on("2027-10-12"))
    assert newly_broken(plan, broken, move(plan, broken, ("D2", 2), on("2028-01-18"))) == ()


def test_a_past_block_that_is_moved_is_said_to_be_past() -> None:
    plan, timetable = two_deliveries(frozen_before=on("2027-10-20"))
    said = newly_broken(plan, timetable, move(plan, timetable, ("D1", 1), on("2027-10-12")))
    assert any("past and fixed" in s for s in said)


def test_a_date_in_no_academic_year_is_refused() -> None:
    plan, timetable = two_deliveries()
    with pytest.raises(CannotAdjustError, match="no academic year"):
        move(plan, timetable, ("D1", 1), on("2031-10-12"))


def test_a_block_without_dates_cannot_be_moved() -> None:
    plan, timetable = two_deliveries()
    with pytest.raises(CannotAdjustError, match="Delivery D1 block 7 has no dates yet"):
        move(plan, timetable, ("D1", 7), on("2027-10-12"))


def test_a_swap_exchanges_first_days_and_nothing_else() -> None:
    plan, timetable = two_deliveries()
    after = swap(plan, timetable, ("D1", 2), ("D2", 1))
    assert block(after, "D1", 2).start == block(timetable, "D2", 1).start
    assert block(after, "D2", 1).start == block(timetable, "D1", 2).start
    assert content(after) == content(timetable)
    assert swap(plan, after, ("D1", 2), ("D2", 1)) == timetable


def test_two_blocks_of_one_delivery_do_not_change_places() -> None:
    plan, timetable = two_deliveries()
    with pytest.raises(CannotAdjustError, match="taught in order"):
        swap(plan, timetable, ("D1", 1), ("D1", 2))


def test_a_block_taken_out_comes_back_with_people_and_a_room_that_are_free() -> None:
    plan, timetable = two_deliveries()
    without = remove(plan, timetable, ("D1", 2))
    assert [(u.key, u.of, u.days, u.sessions) for u in unplaced(plan, without)] == [(("D1", 2), 2, 3, ("3", "4", "5"))]
    back = place(plan, without, ("D1", 2), on("2027-11-09"))
    assert unplaced(plan, back) == ()
    assert score_timetable(plan, back).sound


def test_a_placed_block_of_sets_has_a_facilitator_and_a_room_for_each() -> None:
    plan, timetable = one_pair()
    without = remove(plan, timetable, ("LIC+ALL", 3))
    back = place(plan, without, ("LIC+ALL", 3), block(timetable, "LIC+ALL", 3).start)
    assert score_timetable(plan, back).sound


def test_a_delivery_without_any_dates_lists_all_its_blocks() -> None:
    plan = a_plan()
    assert [u.days for u in unplaced(plan, Timetable())] == [2, 3]


def test_a_block_that_has_dates_is_not_placed_again() -> None:
    plan, timetable = two_deliveries()
    with pytest.raises(CannotAdjustError, match="has dates already"):
        place(plan, timetable, ("D1", 1), on("2027-11-09"))


def test_a_block_the_delivery_does_not_have_is_not_placed() -> None:
    plan, timetable = two_deliveries()
    with pytest.raises(CannotAdjustError, match="has no block 3"):
        place(plan, timetable, ("D1", 3), on("2027-11-09"))


def test_moves_and_swaps_in_any_state_keep_every_session_with_its_people_and_rooms() -> None:
    for seed in range(20):
        rng = Random(seed)
        plan = a_busy_plan(rng)
        timetable = a_random_timetable(plan, rng)
        one, other = rng.sample(timetable.placements, 2)
        moved = move(plan, timetable, one.key, other.start)
        assert content(moved) == content(timetable)
        assert len(sessions_of(moved)) == len(set(sessions_of(moved)))
        if one.delivery != other.delivery:
            assert content(swap(plan, timetable, one.key, other.key)) == content(timetable)


def test_what_is_newly_broken_is_what_judging_both_anew_finds() -> None:
    for seed in range(20):
        rng = Random(seed)
        plan = a_busy_plan(rng)
        timetable = a_random_timetable(plan, rng)
        key = rng.choice(timetable.placements).key
        after = move(plan, timetable, key, rng.choice(timetable.placements).start)
        was, now = score_timetable(plan, timetable).broken, score_timetable(plan, after).broken
        said = newly_broken(plan, timetable, after)
        if not said:
            assert sum(v.deviation for v in now) <= sum(v.deviation for v in was)
        if set(now) <= set(was):
            assert not said


def one_pair() -> tuple[Plan, Timetable]:
    plan = a_plan([a_first_year_pair()])
    starts = ("2027-10-05", "2027-11-09", "2027-12-07", "2028-01-11", "2028-02-08", "2028-03-07", "2028-04-04")
    return plan, a_timetable(plan, placements(plan, "LIC+ALL", *((s, 2) for s in starts)))


def test_a_gap_limit_is_among_what_a_move_may_break() -> None:
    plan = a_plan([a_delivery(gaps=GapLimits(7, 60))])
    timetable = a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2), ("2027-11-09", 3)))
    said = newly_broken(plan, timetable, move(plan, timetable, ("D1", 1), on("2027-11-04")))
    assert len(said) == 1
    assert "at least 7 days are required" in said[0]
