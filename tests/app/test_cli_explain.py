"""`explain`: why there is no timetable, and what would help."""

from __future__ import annotations

import json
from pathlib import Path

from tests.app.conftest import Command
from tests.app.plans import a_small_plan, an_impossible_plan, write


def test_a_plan_with_a_timetable_needs_no_explanation(command: Command) -> None:
    write("plan.hsmc", a_small_plan())
    ran = command("explain", "plan.hsmc")
    assert (ran.code, ran.out) == (0, "A timetable is possible: there is nothing to explain.\n")


def test_an_impossible_plan_is_explained_in_the_planners_words_with_changes_that_help(command: Command) -> None:
    write("plan.hsmc", an_impossible_plan())
    ran = command("explain", "plan.hsmc", "--json")
    answer = json.loads(ran.out)
    documented = (Path(__file__).parents[2] / "docs/json-output.md").read_text(encoding="utf-8")
    assert all(f"| `{field}`" in documented for field in answer)
    assert ran.code == 1
    assert answer["status"] == "impossible"
    sentences = [m["sentence"] for m in answer["conflicts"][0]["members"]]
    assert any("Ann is away" in s and "Sabbatical" in s for s in sentences)
    assert answer["changes"]
    assert [c["size"] for c in answer["changes"]] == sorted(c["size"] for c in answer["changes"])


def test_no_time_for_an_explanation_is_said(command: Command) -> None:
    ran = command("explain", "--time-limit", "0.01")
    assert ran.code == 1
    assert "--time-limit" in ran.out
