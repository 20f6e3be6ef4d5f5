"""Two people at one plan, a program that died, a file that broke: nothing is lost."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hsmc_scheduler.app.plan_files import PlanFile, abandoned, alternatives, discard, read_copy
from hsmc_scheduler.app.plan_files.folders import recovery_folder
from hsmc_scheduler.storage.copies import CopyKind
from hsmc_scheduler.storage.document import PlanFileError
from hsmc_scheduler.storage.files import load, save
from hsmc_scheduler.storage.open_lock import HeldError
from hsmc_scheduler.storage.save_errors import ChangedOnDiskError, SaveError
from hsmc_scheduler.storage.temps import open_lock_path
from tests.app.plan_files.plans import FIRST, SECOND, THIRD, died, posix_only
from tests.storage.test_open_lock import forge
from tests.storage.test_proof import SOLVED
from tests.storage.test_upgrades import OLD

# Two people


def test_a_plan_somebody_has_open_is_read_only_and_can_be_saved_elsewhere(path: Path) -> None:
    forge(path)
    file = PlanFile.open(path)
    assert file.read_only
    assert (file.read_only.person, file.read_only.host) == ("Beth Moore", "beths-pc")
    with pytest.raises(HeldError, match="Beth Moore has it open on beths-pc since") as refused:
        file.save(SECOND)
    assert refused.value.holder == file.read_only
    assert load(path) == FIRST
    file.save_as(SECOND, path.with_name("mine.hsmc"))
    assert file.read_only is None
    assert load(path.with_name("mine.hsmc")) == SECOND
    file.close()
    assert open_lock_path(path).exists()


def test_a_plan_somebody_has_open_is_not_replaced_from_another_one(file: PlanFile, path: Path) -> None:
    other = path.with_name("other.hsmc")
    save(THIRD, other, None)
    forge(other)
    with pytest.raises(HeldError):
        file.save_as(SECOND, other, replace=True)
    assert load(other) == THIRD
    assert open_lock_path(other).exists()


def test_when_they_close_it_it_can_be_edited_and_their_changes_are_noticed(path: Path) -> None:
    forge(path)
    file = PlanFile.open(path)
    save(SECOND, path, file._hash)
    open_lock_path(path).unlink()
    assert file.changed_on_disk()
    assert file.read_only is None
    file.reload()
    file.save(THIRD)
    file.close()


def test_when_they_are_gone_their_lock_is_broken_on_request(path: Path) -> None:
    forge(path)
    file = PlanFile.open(path)
    file.break_lock()
    assert file.read_only is None
    file.save(SECOND)
    assert load(path) == SECOND
    file.close()
    assert not open_lock_path(path).exists()


def test_who_lost_the_lock_is_told_and_saves_nothing_over_theirs(file: PlanFile, path: Path) -> None:
    forge(path)  # Beth has broken ours
    save(SECOND, path, file._hash)
    assert file.changed_on_disk()
    assert file.read_only
    with pytest.raises(HeldError):
        file.save(THIRD)
    assert load(path) == SECOND


def test_opening_a_plan_twice_in_one_program_hands_it_to_the_second(path: Path) -> None:
    first, second = PlanFile.open(path), PlanFile.open(path)
    assert second.read_only is None
    first.close()
    assert open_lock_path(path).exists()
    second.save(SECOND)
    second.close()


# Recovery


def test_unsaved_edits_are_offered_after_a_crash_and_saved_to_their_file(file: PlanFile, path: Path) -> None:
    file.autosave(SECOND)
    assert abandoned() == []  # still running
    before = path.read_bytes()
    died(file)
    (left,) = abandoned()
    assert (left.plan_path, left.title) == (path, "Second")
    again = PlanFile.recover(left)
    assert (again.document, again.path, again.unsaved, again.read_only) == (SECOND, path, True, None)
    assert path.read_bytes() == before
    assert not left.path.exists()
    assert len(list(recovery_folder().iterdir())) == 1  # kept as our own until it is saved
    again.save(again.document)
    assert load(path) == SECOND
    assert list(recovery_folder().iterdir()) == []
    again.close()


def test_recovered_edits_do_not_undo_what_others_saved_meanwhile(file: PlanFile, path: Path) -> None:
    file.autosave(SECOND)
    died(file)
    save(THIRD, path, file._hash)
    again = PlanFile.recover(abandoned()[0])
    assert again.changed_on_disk()
    with pytest.raises(ChangedOnDiskError):
        again.save(again.document)
    assert load(path) == THIRD
    again.close()


def test_edits_of_a_plan_without_a_file_are_recovered_too() -> None:
    file = PlanFile.new(FIRST)
    file.autosave(SECOND)
    died(file)
    again = PlanFile.recover(abandoned()[0])
    assert (again.document, again.path, again.unsaved) == (SECOND, None, True)
    again.close()
    assert abandoned() == []


def test_unsaved_edits_nobody_wants_are_discarded(file: PlanFile) -> None:
    file.autosave(SECOND)
    died(file)
    (left,) = abandoned()
    discard(left)
    discard(left)
    assert abandoned() == []


def test_edits_that_were_taken_back_are_forgotten(file: PlanFile) -> None:
    file.autosave(SECOND)
    file.forget_autosave()
    file.forget_autosave()
    assert list(recovery_folder().iterdir()) == []


@posix_only
def test_unsaved_edits_are_for_their_owner_alone(file: PlanFile) -> None:
    file.autosave(SECOND)
    (kept,) = recovery_folder().iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_edits_that_cannot_be_kept_are_told_in_words(file: PlanFile) -> None:
    recovery_folder().parent.mkdir(parents=True, exist_ok=True)
    recovery_folder().write_bytes(b"a file in the way")
    with pytest.raises(SaveError, match=r"Second: Your unsaved edits could not be kept safe: .*: Save the plan soon"):
        file.autosave(SECOND)


# A broken file


def test_a_broken_file_comes_with_all_there_is_instead(file: PlanFile, path: Path) -> None:
    file.save(SECOND)
    file.save(THIRD)
    file.autosave(SOLVED)
    died(file)
    path.write_bytes(path.read_bytes()[:500])
    with pytest.raises(PlanFileError):
        PlanFile.open(path)
    found = alternatives(path)
    assert {(c.kind, read_copy(c).plan.title) for c in found} == {
        (CopyKind.UNSAVED, SOLVED.plan.title),
        (CopyKind.LAST, "Second"),
        (CopyKind.DATED, "Second"),
        (CopyKind.DATED, "First"),
    }
    assert [c.time for c in found] == sorted((c.time for c in found), reverse=True)
    assert all(c.size for c in found)


def test_a_restored_copy_is_saved_in_place_of_the_broken_file_which_is_put_aside(file: PlanFile, path: Path) -> None:
    file.save(SECOND)
    file.close()
    broken = path.read_bytes()[:500]
    path.write_bytes(broken)
    copy = next(c for c in alternatives(path) if c.kind is CopyKind.LAST)
    again = PlanFile.restore(copy, path)
    assert (again.document, again.path, again.unsaved) == (FIRST, path, True)
    assert path.read_bytes() == broken
    again.save(THIRD)
    assert load(path) == THIRD
    assert path.with_name("plan.hsmc.broken").read_bytes() == broken
    assert load(path.with_name("plan.hsmc.bak")) == FIRST  # the good copy is not lost to the broken one
    again.save(SECOND)
    assert load(path.with_name("plan.hsmc.bak")) == THIRD
    again.close()


def test_a_copy_is_restored_where_the_file_is_gone(file: PlanFile, path: Path) -> None:
    file.save(SECOND)
    file.close()
    path.unlink()
    again = PlanFile.restore(alternatives(path)[0], path)
    again.save(again.document)
    assert load(path) == FIRST
    again.close()


def test_unsaved_work_put_in_place_of_a_broken_file_is_offered_no_more_once_saved(file: PlanFile, path: Path) -> None:
    file.autosave(SECOND)
    died(file)
    path.write_bytes(b"")
    (copy,) = alternatives(path)
    again = PlanFile.restore(copy, path)
    assert not copy.path.exists()
    assert len(list(recovery_folder().iterdir())) == 1
    again.save(again.document)
    assert load(path) == SECOND
    assert list(recovery_folder().iterdir()) == []
    again.close()


def test_a_copy_that_is_broken_too_is_told(path: Path) -> None:
    path.with_name("plan.hsmc.bak").write_bytes(b"{")
    (copy,) = alternatives(path)
    with pytest.raises(PlanFileError, match=r"plan\.hsmc\.bak: The file ends in the middle"):
        PlanFile.restore(copy, path)


def test_an_old_file_is_kept_before_it_is_saved_as_today(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD / "v1.hsmc", tmp_path / "plan.hsmc"))
    file = PlanFile.open(path)
    file.save(file.document)
    file.close()
    kept = {c.kind: c.path.read_bytes() for c in alternatives(path)}
    assert set(kept) == {CopyKind.LAST, CopyKind.OLDER_VERSION, CopyKind.DATED}
    assert set(kept.values()) == {(OLD / "v1.hsmc").read_bytes()}


def test_a_window_can_import_it_without_waiting() -> None:
    code = "import sys, hsmc_scheduler.app.plan_files; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "ortools", "openpyxl", "platformdirs"} & set(done.stdout.split())
