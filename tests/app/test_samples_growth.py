"""Generated plans: feasible for sure, repeatable, of the size asked for."""

from __future__ import annotations

import pytest

from hsmc_scheduler.app.samples.calendars import calendar_2016_18
from hsmc_scheduler.app.samples.growth import generate, generate_with_witness
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.rules.score import score_timetable


@pytest.mark.parametrize(("scale", "seed"), [*((1, seed) for seed in range(1, 25)), (3, 25), (5, 26), (16, 27)])
def test_the_hidden_timetable_keeps_every_requirement(scale: int, seed: int) -> None:
    plan, witness = generate_with_witness(scale, seed)
    assert find_problems(plan) == ()
    assert score_timetable(plan, witness).broken == ()
    assert len(witness.placements) == 30 * scale
    assert witness.plan_fingerprint == fingerprint(plan)


def test_the_same_seed_gives_the_same_plan() -> None:
    assert generate(3, 7) == generate(3, 7)


def test_another_seed_gives_another_plan() -> None:
    assert generate(3, 7) != generate(3, 8)


def test_other_years_can_be_filled_too() -> None:
    plan, witness = generate_with_witness(2, 1, calendar_2016_18())
    assert score_timetable(plan, witness).sound


def test_programmes_share_tutors_and_rooms() -> None:
    plan, witness = generate_with_witness(4, 1)
    programme_of = {d.id: d.id.partition("m")[0].partition("-")[0] for d in plan.deliveries}
    by_tutor: dict[str, set[str]] = {}
    by_room: dict[str, set[str]] = {}
    for placement in witness.placements:
        for sitting in placement.sittings:
            for tutor in sitting.tutors:
                by_tutor.setdefault(tutor, set()).add(programme_of[placement.delivery])
            if sitting.room:
                by_room.setdefault(sitting.room, set()).add(programme_of[placement.delivery])
    assert sum(len(programmes) > 1 for programmes in by_tutor.values()) >= 4
    assert max(map(len, by_room.values())) == 4


def test_tutors_are_away_and_rooms_are_taken() -> None:
    plan = generate(2, 1)
    assert all(t.absences for t in plan.tutors)
    assert any(r.busy for r in plan.rooms)


def test_a_plan_of_no_programme_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one programme"):
        generate(0, 1)
