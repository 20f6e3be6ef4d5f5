"""Three plans to open and save, and a program that dies."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from hsmc_scheduler.app.plan_files import PlanFile
from hsmc_scheduler.app.plan_files.folders import recovery_folder
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.running import this_process
from hsmc_scheduler.storage.temps import open_lock_path
from tests.builders import a_plan

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="made with POSIX means")


def titled(title: str) -> Document:
    return Document(a_plan(title=title))


FIRST, SECOND, THIRD = titled("First"), titled("Second"), titled("Third")


def names(path: Path) -> set[str]:
    return {p.name for p in path.parent.iterdir()}


def died(file: PlanFile) -> None:
    """Make it look as if the program that had the plan open had died."""
    dead = asdict(replace(this_process(), started="0"))
    for left in recovery_folder().iterdir():
        facts, _, plan = left.read_bytes().partition(b"\n")
        left.write_bytes(json.dumps({**json.loads(facts), "process": dead}).encode() + b"\n" + plan)
    if file.path and (lock := open_lock_path(file.path)).exists():
        lock.write_text(json.dumps({**json.loads(lock.read_bytes()), "process": dead}), encoding="utf-8")
