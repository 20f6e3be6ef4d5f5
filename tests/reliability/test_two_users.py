"""G3: a second person is told who has the plan, in time; a dead program holds nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hsmc_scheduler.app.plan_files import PlanFile
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import load, save
from hsmc_scheduler.storage.open_lock import HeldError
from hsmc_scheduler.storage.person import person
from tests.builders import a_plan

FIRST, SECOND = (Document(a_plan(title=title)) for title in ("First", "Second"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.hsmc"
    save(FIRST, path, None)
    return path


@contextmanager
def opened_elsewhere(path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Another program that has the plan open, and who it was told has it."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.editor", str(path), "hold"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout
        yield child, child.stdout.readline().strip()
        child.kill()


def test_a_second_person_gets_the_plan_read_only_within_a_second(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened_elsewhere(path):
        began = time.monotonic()
        file = PlanFile.open(path)
        took = time.monotonic() - began
        assert took < 1
        assert file.read_only
        assert (file.read_only.person, file.read_only.here) == (person(), True)
        with pytest.raises(HeldError):
            file.save(SECOND)
        file.close()
    assert load(path) == FIRST
    with capsys.disabled():
        print(f"\nG3: read-only after {took * 1000:.0f} ms: {file.read_only}")


def test_the_second_is_told_of_the_first_also_in_a_program_of_their_own(path: Path) -> None:
    file = PlanFile.open(path)
    with opened_elsewhere(path) as (_, told):
        assert told.startswith(f"{person()} has it open on this computer since ")
    file.save(SECOND)
    file.close()


def test_who_waits_has_the_plan_once_the_other_closes_it(path: Path) -> None:
    with opened_elsewhere(path) as (child, _):
        file = PlanFile.open(path)
        assert file.read_only
        child.communicate("")
        assert not file.changed_on_disk()
        assert file.read_only is None
        file.save(SECOND)
        file.close()
    assert {p.name for p in path.parent.iterdir()} == {"plan.hsmc", "plan.hsmc.bak"}


def test_a_killed_program_holds_nothing(path: Path) -> None:
    with opened_elsewhere(path) as (child, _):
        child.kill()
        child.wait()
        file = PlanFile.open(path)
        assert file.read_only is None
        file.save(SECOND)
        file.close()


def test_many_who_open_a_plan_at_once_leave_it_to_one(path: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.editor", str(path), "hold"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(6)
    ]
    told = [child.stdout.readline().strip() for child in started if child.stdout]
    for child in started:
        child.communicate("")
    assert len(told) == 6
    assert told.count("") == 1
