"""`solve`: what is written, what is said, how it ends."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hsmc_scheduler.__main__ import main
from hsmc_scheduler.app import solving
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Result, Status
from hsmc_scheduler.rules.score import score_timetable
from hsmc_scheduler.storage.files import load
from tests.app.conftest import Command
from tests.app.plans import a_small_plan, an_impossible_plan, closed_on, edit, write
from tests.architecture.project import ROOT

QUICK = ("--workers", "1", "--time-limit", "30")


@dataclass(frozen=True, slots=True)
class Solved:
    """What a solve with --json and --save of a small plan said, and the files it left: plan, workbook, saved plan."""

    out: str
    folder: Path

    def put(self, name: str, among: str = "solved.hsmc") -> None:
        """Copy one of its files into this folder."""
        shutil.copyfile(self.folder / among, name)

    @property
    def timetable(self) -> Timetable:
        found = load(self.folder / "solved.hsmc").timetable
        assert found is not None
        return found


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Solved:
    folder = tmp_path_factory.mktemp("solved")
    said = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(said):
        write("plan.hsmc", a_small_plan())
        assert main(["solve", "plan.hsmc", "--json", "--save", "solved.hsmc", *QUICK]) == 0
    return Solved(said.getvalue(), folder)


def test_a_timetable_is_written_as_a_workbook_and_said_to_be_proven(command: Command) -> None:
    write("plan.hsmc", a_small_plan())
    ran = command("solve", "plan.hsmc", *QUICK)
    assert ran.code == 0
    assert ran.out.startswith("Proven best timetable, after ")
    assert ran.out.splitlines()[-1] == "Written: timetable.xlsx"
    assert "Planner" in load_workbook("timetable.xlsx").sheetnames
    assert sorted(p.name for p in Path().iterdir()) == ["plan.hsmc", "timetable.xlsx"]


def test_the_json_answer_has_the_documented_fields_and_adds_up(solved: Solved) -> None:
    plan = a_small_plan()
    answer = json.loads(solved.out)
    documented = (ROOT / "docs/json-output.md").read_text(encoding="utf-8")
    assert all(f"| `{field}`" in documented for field in answer if field != "delivery")
    assert answer["status"] == "proven"
    assert (answer["gap"], answer["reasons"], answer["seed"]) == (0.0, [], 1)
    assert answer["objective"] == answer["bound"] == sum(rule["cost"] for rule in answer["rules"])
    assert all(rule["cost"] == rule["weight"] * rule["deviation"] for rule in answer["rules"])
    assert [p["block"] for p in answer["placements"] if p["delivery"] == "D1"] == ["D1#1", "D1#2"]
    assert sum(len(p["dates"]) for p in answer["placements"]) == 7
    assert load(solved.folder / "solved.hsmc").plan == plan
    assert score_timetable(plan, solved.timetable).total == answer["objective"]


def test_only_json_goes_to_standard_output_where_json_is_asked_for(solved: Solved) -> None:
    assert solved.out.startswith("{")
    assert json.loads(solved.out)


def test_a_solved_plan_is_found_fine_by_check(command: Command, solved: Solved) -> None:
    solved.put("plan.hsmc")
    ran = command("check", "plan.hsmc")
    assert ran.code == 0
    assert "The timetable keeps every requirement." in ran.out.splitlines()


def test_the_plan_is_left_alone_unless_it_is_named_as_output(command: Command, solved: Solved) -> None:
    before = write("plan.hsmc", a_small_plan()).read_bytes()
    assert (solved.folder / "plan.hsmc").read_bytes() == before
    command("solve", "plan.hsmc", "--save", "plan.hsmc", *QUICK)
    assert Path("plan.hsmc").read_bytes() != before
    assert Path("plan.hsmc.bak").read_bytes() == before


def test_an_impossible_plan_ends_with_1_and_reasons_and_writes_nothing(command: Command) -> None:
    write("plan.hsmc", an_impossible_plan())
    Path("timetable.xlsx").write_text("last year's", encoding="utf-8")
    ran = command("solve", "plan.hsmc", "--save", "solved.hsmc", *QUICK)
    assert ran.code == 1
    assert ran.out.splitlines()[0] == "No timetable can keep every requirement:"
    assert len(ran.out.splitlines()) > 1
    assert Path("timetable.xlsx").read_text(encoding="utf-8") == "last year's"
    assert not Path("solved.hsmc").exists()


def test_an_impossible_plan_is_impossible_in_json_too(command: Command) -> None:
    write("plan.hsmc", an_impossible_plan())
    ran = command("solve", "plan.hsmc", "--json", *QUICK)
    answer = json.loads(ran.out)
    assert ran.code == 1
    assert answer["status"] == "impossible"
    assert answer["reasons"]
    assert (answer["placements"], answer["rules"], answer["objective"]) == ([], [], None)


def test_nothing_found_in_time_ends_with_1_and_says_to_give_more(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = "No timetable was found in the time given."
    nothing = Result(Status.NOTHING_FOUND, None, None, 0, 5.0, reasons=(reason,))
    monkeypatch.setattr(solving, "solve_in_child", lambda *_: nothing)
    ran = command("solve", "--time-limit", "5")
    assert ran.code == 1
    assert "--time-limit" in ran.out
    assert reason in ran.out
    assert not Path("timetable.xlsx").exists()


def test_the_shortest_time_limit_still_gives_a_timetable_of_the_bundled_programme(command: Command) -> None:
    ran = command("solve", "--time-limit", "0.01", "--workers", "1", "--json")
    answer = json.loads(ran.out)
    assert ran.code == 0
    assert answer["status"] == "stopped"
    assert answer["objective"] > answer["bound"]
    assert Path("timetable.xlsx").exists()


def test_from_an_earlier_timetable_only_what_must_move_moves_and_the_reason_is_said(
    command: Command, solved: Solved
) -> None:
    solved.put("plan.hsmc", "plan.hsmc")
    solved.put("earlier.hsmc")
    earlier = solved.timetable
    taken = next(p for p in earlier.placements if p.delivery == "D2").start
    edit("plan.hsmc", lambda plan: closed_on(plan, taken.isoformat()))
    ran = command("solve", "plan.hsmc", "--from", "earlier.hsmc", "--save", "later.hsmc", "--json", *QUICK)
    (change,) = json.loads(ran.out)["changes"]
    assert "Delivery D2" in change["what"]
    assert "Royal wedding" in " ".join(change["why"])
    later = load("later.hsmc").timetable
    assert later is not None
    assert [p for p in later.placements if p.delivery == "D1"] == [p for p in earlier.placements if p.delivery == "D1"]


def test_past_blocks_stay_as_the_plan_file_has_them(command: Command, solved: Solved) -> None:
    before = solved.timetable
    first = min(before.placements, key=lambda p: p.start)
    moved = replace(first, sittings=tuple(replace(s, day=s.day + timedelta(weeks=1)) for s in first.sittings))
    taught = replace(before, placements=tuple(moved if p is first else p for p in before.placements))
    write("plan.hsmc", replace(a_small_plan(), frozen_before=moved.end + timedelta(days=1)), taught)
    command("solve", "plan.hsmc", "--save", "plan.hsmc", *QUICK)
    after = load("plan.hsmc").timetable
    assert after is not None
    assert next(p for p in after.placements if p.key == first.key).days == moved.days


def test_a_plan_without_a_timetable_cannot_be_an_earlier_one(command: Command) -> None:
    write("plan.hsmc", a_small_plan())
    ran = command("solve", "plan.hsmc", "--from", "plan.hsmc", *QUICK)
    assert ran.code == 2
    assert ran.problems == ["plan.hsmc: this plan has no timetable yet: make one: solve PLAN --save PLAN_OUT"]


def test_repeatable_solves_give_the_same_timetable(command: Command) -> None:
    write("plan.hsmc", a_small_plan())
    for name in ("one.hsmc", "two.hsmc"):
        assert command("solve", "plan.hsmc", "--repeatable", "--seed", "7", "--save", name).code == 0
    assert load("one.hsmc").timetable == load("two.hsmc").timetable


def test_a_workbook_open_in_excel_costs_nothing_but_its_name(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    write("plan.hsmc", a_small_plan())
    Path("timetable.xlsx").write_text("open in Excel", encoding="utf-8")
    replace_file = os.replace

    def refuse_if_open(source: str, target: str) -> None:
        if Path(target).name == "timetable.xlsx":
            raise PermissionError(13, "Permission denied")
        replace_file(source, target)

    monkeypatch.setattr(os, "replace", refuse_if_open)
    ran = command("solve", "plan.hsmc", *QUICK)
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "Written: timetable-2.xlsx"
    assert "timetable.xlsx was not written" in ran.err
    assert load_workbook("timetable-2.xlsx").sheetnames
    assert Path("timetable.xlsx").read_text(encoding="utf-8") == "open in Excel"


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_ctrl_c_ends_the_search_at_once_in_words(tmp_path: Path) -> None:
    program = [sys.executable, str(ROOT / "main.py"), "solve", "--time-limit", "60", "--workers", "1"]
    with subprocess.Popen(program, cwd=tmp_path, stdout=-1, stderr=-1, text=True) as solving:
        assert solving.stderr is not None
        solving.stderr.readline()  # the search has begun
        pressed = time.monotonic()
        solving.send_signal(signal.SIGINT)
        out, err = solving.communicate(timeout=30)
    assert time.monotonic() - pressed < 15
    assert "Stopped as you asked." in err
    assert "Traceback" not in err
    assert (solving.returncode == 0) == (tmp_path / "timetable.xlsx").exists()
    assert out


def test_dates_in_the_answer_are_dates_of_the_plan(solved: Solved) -> None:
    answer = json.loads(solved.out)
    for placement in answer["placements"]:
        days = [date.fromisoformat(day) for day in placement["dates"]]
        assert all(date(2027, 9, 1) <= day <= date(2028, 8, 31) for day in days)
        assert [day for day in days if day.weekday() > 4] == []
