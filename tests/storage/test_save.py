"""Saving: what is kept, what is refused, what is said."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from hsmc_scheduler.storage import safe_write, save_lock, upgrades
from hsmc_scheduler.storage.codec import decode, encode
from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.files import hash_on_disk, load, open_plan, save
from hsmc_scheduler.storage.safe_write import replace_file, sweep
from hsmc_scheduler.storage.save_errors import ChangedOnDiskError, SaveError, in_words
from hsmc_scheduler.storage.temps import lock_path, temp_path
from tests.builders import a_plan

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes and links are POSIX matters")

FIRST, SECOND = (Document(a_plan(title=title)) for title in ("First", "Second"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.hsmc"


@pytest.fixture
def saved(path: Path) -> str:
    return save(FIRST, path, None)


def names(path: Path) -> set[str]:
    return {p.name for p in path.parent.iterdir()}


def test_a_saved_plan_opens_as_it_was_with_the_hash_the_save_gave(path: Path, saved: str) -> None:
    opened = open_plan(path)
    assert (opened.document, opened.hash, opened.version) == (FIRST, saved, upgrades.VERSION)
    assert names(path) == {"plan.hsmc"}


def test_the_plan_before_is_kept_as_bak(path: Path, saved: str) -> None:
    again = save(SECOND, path, saved)
    assert load(path) == SECOND
    assert decode(path.with_name("plan.hsmc.bak").read_bytes()) == FIRST
    third = Document(a_plan(title="Third"))
    save(third, path, again)
    assert decode(path.with_name("plan.hsmc.bak").read_bytes()) == SECOND
    assert names(path) == {"plan.hsmc", "plan.hsmc.bak"}


def test_a_disk_without_hard_links_keeps_bak_by_copying(
    path: Path, saved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(os, "link", refuse)
    save(SECOND, path, saved)
    assert decode(path.with_name("plan.hsmc.bak").read_bytes()) == FIRST
    assert names(path) == {"plan.hsmc", "plan.hsmc.bak"}


@posix_only
def test_the_mode_of_the_file_stays_and_a_new_file_gets_the_usual_one(path: Path, saved: str) -> None:
    mask = os.umask(0o022)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    path.chmod(0o664)
    save(SECOND, path, saved)
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@posix_only
def test_a_link_stays_a_link_and_its_target_is_saved(path: Path, saved: str, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.hsmc"
    link.parent.mkdir()
    link.symlink_to(path)
    save(SECOND, link, saved)
    assert link.is_symlink()
    assert load(path) == SECOND
    assert names(link) == {"link.hsmc"}


def test_a_file_somebody_else_changed_is_not_written_over(path: Path, saved: str) -> None:
    save(SECOND, path, saved)
    with pytest.raises(ChangedOnDiskError, match="somebody else has changed the file since it was opened"):
        save(Document(a_plan(title="Mine")), path, saved)
    assert load(path) == SECOND


def test_a_new_plan_does_not_write_over_a_file_that_is_there(path: Path, saved: str) -> None:
    with pytest.raises(ChangedOnDiskError, match="a file of that name is already there"):
        save(SECOND, path, None)
    assert load(path) == FIRST


def test_a_file_that_has_gone_is_not_brought_back_unasked(path: Path, saved: str) -> None:
    path.unlink()
    with pytest.raises(ChangedOnDiskError, match="the file is no longer there"):
        save(SECOND, path, saved)
    assert names(path) == set()


def test_a_change_during_the_save_itself_is_noticed(path: Path, saved: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that does not know our lock writes while ours syncs."""
    sync = os.fsync

    def sync_slowly(descriptor: int) -> None:
        sync(descriptor)
        path.write_bytes(encode(SECOND))

    monkeypatch.setattr(os, "fsync", sync_slowly)
    with pytest.raises(ChangedOnDiskError):
        save(Document(a_plan(title="Mine")), path, saved)
    assert load(path) == SECOND
    assert names(path) == {"plan.hsmc", "plan.hsmc.bak"}


def test_who_wants_a_file_replaced_gives_the_hash_it_has_now(path: Path, saved: str) -> None:
    assert hash_on_disk(path.with_name("none")) is None
    with pytest.raises(SaveError, match="a folder has that name"):
        hash_on_disk(path.parent)
    save(SECOND, path, hash_on_disk(path))
    assert load(path) == SECOND


def test_a_file_marked_read_only_is_left_alone(path: Path, saved: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # what it says to anybody but root
    with pytest.raises(SaveError, match="the file is marked read-only"):
        save(SECOND, path, saved)
    path.chmod(0o644)
    assert load(path) == FIRST


@pytest.mark.parametrize("text", ["\ud800", "\x00", "a\x1bb"])
def test_a_plan_no_file_can_hold_is_refused_with_the_field_named(text: str, path: Path, saved: str) -> None:
    with pytest.raises(PlanFileError, match=r"plan\.hsmc, notes: holds the character U\+"):
        save(Document(a_plan(notes=text)), path, saved)
    assert load(path) == FIRST


def test_a_plan_too_large_to_be_opened_again_is_not_saved(path: Path, saved: str) -> None:
    with pytest.raises(SaveError, match="too large for a file"):
        save(Document(a_plan(notes="x" * 12_000_000)), path, saved)
    assert load(path) == FIRST


def test_a_write_that_reads_back_differently_is_not_trusted(
    path: Path, saved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(
        os, "write", lambda descriptor, data: write(descriptor, bytes(data).replace(b"Second", b"Zecond"))
    )
    with pytest.raises(SaveError, match="the disk or the network reported a fault"):
        save(SECOND, path, saved)
    assert load(path) == FIRST
    assert names(path) == {"plan.hsmc"}


def test_a_short_write_is_carried_on(path: Path, saved: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data)[:100]))
    save(SECOND, path, saved)
    assert load(path) == SECOND


def held(winerror: int) -> PermissionError:
    error = PermissionError(errno.EACCES, "held")
    error.winerror = winerror  # type: ignore[attr-defined]  # an attribute of Windows' own errors
    return error


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_a_virus_scanner_holds_for_a_moment_is_tried_again(
    winerror: int, path: Path, saved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap, left = os.replace, [held(winerror)] * 2

    def busy(*args: object) -> None:
        if left:
            raise left.pop()
        swap(*args)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(safe_write, "RETRY_FROM", 0.001)
    monkeypatch.setattr(os, "replace", busy)
    save(SECOND, path, saved)
    assert load(path) == SECOND


def test_a_file_held_for_good_is_given_up_in_words(path: Path, saved: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*args: object) -> None:
        raise held(32)

    monkeypatch.setattr(safe_write, "RETRY_FOR", 0.1)
    monkeypatch.setattr(os, "replace", busy)
    with pytest.raises(SaveError, match="another program holds the file"):
        save(SECOND, path, saved)
    assert load(path) == FIRST
    assert names(path) == {"plan.hsmc"}


def test_a_save_waits_for_another_and_gives_up_in_words(
    path: Path, saved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(save_lock, "WAIT", 0.05)
    with save_lock.save_lock(path) as locked:
        assert locked
        with pytest.raises(SaveError, match="another program is saving it"):
            replace_file(path, b"x", saved)
    replace_file(path, b"x", saved)


def test_a_disk_without_locks_is_saved_to_all_the_same(path: Path, saved: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(save_lock, "_lock", unsupported)
    save(SECOND, path, saved)
    assert load(path) == SECOND


def test_what_a_dead_save_left_is_swept_at_the_next_opening(path: Path, saved: str) -> None:
    for left in (temp_path(path), temp_path(path), lock_path(path)):
        left.write_bytes(b"left over")
    open_plan(path)
    assert names(path) == {"plan.hsmc"}


def test_the_sweep_spares_a_living_save_and_other_computers_and_other_plans(
    path: Path, saved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = temp_path(path.with_name("other.hsmc"))
    others.touch()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("platform.node", lambda: "a-colleagues-pc")
        theirs = temp_path(path)
        theirs.touch()
    living = temp_path(path)
    living.touch()
    with save_lock.save_lock(path):
        sweep(path)
    assert living.exists()
    sweep(path)
    assert names(path) == {"plan.hsmc", others.name, theirs.name}
    os.utime(theirs, (1, 1))
    sweep(path)
    assert names(path) == {"plan.hsmc", others.name}


def test_the_folder_of_a_plan_may_vanish(path: Path, saved: str, tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="the folder is no longer there"):
        save(FIRST, tmp_path / "gone" / "plan.hsmc", None)


def test_a_plan_with_the_longest_of_names_is_saved(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 246}.hsmc"
    save(SECOND, path, save(FIRST, path, None))
    assert load(path) == SECOND


def test_every_error_of_the_system_has_words_and_a_way_out() -> None:
    for number in errno.errorcode:
        reason, mend = in_words(OSError(number, os.strerror(number)))
        assert reason
        assert "Errno" not in reason
        assert mend.endswith(".")
