"""What a plan file keeps of a solve, and how long it is believed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hsmc_scheduler.app.solving import proof_of
from hsmc_scheduler.domain.timetable import Release
from hsmc_scheduler.engine.api import Result, Status
from hsmc_scheduler.projections.proof import status_words
from hsmc_scheduler.storage.document import Document, proof_holds
from hsmc_scheduler.storage.files import load, save
from tests.builders import a_delivery, a_full_timetable, a_plan, on

PLAN = a_plan([a_delivery("D1"), a_delivery("D2", 3)])
TIMETABLE = a_full_timetable(PLAN)
SOLVED = Document(
    PLAN, TIMETABLE, proof_of(Result(Status.PROVEN, TIMETABLE, 120, 120, 3.21987, seed=7), time_limit=180.0)
)


def test_a_plan_opened_tomorrow_still_says_proven_best(tmp_path: Path) -> None:
    save(SOLVED, tmp_path / "plan.hsmc", None)
    opened = load(tmp_path / "plan.hsmc")
    assert opened == SOLVED
    assert proof_holds(opened)
    assert opened.proof
    assert status_words(opened.proof) == "Proven best timetable"
    assert (opened.proof.seconds, opened.proof.seed, opened.proof.time_limit) == (3.22, 7, 180.0)


def test_a_timetable_moved_by_hand_has_no_proof() -> None:
    first, *others = TIMETABLE.placements
    moved = replace(first, sittings=tuple(replace(s, day=on("2027-11-16")) for s in first.sittings))
    assert not proof_holds(replace(SOLVED, timetable=replace(TIMETABLE, placements=(moved, *others))))
    assert not proof_holds(replace(SOLVED, timetable=None))


def test_an_edited_plan_has_no_proof_until_the_edit_is_undone() -> None:
    edited = replace(SOLVED, plan=replace(PLAN, frozen_before=on("2027-10-01")))
    assert not proof_holds(edited)
    assert proof_holds(replace(edited, plan=PLAN))


def test_publishing_a_timetable_keeps_its_proof() -> None:
    release = Release(1, on("2027-06-01"), "First", TIMETABLE)
    assert proof_holds(replace(SOLVED, plan=replace(PLAN, releases=(release,))))


def test_a_timetable_said_to_answer_another_plan_has_no_proof() -> None:
    edited = replace(PLAN, notes="Edited")
    said = replace(TIMETABLE, plan_fingerprint=a_full_timetable(edited).plan_fingerprint)
    assert not proof_holds(Document(edited, said, SOLVED.proof))


def test_a_document_without_a_proof_has_none_that_holds() -> None:
    assert not proof_holds(Document(PLAN, TIMETABLE))


@pytest.mark.parametrize("cost", [10**9, 2**31])
def test_a_cost_no_file_can_hold_costs_the_proof_and_not_the_save(cost: int, tmp_path: Path) -> None:
    proof = proof_of(Result(Status.STOPPED, TIMETABLE, cost, 0, 1.0))
    save(Document(PLAN, TIMETABLE, proof), tmp_path / "plan.hsmc", None)
    assert load(tmp_path / "plan.hsmc").proof == proof
