"""`where` and `check`: what is said of a timetable that is there."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from tests.app.conftest import Command
from tests.app.plans import a_small_plan, an_impossible_plan, closed_on, write
from tests.builders import a_timetable, placements


def laid(plan: Plan) -> Timetable:
    return a_timetable(
        plan,
        placements(plan, "D1", ("2027-10-05", 2), ("2027-11-02", 3)),
        placements(plan, "D2", ("2027-12-07", 2)),
    )


@pytest.fixture
def solved(command: Command) -> Path:
    plan = closed_on(a_small_plan(), "2027-11-17")
    return write("solved.hsmc", plan, laid(plan))


@pytest.mark.parametrize("name", ["D1 2027-28 block 2", "d1 2027-28, Block 2", "Delivery D1 block 2"])
def test_a_block_can_be_called_as_the_sheets_call_it(command: Command, solved: Path, name: str) -> None:
    assert command("where", solved, name).out == command("where", solved, "D1#2").out


def test_every_date_has_a_verdict_with_reasons(command: Command, solved: Path) -> None:
    ran = command("where", solved, "D1#2", "--json")
    dates = {row["start"]: row for row in json.loads(ran.out)["dates"]}
    assert ran.code == 0
    assert len(dates) == (date(2028, 8, 31) - date(2027, 9, 1)).days + 1
    assert dates["2027-11-02"]["current"]
    assert dates["2027-11-16"]["state"] == "blocked"
    assert "Royal wedding" in " ".join(dates["2027-11-16"]["reasons"])
    assert all(row["reasons"] for row in dates.values() if row["state"] != "fine")


def test_the_dates_are_listed_for_a_person_best_first(command: Command, solved: Path) -> None:
    lines = command("where", solved, "D1#2").out.splitlines()
    assert lines[0] == "Delivery D1 block 2 is on 2-4 November 2027. It could start on these dates:"
    headings = [line.partition(":")[0] for line in lines[1:] if not line.startswith(" ")]
    assert headings == ["Fine", "At a cost", "Blocked"]
    assert "  Tue 16 November 2027" in lines


def test_a_block_that_is_not_there_lists_those_that_are(command: Command, solved: Path) -> None:
    ran = command("where", solved, "D1#9")
    assert ran.code == 2
    assert ran.problems == ["D1#9: there is no block of that name: its blocks are D1#1 to #2, D2#1"]


def test_a_plan_without_a_timetable_has_no_blocks_to_move(command: Command) -> None:
    write("plan.hsmc", a_small_plan())
    assert command("where", "plan.hsmc", "D1#1").code == 2


def test_check_judges_the_timetable_and_says_what_it_breaks(command: Command) -> None:
    plan = a_small_plan()
    write("broken.hsmc", closed_on(plan, "2027-10-05"), laid(plan))
    ran = command("check", "broken.hsmc")
    assert ran.code == 1
    assert "The plan was changed after its timetable was made." in ran.out.splitlines()
    assert any(line.startswith("Broken: ") and "Royal wedding" in line for line in ran.out.splitlines())


def test_check_finds_an_impossible_plan_before_any_search(command: Command) -> None:
    write("plan.hsmc", an_impossible_plan())
    ran = command("check", "plan.hsmc", "--json")
    answer = json.loads(ran.out)
    assert ran.code == 1
    assert not answer["fine"]
    assert [f for f in answer["findings"] if f["severity"] == "error"]
    assert answer["timetable"] is None


def test_check_of_a_fine_timetable_adds_up(command: Command, solved: Path) -> None:
    ran = command("check", solved, "--json")
    found = json.loads(ran.out)["timetable"]
    assert ran.code == 0
    assert found["sound"]
    assert found["answers_plan"]
    assert found["objective"] == sum(r["cost"] for r in found["rules"]) == sum(v["cost"] for v in found["violations"])
