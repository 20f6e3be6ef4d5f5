"""The project's own files, as the architecture tests see them."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "hsmc_scheduler"
NOT_OURS = {".git", ".venv", "__pycache__", "build", "dist", ".mypy_cache", ".ruff_cache", ".pytest_cache"}


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, under version control; every file where there is no git."""
    if (ROOT / ".git").exists() and (git := shutil.which("git")):
        listed = subprocess.run(
            [git, "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            check=True,
            capture_output=True,
            text=True,
        )
        return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())
    return tuple(p for p in ROOT.rglob("*") if p.is_file() and not NOT_OURS & set(p.relative_to(ROOT).parts))


def python_files() -> tuple[Path, ...]:
    """Every Python file of the project."""
    return tuple(p for p in project_files() if p.suffix == ".py")


def name_of(path: Path) -> str:
    """A path as it is written in the project, whatever the machine."""
    return path.relative_to(ROOT).as_posix()
