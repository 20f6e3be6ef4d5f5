"""README's commands are what is run."""

from __future__ import annotations

from tests.architecture.project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SET_UP = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/python main.py solve"


def on_windows(command: str) -> str:
    return command.replace("python3", "py").replace("/bin/", "\\Scripts\\")


def test_the_set_up_command_stands_in_both_spellings() -> None:
    assert f"\n{SET_UP}\n" in README
    assert f"\n{on_windows(SET_UP)}\n" in README


def test_ci_runs_the_test_command_of_the_readme_last() -> None:
    command = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1]
    assert command.endswith("-m pytest")
    assert f"\n{command}\n" in README
    assert f"\n{on_windows(command)}\n" in README


def test_every_document_the_readme_names_is_there() -> None:
    linked = {part.partition(")")[0] for part in README.split("](")[1:]}
    assert linked
    assert not [path for path in linked if not (ROOT / path).exists()]


def test_every_decision_stands_on_the_page_that_lists_them() -> None:
    folder = ROOT / "docs/adr"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert not [path.name for path in folder.glob("0*.md") if f"]({path.name})" not in listed]
