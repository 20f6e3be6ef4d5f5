"""What is said of a timetable as a whole: proof, checks, colours."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.projections.checks import State, broken_blocks, check_rows, finding_rows, verdict_words
from hsmc_scheduler.projections.palette import HUES, Palette, colour
from hsmc_scheduler.projections.proof import Proof, proof_words, status_words
from hsmc_scheduler.projections.short_dates import dates_by_month, numbers_short, span_short
from hsmc_scheduler.rules.score import ScoreCard, score_timetable
from tests.builders import Laid, a_delivery, a_first_year_pair, a_plan, a_timetable, on, placements

PROOF = Proof("within", 1000, 990, 60.0, 1, datetime(2027, 3, 1, 9))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("status", "objective", "bound", "words"),
    [
        ("proven", 1000, 1000, "Proven best timetable"),
        ("within", 1000, 990, "Timetable within 1 % of the best possible"),
        ("within", 1000, 983, "Timetable within 1.7 % of the best possible"),
        ("stopped", 30000, 29999, "Timetable within 0.1 % of the best possible"),
        ("stopped", 0, 0, "Proven best timetable"),
        ("stopped", 500, 500, "Proven best timetable"),
        ("stopped", 1000, None, "Timetable found; how good it is was not worked out"),
    ],
)
def test_the_status_is_never_better_than_what_is_known(
    status: str, objective: int, bound: int | None, words: str
) -> None:
    assert status_words(replace(PROOF, status=status, objective=objective, bound=bound)) == words


def test_the_proof_names_both_numbers() -> None:
    assert "cost 1,000 points" in proof_words(PROOF)
    assert "less than 990" in proof_words(PROOF)
    assert "proven that no timetable" in proof_words(replace(PROOF, status="proven"))


def card(*blocks: Laid) -> tuple[Plan, ScoreCard]:
    plan = a_plan()
    return plan, score_timetable(plan, a_timetable(plan, placements(plan, "D1", *blocks)))


def test_a_broken_requirement_comes_first_and_marks_its_block() -> None:
    plan, found = card(("2027-10-05", 3), ("2027-10-16", 2))
    assert check_rows(found)[0].state is State.BROKEN
    first = finding_rows(PlanIndex(plan), found)[0]
    assert first.state is State.BROKEN
    assert first.sentence.endswith(".")
    assert ("D1", 2) in broken_blocks(found)
    assert "broken" in verdict_words(found)
    assert not verdict_words(found).startswith("nothing")


def test_what_costs_most_is_noted_before_what_costs_less_and_all_of_it_adds_up() -> None:
    plan, found = card(("2027-10-06", 3), ("2027-10-12", 2))
    rows = check_rows(found)
    noted = [r.cost for r in rows if r.state is State.NOTED]
    assert noted == sorted(noted, reverse=True)
    assert sum(r.cost for r in rows) == found.total > 0
    assert sum(r.cost for r in finding_rows(PlanIndex(plan), found)) == found.total
    assert broken_blocks(found) == frozenset()
    assert verdict_words(found).startswith("nothing required is broken")


def test_modules_taught_together_share_a_colour_in_both_years() -> None:
    plan = a_plan([a_first_year_pair(), a_first_year_pair("AGAIN", year="2028-29"), a_delivery("D1")])
    palette = Palette(PlanIndex(plan))
    assert palette.of("LIC+ALL") is palette.of("AGAIN")
    assert palette.of("D1").colour != palette.of("AGAIN").colour
    assert palette.of_module("LIC") == palette.of_module("ALL") == palette.of("AGAIN").colour
    assert palette.of_module("NONE") is None


def test_a_colour_stays_when_a_module_is_added_to_the_end_of_the_catalogue() -> None:
    deliveries = [a_delivery(f"D{n}") for n in range(1, 4)]
    before, after = (Palette(PlanIndex(a_plan(deliveries[:n]))) for n in (2, 3))
    assert all(before.of(d) == after.of(d) for d in ("D1", "D2"))


def test_two_rounds_of_colours_are_all_different() -> None:
    assert len({colour(n) for n in range(2 * len(HUES))}) == 2 * len(HUES)


def test_short_dates_leave_out_what_is_said_already() -> None:
    assert span_short(on("2028-03-07"), on("2028-03-09")) == "Tue 7 – Thu 9 Mar 2028"
    assert span_short(on("2027-11-30"), on("2027-12-02")) == "Tue 30 Nov – Thu 2 Dec 2027"
    assert span_short(on("2027-12-31"), on("2028-01-03")) == "Fri 31 Dec 2027 – Mon 3 Jan 2028"
    assert span_short(on("2028-03-07"), on("2028-03-07")) == "Tue 7 Mar 2028"
    assert numbers_short(on("2027-11-30"), on("2027-12-02")) == "30 Nov–2 Dec"
    days = [on(d) for d in ("2027-11-03", "2027-10-05", "2027-10-06", "2027-10-12", "2027-10-05")]
    assert dates_by_month(days) == ("Oct 2027: 5–6, 12", "Nov 2027: 3")


def test_a_proof_says_more_where_its_limit_is_nearer_and_no_less_was_open_to_change() -> None:
    nearer, narrower = replace(PROOF, bound=1000), replace(PROOF, bound=1000, kept="what is pinned kept as it is")
    unknown = replace(PROOF, bound=None)
    assert nearer.says_more_than(PROOF)
    assert PROOF.says_more_than(unknown)
    assert PROOF.says_more_than(replace(narrower, bound=980))
    for other in (PROOF, nearer, unknown):
        assert not unknown.says_more_than(other)
        assert not narrower.says_more_than(other)
    assert not PROOF.says_more_than(PROOF)
