"""Unsaved work: kept, found again when its program has died, read whatever it holds."""

from __future__ import annotations

import json
import os
import stat
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.recovery import abandoned, keep_unsaved, read_unsaved
from hsmc_scheduler.storage.running import this_process
from hsmc_scheduler.storage.temps import temp_path
from tests.builders import a_plan
from tests.storage.test_proof import SOLVED

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX matters")
DEAD = replace(this_process(), started="0")
ELSEWHERE = replace(this_process(), host="beths-pc")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "unsaved"


def kept(folder: Path, document: Document = SOLVED, name: str = "a", process: Any = DEAD, at: float = 0) -> Path:
    """Unsaved work of a program, kept at a moment (seconds since 1970; 0: now)."""
    path = folder / f"{name}.unsaved"
    keep_unsaved(path, document, folder.parent / "plan.hsmc", "hash")
    facts, _, plan = path.read_bytes().partition(b"\n")
    path.write_bytes(json.dumps({**json.loads(facts), "process": asdict(process)}).encode() + b"\n" + plan)
    if at:
        os.utime(path, (at, at))
    return path


def test_work_of_a_dead_program_is_found_with_plan_title_and_time_and_read(folder: Path) -> None:
    path = kept(folder)
    (left,) = abandoned(folder)
    assert (left.path, left.plan_path, left.opened_hash) == (path, folder.parent / "plan.hsmc", "hash")
    assert left.title == SOLVED.plan.title
    assert left.size == path.stat().st_size
    assert left.time.timestamp() == pytest.approx(path.stat().st_mtime)
    assert read_unsaved(path) == SOLVED


def test_the_newest_comes_first(folder: Path) -> None:
    for n in (3, 1, 2):
        kept(folder, name=str(n), at=1_000_000.0 * n)
    assert [a.path.stem for a in abandoned(folder)] == ["3", "2", "1"]


def test_work_of_a_living_program_is_not_offered(folder: Path) -> None:
    kept(folder, process=this_process(), at=1)
    assert abandoned(folder) == []


def test_work_of_another_computer_is_offered_after_a_day(folder: Path) -> None:
    path = kept(folder, process=ELSEWHERE)
    assert abandoned(folder) == []
    os.utime(path, (1, 1))
    assert len(abandoned(folder)) == 1


def test_a_plan_that_has_no_file_yet_is_found_too(folder: Path) -> None:
    path = kept(folder)
    facts, _, plan = path.read_bytes().partition(b"\n")
    path.write_bytes(json.dumps({**json.loads(facts), "plan_path": None, "opened_hash": None}).encode() + b"\n" + plan)
    (left,) = abandoned(folder)
    assert (left.plan_path, left.opened_hash) == (None, None)


@posix_only
def test_unsaved_work_is_for_its_owner_alone(folder: Path) -> None:
    path = kept(folder)
    keep_unsaved(path, SOLVED, None, None)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [p.name for p in folder.iterdir()] == [path.name]


def test_a_text_no_file_can_hold_does_not_cost_the_rest(folder: Path) -> None:
    """A save names the field and waits for it to be mended; a crash does not wait."""
    path = kept(folder, Document(a_plan(title="T\x0bitle", notes="half a pair \ud800, {\\ud800}")))
    assert read_unsaved(path).plan == a_plan(title="T\ufffditle", notes="half a pair \ufffd, {\\ud800}")
    assert abandoned(folder)[0].title == "T itle"


@pytest.mark.parametrize(
    "data", [b"", b"{}\n", b"[]\n", b"null", b"\xff", b'{"format": "hsmc-unsaved"}\n', b"[" * 9999]
)
def test_a_broken_file_hides_no_other(data: bytes, folder: Path) -> None:
    kept(folder)
    (folder / "broken.unsaved").write_bytes(data)
    assert [a.path.stem for a in abandoned(folder)] == ["a"]
    with pytest.raises(PlanFileError):
        read_unsaved(folder / "broken.unsaved")


def test_work_that_has_gone_meanwhile_is_told_in_words(folder: Path) -> None:
    with pytest.raises(PlanFileError, match="LHSI: The unsaved work cannot be read: "):
        read_unsaved(folder / "gone.unsaved", "LHSI")


def test_what_a_program_killed_while_keeping_left_is_removed_after_a_day(folder: Path) -> None:
    path = kept(folder, process=this_process())
    old, new = temp_path(path), temp_path(path)
    for temp in (old, new):
        temp.touch()
    os.utime(old, (1, 1))
    abandoned(folder)
    assert not old.exists()
    assert new.exists()


def test_what_a_dead_program_left_beside_its_work_is_removed_when_that_is_found(folder: Path) -> None:
    path = kept(folder)
    temp_path(path).touch()
    assert len(abandoned(folder)) == 1
    assert [p.name for p in folder.iterdir()] == [path.name]


def test_where_nothing_was_ever_kept_nothing_is_found(folder: Path) -> None:
    assert abandoned(folder) == []
