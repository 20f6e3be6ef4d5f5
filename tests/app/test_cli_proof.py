"""What `solve` proves is kept in the plan file, and said again by `check` while it is true."""

from __future__ import annotations

from dataclasses import replace

from hsmc_scheduler.storage.document import proof_holds
from hsmc_scheduler.storage.files import hash_on_disk, load, save
from tests.app.conftest import Command
from tests.app.plans import a_small_plan, write


def test_a_saved_solve_says_proven_best_the_next_day_and_no_longer_after_an_edit(command: Command) -> None:
    write("plan.hsmc", a_small_plan())
    command("solve", "plan.hsmc", "--save", "solved.hsmc", "--workers", "1", "--time-limit", "30")
    solved = load("solved.hsmc")
    assert proof_holds(solved)
    assert solved.proof
    assert (solved.proof.status, solved.proof.time_limit) == ("proven", 30.0)
    assert command("check", "solved.hsmc").out.splitlines()[-1].startswith("Proven best timetable, as found on ")
    edited = replace(solved, plan=replace(solved.plan, notes="Edited"))
    save(edited, "solved.hsmc", hash_on_disk("solved.hsmc"))
    assert "Proven best" not in command("check", "solved.hsmc").out
