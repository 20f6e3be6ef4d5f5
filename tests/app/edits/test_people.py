"""Pathways as a grid, action learning sets, rules and the rest of what a cohort's screens do."""

from __future__ import annotations

import pytest

from hsmc_scheduler.app.edits.cohorts import add_set, derive_sets, own_sets, set_facilitator
from hsmc_scheduler.app.edits.editing import put
from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.pathways import Cell, Taken, pathway_grid, set_taken
from hsmc_scheduler.app.edits.rooms import set_capacity
from hsmc_scheduler.app.edits.rules import reset_rule, set_importance, set_number
from hsmc_scheduler.app.edits.tutors import set_role
from hsmc_scheduler.app.samples.lhsi import lhsi_2027_29
from hsmc_scheduler.domain.attendance import sets_of
from hsmc_scheduler.domain.cohort import ElectiveOption, ElectiveSlot
from hsmc_scheduler.domain.place import value_at
from hsmc_scheduler.domain.room import Layout
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.problems import problems_of
from tests.builders import a_cohort, a_plan, a_student

LHSI = lhsi_2027_29()
REST = RuleId.REST_BETWEEN_BLOCKS


def test_a_pathway_is_a_grid_of_years_and_modules() -> None:
    rows = {row.modules: row.cells for row in pathway_grid(LHSI, "lhsi-2027")}
    assert rows["ALL", "LIC"]["2027-28"] == (Cell("pair-2027-28", Taken.REQUIRED),)
    assert rows["ALL", "LIC"]["2028-29"] == (Cell("pair-2028-29", Taken.NOT),)
    early, later = "One module in the first year", "The module not taken in the first year"
    assert rows[("PUI",)]["2027-28"] == (Cell("pui-2027-28", Taken.ELECTIVE, early),)
    assert rows[("PUI",)]["2028-29"] == (Cell("pui-2028-29", Taken.ELECTIVE, later),)


@pytest.mark.parametrize(
    ("taken", "slot"),
    [(Taken.REQUIRED, ""), (Taken.NOT, ""), (Taken.ELECTIVE, "One module in the first year"), (Taken.ELECTIVE, "New"),
     (Taken.RUN, "Either day")],
)  # fmt: skip
@pytest.mark.parametrize("delivery", ["hcq-2027-28", "pui-2027-28", "pair-2027-28", "hcq-2028-29"])
def test_any_cell_can_be_set_and_reads_as_it_was_set(delivery: str, taken: Taken, slot: str) -> None:
    plan = set_taken(LHSI, "lhsi-2027", delivery, taken, slot)
    cells = [c for row in pathway_grid(plan, "lhsi-2027") for year in row.cells.values() for c in year]
    assert [c for c in cells if c.delivery == delivery] == [Cell(delivery, taken, slot)]
    before = [c for row in pathway_grid(LHSI, "lhsi-2027") for year in row.cells.values() for c in year]
    assert {c for c in cells if c.delivery != delivery} == {c for c in before if c.delivery != delivery}
    assert not [str(p) for p in problems_of(plan) if "expected" in p.where]


def test_a_new_elective_is_expected_by_those_who_are_left() -> None:
    plan = set_taken(LHSI, "lhsi-2027", "hcq-2027-28", Taken.ELECTIVE, "One module in the first year")
    slot = plan.cohorts[1].pathway[0].electives[0]
    assert slot.options[-1] == ElectiveOption("hcq-2027-28", 2)
    alone = set_taken(LHSI, "lhsi-2027", "hcq-2027-28", Taken.ELECTIVE, "New", expected=7)
    assert alone.cohorts[1].pathway[0].electives[-1] == ElectiveSlot("New", (ElectiveOption("hcq-2027-28", 7),))


def test_an_elective_needs_a_slot() -> None:
    with pytest.raises(EditError, match="Name the slot"):
        set_taken(LHSI, "lhsi-2027", "hcq-2027-28", Taken.ELECTIVE)


def test_sets_are_made_up_until_a_facilitator_is_named() -> None:
    plan = set_facilitator(LHSI, "lhsi-2027", "lhsi-2027/B", "tutor-2")
    assert [(s.id, s.facilitator) for s in plan.sets] == [
        ("lhsi-2027/A", None), ("lhsi-2027/B", "tutor-2"), ("lhsi-2027/C", None),
    ]  # fmt: skip
    assert own_sets(plan, "lhsi-2027") == plan
    assert derive_sets(plan, "lhsi-2027") == LHSI


def test_students_leave_a_set_that_is_no_more() -> None:
    plan = a_plan(cohorts=(a_cohort(size=8),))
    plan, at = add_set(plan, "C1")
    own = str(at[1])
    plan = put(plan, ("students",), (a_student("sam", learning_set=own), a_student("joe", learning_set="C1/A")))
    back = derive_sets(plan, "C1")
    assert [s.learning_set for s in back.students] == ["", "C1/A"]
    assert [s.id for s in sets_of(back, back.cohorts[0])] == ["C1/A"]


def test_a_rule_is_set_and_put_back() -> None:
    plan = set_number(set_importance(LHSI, REST, Importance.LOW), REST, "bad_below_days", 10)
    assert value_at(plan, ("rules", REST, "importance")) is Importance.LOW
    assert problems_of(plan) == problems_of(LHSI)
    assert reset_rule(plan, REST) == LHSI


@pytest.mark.parametrize(("name", "value", "what"), [("bad_below_days", 999, "999 days is out"), ("x", 1, "no number")])
def test_a_rule_refuses_what_it_cannot_mean(name: str, value: int, what: str) -> None:
    with pytest.raises(EditError, match=what):
        set_number(LHSI, REST, name, value)
    with pytest.raises(EditError, match="cannot be low"):
        set_importance(LHSI, RuleId.AVOID_TUTOR_CLASHES, Importance.LOW)


def test_roles_and_capacities_are_set_and_taken_back() -> None:
    plan = set_role(LHSI, "HCQ", "leads", "brown", has=True)
    assert plan.modules[2].leads == ("snelling", "millar", "brown")
    assert set_role(plan, "HCQ", "leads", "brown", has=False) == LHSI
    room = LHSI.rooms[0]
    plan = set_capacity(LHSI, room.id, Layout.CABARET, 20)
    assert plan.rooms[0].capacity(Layout.CABARET) == 20
    assert set_capacity(plan, room.id, Layout.CABARET, None).rooms[0].capacity(Layout.CABARET) == 0
