"""Timetables made without search: complete, sound, and near to what there was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hsmc_scheduler.app.samples import sample
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.quick import quick_timetable
from hsmc_scheduler.rules.score import score_timetable

LHSI = sample("lhsi-2027-29")
LONG = 200


def starts(timetable: Timetable) -> dict[tuple[str, int], tuple[date, int]]:
    return {p.key: (p.start, len(p.days)) for p in timetable.placements}


def a_quick_one(seed: int = 1, near: Timetable | None = None, earlier: Timetable | None = None) -> Timetable:
    made = quick_timetable(LHSI, seed=seed, near=near, earlier=earlier)
    assert made is not None
    return made


def test_many_programmes_that_share_tutors_and_rooms_make_way_for_one_another() -> None:
    plan = sample("lhsi-2027-29", 8)
    asked = iter(range(LONG))
    made = quick_timetable(plan, tries=4, enough=lambda: next(asked, None) is None)
    assert made is not None
    assert score_timetable(plan, made).sound


def test_a_timetable_near_another_has_its_dates_and_people() -> None:
    before = a_quick_one()
    assert starts(a_quick_one(seed=5)) == starts(before)  # the first try leaves nothing to chance
    moved = quick_timetable(replace(LHSI, tutors=LHSI.tutors[::-1]), seed=2, near=before)
    assert moved is not None
    people = {(p.key, s.session): set(s.people) for p in before.placements for s in p.sittings}
    assert starts(moved) == starts(before)
    assert {(p.key, s.session): set(s.people) for p in moved.placements for s in p.sittings} == people


def test_what_is_past_stays_and_nothing_else_is_put_there() -> None:
    before = a_quick_one()
    second = sorted(p.start for p in before.placements)[len(before.placements) // 4]
    plan = replace(LHSI, frozen_before=second + timedelta(days=1))
    made = quick_timetable(plan, earlier=before)
    assert made is not None
    assert plan.frozen_before is not None
    past = {p.key for p in before.placements if p.start < plan.frozen_before}
    assert len(past) > 2
    assert {k: v for k, v in starts(made).items() if k in past} == {k: starts(before)[k] for k in past}
    assert all(p.start >= plan.frozen_before for p in made.placements if p.key not in past)
