"""A disk that is full half-way: one line, no half file, and what stood there is as it was."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import ROOT

SOLVED = ROOT / "tests/gui/lhsi-2027-29-solved.hsmc"
MOST = 8_192
"""Bytes a file may have: less than any of these."""
ONE = (
    ("export-plan", "o.xlsx"),
    ("bookings", "o.xlsx"),
    ("workbook", "o.xlsx"),
    ("web-page", "o.html"),
    ("wall", "o.pdf"),
)


def run(folder: Path, *words: str | Path) -> tuple[int, list[str]]:
    """The command where no file can grow beyond that size."""
    command = [sys.executable, ROOT / "main.py", *words]
    ran = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (MOST, MOST)),
    )
    return ran.returncode, ran.stderr.splitlines()


@pytest.mark.parametrize(("verb", "name"), ONE, ids=lambda value: value)
def test_a_file_that_cannot_be_written_whole_leaves_the_old_one(tmp_path: Path, verb: str, name: str) -> None:
    old = tmp_path / name
    old.write_text("old")
    code, problems = run(tmp_path, verb, SOLVED, "-o", name, "--replace")
    assert (code, len(problems)) == (2, 1), problems
    assert problems[0].startswith(f"{name} was not written")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [(name, "old")]


def test_of_many_files_none_is_left_where_one_cannot_be_written(tmp_path: Path) -> None:
    code, problems = run(tmp_path, "ask-tutors", SOLVED, "forms", "--tutor", "snelling")
    assert (code, len(problems)) == (2, 1), problems
    assert "was not written" in problems[0]
    assert list((tmp_path / "forms").iterdir()) == []
