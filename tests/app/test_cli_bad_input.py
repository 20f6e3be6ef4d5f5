"""Whatever is wrong with what was given is said in lines, never in a traceback, and nothing is written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hsmc_scheduler.app.cli import entry, schema
from tests.app.conftest import Command
from tests.architecture.project import ROOT

VERBS_WITH_A_PLAN = (("solve",), ("check",), ("explain",), ("where", "x#1"))


def words_for(verb: tuple[str, ...], plan: str) -> tuple[str, ...]:
    return (verb[0], plan, *verb[1:])


def a_broken_plan(command: Command) -> Path:
    """The bundled programme with two faults put into it."""
    command("sample", "lhsi-2027-29", "-o", "broken.hsmc")
    path = Path("broken.hsmc")
    tree = json.loads(path.read_text(encoding="utf-8"))
    tree["plan"]["cohorts"][0]["size"] = "many"
    tree["plan"]["deliveries"][0]["year"] = 12
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


@pytest.mark.parametrize("verb", VERBS_WITH_A_PLAN, ids=lambda v: v[0])
def test_a_plan_that_is_not_there_is_one_line(command: Command, verb: tuple[str, ...]) -> None:
    ran = command(*words_for(verb, "absent.hsmc"))
    assert ran.code == 2
    assert len(ran.problems) == 1
    assert "absent.hsmc" in ran.problems[0]


@pytest.mark.parametrize("verb", VERBS_WITH_A_PLAN, ids=lambda v: v[0])
def test_every_fault_of_a_plan_is_a_line_that_names_file_and_field(command: Command, verb: tuple[str, ...]) -> None:
    broken = a_broken_plan(command)
    ran = command(*words_for(verb, str(broken)))
    assert ran.code == 2
    assert len(ran.problems) == 2
    assert all("broken.hsmc" in line for line in ran.problems)
    assert any("size" in line for line in ran.problems)
    assert any("year" in line for line in ran.problems)
    assert sorted(p.name for p in Path().iterdir()) == ["broken.hsmc"]


def test_faults_are_also_json_where_json_was_asked_for(command: Command) -> None:
    ran = command("solve", a_broken_plan(command), "--json")
    answer = json.loads(ran.out)
    assert answer["status"] == "invalid"
    assert answer["reasons"] == ran.problems


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("solve", "-o", "timetable.docx"), "timetable.docx"),
        (("solve", "-o", "nowhere/timetable.xlsx"), "nowhere"),
        (("solve", "-o", "folder.xlsx"), "folder.xlsx"),
        (("solve", "--save", "plan.json"), "plan.json"),
        (("solve", "--time-limit", "0"), "--time-limit"),
        (("solve", "--time-limit", "soon"), "--time-limit"),
        (("solve", "--time-limit", "nan"), "--time-limit"),
        (("solve", "--workers", "0"), "--workers"),
        (("solve", "--seed", "-1"), "--seed"),
        (("solve", "--from", "absent.hsmc"), "absent.hsmc"),
        (("sleep",), "sleep"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_command_that_cannot_be_done_says_what_is_wrong_before_any_work(
    command: Command, words: tuple[str, ...], named: str
) -> None:
    Path("folder.xlsx").mkdir()
    ran = command(*words)
    assert ran.code == 2
    assert named in ran.err
    assert [p.name for p in Path().iterdir()] == ["folder.xlsx"]


def test_a_missing_installation_is_said_in_a_line() -> None:
    without = "import sys; sys.modules['pydantic'] = None; from hsmc_scheduler.__main__ import main; "
    without += "sys.exit(main(['schema']))"
    run = subprocess.run([sys.executable, "-c", without], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr.splitlines() == [
        "pydantic is not installed for this Python. Run the set-up command in README.md, then use .venv."
    ]


def test_a_missing_system_library_is_said_in_a_line(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_import(asked: object) -> int:
        raise ImportError("libstdc++.so.6: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(schema, "run", broken_import)
    monkeypatch.setattr(entry, "missing_packages", lambda: ("libstdc++6",))
    ran = command("schema")
    assert (ran.code, ran.problems) == (2, ["System packages are missing: sudo apt-get install libstdc++6"])


def test_an_answer_nobody_reads_to_the_end_is_no_fault() -> None:
    reader = (
        "import subprocess, sys; p = subprocess.Popen([sys.executable, 'main.py', 'schema'], stdout=-1, stderr=-1); "
    )
    reader += "p.stdout.readline(); p.stdout.close(); sys.stderr.write(p.stderr.read().decode()); sys.exit(p.wait())"
    run = subprocess.run([sys.executable, "-c", reader], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
