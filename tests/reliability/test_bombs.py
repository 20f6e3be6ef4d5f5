"""G14 for the plan file: what is made to eat memory and time is refused before it does."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.reliability.bombs import BOMBS

MOST_SECONDS, MOST_MB = 2.0, 150


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, int, str]]:
    """Processor seconds, megabytes and the first problem of each bomb."""
    child = [sys.executable, "-m", "tests.reliability.bombs", str(tmp_path_factory.mktemp("bombs"))]
    done = subprocess.run(child, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    lines = (line.split("\t") for line in done.stdout.splitlines())
    return {name: (float(seconds), int(megabytes), said) for name, seconds, megabytes, said in lines}


def test_there_are_twenty_five_bombs() -> None:
    assert len(BOMBS) == 25


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_quickly_and_cheaply(name: str, opened: dict[str, tuple[float, int, str]]) -> None:
    seconds, megabytes, said = opened[name]
    assert said.startswith("plan.hsmc")
    assert seconds <= MOST_SECONDS
    assert megabytes <= MOST_MB


def test_the_figures_of_the_worst_bombs(
    opened: dict[str, tuple[float, int, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    slowest, largest = max(opened, key=lambda n: opened[n][0]), max(opened, key=lambda n: opened[n][1])
    assert set(opened) == set(BOMBS)
    with capsys.disabled():
        print(
            f"\nG14: {len(opened)} plan file bombs refused: slowest {opened[slowest][0]:.2f} s ({slowest}), "
            f"largest {opened[largest][1]} MB over idle ({largest})"
        )
