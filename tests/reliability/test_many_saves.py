"""G1 and G4 of the save, at random and side by side: no save is lost, none undone."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import open_plan, save
from tests.builders import a_plan
from tests.reliability.counter import number_of, stamped

SEED = 20280307


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.hsmc"
    save(stamped(Document(a_plan()), 0), path, None)
    return path


def counter(path: Path, *times: str) -> subprocess.Popen[str]:
    child = [sys.executable, "-m", "tests.reliability.counter", str(path), *times]
    return subprocess.Popen(child, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_four_hundred_saves_of_four_programs_all_count(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    children = [counter(path, "100") for _ in range(4)]
    told = []
    for child in children:
        out, err = child.communicate(timeout=600)
        assert child.returncode == 0, err
        told += [int(line) for line in out.split()]
    assert sorted(told) == list(range(1, 401))
    assert number_of(open_plan(path)) == 400
    assert {p.name for p in path.parent.iterdir()} == {"plan.hsmc", "plan.hsmc.bak"}
    with capsys.disabled():
        print(f"\nG4: 4 programs x 100 saves: counter 400, 0 lost, {time.monotonic() - began:.1f} s")


def kill_at_random(path: Path, rounds: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Kill a program that saves on and on, up to 350 ms after its first save."""
    moments = random.Random(SEED)
    saves = 0
    for round_ in range(rounds):
        child = counter(path)
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(moments.uniform(0, 0.35))
        child.kill()
        told = [first, *child.communicate()[0].splitlines(keepends=True)]
        last = max((int(line) for line in told if line.endswith("\n")), default=0)
        found = number_of(open_plan(path))
        assert found in (last, last + 1), f"round {round_}: {last} was reported saved, {found} is there (seed {SEED})"
        assert {p.name for p in path.parent.iterdir()} <= {"plan.hsmc", "plan.hsmc.bak"}
        saves = found
    with capsys.disabled():
        print(f"\nG1: {rounds} random kills in {saves} saves: 0 plans lost, 0 older than reported, 0 temps left")


def test_killed_at_random_the_last_save_reported_is_there(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kill_at_random(path, 5, capsys)


@pytest.mark.slow
def test_killed_a_thousand_times_the_last_save_reported_is_there(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kill_at_random(path, 1000, capsys)
