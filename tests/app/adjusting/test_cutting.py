"""Another cut of a delivery: every session once, dates kept where they can be, pins and numbers follow."""

from __future__ import annotations

from random import Random

import pytest

from hsmc_scheduler.app.adjusting import CannotAdjustError, lengths_of, recut, recuts_of, remove, with_length
from hsmc_scheduler.domain.pin import PinnedTutors
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.split import allowed_splits
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.score import score_timetable
from tests.app.adjusting.plans import sessions_of, two_deliveries
from tests.app.adjusting.test_moving import one_pair
from tests.builders import a_delivery, a_pin, a_plan, a_timetable, on, placements
from tests.projections.test_verdicts import a_busy_plan, a_random_timetable


def people_and_rooms(timetable: Timetable) -> dict[tuple[str, str], object]:
    return {(p.delivery, s.session): (s.tutors, s.sets) for p in timetable.placements for s in p.sittings}


def test_every_cut_is_listed_with_its_dates_the_present_one_first() -> None:
    plan, timetable = two_deliveries()
    now, other = recuts_of(plan, timetable, "D1")
    assert (now.words, now.current, now.moved) == ("2 + 3", True, 0)
    assert (other.words, other.current) == ("3 + 2", False)
    assert other.blocks == ((on("2027-10-05"), on("2027-10-07")), (on("2027-11-09"), on("2027-11-10")))


def test_a_cut_gives_the_dates_it_was_listed_with() -> None:
    plan, timetable = one_pair()
    for offered in recuts_of(plan, timetable, "LIC+ALL"):
        _, after = recut(plan, timetable, "LIC+ALL", offered.split)
        assert tuple((p.start, p.end) for p in after.placements) == offered.blocks


def test_a_cut_keeps_a_sound_timetable_sound() -> None:
    plan, timetable = one_pair()
    assert score_timetable(plan, timetable).sound
    for offered in recuts_of(plan, timetable, "LIC+ALL"):
        _, after = recut(plan, timetable, "LIC+ALL", offered.split)
        assert score_timetable(plan, after).sound, offered.words


def test_a_longer_block_that_would_run_into_the_weekend_starts_earlier() -> None:
    plan = a_plan()
    timetable = a_timetable(plan, placements(plan, "D1", ("2027-10-05", 3), ("2027-11-11", 2)))
    _, after = recut(plan, timetable, "D1", (2, 3))
    assert after.placements[1].days == (on("2027-11-10"), on("2027-11-11"), on("2027-11-12"))


def test_fewer_blocks_keep_dates_of_those_there_were_and_more_come_between() -> None:
    plan = a_plan([a_delivery(days=6)])
    timetable = a_timetable(plan, placements(plan, "D1", ("2027-10-05", 3), ("2027-11-30", 3)))
    _, three = recut(plan, timetable, "D1", (2, 2, 2))
    assert [len(p.days) for p in three.placements] == [2, 2, 2]
    assert (three.placements[0].start, three.placements[2].start) == (on("2027-10-05"), on("2027-11-30"))
    assert on("2027-10-12") < three.placements[1].start < on("2027-11-23")
    _, two = recut(plan, three, "D1", (3, 3))
    assert {p.start for p in two.placements} <= {p.start for p in three.placements}


def test_one_block_is_made_longer_where_the_splits_allow_it() -> None:
    plan, timetable = two_deliveries()
    assert lengths_of(plan, timetable, ("D1", 1)) == (2, 3)
    _, after = with_length(plan, timetable, ("D1", 1), 3)
    assert [len(p.days) for p in after.placements if p.delivery == "D1"] == [3, 2]
    with pytest.raises(CannotAdjustError, match="cannot last 4 days"):
        with_length(plan, timetable, ("D1", 1), 4)


def test_a_split_the_delivery_does_not_allow_is_refused() -> None:
    plan, timetable = two_deliveries()
    with pytest.raises(CannotAdjustError, match=r"cannot be cut into 1 \+ 4"):
        recut(plan, timetable, "D1", (1, 4))


def test_a_delivery_with_sessions_missing_is_not_cut() -> None:
    plan, timetable = two_deliveries()
    with pytest.raises(CannotAdjustError, match="place them first"):
        recuts_of(plan, remove(plan, timetable, ("D1", 2)), "D1")


def pinned(*pins: object) -> tuple[Plan, Timetable]:
    return two_deliveries(pins=pins)


def test_pins_follow_their_blocks_and_sessions() -> None:
    pin = a_pin("D1", 2, "2027-11-09", days=3, tutors=(PinnedTutors("3", ("ann",)), PinnedTutors("5", ("ann",))))
    plan, timetable = pinned(pin)
    after_plan, after = recut(plan, timetable, "D1", (3, 2))
    assert score_timetable(after_plan, after).sound
    held = {p.block: p for p in after_plan.pins}
    assert (held[2].id, held[2].start, held[2].days) == (pin.id, on("2027-11-09"), 2)
    assert held[2].tutors == (PinnedTutors("5", ("ann",)),)
    assert held[1].tutors == (PinnedTutors("3", ("ann",)),)
    assert held[1].start is None
    assert len({p.id for p in after_plan.pins}) == 2


def test_pins_of_other_deliveries_stay_as_they_are() -> None:
    plan, timetable = pinned(a_pin("D2", 1, "2027-12-07"))
    after_plan, _ = recut(plan, timetable, "D1", (3, 2))
    assert after_plan.pins == plan.pins


def test_a_cut_in_any_state_keeps_every_session_once_with_its_people() -> None:
    for seed in range(15):
        rng = Random(seed)
        plan = a_busy_plan(rng)
        timetable = a_random_timetable(plan, rng)
        delivery = rng.choice(plan.deliveries)
        split = rng.choice(allowed_splits(delivery))
        _, after = recut(plan, timetable, delivery.id, split)
        assert sorted(sessions_of(after)) == sorted(sessions_of(timetable))
        assert [len(p.days) for p in after.placements if p.delivery == delivery.id] == list(split)
        assert [p.block for p in after.placements if p.delivery == delivery.id] == list(range(1, len(split) + 1))
        who = {k: v[0] for k, v in people_and_rooms(after).items()}  # type: ignore[index]  # pairs
        assert who == {k: v[0] for k, v in people_and_rooms(timetable).items()}  # type: ignore[index]  # pairs
