"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hsmc_scheduler.exchange.saving import NotWrittenError, save_whole

Write = Callable[[Path], None]


def writes(text: str) -> Write:
    def write(path: Path) -> None:
        path.write_text(text)

    return write


def fails(error: OSError) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "timetable.xlsx"
    path.write_text("old")
    return path


def test_a_new_file_takes_the_place_of_the_old(target: Path) -> None:
    save_whole(target, writes("new"))
    assert target.read_text() == "new"
    assert list(target.parent.iterdir()) == [target]


def assert_left_alone(target: Path, write: Write, words: str) -> None:
    with pytest.raises(NotWrittenError, match=words) as caught:
        save_whole(target, write)
    assert str(caught.value).startswith("timetable.xlsx was not written: ")
    assert target.read_text() == "old"
    assert list(target.parent.iterdir()) == [target]


def test_a_failure_while_writing_leaves_the_old_file(target: Path) -> None:
    assert_left_alone(target, fails(OSError(errno.ENOSPC, "No space left")), "the disk is full")


def test_a_failure_of_the_disk_leaves_the_old_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", fails(OSError(errno.EIO, "Input/output error")))
    assert_left_alone(target, writes("new"), "Input/output error")


def test_anything_else_that_goes_wrong_leaves_nothing_behind(target: Path) -> None:
    def broken(path: Path) -> None:
        path.write_text("half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_whole(target, broken)
    assert target.read_text() == "old"
    assert list(target.parent.iterdir()) == [target]


def held() -> PermissionError:
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]  # only Windows gives it one
    return error


def test_a_file_open_in_excel_is_waited_for_then_named(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    monkeypatch.setattr(os, "replace", fails(held()))
    assert_left_alone(target, writes("new"), "it is open in another program; close it there, or choose another name")
    assert 2.5 <= sum(waits) < 6


def test_a_file_held_for_a_moment_is_written_after_it(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, tries = os.replace, iter([held(), held()])

    def sometimes(source: Path, place: Path) -> None:
        if error := next(tries, None):
            raise error
        replace(source, place)

    monkeypatch.setattr(os, "replace", sometimes)
    save_whole(target, writes("new"))
    assert target.read_text() == "new"


def test_a_folder_that_is_not_there_is_named_as_the_cause(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError, match="its folder is not there"):
        save_whole(tmp_path / "gone" / "timetable.xlsx", writes("new"))


def test_a_folder_of_that_name_is_named_as_the_cause(tmp_path: Path) -> None:
    (tmp_path / "timetable.xlsx").mkdir()
    with pytest.raises(NotWrittenError, match=r"timetable\.xlsx was not written"):
        save_whole(tmp_path / "timetable.xlsx", writes("new"))
    assert [p.name for p in tmp_path.iterdir()] == ["timetable.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are POSIX's")
def test_a_link_stays_a_link_and_readers_stay_readers(target: Path) -> None:
    target.chmod(0o664)
    link = target.with_name("link.xlsx")
    link.symlink_to(target)
    save_whole(link, writes("new"))
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o664


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_a_new_file_can_be_read_by_those_who_may_read_any(tmp_path: Path) -> None:
    made, usual = tmp_path / "timetable.xlsx", tmp_path / "usual"
    save_whole(made, writes("new"))
    usual.write_text("")
    assert made.stat().st_mode == usual.stat().st_mode
