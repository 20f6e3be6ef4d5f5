"""Generating part of a timetable: what is kept is kept, the rest is as good as can be, and the words say which."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hsmc_scheduler.app.adjusting import Hold, move, pin
from hsmc_scheduler.app.generating import Extent, Generated, Job, Wanted, prepare
from hsmc_scheduler.app.solver_belief import DisagreementError
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.api import Options, Result, Status
from hsmc_scheduler.projections.proof import proof_words, status_words
from hsmc_scheduler.rules.problems import problems_of
from hsmc_scheduler.rules.score import score_timetable
from tests.app.adjusting.plans import two_deliveries
from tests.app.adjusting.test_moving import one_pair
from tests.builders import a_pin, a_room, a_rule, on

NOW = datetime(2027, 1, 1, 12, 0)  # noqa: DTZ001  local time, as Proof wants it


def solved(job: Job, seconds: float = 60, *, proven: bool = True) -> Generated:
    from hsmc_scheduler.engine.runner import solve

    result = solve(job.plan, Options(time_limit=seconds, workers=1), job.earlier)
    assert result.status is Status.PROVEN or not proven, result.reasons
    done = job.finish(result, NOW)
    assert done is not None
    return done


def improvable(**changes: object) -> tuple[Plan, Timetable]:
    """Both deliveries badly placed: every block on a Thursday or so."""
    plan, timetable = two_deliveries(**changes)
    for key, day in ((("D1", 1), "2027-10-07"), (("D2", 1), "2027-12-09"), (("D2", 2), "2028-01-12")):
        timetable = move(plan, timetable, key, on(day))
    return plan, timetable


def stays(before: Timetable, after: Timetable) -> set[tuple[str, int]]:
    return {p.key for p in after.placements if p in before.placements}


def test_everything_may_change_and_is_then_proven_best() -> None:
    plan, timetable = improvable()
    job = prepare(plan, timetable, Wanted())
    assert (job.plan, job.earlier, job.words) == (replace(plan, rules=job.plan.rules), timetable, "")
    done = solved(job)
    assert done.timetable.plan_fingerprint == fingerprint(plan)
    assert done.card.total == score_timetable(plan, done.timetable).total == done.proof.objective
    assert status_words(done.proof) == "Proven best timetable"


def test_only_one_delivery_changes_and_the_proof_says_so() -> None:
    plan, timetable = improvable()
    done = solved(prepare(plan, timetable, Wanted(Extent.DELIVERIES, frozenset({"D2"}))))
    assert stays(timetable, done.timetable) >= {("D1", 1), ("D1", 2)}
    assert done.card.total < score_timetable(plan, timetable).total
    assert done.proof.kept == "everything but D2 2027-28 kept as it is"
    assert status_words(done.proof) == "Best possible with everything but D2 2027-28 kept as it is"
    assert "with everything but D2 2027-28 kept as it is" in proof_words(done.proof)
    assert done.timetable.plan_fingerprint == fingerprint(plan)
    assert done.changed_anyway == ()


def test_only_what_is_not_pinned_changes() -> None:
    plan, timetable = improvable()
    plan = pin(plan, timetable, [("D1", 1)], Hold.DATES)
    done = solved(prepare(plan, timetable, Wanted(Extent.NOT_PINNED)))
    assert ("D1", 1) in stays(timetable, done.timetable)
    assert ("D2", 1) not in stays(timetable, done.timetable)
    assert done.proof.kept == "what is pinned kept as it is"


def test_only_after_a_date_changes_and_nothing_is_put_before_it() -> None:
    plan, timetable = improvable()
    after = on("2027-12-01")
    done = solved(prepare(plan, timetable, Wanted(Extent.AFTER, after=after)))
    kept = stays(timetable, done.timetable)
    assert kept >= {("D1", 1), ("D1", 2)}
    assert all(p.start >= after for p in done.timetable.placements if p.key not in kept)
    assert done.card.total < score_timetable(plan, timetable).total
    assert done.proof.kept == "everything before Wed 1 December 2027 kept as it is"


def test_as_little_as_possible_changes_where_nothing_forces_it() -> None:
    plan, timetable = two_deliveries()
    job = prepare(plan, timetable, Wanted(Extent.LITTLE))
    assert job.earlier == timetable
    done = solved(job, 5, proven=False)
    assert stays(timetable, done.timetable) == {p.key for p in timetable.placements}
    assert status_words(done.proof).endswith("with as little as possible changed")


def test_as_little_as_possible_is_asked_even_where_that_rule_is_off() -> None:
    plan, timetable = two_deliveries(rules=(a_rule(RuleId.CHANGE_LITTLE, Importance.OFF),))
    (setting,) = prepare(plan, timetable, Wanted(Extent.LITTLE)).plan.rules
    assert setting.importance is Importance.HIGH


def test_what_is_past_stays_whatever_is_wanted() -> None:
    plan, timetable = improvable(frozen_before=on("2027-10-20"))
    done = solved(prepare(plan, timetable, Wanted()))
    assert ("D1", 1) in stays(timetable, done.timetable)
    assert all(p.start >= on("2027-10-20") for p in done.timetable.placements if p.key != ("D1", 1))
    assert done.proof.kept == "everything before Wed 20 October 2027 kept as it is"


def test_a_block_away_from_its_own_pin_is_not_kept_there() -> None:
    plan, timetable = two_deliveries(pins=(a_pin("D1", 1, "2027-10-12"),))
    job = prepare(plan, timetable, Wanted(Extent.NOT_PINNED))
    assert job.kept == frozenset()
    start = next(p.start for p in solved(job).timetable.placements if p.key == ("D1", 1))
    assert start == on("2027-10-12")


def test_kept_blocks_keep_their_rooms_and_the_facilitators_of_their_sets() -> None:
    plan, timetable = one_pair()
    after = on("2028-02-01")
    job = prepare(plan, timetable, Wanted(Extent.AFTER, after=after))
    assert not [p for p in problems_of(job.plan) if p not in problems_of(plan)]
    done = solved(job)
    early = [p for p in timetable.placements if p.start < after]
    assert early
    assert all(p in done.timetable.placements for p in early)
    assert done.changed_anyway == ()


def test_without_a_timetable_everything_is_open_whatever_is_wanted() -> None:
    plan, _ = two_deliveries()
    for extent in Extent:
        job = prepare(plan, None, Wanted(extent, frozenset({"D1"}), on("2027-12-01")))
        assert (job.kept, job.earlier) == (frozenset(), None)
    for extent in (Extent.LITTLE, Extent.NOT_PINNED):
        assert prepare(plan, None, Wanted(extent)).words == ""


@pytest.mark.parametrize(
    ("share", "words"), [(1, "Proven best timetable"), (0, "Timetable found; how good it is was not worked out")]
)
def test_what_there_was_stays_where_the_solver_found_nothing_as_good(share: int, words: str) -> None:
    plan, timetable = improvable()
    worse = move(plan, timetable, ("D2", 1), on("2027-12-02"))
    total = score_timetable(plan, timetable).total
    result = Result(Status.STOPPED, worse, total + 90, share * total, 1.0)
    done = prepare(plan, timetable, Wanted()).finish(result, NOW)
    assert done is not None
    assert done.timetable.placements == timetable.placements
    assert (done.proof.objective, status_words(done.proof)) == (total, words)


def test_nothing_moves_for_a_timetable_that_is_no_better() -> None:
    plan, timetable = two_deliveries()
    other = move(plan, timetable, ("D1", 1), timetable.placements[0].start + timedelta(days=7))
    as_good = score_timetable(plan, timetable).total
    assert score_timetable(plan, other).total == as_good
    done = prepare(plan, timetable, Wanted()).finish(Result(Status.PROVEN, other, as_good, as_good, 1.0), NOW)
    assert done is not None
    assert done.timetable.placements == timetable.placements
    assert status_words(done.proof) == "Proven best timetable"


def test_no_timetable_is_no_answer() -> None:
    plan, timetable = two_deliveries()
    nothing = Result(Status.NOTHING_FOUND, None, None, None, 1.0)
    assert prepare(plan, timetable, Wanted()).finish(nothing, NOW) is None


def test_an_answer_that_breaks_the_real_plan_is_withheld() -> None:
    plan, timetable = two_deliveries(rooms=(a_room("oak"),))
    wrong = move(plan, timetable, ("D1", 1), on("2027-10-09"))
    result = Result(Status.PROVEN, wrong, 0, 0, 1.0)
    with pytest.raises(DisagreementError):
        prepare(plan, None, Wanted()).finish(result, NOW)
