"""Dated copies: what is kept, what is thinned, what lies beside a plan."""

from __future__ import annotations

import os
import stat
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hsmc_scheduler.storage.backups import backups, keep_backup, to_keep
from hsmc_scheduler.storage.copies import CopyKind, conflicted_copies, copies_beside

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX matters")
NOON = datetime(2028, 3, 7, 12)  # noqa: DTZ001 - local, as it is shown
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "plan.hsmc"


def test_copies_are_listed_newest_first_with_time_and_size(folder: Path, target: Path) -> None:
    for n in range(3):
        keep_backup(folder, target, b"x" * n, NOON + n * MINUTE)
    assert [(c.kind, c.time, c.size) for c in backups(folder, target)] == [
        (CopyKind.DATED, NOON + n * MINUTE, n) for n in (2, 1, 0)
    ]
    assert backups(folder, target)[0].path.read_bytes() == b"xx"


def test_the_same_content_is_kept_once_and_two_of_one_moment_both(folder: Path, target: Path) -> None:
    keep_backup(folder, target, b"one", NOON)
    keep_backup(folder, target, b"one", NOON + MINUTE)
    assert [c.time for c in backups(folder, target)] == [NOON]
    keep_backup(folder, target, b"two", NOON)
    assert {c.path.read_bytes() for c in backups(folder, target)} == {b"one", b"two"}


def test_two_plans_of_one_name_keep_their_copies_apart(folder: Path, target: Path) -> None:
    other = target.parent / "elsewhere" / target.name
    keep_backup(folder, target, b"mine", NOON)
    keep_backup(folder, other, b"other", NOON)
    assert [c.path.read_bytes() for c in backups(folder, other)] == [b"other"]
    assert [c.path.read_bytes() for c in backups(folder, target)] == [b"mine"]


@posix_only
def test_copies_are_for_their_owner_alone(folder: Path, target: Path) -> None:
    keep_backup(folder, target, b"names of people", NOON)
    (copy,) = backups(folder, target)
    assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_an_afternoon_of_saves_leaves_the_ten_latest_and_the_last_of_each_day_before() -> None:
    today = [NOON + n * MINUTE for n in range(50)]
    days = [NOON - n * DAY - m * MINUTE for n in range(1, 6) for m in (0, 30)]
    assert to_keep([*days, *today]) == {*today[-10:], *(NOON - n * DAY for n in range(1, 6))}


def test_two_years_of_daily_saves_leave_days_weeks_and_months() -> None:
    every = [NOON - n * DAY for n in range(730)]
    kept = sorted(to_keep(every), reverse=True)
    assert kept[:14] == every[:14]
    weeks = [t for t in kept if t.isoweekday() == 7]
    assert weeks[0] == NOON - 2 * DAY
    assert len(kept) == 14 + 6 + 21  # eight weeks and 24 months, some of whose last days are among the days and weeks
    assert kept[-1].month == 4
    assert kept[-1].year == 2026


def test_saving_every_hour_for_a_year_never_leaves_more_than_the_bound(folder: Path, target: Path) -> None:
    kept: set[datetime] = set()
    for hour in range(365 * 8):
        kept = to_keep({*kept, NOON + hour * timedelta(hours=3)})
        assert len(kept) <= 10 + 14 + 8 + 24
    months = {(t.year, t.month) for t in kept}
    assert len(months) == 13


def test_thinning_deletes_what_is_not_kept(folder: Path, target: Path) -> None:
    for n in range(15):
        keep_backup(folder, target, str(n).encode(), NOON + n * MINUTE)
    assert [c.path.read_bytes() for c in backups(folder, target)] == [str(n).encode() for n in range(14, 4, -1)]


def test_what_is_no_backup_is_not_listed_and_left_alone(folder: Path, target: Path) -> None:
    keep_backup(folder, target, b"x", NOON)
    (copy,) = backups(folder, target)
    stray = copy.path.with_name("notes.txt")
    stray.touch()
    keep_backup(folder, target, b"y", NOON + MINUTE)
    assert len(backups(folder, target)) == 2
    assert stray.exists()


def test_a_plan_never_saved_has_no_copies(folder: Path, target: Path) -> None:
    assert backups(folder, target) == []


def test_what_saves_left_beside_a_plan_is_told_with_its_kind(target: Path) -> None:
    for name in ("plan.hsmc", "plan.hsmc.bak", "plan.hsmc.version-1.bak", "plan.hsmc.broken", "other.hsmc.bak"):
        (target.parent / name).write_bytes(b"x")
    os.utime(target.parent / "plan.hsmc.bak", (NOON.timestamp(),) * 2)
    found = list(copies_beside(target))
    assert [(c.kind, c.path.name) for c in found] == [
        (CopyKind.LAST, "plan.hsmc.bak"),
        (CopyKind.OLDER_VERSION, "plan.hsmc.version-1.bak"),
    ]
    assert found[0].time == NOON


CONFLICTS = (
    "plan (Beth Moore's conflicted copy 2028-03-07).hsmc",
    "plan (conflicted copy 2028-03-07 091200).hsmc",
    "plan.sync-conflict-20280307-091200-ABCDEFG.hsmc",
    "plan_conflict-20280307-091200.hsmc",
    "plan-DESKTOP-4F2K1AB.hsmc",
    "plan-beths-pc.hsmc",
)


def test_what_sync_programs_put_aside_is_noticed(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "beths-pc")
    for name in (*CONFLICTS, "plan.hsmc", "plan.hsmc.bak", "plan-2029.hsmc", "plan B.hsmc", "conflict.hsmc"):
        (target.parent / name).touch()
    assert {p.name for p in conflicted_copies(target)} == set(CONFLICTS)


def test_a_folder_that_cannot_be_looked_into_holds_no_copies(tmp_path: Path) -> None:
    gone = tmp_path / "gone" / "plan.hsmc"
    assert (list(copies_beside(gone)), conflicted_copies(gone)) == ([], [])
