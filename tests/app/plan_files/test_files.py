"""A plan and its file, as the window uses them: nothing a person did is lost."""

from __future__ import annotations

import errno
import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from hsmc_scheduler.app.plan_files import PlanFile, abandoned, read_copy
from hsmc_scheduler.app.plan_files.folders import backup_folder, recovery_folder
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.storage import safe_write
from hsmc_scheduler.storage.copies import CopyKind
from hsmc_scheduler.storage.document import Document, PlanFileError, proof_holds
from hsmc_scheduler.storage.files import load, save
from hsmc_scheduler.storage.save_errors import ChangedOnDiskError, SaveError
from hsmc_scheduler.storage.temps import open_lock_path
from tests.app.plan_files.plans import FIRST, SECOND, THIRD, died, names, posix_only
from tests.builders import a_plan
from tests.storage.test_proof import SOLVED
from tests.storage.test_upgrades import OLD

# Opening and closing


def test_an_open_plan_says_what_it_holds_and_leaves_nothing_behind_when_closed(path: Path) -> None:
    file = PlanFile.open(path)
    assert (file.document, file.path, file.read_only, file.unsaved, file.warnings) == (FIRST, path, None, False, ())
    assert open_lock_path(path).exists()
    file.autosave(SECOND)
    file.close()
    assert names(path) == {"plan.hsmc"}
    assert list(recovery_folder().iterdir()) == []


def test_a_path_is_remembered_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    file = PlanFile.open("plan.hsmc")
    monkeypatch.chdir("/")
    file.save(SECOND)
    file.close()
    assert load(path) == SECOND


def test_a_plan_opened_tomorrow_still_has_its_proof(file: PlanFile, path: Path) -> None:
    file.save(SOLVED)
    file.close()
    again = PlanFile.open(path)
    assert proof_holds(again.document)
    again.close()


def test_a_plan_changed_while_its_lock_was_taken_is_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take = PlanFile._take_lock

    def slowly(self: PlanFile) -> None:
        save(SECOND, path, self._hash)
        take(self)

    monkeypatch.setattr(PlanFile, "_take_lock", slowly)
    file = PlanFile.open(path)
    assert file.document == SECOND
    file.save(THIRD)
    file.close()


def test_copies_put_aside_by_a_sync_program_are_warned_of(path: Path) -> None:
    shutil.copy(path, path.with_name("plan (Beth Moore's conflicted copy 2028-03-07).hsmc"))
    file = PlanFile.open(path)
    (warning,) = file.warnings
    assert warning.severity is Severity.WARNING
    assert str(warning).startswith("plan (Beth Moore's conflicted copy 2028-03-07).hsmc: This looks like changes")
    file.close()


# Bad input


def mock_refusal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: Any, *args: Any, real: Any = os.open) -> int:
        if Path(name) == path:
            raise PermissionError(errno.EACCES, "no")
        return int(real(name, *args))

    monkeypatch.setattr(os, "open", refuse)


NEWER = {"format": "hsmc-plan", "schema_version": 99, "plan": {}}
BAD = {
    "missing": (None, "plan.hsmc: There is no file of that name: Check its name and folder."),
    "empty": (b"", "plan.hsmc: The file is empty: Restore it"),
    "truncated": ((OLD / "v2.hsmc").read_bytes()[:-400], "plan.hsmc: The file ends in the middle of the plan"),
    "of the future": (json.dumps(NEWER).encode(), "plan.hsmc: A newer version of the program saved"),
    "a workbook": (b"PK\x03\x04" + b"x" * 50, "plan.hsmc: This is an Excel workbook or a zip file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0\xff" * 50, "plan.hsmc: This is not a plan: Choose a file made by"),
    "another JSON": (b'{"name": "package"}', "plan.hsmc, format: The file does not say it is a plan"),
    "a folder": ("folder", "plan.hsmc: This is a folder, not a plan"),
    "a pipe": ("pipe", "plan.hsmc: This is not a file"),
    "a device": ("device", "plan.hsmc: This is not a file"),
    "not ours to read": ("refused", "plan.hsmc: The file cannot be read: you may not read it: Ask"),
}


@posix_only
@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_opened_is_one_clear_problem_and_left_as_it_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, said = BAD[name]
    path = tmp_path / "plan.hsmc"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content == "folder":
        path.mkdir()
    elif content == "pipe":
        os.mkfifo(path)
    elif content == "device":
        path.symlink_to("/dev/zero")
    elif content == "refused":
        save(FIRST, path, None)
        mock_refusal(path, monkeypatch)
    before = names(path)
    with pytest.raises(PlanFileError) as refused:
        PlanFile.open(path)
    (problem,) = refused.value.problems
    assert str(problem).startswith(said)
    assert problem.mend
    assert names(path) == before
    if isinstance(content, bytes):
        assert path.read_bytes() == content


@posix_only
@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
@pytest.mark.parametrize("replace_it", [False, True])
def test_nothing_is_saved_over_what_is_no_file(kind: str, replace_it: bool, tmp_path: Path, file: PlanFile) -> None:
    odd = tmp_path / "odd.hsmc"
    if kind == "folder":
        odd.mkdir()
    elif kind == "pipe":
        os.mkfifo(odd)
    else:
        odd.symlink_to("/dev/zero")
    with pytest.raises(SaveError, match="has that name"):
        file.save_as(SECOND, odd, replace=replace_it)
    assert (odd.is_dir(), odd.is_fifo(), odd.is_symlink()) == (kind == "folder", kind == "pipe", kind == "device")
    assert (file.path, file.document) == (tmp_path / "plan.hsmc", FIRST)


# Saving


def test_a_save_replaces_the_file_and_keeps_what_it_held(file: PlanFile, path: Path) -> None:
    file.autosave(SECOND)
    file.save(SECOND)
    assert file.document == SECOND
    assert load(path) == SECOND
    assert load(path.with_name("plan.hsmc.bak")) == FIRST
    assert [read_copy(c) for c in file.backups()] == [FIRST]
    assert list(recovery_folder().iterdir()) == []
    file.save(THIRD)
    assert [read_copy(c) for c in file.backups()] == [SECOND, FIRST]


def test_a_backup_bears_the_time_its_content_was_saved(file: PlanFile, path: Path) -> None:
    os.utime(path, (1_800_000_000,) * 2)
    file.save(SECOND)
    (backup,) = file.backups()
    assert (backup.kind, backup.time.timestamp()) == (CopyKind.DATED, 1_800_000_000)
    assert backup.size == backup.path.stat().st_size


def test_a_plan_is_saved_where_no_backup_can_be_kept(
    file: PlanFile, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    backup_folder().parent.mkdir(parents=True, exist_ok=True)
    backup_folder().write_bytes(b"a file in the way")
    file.save(SECOND)
    assert load(path) == SECOND
    assert "No dated backup could be kept" in caplog.text
    assert str(path) not in caplog.text


def test_a_new_plan_is_saved_under_a_name_and_goes_on_with_it(tmp_path: Path) -> None:
    file = PlanFile.new(FIRST)
    assert (file.path, file.read_only, file.unsaved, file.changed_on_disk(), file.backups()) == (
        None, None, True, False, [],
    )  # fmt: skip
    with pytest.raises(SaveError, match="has no file yet"):
        file.save(FIRST)
    file.save_as(FIRST, tmp_path / "new.hsmc")
    assert (file.path, file.unsaved) == (tmp_path / "new.hsmc", False)
    file.save(SECOND)
    assert load(tmp_path / "new.hsmc") == SECOND
    file.close()
    assert {p.name for p in tmp_path.iterdir()} == {"new.hsmc", "new.hsmc.bak"}


def test_saving_under_another_name_leaves_the_old_file_and_its_lock_free(file: PlanFile, path: Path) -> None:
    other = path.with_name("other.hsmc")
    file.save_as(SECOND, other)
    assert load(path) == FIRST
    assert not open_lock_path(path).exists()
    assert open_lock_path(other).exists()
    file.save(THIRD)
    assert load(other) == THIRD


def test_a_file_that_is_there_is_replaced_only_when_asked(file: PlanFile, path: Path) -> None:
    other = path.with_name("other.hsmc")
    save(THIRD, other, None)
    with pytest.raises(ChangedOnDiskError, match="a file of that name is already there"):
        file.save_as(SECOND, other, replace=False)
    assert (file.path, load(other)) == (path, THIRD)
    assert not open_lock_path(other).exists()
    file.save_as(SECOND, other, replace=True)
    assert load(other) == SECOND
    assert [read_copy(c) for c in file.backups()] == [THIRD]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ESTALE])
def test_a_save_the_disk_refuses_keeps_the_file_and_the_edits(
    number: int, file: PlanFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = safe_write._write_new

    def refuse(temp: Path, data: bytes, mode: int) -> None:
        if temp.parent == path.parent:
            raise OSError(number, "refused")
        real(temp, data, mode)

    monkeypatch.setattr(safe_write, "_write_new", refuse)
    before = path.read_bytes()
    with pytest.raises(SaveError, match="the file on disk is as it was"):
        file.save(SECOND)
    assert path.read_bytes() == before
    assert file.document == FIRST
    died(file)
    (left,) = abandoned()
    assert PlanFile.recover(left).document == SECOND


def test_a_text_no_file_can_hold_is_named_and_the_edits_are_kept(file: PlanFile, path: Path) -> None:
    with pytest.raises(PlanFileError, match=r"plan\.hsmc, notes: holds the character U\+000B"):
        file.save(Document(a_plan(notes="pasted\x0b")))
    assert load(path) == FIRST
    died(file)
    recovered = PlanFile.recover(abandoned()[0])
    assert recovered.document.plan.notes == "pasted\ufffd"
    recovered.close()


# Changed on disk


def test_a_change_on_disk_is_noticed_and_not_written_over(file: PlanFile, path: Path) -> None:
    assert not file.changed_on_disk()
    save(SECOND, path, file._hash)
    assert file.changed_on_disk()
    with pytest.raises(ChangedOnDiskError, match="somebody else has changed the file since it was opened"):
        file.save(THIRD)
    assert load(path) == SECOND
    assert file.reload() == SECOND
    assert file.document == SECOND
    assert not file.changed_on_disk()
    file.save(THIRD)
    assert load(path) == THIRD


def test_mine_is_kept_over_theirs_when_asked_and_theirs_as_a_backup(file: PlanFile, path: Path) -> None:
    save(SECOND, path, file._hash)
    file.save_as(THIRD, path, replace=True)
    assert load(path) == THIRD
    assert read_copy(file.backups()[0]) == SECOND
    assert open_lock_path(path).exists()


def test_a_file_that_has_gone_counts_as_changed_and_cannot_be_reloaded(file: PlanFile, path: Path) -> None:
    path.unlink()
    assert file.changed_on_disk()
    with pytest.raises(PlanFileError, match="There is no file of that name"):
        file.reload()
    assert file.document == FIRST


def test_a_disk_that_does_not_answer_is_no_change(file: PlanFile, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mock_refusal(path, monkeypatch)
    assert not file.changed_on_disk()


def test_looking_for_changes_shows_others_that_we_are_still_here(file: PlanFile, path: Path) -> None:
    os.utime(open_lock_path(path), (1, 1))
    file.changed_on_disk()
    assert time.time() - open_lock_path(path).stat().st_mtime < 5
