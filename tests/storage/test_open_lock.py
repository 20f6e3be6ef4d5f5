"""The lock of an open plan: who is told what, and what never blocks."""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from hsmc_scheduler.storage import save_lock
from hsmc_scheduler.storage.open_lock import OpenLock
from hsmc_scheduler.storage.person import person
from hsmc_scheduler.storage.running import this_process
from hsmc_scheduler.storage.temps import open_lock_path

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="made with POSIX means")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.hsmc"
    path.write_bytes(b"a plan")
    return path


def forge(path: Path, age: float = 0, **changes: Any) -> bytes:
    """A lock by Beth on another computer, last touched `age` seconds ago."""
    process = asdict(replace(this_process(), host="beths-pc", computer="another", **changes))
    entry = {"token": "beth", "person": "Beth Moore", "program": "HSMC Scheduler 9.9", "since": SINCE}
    lock = open_lock_path(path)
    lock.write_text(json.dumps({**entry, "process": process}), encoding="utf-8")
    os.utime(lock, (time.time() - age,) * 2)
    return lock.read_bytes()


SINCE = "2028-03-07T09:12:00+00:00"


def taken(path: Path) -> OpenLock:
    lock = OpenLock(path)
    lock.take()
    return lock


def holds(path: Path, lock: OpenLock) -> bool:
    found = lock._read()
    return found is not None and found.token == lock._entry.token


def test_a_lock_says_who_has_the_plan_and_goes_when_it_is_released(path: Path) -> None:
    lock = taken(path)
    assert lock.holder is None
    said = json.loads(open_lock_path(path).read_bytes())
    assert said["person"] == person() != ""
    assert datetime.fromisoformat(said["since"]).tzinfo
    assert said["program"].startswith("HSMC Scheduler ")
    assert said["process"] == asdict(this_process())
    lock.release()
    assert [p.name for p in path.parent.iterdir()] == ["plan.hsmc"]


@pytest.mark.parametrize("age", [0, 31, 86_400, 400 * 86_400])
def test_a_lock_of_another_computer_is_never_taken_unasked_however_old(age: float, path: Path) -> None:
    forged = forge(path, age)
    began = time.monotonic()
    lock = taken(path)
    assert time.monotonic() - began < 1
    assert lock.holder
    assert (lock.holder.person, lock.holder.host, lock.holder.here) == ("Beth Moore", "beths-pc", False)
    at = datetime.fromisoformat(SINCE).astimezone()
    assert str(lock.holder) == f"Beth Moore has it open on beths-pc since {at:%H:%M} on 7 March 2028"
    assert abs((datetime.now() - lock.holder.seen).total_seconds() - age) < 5  # noqa: DTZ005 - local, as it is shown
    lock.release()
    assert open_lock_path(path).read_bytes() == forged


def test_a_lock_is_broken_when_asked_and_the_other_then_sees_who_did(path: Path) -> None:
    forge(path)
    lock = taken(path)
    lock.take(by_force=True)
    assert lock.holder is None
    assert holds(path, lock)
    forge(path)  # Beth is back, and breaks it in her turn
    lock.take()
    assert lock.holder
    assert lock.holder.person == "Beth Moore"


def test_a_lock_that_is_let_go_is_had_by_who_waits_for_it(path: Path) -> None:
    forge(path)
    lock = taken(path)
    open_lock_path(path).unlink()
    lock.take()
    assert lock.holder is None
    assert holds(path, lock)


def test_a_dead_program_of_this_computer_holds_nothing(path: Path) -> None:
    ours = this_process()
    forge(path)
    entry = json.loads(open_lock_path(path).read_bytes())
    entry["process"] = asdict(replace(ours, started="0"))
    open_lock_path(path).write_text(json.dumps(entry), encoding="utf-8")
    lock = taken(path)
    assert lock.holder is None
    assert holds(path, lock)


def test_showing_that_we_are_still_here_moves_the_time_others_see(path: Path) -> None:
    lock = taken(path)
    os.utime(open_lock_path(path), (1, 1))
    lock.take()
    assert time.time() - open_lock_path(path).stat().st_mtime < 5


GARBAGE = {
    "empty": b"",
    "not JSON": b"\xff\x00,",
    "a list": b"[]",
    "null": b"null",
    "no person": b"{}",
    "no process": b'{"since": "2028-03-07T09:12:00+00:00"}',
    "no such day": b'{"since": "2028-02-30", "process": {}}',
    "beyond the calendar": b'{"since": "0001-01-01T00:00:00+14:00", "process": {}}',
    "odd number": b'{"since": "2028-03-07T09:12:00+00:00", "process": {"pid": "x"}}',
    "infinite number": b'{"since": "2028-03-07T09:12:00+00:00", "process": {"pid": 1e999}}',
    "endless": b"[" * 100_000,
}


@pytest.mark.parametrize("name", GARBAGE)
def test_an_empty_or_garbled_lock_does_not_block(name: str, path: Path) -> None:
    open_lock_path(path).write_bytes(GARBAGE[name])
    lock = taken(path)
    assert lock.holder is None
    assert holds(path, lock)


def test_a_lock_that_says_little_is_respected_in_words(path: Path) -> None:
    open_lock_path(path).write_text(json.dumps({"since": SINCE, "process": {"host": "a\nb"}}), encoding="utf-8")
    assert str(taken(path).holder).startswith("Somebody has it open on a b since ")


@posix_only
@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nothing"])
def test_something_odd_in_the_place_of_the_lock_does_not_block(kind: str, path: Path) -> None:
    lock = open_lock_path(path)
    if kind == "folder":
        lock.mkdir()
    elif kind == "pipe":
        os.mkfifo(lock)
    else:
        lock.symlink_to(path.parent / "nowhere")
    assert taken(path).holder is None


def test_a_folder_that_cannot_be_written_to_does_not_block(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: Any, flags: int, *mode: int, real: Any = os.open) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "no")
        return int(real(name, flags, *mode))

    monkeypatch.setattr(os, "open", refuse)
    lock = taken(path)
    assert lock.holder is None
    lock.release()
    assert [p.name for p in path.parent.iterdir()] == ["plan.hsmc"]


def test_a_long_save_of_another_program_delays_the_lock_by_less_than_a_second(path: Path) -> None:
    with save_lock.save_lock(path):
        began = time.monotonic()
        lock = taken(path)
        assert time.monotonic() - began < 1
    assert holds(path, lock)


@posix_only
def test_a_plan_reached_by_two_names_has_one_lock(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.hsmc"
    link.symlink_to(path)
    taken(link)
    assert open_lock_path(path).exists()


def test_a_person_has_a_name_to_show() -> None:
    assert person()
    assert person().isprintable()
