"""G5: killed while editing, at most seconds of edits are lost, and the user's file is as it was."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hsmc_scheduler.app.plan_files import PlanFile, abandoned, discard
from hsmc_scheduler.app.plan_files.folders import recovery_folder
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import save
from tests.builders import a_full_timetable, a_plan
from tests.reliability.counter import stamped

SEED = 20280307


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.hsmc"
    plan = a_plan()
    save(stamped(Document(plan, a_full_timetable(plan)), 0), path, None)
    return path


def kill_while_editing(path: Path, rounds: int, capsys: pytest.CaptureFixture[str]) -> None:
    moments = random.Random(SEED)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    edits = lost = 0
    for round_ in range(rounds):
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.editor", str(path)], stdout=subprocess.PIPE, text=True
        )
        with child:
            assert child.stdout
            held = child.stdout.readline()
            told = [child.stdout.readline()]
            time.sleep(moments.uniform(0, 0.2))
            child.kill()
            told += child.stdout.readlines()
        assert held == "\n", f"round {round_}: the dead one before still has the plan ({held})"
        last = max(int(line) for line in told if line.endswith("\n"))
        (left,) = abandoned()
        assert left.plan_path == path
        file = PlanFile.recover(left)
        assert file.read_only is None
        found = int(file.document.plan.title)
        assert found in (last, last + 1), f"round {round_}: {last} was kept, {found} is there (seed {SEED})"
        assert file.document.plan.notes == str(found)
        assert hashlib.sha256(path.read_bytes()).hexdigest() == before
        file.close()
        edits, lost = edits + found, lost + max(0, last - found)
        assert abandoned() == []
        assert list(recovery_folder().iterdir()) == []
    assert {p.name for p in path.parent.iterdir()} == {"plan.hsmc"}
    with capsys.disabled():
        print(f"\nG5: {rounds} kills in {edits} edits: {lost} kept edits lost, the file as it was, 0 temps left")


def test_killed_while_editing_the_last_edit_kept_is_offered(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kill_while_editing(path, 6, capsys)


@pytest.mark.slow
def test_killed_two_hundred_times_the_last_edit_kept_is_offered(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kill_while_editing(path, 200, capsys)


def test_two_programs_editing_two_plans_are_both_recovered(path: Path) -> None:
    other = path.with_name("other.hsmc")
    other.write_bytes(path.read_bytes())
    children = [
        subprocess.Popen([sys.executable, "-m", "tests.reliability.editor", str(p)], stdout=subprocess.PIPE, text=True)
        for p in (path, other)
    ]
    for child in children:
        with child:
            assert child.stdout
            child.stdout.readline()
            child.stdout.readline()
            child.kill()
    found = abandoned()
    assert {left.plan_path for left in found} == {path, other}
    for left in found:
        discard(left)
    assert abandoned() == []
