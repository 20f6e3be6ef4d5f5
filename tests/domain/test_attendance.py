"""Who attends what: groups, strands, students out of step, repeat runs, sets."""

from __future__ import annotations

from typing import Any

import pytest

from hsmc_scheduler.domain.attendance import Group, expected_people, groups_of, set_letter, sets_of
from hsmc_scheduler.domain.cohort import ElectiveOption, ElectiveSlot, PathwayYear, RepeatRuns
from hsmc_scheduler.domain.plan import Plan
from tests.builders import NEXT_YEAR, YEAR, a_cohort, a_delivery, a_plan, a_set, a_slot, a_student


def plan(names: str = "A B C D", off: str = "", **changes: Any) -> Plan:
    """Deliveries of those names; the ones in `off` are switched off."""
    deliveries = [a_delivery(d, days=2, active=d not in off.split()) for d in names.split()]
    return a_plan(deliveries, **changes)


def only_group(plan: Plan) -> Group:
    (group,) = groups_of(plan)
    return group


def strands(plan: Plan) -> list[str]:
    return ["".join(sorted(strand)) for strand in only_group(plan).strands]


def test_a_cohort_without_choices_has_one_strand() -> None:
    assert strands(plan(cohorts=(a_cohort(required=("A", "B")),))) == ["AB"]


def test_each_choice_makes_a_strand() -> None:
    assert strands(plan(cohorts=(a_cohort(required=("A",), electives=(a_slot("B", "C", "D"),)),))) == ["AB", "AC", "AD"]


def test_two_of_three_make_every_pair() -> None:
    cohort = a_cohort(required=("A",), electives=(a_slot("B", "C", "D", choose=2),))
    assert strands(plan(cohorts=(cohort,))) == ["ABC", "ABD", "ACD"]


def test_slots_combine() -> None:
    cohort = a_cohort(required=(), electives=(a_slot("A", "B"), a_slot("C", "D")))
    assert strands(plan(cohorts=(cohort,))) == ["AC", "AD", "BC", "BD"]


def test_a_strand_inside_another_is_left_out() -> None:
    cohort = a_cohort(required=("A",), electives=(a_slot("A", "B"),))
    assert strands(plan(cohorts=(cohort,))) == ["AB"]


def test_deliveries_switched_off_are_not_attended() -> None:
    cohort = a_cohort(required=("A", "B"), electives=(a_slot("C", "D"),))
    assert strands(plan(off="B C", cohorts=(cohort,))) == ["AD"]


def test_a_cohort_with_nothing_to_attend_is_no_group() -> None:
    assert groups_of(plan(cohorts=(a_cohort(required=()),))) == ()


def test_each_year_of_a_pathway_is_a_group() -> None:
    pathway = (PathwayYear(YEAR, ("A",)), PathwayYear(NEXT_YEAR, ("B",)))
    groups = groups_of(plan(cohorts=(a_cohort(pathway=pathway),)))
    assert [(g.id, g.year) for g in groups] == [("C1/2027-28", YEAR), ("C1/2028-29", NEXT_YEAR)]


def test_among_too_many_choices_every_two_still_meet_in_a_strand() -> None:
    names = [f"{slot}{option}" for slot in "ABCD" for option in range(3)]
    slots = tuple(a_slot(*(f"{slot}{option}" for option in range(3))) for slot in "ABCD")
    found = only_group(plan(" ".join(names), cohorts=(a_cohort(required=(), electives=slots),))).strands
    assert all(any({a, b} <= s for s in found) for a in names for b in names if a[0] != b[0])
    assert not any({a, b} <= s for s in found for a in names for b in names if a[0] == b[0] and a != b)


def test_repeat_runs_stand_beside_every_strand() -> None:
    runs = RepeatRuns("Induction", ("C", "D"))
    group = only_group(plan(off="D", cohorts=(a_cohort(required=("A",), one_of=(runs,)),)))
    assert group.strands == (frozenset("A"),)
    assert group.one_of == (RepeatRuns("Induction", ("C",)),)
    assert group.deliveries == frozenset("AC")


def test_a_cohort_that_only_attends_runs_is_a_group() -> None:
    group = only_group(plan(cohorts=(a_cohort(required=(), one_of=(RepeatRuns("Induction", ("C", "D")),)),)))
    assert group.strands == (frozenset(),)


@pytest.mark.parametrize(
    ("student", "own"),
    [
        ({}, None),
        ({"takes": ("B",)}, None),  # a choice the cohort has
        ({"skips": ("A",)}, None),  # less than the cohort
        ({"takes": ("D",)}, "AD"),
        ({"takes": ("B", "C")}, "ABC"),
        ({"takes": ("D",), "skips": ("A",)}, "D"),
        ({"skips": ("A",), "takes": ()}, None),
    ],
)
def test_a_student_is_a_group_only_where_out_of_step_with_the_cohort(student: dict[str, Any], own: str | None) -> None:
    cohort = a_cohort(required=("A",), electives=(a_slot("B", "C"),))
    groups = groups_of(plan(cohorts=(cohort,), students=(a_student("sam", **student),)))
    found = [("".join(sorted(g.strands[0])), g.title) for g in groups[1:]]
    assert found == ([(own, "Sam (Cohort C1)")] if own else [])


def test_people_expected_are_the_cohort_or_those_who_choose() -> None:
    cohort = a_cohort(size=20, required=("A",), electives=(a_slot("B", "C", expected=12),))
    assert expected_people(plan(cohorts=(cohort,))) == {("A", "C1"): 20, ("B", "C1"): 12, ("C", "C1"): 12}


def test_no_more_are_expected_than_the_cohort_holds() -> None:
    slots = (a_slot("B", "C", expected=12), ElectiveSlot("More", (ElectiveOption("B", 12),)))
    assert expected_people(plan(cohorts=(a_cohort(size=20, required=(), electives=slots),)))["B", "C1"] == 20


def test_students_who_join_or_stay_away_are_counted() -> None:
    cohorts = (a_cohort("C1", size=20, required=("A",)), a_cohort("C2", size=10, required=("B",)))
    students = (a_student("sam", "C1", takes=("B",)), a_student("kim", "C2", skips=("B",)))
    expected = expected_people(plan(cohorts=cohorts, students=students))
    assert expected == {("A", "C1"): 20, ("B", "C1"): 1, ("B", "C2"): 9}


@pytest.mark.parametrize(
    ("size", "sizes"),
    [(0, []), (1, [1]), (8, [8]), (9, [5, 4]), (16, [8, 8]), (20, [7, 7, 6]), (48, [8] * 6)],
)
def test_sets_are_as_few_and_as_even_as_can_be(size: int, sizes: list[int]) -> None:
    cohort = a_cohort(size=size)
    sets = sets_of(plan(cohorts=(cohort,)), cohort)
    assert [s.size for s in sets] == sizes
    assert [s.title for s in sets] == [f"Set {letter}" for letter in "ABCDEF"[: len(sizes)]]


def test_the_planners_own_sets_are_kept() -> None:
    cohort = a_cohort(size=20)
    own = (a_set("S1", size=12), a_set("S2", size=8), a_set("T1", "C2"))
    assert sets_of(plan(cohorts=(cohort,), sets=own), cohort) == own[:2]


def test_letters_go_on_after_z() -> None:
    assert [set_letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
