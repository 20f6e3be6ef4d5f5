"""Files of strangers, read by a process of their own."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from hsmc_scheduler.app import reading_files
from hsmc_scheduler.app.child_process import ChildProcess
from hsmc_scheduler.app.reading_files import (
    ReadingCancelledError,
    Tables,
    UnreadableError,
    read_calendar,
    read_many,
    read_pasted,
    read_tables,
)
from hsmc_scheduler.engine.cancel import CancelToken
from tests.reliability.hostile_calendars import calendar, event
from tests.reliability.hostile_workbooks import book

STAND_IN = """
import os, sys, time
from hsmc_scheduler.exchange import wire
from hsmc_scheduler.exchange.tables.table import Sheet, Tables
print('{"ready":true}', flush=True)
for line in sys.stdin:
    if "crash" in line: os.abort()
    if "hang" in line: time.sleep(60)
    if "babble" in line: print("{}", flush=True)
    for said in wire.lines_of(Tables("x", (Sheet("One", ((1, "a"),)),))): print(said.decode(), end="", flush=True)
    if "tired" in line: os._exit(0)
"""


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that ends badly for files of certain names, and seconds that go fast."""
    monkeypatch.setattr(reading_files, "reading_command", lambda: [sys.executable, "-c", STAND_IN])
    monkeypatch.setattr(reading_files, "SECONDS_A_FILE", 1.0)


def problem(found: object) -> str:
    assert isinstance(found, UnreadableError)
    (problem,) = found.problems
    return f"{problem.where}: {problem.what}"


def test_tables_calendars_and_what_was_pasted_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Module,Days\nLiC,5\n", encoding="utf-8")
    (tmp_path / "a.ics").write_bytes(calendar(event("CATEGORIES:Teaching")))
    assert read_tables(tmp_path / "a.csv").sheets[0].rows == (("Module", "Days"), ("LiC", "5"))
    (busy,) = read_calendar(tmp_path / "a.ics", date(2027, 9, 1), date(2029, 8, 31)).busy
    assert (busy.title, busy.categories) == ("Board", ("Teaching",))
    assert read_pasted("a\tb").sheets[0].rows == (("a", "b"),)


def test_forty_small_workbooks_are_read_well_under_ten_seconds(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.xlsx" for n in range(40)]
    for n, path in enumerate(paths):
        path.write_bytes(book(f"<c><v>{n}</v></c>" * 200))
    began = time.monotonic()
    found = read_many(paths)
    assert time.monotonic() - began < 5
    assert list(found) == paths
    tables = [found[path] for path in paths]
    assert [t.sheets[0].rows[0][0] for t in tables if isinstance(t, Tables)] == list(range(40))


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    good, bad, gone = tmp_path / "good.xlsx", tmp_path / "bad.xlsx", tmp_path / "gone.xlsx"
    good.write_bytes(book())
    bad.write_bytes(b"PK nothing")
    found = read_many([bad, gone, tmp_path, good])
    assert problem(found[bad]) == "bad.xlsx: is cut short or damaged"
    assert problem(found[gone]) == "gone.xlsx: is not there"
    assert problem(found[tmp_path]) == f"{tmp_path.name}: is not a file"
    assert isinstance(found[good], Tables)


@pytest.mark.usefixtures("stand_in")
def test_a_file_that_kills_or_holds_up_the_reading_costs_one_line(tmp_path: Path) -> None:
    names = ("one", "crash", "tired", "two", "hang", "babble", "four")
    found = read_many([tmp_path / name for name in names])
    said = {path.name: "read" if isinstance(answer, Tables) else problem(answer) for path, answer in found.items()}
    assert said == {
        "one": "read",
        "crash": "crash: could not be read: reading it breaks off",
        "tired": "read",
        "two": "read",
        "hang": "hang: was not read within 1 seconds",
        "babble": "babble: could not be read: reading it breaks off",
        "four": "read",
    }


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    mkfifo = getattr(__import__("os"), "mkfifo", None)
    if mkfifo is None:
        pytest.skip("there are no pipes with names here")
    mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(UnreadableError, match="is not a file"):
        read_tables(tmp_path / "pipe.xlsx")


@pytest.mark.usefixtures("stand_in")
def test_a_cancelled_reading_ends_at_once(tmp_path: Path) -> None:
    token = CancelToken()
    threading.Timer(0.5, token.cancel).start()
    began = time.monotonic()
    with pytest.raises(ReadingCancelledError):
        read_tables(tmp_path / "hang", token)
    assert time.monotonic() - began < 0.95


def test_the_reading_process_keeps_to_its_memory() -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux keeps a process to its memory")
    code = "from hsmc_scheduler.exchange.child import limit_memory; limit_memory(); bytearray({})"
    enough = subprocess.run([sys.executable, "-c", code.format(400_000_000)], check=False)
    assert enough.returncode == 0
    code = code.format(600_000_000)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stderr.splitlines()[-1] == "MemoryError"


def test_a_reading_process_that_does_not_start_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading_files, "reading_command", lambda: [sys.executable, "-c", "1/0"])
    with pytest.raises(UnreadableError, match="did not start"):
        read_tables(tmp_path / "a.xlsx")
    found = read_many([tmp_path / "a.xlsx", tmp_path / "b.xlsx"])
    assert len(found) == 2
    assert all("did not start" in problem(answer) for answer in found.values())


def test_no_process_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[ChildProcess] = []

    def kept(command: list[str], folder: Path) -> ChildProcess:
        children.append(ChildProcess(command, folder))
        return children[-1]

    monkeypatch.setattr(reading_files, "ChildProcess", kept)
    with pytest.raises(UnreadableError):
        read_tables(tmp_path / "none.xlsx")
    (child,) = children
    assert child._process.poll() is not None
