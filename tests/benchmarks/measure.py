"""One run of the whole command `solve`, watched from outside, and the verdicts on its timetable."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
Course = list[tuple[float, float]]
"""Seconds since the start of the process, and the gap then reached."""


def _figure(title: str) -> Any:
    return field(metadata={"title": title})


@dataclass(frozen=True, slots=True)
class Figures:
    """What the issue asks for. None: not reached, or not known on this machine."""

    blocks: float | None = _figure("blocks")
    first: float | None = _figure("first")
    within_5: float | None = _figure("within 5 %")
    within_2: float | None = _figure("within 2 %")
    proven: float | None = _figure("proven")
    whole: float | None = _figure("whole command")
    gap_at_end: float | None = _figure("gap at end %")
    memory: float | None = _figure("memory MB")
    verdicts: float | None = _figure("verdicts ms")
    slowest: float | None = _figure("slowest ms")


def measure(plan: Path, limit: float, workers: int) -> Figures:
    """Solve the plan once, workbook included, then ask where each block could go."""
    solved = plan.with_stem(f"{plan.stem}-solved")
    words = ["solve", str(plan), "-o", str(plan.with_suffix(".xlsx")), "--save", str(solved), "--json"]
    words += ["--time-limit", str(limit), "--workers", str(workers)]
    began = time.monotonic()
    with (
        plan.with_suffix(".json").open("w+", encoding="utf-8") as answered,
        subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.watched", *words],
            cwd=ROOT,
            stdout=answered,
            stderr=subprocess.PIPE,
            text=True,
        ) as child,
    ):
        course = _course(child, began)
        memory = _wait(child)
        whole = time.monotonic() - began
        answered.seek(0)
        answer = json.load(answered)
    if not answer["placements"]:
        return Figures(None, None, None, None, None, whole, None, memory, None, None)
    verdicts = _verdicts(solved)
    return Figures(
        len(answer["placements"]),
        course[0][0] if course else None,
        _reached(course, 0.05),
        _reached(course, 0.02),
        whole if answer["status"] == "proven" else None,
        whole,
        100 * answer["gap"],
        memory,
        sorted(verdicts)[len(verdicts) // 2],
        max(verdicts),
    )


def _course(child: subprocess.Popen[str], began: float) -> Course:
    course: Course = []
    assert child.stderr is not None
    for line in child.stderr:
        if line.startswith("["):
            objective, bound = json.loads(line)
            if objective is not None:
                course.append((time.monotonic() - began, max(0, objective - bound) / max(1, objective)))
    return course


def _reached(course: Course, gap: float) -> float | None:
    return next((seconds for seconds, left in course if left <= gap), None)


def _wait(child: subprocess.Popen[str]) -> float | None:
    """Wait for the end; the most memory it had, in MB."""
    if sys.platform == "win32":
        child.wait()
        return None
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def _verdicts(solved: Path) -> list[float]:
    """Milliseconds for each block's verdicts on all dates, the plan once opened."""
    from hsmc_scheduler.domain.index import PlanIndex
    from hsmc_scheduler.projections.verdicts import verdicts
    from hsmc_scheduler.storage.files import load

    document = load(solved)
    assert document.timetable is not None
    index, taken = PlanIndex(document.plan), []
    for placement in document.timetable.placements:
        began = time.perf_counter()
        verdicts(index, document.timetable, placement.delivery, placement.block)
        taken.append(1000 * (time.perf_counter() - began))
    return taken
