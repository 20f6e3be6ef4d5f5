"""Files of every released schema open, are kept before they are changed, and newer ones are left alone.

The files in `old/` are never edited: what a program once wrote, the program of today must read.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from hsmc_scheduler.domain.correspondence import Correspondence
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.projections.proof import Proof
from hsmc_scheduler.storage import upgrades
from hsmc_scheduler.storage.codec import decode, encode
from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.faults import dataclasses_of
from hsmc_scheduler.storage.files import load, open_plan, save
from tests.reliability.mutants import mutants

OLD = Path(__file__).parent / "old"
SOLVED_IN_2 = Path(__file__).parents[1] / "gui" / "lhsi-2027-29-solved.hsmc"
FROZEN = {
    "v1.hsmc": "4cb1870f1a3a8fa5a1e4a2ce6c31ccf5683b6fe4e6a870c5615781f402d5bbe4",
    "v2.hsmc": "fa4fa431a1fa17d7decfcaca5ce49f13515e9cda18267d09d42dbb45caf4972d",
    "v3.hsmc": "7f4f028deca102d7ceb24d9bf5f6dd6b4d6e0b9631242efe92c5d62d56145706",
}


@pytest.fixture
def tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program as it may be one day, with a next schema that makes a note of what it was."""
    today = upgrades.VERSION

    def step(tree: upgrades.Tree) -> upgrades.Tree:
        plan = dict(tree["plan"])
        return {**tree, "plan": {**plan, "notes": f"{plan['notes']} (was schema {today})"}}

    monkeypatch.setattr(upgrades, "STEPS", {**upgrades.STEPS, today: step})
    monkeypatch.setattr(upgrades, "VERSION", today + 1)


def test_every_released_schema_has_a_frozen_file() -> None:
    assert {p.name for p in OLD.iterdir()} == {f"v{n}.hsmc" for n in range(1, upgrades.VERSION + 1)}
    assert set(upgrades.STEPS) == set(range(1, upgrades.VERSION))


@pytest.mark.parametrize("name", FROZEN)
def test_a_frozen_file_is_as_it_was_stored(name: str) -> None:
    assert hashlib.sha256((OLD / name).read_bytes()).hexdigest() == FROZEN[name]


@pytest.mark.parametrize("name", FROZEN)
def test_an_old_file_opens_saves_and_opens_again_equal(name: str, tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD / name, tmp_path))
    opened = open_plan(path)
    assert opened.version == int(name[1:-5])
    save(opened.document, path, opened.hash)
    assert load(path) == opened.document
    assert encode(load(path)) == path.read_bytes()


def test_the_file_of_schema_1_says_what_it_said() -> None:
    plan = load(OLD / "v1.hsmc").plan
    tutor = plan.tutors[0]
    assert (tutor.name, tutor.limits.days_a_year, tutor.comment) == (
        "Iain Snelling",
        40,
        "Łukasz’s “deputy” <b>=1+1</b>",
    )
    assert [(a.start, a.kind, a.part, a.active) for a in tutor.absences] == [
        (date(2028, 5, 3), "away", "whole", True),
        (date(2028, 3, 1), "commitment", "morning", True),
        (date(2028, 7, 3), "prefer not", "whole", False),
    ]
    delivery = plan.deliveries[0]
    assert (delivery.ideal_gap_weeks, delivery.weekdays, delivery.block_windows[0].block) == ((3, 8), (1, 2, 3), -1)
    assert delivery.sessions[2].starts == time(9, 30)
    assert plan.releases[0].timetable.placements[0].sittings[1].sets[1].room is None
    assert plan.notes == "Two lines\nof notes."


def test_the_file_of_schema_2_says_what_was_proven_and_that_of_schema_1_nothing() -> None:
    assert load(OLD / "v1.hsmc").proof is None
    solved = datetime(2027, 3, 1, 14, 5, 9)  # noqa: DTZ001 - local, as it is shown
    proof = Proof("within", 41250, 40900, 180.5, 7, solved, "0.1.0", 180.0, "1de488e00aba3dff")
    assert load(OLD / "v2.hsmc").proof == proof


def test_a_timetable_solved_before_schema_3_still_answers_its_plan() -> None:
    opened = open_plan(SOLVED_IN_2)
    assert opened.version == 2
    assert opened.document.timetable is not None
    assert opened.document.timetable.plan_fingerprint == fingerprint(opened.document.plan)


def test_the_file_of_schema_3_says_what_was_written_and_answered_and_older_ones_nothing() -> None:
    assert load(OLD / "v2.hsmc").plan.correspondence == Correspondence()
    letters = load(OLD / "v3.hsmc").plan.correspondence
    assert [(b.ref, b.status, b.sent) for b in letters.bookings] == [
        ("PH-0001", "confirmed", date(2028, 1, 10)),
        ("PH-0002", "cancelled", None),
    ]
    assert (letters.reviews[0].dates[1], letters.events[0].sequence) == (date(2028, 3, 8), 2)


def test_the_newest_frozen_file_holds_something_of_every_class() -> None:
    """Otherwise a step that forgets a class would pass."""
    seen: set[type] = set()

    def visit(value: Any) -> None:
        if is_dataclass(value):
            seen.add(type(value))
            for field in fields(value):
                visit(getattr(value, field.name))
        elif isinstance(value, tuple):
            for item in value:
                visit(item)

    visit(load(OLD / f"v{upgrades.VERSION}.hsmc"))
    assert seen == set(dataclasses_of(Document))


def test_a_newer_file_is_refused_politely_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.hsmc"
    tree = json.loads((OLD / "v1.hsmc").read_text(encoding="utf-8"))
    path.write_text(json.dumps({**tree, "schema_version": 7, "unheard_of": {}}), encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(PlanFileError) as refused:
        load(path)
    assert str(refused.value) == (
        "plan.hsmc: A newer version of the program saved this plan (schema 7; this one reads up to "
        f"{upgrades.VERSION}): Install the newer version; the file was left as it is."
    )
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["plan.hsmc"]


@pytest.mark.usefixtures("tomorrow")
def test_an_old_file_is_upgraded_in_memory_and_kept_before_the_first_save(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD / "v1.hsmc", tmp_path / "plan.hsmc"))
    before = path.read_bytes()
    opened = open_plan(path)
    assert opened.version == 1
    assert opened.document.plan.notes == f"Two lines\nof notes. (was schema {upgrades.VERSION - 1})"
    assert path.read_bytes() == before
    again = save(opened.document, path, opened.hash)
    kept = tmp_path / "plan.hsmc.version-1.bak"
    assert kept.read_bytes() == before
    assert json.loads(path.read_bytes())["schema_version"] == upgrades.VERSION
    assert load(path) == opened.document
    save(replace(opened.document, timetable=None), path, again)
    assert {p.name for p in tmp_path.iterdir()} == {"plan.hsmc", "plan.hsmc.bak", kept.name}


@pytest.mark.usefixtures("tomorrow")
def test_a_file_kept_before_is_not_lost_to_another_of_that_name(tmp_path: Path) -> None:
    path = tmp_path / "plan.hsmc"
    (tmp_path / "plan.hsmc.version-1.bak").write_bytes(b"an earlier one")
    shutil.copy(OLD / "v1.hsmc", path)
    opened = open_plan(path)
    save(opened.document, path, opened.hash)
    assert (tmp_path / "plan.hsmc.version-1.bak").read_bytes() == b"an earlier one"
    assert (tmp_path / "plan.hsmc.version-1.bak-2").read_bytes() == (OLD / "v1.hsmc").read_bytes()


@pytest.mark.usefixtures("tomorrow")
def test_an_old_file_that_is_not_built_as_it_says_is_refused_in_words() -> None:
    with pytest.raises(PlanFileError, match="is not built as schema version 1 is"):
        decode(b'{"format": "hsmc-plan", "schema_version": 1, "plan": {}}')
    with pytest.raises(PlanFileError, match="notes: is given twice"):
        decode(b'{"format": "hsmc-plan", "schema_version": 1, "plan": {"notes": "a", "notes": "b"}}')


@pytest.mark.parametrize("name", FROZEN)
def test_mutants_of_an_old_file_are_read_or_refused(name: str) -> None:
    for mutant in mutants((OLD / name).read_bytes(), 100, random.Random(name)):
        with suppress(PlanFileError):
            decode(mutant, name)
