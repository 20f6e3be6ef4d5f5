"""Timetables that were really published: each is accepted as it stands, or its clash is named."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hsmc_scheduler.domain.attendance import sets_of
from hsmc_scheduler.domain.calendar import Period, PeriodKind
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.messages import sentence
from hsmc_scheduler.rules.rule import Violation
from hsmc_scheduler.rules.score import score_timetable
from tests.real.published import as_given, day, published, timetable

EVERY = tuple(t["id"] for t in published()["timetables"])
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
INTAKE_12, INTAKE_14 = "nhs-ega-intake-12", "nhs-ega-intake-14"


def broken(plan: Plan, given: Timetable) -> tuple[Violation, ...]:
    return score_timetable(plan, given).broken


def dates_of(violations: tuple[Violation, ...], rule: RuleId) -> set[str]:
    return {str(held) for v in violations if v.rule is rule for held in v.dates}


def in_words(plan: Plan, violations: tuple[Violation, ...]) -> list[str]:
    index = PlanIndex(plan)
    return [sentence(index, v) for v in violations]


@pytest.mark.parametrize("name", EVERY)
def test_a_published_timetable_is_accepted_as_it_stands(name: str) -> None:
    plan, given = as_given(name, facilitators=10)
    assert find_problems(plan) == ()
    assert in_words(plan, broken(plan, given)) == []
    events = [e for c in timetable(name)["cohorts"] for e in c["events"]]
    assert [(str(p.start), len(p.days)) for p in given.placements] == [(e["start"], e["calendar_days"]) for e in events]


@pytest.mark.parametrize("name", EVERY)
def test_the_published_weekdays_are_those_of_the_dates(name: str) -> None:
    for cohort in timetable(name)["cohorts"]:
        for event in cohort["events"]:
            ends = (day(event["start"]), day(event["end"]))
            assert event["weekdays"] == "-".join(dict.fromkeys(WEEKDAYS[d.weekday()] for d in ends)), event


def test_weekdays_that_schools_published_wrong_are_found() -> None:
    errors = " ".join(published()["calendars"]["birmingham_schools"]["published_errors"])
    months = {"February": 2, "July": 7, "May": 5}
    wrong = []
    for weekday, number, month, year in re.findall(r"(\w{3})\w*day (\d+)\w* (\w+) (\d{4})", errors):
        if date(int(year), months[month], int(number)).weekday() != WEEKDAYS.index(weekday):
            wrong.append(f"{weekday} {number} {month} {year}")
    assert wrong == ["Fri 11 February 2025", "Mon 18 July 2025", "Thu 4 May 2026"]


def test_two_intakes_published_on_two_pages_meet_in_one_place_three_times() -> None:
    plan, given = as_given(INTAKE_12, INTAKE_14)
    found = broken(plan, given)
    assert {v.rule for v in found} == {RuleId.AVOID_ROOM_CLASHES}
    assert dates_of(found, RuleId.AVOID_ROOM_CLASHES) == {
        *("2019-02-05", "2019-02-06", "2019-02-07"),  # 12.7's third residential and 14.0's first
        "2019-03-07",  # 12.0's last day and 14.3's first residential
        "2019-11-21",  # 12.6's last day and 14.3's second residential
    }
    assert sum(v.deviation for v in found) == 10
    assert any("Leeds" in words and "5" in words and "February 2019" in words for words in in_words(plan, found))


def test_the_suspension_of_2020_names_the_three_residentials_inside_it() -> None:
    disruption = timetable(INTAKE_14)["disruption"]
    last = date.fromordinal(day(disruption["end_exclusive"]).toordinal() - 1)
    closed = Period("covid", PeriodKind.CLOSED, "All programmes suspended", day(disruption["start"]), last)
    plan, given = as_given(INTAKE_14, closed=[closed])
    found = broken(plan, given)
    assert {v.rule for v in found} == {RuleId.KEEP_BLOCK_DAYS_TOGETHER}
    assert dates_of(found, RuleId.KEEP_BLOCK_DAYS_TOGETHER) == {
        *("2020-04-21", "2020-04-22", "2020-04-23"),
        *("2020-04-28", "2020-04-29", "2020-04-30"),
        *("2020-05-12", "2020-05-13", "2020-05-14"),
    }
    cohorts = {s.id.split()[0] for v in found for s in v.subjects if "#" in s.id}
    assert cohorts == {"14.1", "14.2", "14.3"}  # 14.0's 7 July 2020 is the first day after it
    assert all("All programmes suspended" in words for words in in_words(plan, found))


@pytest.mark.parametrize(("facilitators", "clashes"), [(10, 0), (9, 4)])
def test_ten_sets_on_one_day_need_ten_facilitators(facilitators: int, clashes: int) -> None:
    plan, given = as_given("seal-2024", facilitators=facilitators)
    found = broken(plan, given)
    assert {v.rule for v in found} == ({RuleId.AVOID_TUTOR_CLASHES} if clashes else set())
    assert sum(v.deviation for v in found) == clashes  # one morning each in four online meetings


def test_sets_without_a_facilitator_are_named() -> None:
    plan, given = as_given("seal-2024", facilitators=0)
    found = broken(plan, given)
    assert {v.rule for v in found} == {RuleId.KEEP_SET_FACILITATORS}
    assert sum(v.deviation for v in found) == 40


def test_thirty_people_make_four_sets() -> None:
    plan, _ = as_given("herts-ddon-cohort-15")
    assert [s.size for s in sets_of(plan, plan.cohorts[0])] == [8, 8, 7, 7]


@pytest.mark.parametrize(("facilitators", "accepted"), [(4, True), (3, False)])
def test_four_sets_need_four_facilitators(facilitators: int, accepted: bool) -> None:
    plan, given = as_given("herts-ddon-cohort-15", facilitators=facilitators, sets_meet=("teaching",))
    assert (broken(plan, given) == ()) is accepted


def avoided(name: str) -> set[str]:
    plan, given = as_given(name, facilitators=10)
    line = score_timetable(plan, given).line(RuleId.KEEP_CLEAR_OF_AVOID_PERIODS)
    assert line is not None
    return dates_of(line.violations, RuleId.KEEP_CLEAR_OF_AVOID_PERIODS)


def test_days_published_in_a_school_half_term_are_noted() -> None:
    assert {name: avoided(name) for name in EVERY if avoided(name)} == {
        "uwl-nmp-2024-25": {"2024-10-30", "2025-02-19"},
    }
