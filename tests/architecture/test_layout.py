"""Where things are, and how big they may grow."""

from __future__ import annotations

import re

import pytest

from hsmc_scheduler.domain.ruleset import RuleId
from tests.architecture.project import ROOT, name_of, project_files, python_files

MOST_LINES = 500
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}

# A path that only some machine has: a home, a root's folder, a drive. Written so that this file does not match itself.
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:home|root|work|Users)" + r"/\w|\b[A-Z]:\\" + r"Users\\")
REGISTRY = re.compile(
    "|".join(("pypi" + r"\.org", "python" + r"hosted\.org", "--(?:extra-)?" + "index-url", "find" + "-links"))
)
OUTSIDE = re.compile(r"\.\./" + r"shared/|\"shared\"" + " / ")


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {name_of(p): n for p in python_files() if (n := len(p.read_bytes().splitlines())) > MOST_LINES}
    assert not long


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [name_of(p) for p in python_files() if {p.stem, p.parent.name} & VAGUE]


def test_no_file_names_a_machine_a_package_registry_or_a_folder_outside_the_project() -> None:
    found = []
    for path in project_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a font
        for number, line in enumerate(text.splitlines(), 1):
            if any(pattern.search(line) for pattern in (MACHINE_PATH, REGISTRY, OUTSIDE)):
                found.append(f"{name_of(path)}:{number}: {line.strip()[:100]}")
    assert not found


@pytest.mark.parametrize("rule", list(RuleId))
def test_every_rule_has_its_check_its_encoding_and_its_test(rule: RuleId) -> None:
    wanted = (
        f"hsmc_scheduler/rules/{rule}.py",
        f"hsmc_scheduler/engine/encodings/{rule}.py",
        f"tests/rules/test_{rule}.py",
    )
    assert not [path for path in wanted if not (ROOT / path).is_file()]


@pytest.mark.parametrize("rule", list(RuleId))
def test_every_rule_is_defined_in_the_documentation(rule: RuleId) -> None:
    assert f"\n| `{rule}` |" in (ROOT / "docs/rules.md").read_text(encoding="utf-8")


def test_every_folder_of_python_files_is_a_package_or_it_would_not_be_installed() -> None:
    folders = {p.parent for p in python_files()} - {ROOT}
    assert not [name_of(f) for f in folders if not (f / "__init__.py").is_file()]
