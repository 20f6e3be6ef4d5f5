"""What a bare Linux machine is told."""

from __future__ import annotations

import subprocess
import sys

import pytest

from hsmc_scheduler.app.system_libraries import DEBIAN_PACKAGES, advice, missing_packages
from tests.architecture.project import ROOT


def load_nothing(library: str) -> None:
    raise OSError(f"{library}: cannot open shared object file")


def load_all_but_egl(library: str) -> None:
    if library == "libEGL.so.1":
        raise OSError(library)


@pytest.fixture
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


def test_the_package_of_a_missing_library_is_named(on_linux: None) -> None:
    assert missing_packages(load_all_but_egl) == ("libegl1",)


def test_a_bare_machine_is_told_every_package_in_one_line(on_linux: None) -> None:
    line = advice(missing_packages(load_nothing))
    assert "\n" not in line
    assert all(package in line for package in DEBIAN_PACKAGES.values())


def test_windows_and_macos_need_no_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert missing_packages(load_nothing) == ()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks about Linux libraries")
def test_the_tests_end_with_that_line_and_no_traceback_where_a_library_is_missing() -> None:
    on_a_bare_machine = """
import ctypes, sys
def load(name): raise OSError(name)
ctypes.CDLL = load
import pytest
sys.exit(pytest.main(["--collect-only", "tests/domain"]))
"""
    run = subprocess.run(
        [sys.executable, "-c", on_a_bare_machine], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode != 0
    assert "sudo apt-get install libstdc++6 libgl1" in run.stderr
    assert "Traceback" not in run.stderr + run.stdout


def test_the_readme_names_every_package() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [package for package in DEBIAN_PACKAGES.values() if package not in readme]
