"""G1 and G2 of the save: killed or failing at every single step, no plan is lost and no fault hidden."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hsmc_scheduler.storage.safe_write import hash_of, read_file, replace_file, sweep
from hsmc_scheduler.storage.save_errors import SaveError
from tests.reliability.steps import KILLED, NEW, OLD, stopped

MODE = 0o640
posix = sys.platform != "win32"
FAULTS = [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EDQUOT]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plan behind a link, with a mode that is not the usual one."""
    (tmp_path / "plan.hsmc").write_bytes(OLD)
    if not posix:
        return tmp_path / "plan.hsmc"
    (tmp_path / "plan.hsmc").chmod(MODE)
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "link.hsmc").symlink_to(tmp_path / "plan.hsmc")
    return tmp_path / "links" / "link.hsmc"


def fresh(path: Path) -> None:
    real = path.resolve()
    for file in real.parent.iterdir():
        if file.is_file():
            file.unlink()
    real.write_bytes(OLD)
    real.chmod(MODE)


def check_folder(path: Path) -> None:
    real = path.resolve()
    assert {p.name for p in real.parent.iterdir()} <= {"plan.hsmc", "plan.hsmc.bak", "links"}
    if posix:
        assert path.is_symlink()
        assert stat.S_IMODE(real.stat().st_mode) == MODE
    if real.read_bytes() == NEW:
        assert real.with_name("plan.hsmc.bak").read_bytes() == OLD


def test_killed_at_every_step_the_old_or_the_new_plan_is_whole(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = {OLD: 0, NEW: 0}
    step = 0
    while True:
        step += 1
        fresh(path)
        child = [sys.executable, "-m", "tests.reliability.steps", str(path), str(step)]
        done = subprocess.run(child, capture_output=True, timeout=60, check=False)
        sweep(path)
        content = read_file(path)
        assert content in found, f"lost at step {step}"
        if done.returncode == 0:
            assert content == NEW
            break
        assert done.returncode == KILLED, done.stderr.decode()
        found[content] += 1
        check_folder(path)
        replace_file(path, b"next", hash_of(content))
    assert found[OLD]
    assert found[NEW]
    with capsys.disabled():
        print(f"\nG1: killed at each of {step - 1} steps: {found[OLD]} old, {found[NEW]} new, 0 lost, 0 temps left")


def test_the_new_file_is_on_the_disk_before_it_takes_the_place_of_the_old_and_the_folder_after(path: Path) -> None:
    with stopped(0, os.abort) as made:
        replace_file(path, NEW, hash_of(OLD))
    swapped = [step for step, name in enumerate(made) if name == "replace"][-1]
    written = [step for step, name in enumerate(made) if name == "write"]
    synced = [step for step, name in enumerate(made) if name == "fsync"]
    assert max(written) < synced[0] < swapped
    assert not posix or swapped < synced[-1]


def shown(path: Path, outcome: str) -> bool:
    """Whether what the save said is what is on disk."""
    return path.read_bytes() == (NEW if outcome == "saved" else OLD)


@pytest.mark.parametrize("number", FAULTS, ids=errno.errorcode.get)
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "from there on"])
def test_a_fault_at_every_step_is_survived_and_told(
    number: int, for_good: bool, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise OSError(number, os.strerror(number))

    told = step = 0
    while True:
        step += 1
        fresh(path)
        with stopped(step, fail, for_good=for_good) as made:
            try:
                replace_file(path, NEW, hash_of(OLD))
                outcome = "saved"
            except SaveError as error:
                outcome = str(error)
                told += 1
        assert shown(path, outcome), f"step {step} ({made[step - 1]}): {outcome}"
        if outcome != "saved":
            assert "Errno" not in outcome
            assert outcome.startswith("link.hsmc: The plan was not saved: " if posix else "plan.hsmc: The plan")
        if not for_good and made[step - 1 : step] != ["unlink"]:
            assert not list(path.resolve().parent.glob(".*.tmp")), f"step {step} ({made[step - 1]}) left its temp"
        sweep(path)
        check_folder(path)
        if len(made) < step:
            break
    assert told > 10
    with capsys.disabled():
        kind = "from" if for_good else "at"
        print(f"\nG2: {errno.errorcode[number]} {kind} each of {step - 1} steps: {told} told, 0 hidden, 0 damaged")
