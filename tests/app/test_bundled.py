"""The bundled files are found from a checkout and from an installed program."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

import pytest

from hsmc_scheduler.app.bundled import resources
from tests.architecture.project import PACKAGE, ROOT, project_files

DEFAULT = Path("samples", "lhsi-2027-29.hsmc")


def test_in_a_checkout_they_lie_beside_the_package() -> None:
    assert resources() == ROOT / "resources"
    assert (resources() / DEFAULT).is_file()


def test_an_installed_program_finds_them_inside_the_package(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "hsmc_scheduler", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "resources", tmp_path / "hsmc_scheduler" / "resources")
    run = subprocess.run(
        [sys.executable, "-m", "hsmc_scheduler", "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_every_bundled_file_is_installed() -> None:
    beside_python = [sysconfig.get_path("purelib")]  # not the checkout, where a build leaves its notes
    found = next(iter(metadata.Distribution.discover(name="hsmc-scheduler", path=beside_python)), None)
    if found is None:
        pytest.skip("run from a checkout that was not installed")
    installed = found.files or []
    names = {file.as_posix() for file in installed}
    bundled = [p.relative_to(ROOT).as_posix() for p in project_files() if p.is_relative_to(ROOT / "resources")]
    assert bundled
    assert not [name for name in bundled if f"hsmc_scheduler/{name}" not in names]
