"""Open many slightly broken plan files. Run as a program: a death, a runaway or a traceback is then seen from outside.

`fuzz_plan.py SEED_FILE NUMBER RANDOM_SEED` prints a line of figures; it stops at the first file that breaks it, and
leaves it beside the seed file as `culprit.hsmc`.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.rules.problems import find_rule_problems
from hsmc_scheduler.storage.document import PlanFileError
from hsmc_scheduler.storage.files import load
from tests.reliability.memory import limit, peak
from tests.reliability.mutants import mutants

MOST_SECONDS = 10
MOST_BYTES = 2_000_000_000


def open_one(path: Path) -> str:
    """What becomes of a plan file; every problem found must be one complete line."""
    try:
        plan = load(path).plan
    except PlanFileError as refused:
        check(refused.problems, path.name)
        return "refused"
    problems = (*find_problems(plan), *find_rule_problems(plan))
    check(problems, "")
    return "opened with problems" if problems else "opened"


def check(problems: tuple[Problem, ...], start: str) -> None:
    for problem in problems:
        assert str(problem).isprintable()
        assert problem.where.startswith(start)
        assert problem.what
        assert problem.mend
        str(problem).encode()


def run(seed_file: Path, number: int, seed: int) -> None:
    culprit = seed_file.with_name("culprit.hsmc")
    found: Counter[str] = Counter()
    slowest = 0.0
    limit(MOST_BYTES)
    open_one(seed_file)
    idle = peak()
    for mutant in mutants(seed_file.read_bytes(), number, random.Random(seed)):
        culprit.write_bytes(mutant)
        began = time.monotonic()
        found[open_one(culprit)] += 1
        slowest = max(slowest, time.monotonic() - began)
        assert slowest < MOST_SECONDS
    culprit.unlink()
    said = ", ".join(f"{n} {what}" for what, n in sorted(found.items()))
    sys.stdout.write(f"{number} mutants: {said}; slowest {slowest:.2f} s, {peak() - idle} MB over idle\n")


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
