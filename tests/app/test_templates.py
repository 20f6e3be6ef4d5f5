"""A new plan made from a template can be solved as it stands, whatever its years and sizes."""

from __future__ import annotations

from datetime import date

import pytest

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.samples.calendars import calendar_2027_29
from hsmc_scheduler.app.templates import EMPTY, LHSI, TEMPLATES, intakes_of, new_plan
from hsmc_scheduler.domain.calendar import Calendar, PeriodKind
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.engine.api import Options
from hsmc_scheduler.engine.runner import solve
from hsmc_scheduler.projections.health import health
from hsmc_scheduler.rules.problems import problems_of

SIZES = ((24, 24, 24), (1, 1, 1), (8, 30, 16), (150, 150, 150))


@pytest.mark.parametrize("first_year", range(2024, 2041))
def test_a_plan_of_any_years_is_sound_and_nothing_is_found_impossible(first_year: int) -> None:
    plan = new_plan("", first_year)
    assert problems_of(plan) == ()
    assert [f.sentence for f in health(plan) if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize("years", range(1, 6))
@pytest.mark.parametrize("size", [1, 7, 8, 9, 24, 41, 150])
def test_a_plan_of_any_size_is_sound(years: int, size: int) -> None:
    sizes = [size] * (years + 1)
    plan = new_plan("Our plan", 2026, years, LHSI, sizes)
    assert problems_of(plan) == ()
    assert [f.sentence for f in health(plan) if f.severity is Severity.ERROR] == []
    assert [c.size for c in plan.cohorts] == sizes
    assert [c.title for c in plan.cohorts] == list(intakes_of(LHSI, 2026, years))


def test_dates_that_follow_a_rule_are_those_of_the_sample() -> None:
    def dates(calendar: Calendar, kind: PeriodKind) -> set[tuple[date, date]]:
        return {(p.start, p.end) for p in calendar.periods if p.kind is kind}

    made, sample = new_plan("", 2027).calendar, calendar_2027_29()
    assert made.years == sample.years
    for kind in (PeriodKind.CLOSED, PeriodKind.TERM):
        assert dates(made, kind) == dates(sample, kind)


def test_what_is_invented_says_so() -> None:
    plan = new_plan("", 2026)
    assert all("(example)" in p.label for p in plan.calendar.periods if p.kind is not PeriodKind.CLOSED)
    assert all("(example)" in r.name for r in plan.rooms)
    leads = {t for m in plan.modules for t in m.leads}
    assert all("(example)" in t.name for t in plan.tutors if t.id not in leads or t.id.startswith("tutor-"))
    assert all(t.absences == () for t in plan.tutors)
    assert all("xample" in c.comment for c in plan.cohorts)


def test_an_empty_plan_has_a_calendar_and_no_more() -> None:
    plan = new_plan("Ours", 2030, 3, EMPTY)
    assert [y.id for y in plan.calendar.years] == ["2030-31", "2031-32", "2032-33"]
    assert (plan.title, plan.modules, plan.cohorts) == ("Ours", (), ())
    assert intakes_of(EMPTY, 2030, 3) == ()
    assert problems_of(plan) == ()
    assert TEMPLATES == (LHSI, EMPTY)


@pytest.mark.parametrize(("first_year", "years", "sizes"), [(27, 2, ()), (2027, 0, ()), (2027, 9, ()), (2027, 2, (0,))])
def test_what_cannot_be_planned_is_refused_in_words(first_year: int, years: int, sizes: tuple[int, ...]) -> None:
    with pytest.raises(EditError, match=r"Give .*\d to \d"):
        new_plan("", first_year, years, LHSI, sizes)


@pytest.mark.slow
@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("first_year", [2026, 2027, 2031])
def test_a_new_plan_gets_a_timetable_that_keeps_every_requirement(first_year: int, sizes: tuple[int, ...]) -> None:
    result = solve(new_plan("", first_year, 2, LHSI, sizes), Options(time_limit=30))
    assert result.score is not None
    assert result.score.sound
