"""What may be imported where, beyond what the import contracts in pyproject.toml say."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.architecture.project import PACKAGE, ROOT, name_of, python_files

OWNERS = {
    "ortools": {"engine"},
    "numpy": {"engine"},
    "PySide6": {"gui"},
    "openpyxl": {"exchange"},
    "pydantic": {"storage", "exchange"},
    "pydantic_core": {"storage", "exchange"},
    "holidays": {"app"},
    "platformdirs": {"app"},
    "icalendar": {"exchange"},
    "recurring_ical_events": {"exchange"},
    "x_wr_timezone": {"exchange"},
}
"""Which packages of ours may import which of others; one that is not here may not be imported at all."""


def imported_names(source: bytes) -> set[str]:
    """The top-level names of all modules a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_third_party_packages_are_imported_only_by_their_owners() -> None:
    strays = [
        f"{name_of(path)} imports {name}"
        for path in python_files()
        if path.is_relative_to(PACKAGE)
        for name in imported_names(path.read_bytes()) - sys.stdlib_module_names - {"hsmc_scheduler"}
        if path.relative_to(PACKAGE).parts[0] not in OWNERS.get(name, set())
    ]
    assert not strays


@pytest.mark.parametrize(
    ("imported", "forbidden"),
    [
        ("hsmc_scheduler.app.cli", {"PySide6", "ortools", "openpyxl", "pydantic", "holidays", "numpy", "icalendar"}),
        ("hsmc_scheduler.__main__", {"PySide6", "ortools", "openpyxl", "pydantic", "holidays", "numpy", "icalendar"}),
        ("hsmc_scheduler.app.reading_files", {"PySide6", "ortools", "openpyxl", "pydantic", "icalendar", "zoneinfo"}),
        ("hsmc_scheduler.gui", {"ortools", "numpy", "pandas", "icalendar"}),
    ],
)
def test_importing_the_entry_points_stays_light(imported: str, forbidden: set[str]) -> None:
    code = f"import sys, {imported}; print(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not forbidden & {name.partition(".")[0] for name in run.stdout.split()}
