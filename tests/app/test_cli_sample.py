"""`sample` and `schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hsmc_scheduler.app.samples import SAMPLES
from hsmc_scheduler.storage.codec import json_schema
from hsmc_scheduler.storage.files import load
from tests.app.conftest import Command


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_written_as_a_plan_that_opens(command: Command, name: str) -> None:
    ran = command("sample", name, "-o", "mine.hsmc")
    assert (ran.code, ran.out, ran.err) == (0, "Written: mine.hsmc\n", "")
    assert load("mine.hsmc").plan.deliveries


def test_a_generated_plan_has_as_many_programmes_as_asked_for(command: Command) -> None:
    command("sample", "lhsi-2027-29", "-o", "small.hsmc", "--scale", "2")
    assert len(load("small.hsmc").plan.programmes) == 2


def test_the_same_seed_gives_the_same_plan_and_another_seed_another(command: Command) -> None:
    for name, seed in (("a", "5"), ("b", "5"), ("c", "6")):
        command("sample", "lhsi-2027-29", "-o", f"{name}.hsmc", "--scale", "1", "--seed", seed)
    assert Path("a.hsmc").read_bytes() == Path("b.hsmc").read_bytes() != Path("c.hsmc").read_bytes()


def test_a_sample_that_is_not_there_lists_those_that_are(command: Command) -> None:
    ran = command("sample", "nothing", "-o", "mine.hsmc")
    assert ran.code == 2
    assert all(name in ran.problems[0] for name in SAMPLES)
    assert not Path("mine.hsmc").exists()


@pytest.mark.parametrize("scale", ["0", "-1", "1000000"])
def test_a_scale_out_of_reason_is_refused(command: Command, scale: str) -> None:
    ran = command("sample", "lhsi-2027-29", "-o", "mine.hsmc", "--scale", scale)
    assert ran.code == 2
    assert "--scale" in ran.problems[-1]
    assert not Path("mine.hsmc").exists()


def test_a_sample_is_not_written_over_something_that_is_no_plan_file(command: Command) -> None:
    Path("report.docx").write_text("mine", encoding="utf-8")
    ran = command("sample", "lhsi-2027-29", "-o", "report.docx")
    assert ran.code == 2
    assert Path("report.docx").read_text(encoding="utf-8") == "mine"


def test_the_schema_is_printed_as_json(command: Command) -> None:
    ran = command("schema")
    assert ran.code == 0
    assert json.loads(ran.out) == json_schema()


def test_without_scale_and_seed_the_named_plan_is_written_as_it_is(command: Command) -> None:
    command("sample", "lhsi-2027-29", "-o", "mine.hsmc")
    assert load("mine.hsmc").plan == SAMPLES["lhsi-2027-29"]()
