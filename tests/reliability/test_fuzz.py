"""G13 for the plan file: whatever is wrong with it, it opens or is refused in complete lines.

The long run takes its number of mutants from HSMC_MUTANTS (10,000 where that is not set).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import save
from tests.builders import a_first_year_pair, a_full_timetable, a_plan
from tests.storage.test_upgrades import OLD

SEED = 20280307
MOST_MB = 500


def fuzz(seed_file: Path, number: int, capsys: pytest.CaptureFixture[str]) -> None:
    child = [sys.executable, "-m", "tests.reliability.fuzz_plan", str(seed_file), str(number), str(SEED)]
    done = subprocess.run(child, capture_output=True, text=True, timeout=3600, check=False)
    assert done.returncode == 0, f"{done.stderr}\nsee {seed_file.with_name('culprit.hsmc')}"
    assert int(done.stdout.split(" MB over idle")[0].split()[-1]) <= MOST_MB
    with capsys.disabled():
        print(f"\nG13: {seed_file.name}, {done.stdout.strip()} (seed {SEED})")


@pytest.fixture(params=["a small plan", "every field"])
def seed_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "plan.hsmc"
    if request.param == "every field":
        path.write_bytes((OLD / "v1.hsmc").read_bytes())
    else:
        plan = a_plan([a_first_year_pair()])
        save(Document(plan, a_full_timetable(plan)), path, None)
    return path


def test_three_hundred_mutants_open_or_are_refused_in_words(
    seed_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fuzz(seed_file, 150, capsys)


@pytest.mark.slow
def test_ten_thousand_mutants_open_or_are_refused_in_words(seed_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fuzz(seed_file, int(os.environ.get("HSMC_MUTANTS", "10000")) // 2, capsys)
