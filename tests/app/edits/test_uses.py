"""What refers to a thing is said before it goes, and goes with it only when asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.uses import delete, fitted, uses_of
from hsmc_scheduler.app.samples.lhsi import lhsi_2027_29
from hsmc_scheduler.domain.cohort import PathwayYear, RepeatRuns
from hsmc_scheduler.domain.pin import PinnedTutors
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.score import score_timetable
from tests.builders import (
    COHORT,
    YEAR,
    a_cohort,
    a_delivery,
    a_full_timetable,
    a_pin,
    a_plan,
    a_session,
    a_slot,
    an_order,
)

LHSI = lhsi_2027_29()
EVERYTHING: list[Place] = [
    *(("calendar", "years", y.id) for y in LHSI.calendar.years),
    *(("calendar", "periods", p.id) for p in LHSI.calendar.periods[:2]),
    ("programmes", "lhsi"), ("programmes", "lhsi", "routes", "msc"),
    *(("modules", m.code) for m in LHSI.modules), *(("tutors", t.id) for t in LHSI.tutors),
    *(("venues", v.id) for v in LHSI.venues), *(("rooms", r.id) for r in LHSI.rooms),
    *(("cohorts", c.id) for c in LHSI.cohorts), *(("students", s.id) for s in LHSI.students),
    *(("deliveries", d.id) for d in LHSI.deliveries), *(("orders", o.id) for o in LHSI.orders),
]  # fmt: skip


def test_a_lead_is_named_with_what_is_led() -> None:
    assert uses_of(LHSI, ("tutors", "snelling")) == (
        "Leadership in Context is led by Iain Snelling.",
        "Applied Leadership Learning is led by Iain Snelling.",
        "Health Care Quality: Innovation and Improvement is led by Iain Snelling.",
    )


def test_what_goes_along_is_followed_to_the_end() -> None:
    said = uses_of(LHSI, ("programmes", "lhsi"))
    assert said[0].startswith("Intake 2026 is an intake of Leadership for Health Services Improvement")
    assert said[0].endswith(", and goes with it.")
    assert "Student 1 (example) is a student of Intake 2026, and goes with it." in said


def test_what_is_in_use_is_not_deleted_unless_asked() -> None:
    with pytest.raises(EditError, match="It is in use: Leadership in Context is led by Iain Snelling, "):
        delete(LHSI, ("tutors", "snelling"))


@pytest.mark.parametrize("at", EVERYTHING, ids=lambda at: "/".join(map(str, at)))
def test_anything_deleted_with_its_uses_leaves_no_name_behind(at: Place) -> None:
    left = delete(LHSI, at, with_uses=True)
    assert not [str(p) for p in find_problems(left) if p.what.startswith("there is no")]


def test_a_delivery_takes_its_orders_pins_choices_and_runs_along() -> None:
    deliveries = tuple(a_delivery(d) for d in ("D1", "D2", "D3"))
    year = PathwayYear(YEAR, ("D1",), (a_slot("D2", "D3", choose=2),), (RepeatRuns("Runs", ("D2",)),))
    plan = a_plan(
        deliveries, cohorts=(a_cohort(pathway=(year,)),), orders=(an_order("D1", "D2"),), pins=(a_pin("D2", days=2),)
    )
    assert uses_of(plan, ("deliveries", "D2")) == (
        "Cohort C1 in 2027-28 may choose Delivery D2.",
        "Cohort C1 in 2027-28 may attend the run Delivery D2.",
        "The order “Delivery D1 before Delivery D2” names Delivery D2, and goes with it.",
        "The pin on block 1 of Delivery D2 holds Delivery D2, and goes with it.",
    )
    left = delete(plan, ("deliveries", "D2"), with_uses=True)
    assert left.cohorts[0].pathway == (PathwayYear(YEAR, ("D1",), (a_slot("D3"),)),)
    assert (left.orders, left.pins) == ((), ())


def test_a_session_for_one_cohort_goes_with_it_and_a_delivery_with_its_last_session() -> None:
    plan = a_plan([a_delivery(sessions=(a_session("1", only_cohorts=(COHORT,)),), block_lengths=(1,))])
    said = uses_of(plan, ("cohorts", COHORT))
    assert "Delivery D1 has nothing left, and goes with it." in said
    assert delete(plan, ("cohorts", COHORT), with_uses=True).deliveries == ()


def test_a_pin_that_still_holds_something_stays() -> None:
    held = (PinnedTutors("1", ("ann",)),)
    plan = a_plan(pins=(a_pin(days=2, tutors=held), replace(a_pin(tutors=held), id="other")))
    left = delete(plan, ("tutors", "ann"), with_uses=True)
    assert [(p.id, p.tutors) for p in left.pins] == [("pin-D1-1", ())]


def test_a_timetable_keeps_what_the_plan_still_has() -> None:
    plan = a_plan([a_delivery("D1"), a_delivery("D2")])
    timetable = a_full_timetable(plan)
    left = delete(delete(plan, ("deliveries", "D2"), with_uses=True), ("rooms", "room"), with_uses=True)
    kept = fitted(left, timetable)
    assert {p.delivery for p in kept.placements} == {"D1"}
    assert {s.room for p in kept.placements for s in p.sittings} == {None}
    score_timetable(left, kept)
    assert fitted(plan, timetable) == timetable
    assert fitted(delete(left, ("deliveries", "D1"), with_uses=True), timetable).placements == Timetable().placements
