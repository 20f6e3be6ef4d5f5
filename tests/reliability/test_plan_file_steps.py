"""G2 for the whole of an open plan: lock, backup, save and unsaved work, with a fault at every single step."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from hsmc_scheduler.app.plan_files import PlanFile, read_copy
from hsmc_scheduler.app.plan_files.folders import recovery_folder
from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.files import load, save
from hsmc_scheduler.storage.open_lock import OpenLock
from hsmc_scheduler.storage.recovery import read_unsaved
from hsmc_scheduler.storage.save_errors import SaveError
from tests.builders import a_plan
from tests.reliability.steps import stopped

FIRST, SECOND = (Document(a_plan(title=title)) for title in ("First", "Second"))
FAULTS = [errno.EIO, errno.ENOSPC, errno.EACCES]


def fail(number: int) -> None:
    raise OSError(number, os.strerror(number))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.hsmc"


def fresh(path: Path) -> PlanFile:
    for file in path.parent.iterdir():
        file.unlink()
    save(FIRST, path, None)
    return PlanFile.open(path)


@pytest.mark.parametrize("number", FAULTS, ids=errno.errorcode.get)
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "from there on"])
def test_a_save_says_what_is_on_disk_and_loses_neither_plan_nor_edits(
    number: int, for_good: bool, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = step = 0
    while True:
        step += 1
        file = fresh(path)
        file.autosave(SECOND)
        with stopped(step, lambda: fail(number), for_good=for_good) as made:
            try:
                file.save(SECOND)
                saved = True
            except SaveError:
                saved = False
                told += 1
        assert load(path) == (SECOND if saved else FIRST), f"step {step} ({made[step - 1]})"
        if not saved:
            (kept,) = recovery_folder().glob("*.unsaved")
            assert read_unsaved(kept) == SECOND, f"step {step} ({made[step - 1]})"
        elif len(made) < step:
            assert read_copy(file.backups()[0]) == FIRST
        file.close()
        if len(made) < step:
            break
    assert told > 10
    with capsys.disabled():
        kind = "from" if for_good else "at"
        print(f"\nG2: PlanFile.save, {errno.errorcode[number]} {kind} each of {step - 1} steps: {told} told, 0 hidden")


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "from there on"])
def test_unsaved_work_is_kept_whole_or_stays_as_it_was(for_good: bool, path: Path) -> None:
    step = 0
    while True:
        step += 1
        file = fresh(path)
        file.autosave(FIRST)
        with stopped(step, lambda: fail(errno.ENOSPC), for_good=for_good) as made:
            try:
                file.autosave(SECOND)
                wanted = SECOND
            except SaveError:
                wanted = FIRST
        (kept,) = recovery_folder().glob("*.unsaved")
        assert read_unsaved(kept) == wanted, f"step {step} ({made[step - 1]})"
        file.close()
        if len(made) < step:
            break
    assert step > 5


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "from there on"])
def test_a_fault_while_opening_is_told_in_words_or_does_no_harm(for_good: bool, path: Path) -> None:
    told: list[str] = []
    step = 0
    while True:
        step += 1
        fresh(path).close()
        with stopped(step, lambda: fail(errno.EIO), for_good=for_good) as made:
            try:
                file = PlanFile.open(path)
                assert file.document == FIRST
                file.close()
            except PlanFileError as refused:
                told.append(str(refused))
        assert load(path) == FIRST
        lock = OpenLock(path)
        lock.take()
        assert lock.holder is None, f"step {step} ({made[step - 1]}) left a lock for ever"
        lock.release()
        if len(made) < step:
            break
    assert step > 20
    assert told
    assert all(t.count("\n") == 0 and t.startswith("plan.hsmc: The file cannot be read: the disk") for t in told)
