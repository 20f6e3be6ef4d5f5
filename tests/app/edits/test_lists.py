"""Every list of a plan can be added to, copied, reordered, shortened, and a field of it set."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hsmc_scheduler.app.edits.calendar import add_period, add_year
from hsmc_scheduler.app.edits.cohorts import add_cohort, add_set
from hsmc_scheduler.app.edits.deliveries import add_delivery, add_order
from hsmc_scheduler.app.edits.editing import duplicate, move, put
from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.modules import add_assessment, add_module
from hsmc_scheduler.app.edits.programmes import add_programme, add_route
from hsmc_scheduler.app.edits.rooms import add_room, add_venue
from hsmc_scheduler.app.edits.sessions import add_session
from hsmc_scheduler.app.edits.students import add_student
from hsmc_scheduler.app.edits.tutors import add_tutor
from hsmc_scheduler.app.edits.uses import delete
from hsmc_scheduler.app.samples.lhsi import lhsi_2027_29
from hsmc_scheduler.domain.calendar import PeriodKind
from hsmc_scheduler.domain.place import Place, value_at
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.rules.problems import problems_of
from tests.builders import a_plan, a_tutor, an_absence, on

LHSI = lhsi_2027_29()
ADDS: dict[str, Callable[[Plan], tuple[Plan, Place]]] = {
    "year": add_year,
    "period": lambda p: add_period(p, PeriodKind.AVOID, "Open day", on("2028-02-01"), on("2028-02-02")),
    "programme": add_programme,
    "route": lambda p: add_route(p, "lhsi"),
    "module": add_module,
    "assessment": lambda p: add_assessment(p, "HCQ"),
    "tutor": add_tutor,
    "venue": add_venue,
    "room": add_room,
    "cohort": add_cohort,
    "set": lambda p: add_set(p, "lhsi-2027"),
    "student": add_student,
    "delivery": lambda p: add_delivery(p, "HCQ"),
    "session": lambda p: add_session(p, "hcq-2027-28"),
    "order": lambda p: add_order(p, "hcq-2027-28", "od-2027-28"),
}


@pytest.mark.parametrize("kind", ADDS)
def test_what_is_added_is_there_and_the_plan_can_still_be_used(kind: str) -> None:
    plan, at = ADDS[kind](LHSI)
    assert value_at(plan, at) not in value_at(LHSI, at[:-1])
    assert not [str(p) for p in problems_of(plan) if p.severity is Severity.ERROR]


@pytest.mark.parametrize("kind", ADDS)
def test_what_is_added_twice_has_a_name_of_its_own(kind: str) -> None:
    plan, at = ADDS[kind](LHSI)
    again, beside = ADDS[kind](plan)
    assert at != beside
    assert value_at(again, at) != value_at(again, beside)


@pytest.mark.parametrize("kind", ADDS)
def test_what_is_added_and_deleted_leaves_the_plan_as_it_was(kind: str) -> None:
    plan, at = ADDS[kind](LHSI)
    left = delete(plan, at)
    assert value_at(left, at[:-1]) == (value_at(plan, at[:-1])[:-1])


@pytest.mark.parametrize("kind", [k for k in ADDS if k not in ("set", "year")])
def test_a_copy_stands_right_after_what_it_was_made_of(kind: str) -> None:
    plan, at = ADDS[kind](LHSI)
    plan = move(plan, at, 0)
    plan, copy = duplicate(plan, at)
    first, second, *_ = value_at(plan, at[:-1])
    assert (value_at(plan, at), value_at(plan, copy)) == (first, second)
    assert first != second


def test_a_copied_absence_may_be_just_the_same() -> None:
    plan = a_plan(tutors=(a_tutor("ann", absences=(an_absence("2028-01-04"),)),))
    plan, at = duplicate(plan, ("tutors", "ann", "absences", 0))
    assert at == ("tutors", "ann", "absences", 1)
    assert plan.tutors[0].absences == (an_absence("2028-01-04"),) * 2


def test_a_thing_moved_takes_its_new_number() -> None:
    at = ("deliveries", "hcq-2027-28", "sessions", "day-1")
    moved = move(LHSI, at, 3)
    names = [s.id for s in value_at(moved, at[:-1])]
    assert names == ["day-2", "day-3", "day-4", "day-1", "day-5"]


def test_a_field_deep_down_is_set_and_nothing_else() -> None:
    at = ("deliveries", "hcq-2027-28", "sessions", "day-1", "staffing", "tutors")
    edited = put(LHSI, at, 1)
    assert value_at(edited, at) == 1
    assert put(edited, at, value_at(LHSI, at)) == LHSI


def test_what_the_plan_cannot_hold_is_refused_in_words() -> None:
    with pytest.raises(EditError) as refused:
        put(LHSI, ("cohorts", "lhsi-2027", "size"), -1)
    assert str(refused.value) == "A cohort's size cannot be negative. Correct it; the plan is as it was."


def test_dates_are_refused_as_they_are_written_here() -> None:
    with pytest.raises(EditError, match=r"The year ends \(1 September 2026\) before it starts \(1 September 2027\)"):
        put(LHSI, ("calendar", "years", "2027-28", "end"), on("2026-09-01"))


def test_what_is_not_there_cannot_be_edited() -> None:
    with pytest.raises(EditError, match="“nobody” is not in the plan"):
        put(LHSI, ("tutors", "nobody", "name"), "Ann")
    with pytest.raises(EditError, match="“colour” is not in the plan"):
        put(LHSI, ("tutors", "snelling", "colour"), "red")


def test_the_last_session_of_a_delivery_cannot_go() -> None:
    plan = LHSI
    for n in range(1, 5):
        plan = delete(plan, ("deliveries", "hcq-2027-28", "sessions", f"day-{n}"))
    with pytest.raises(EditError, match="A delivery needs at least one session"):
        delete(plan, ("deliveries", "hcq-2027-28", "sessions", "day-5"))
