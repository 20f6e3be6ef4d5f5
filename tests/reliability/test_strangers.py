"""G14 for other people's files: what is made to eat memory and time is refused, or left out, before it does."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.reliability.strangers import FILES

MOST_SECONDS, MOST_MB = 2.0, 150
READ = {
    "one cell as long as may be.xlsx": "were cut",
    "a shared text without end.xlsx": "were cut",
    "comments never closed.html": "",
    "tags never closed.html": "",
    "sections never closed.html": "",
    "a script never closed.html": "",
    "zones without end.ics": "",
    "zones of many changes.ics": "",
    "moved a thousand times.ics": "",
    "one line as long as may be.ics": "",
    "folds without end.ics": "",
    "parameters without end.ics": "",
}
"""What does no harm once it is read with care, and a part of what is said of it; all else is refused or left out."""


LARGE = {
    "attributes without end.xlsx",
    "empty rows without end.xlsx",
    "number formats without end.xlsx",
    "one cell as long as may be.xlsx",
    "a shared text without end.xlsx",
    "one long text in every cell.xlsx",
    "sheets without end.xlsx",
    "blanks as many as may be.xlsx",
    "cells as many as fit.xlsx",
    "moved a thousand times.ics",
}
"""What takes most of the time, to make and to read; in the long run alone."""
Read = dict[str, tuple[float, int, str]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Processor seconds, megabytes and what was said of each small file."""
    return read_in(tmp_path_factory, [name for name in FILES if name not in LARGE])


@pytest.fixture(scope="module")
def read_large(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return read_in(tmp_path_factory, sorted(LARGE))


def read_in(folders: pytest.TempPathFactory, names: list[str]) -> Read:
    child = [sys.executable, "-m", "tests.reliability.strangers", str(folders.mktemp("strangers")), *names]
    done = subprocess.run(child, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    lines = (line.split("\t") for line in done.stdout.splitlines())
    return {name: (float(seconds), int(megabytes), said) for name, seconds, megabytes, said in lines}


def test_there_are_more_than_twenty_five_hostile_files() -> None:
    assert len(FILES) > 25
    assert set(READ) < set(FILES)


@pytest.mark.parametrize("name", [name for name in FILES if name not in LARGE])
def test_a_hostile_file_is_dealt_with_quickly_cheaply_and_in_words(name: str, read: Read) -> None:
    check(name, *read[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(LARGE))
def test_a_large_hostile_file_is_dealt_with_quickly_cheaply_and_in_words(name: str, read_large: Read) -> None:
    check(name, *read_large[name])


def check(name: str, seconds: float, megabytes: int, said: str) -> None:
    assert seconds <= MOST_SECONDS
    assert megabytes <= MOST_MB
    if name in READ:
        assert said.startswith(("read", "left out"))
        assert READ[name] in said
    else:
        assert said.startswith((f"refused: {name}", "left out: “Board”", "left out: The time zone “Ours”"))


def test_the_figures_of_the_worst_files(read: Read, capsys: pytest.CaptureFixture[str]) -> None:
    slowest, largest = max(read, key=lambda n: read[n][0]), max(read, key=lambda n: read[n][1])
    assert set(read) | LARGE == set(FILES)
    with capsys.disabled():
        print(
            f"\nG14: {len(read)} strangers' files: slowest {read[slowest][0]:.2f} s ({slowest}), "
            f"largest {read[largest][1]} MB over idle ({largest})"
        )
