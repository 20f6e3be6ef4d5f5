"""The command line as a person uses it: words in, exit code and two streams out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from hsmc_scheduler.__main__ import main


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        return self.err.splitlines()


Command = Callable[..., Ran]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs one command in an empty folder; what argparse refuses counts as an exit code too."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str | Path) -> Ran:
        try:
            code = main([str(word) for word in words])
        except SystemExit as refused:
            code = int(refused.code or 0)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run
