"""Ids made for new things are short, free, and go on counting where the old ones counted."""

from __future__ import annotations

import pytest

from hsmc_scheduler.app.edits.calendar import add_usual_closed_days, paint_period
from hsmc_scheduler.app.edits.naming import fresh_id, fresh_name, slug
from hsmc_scheduler.app.edits.uses import delete
from hsmc_scheduler.domain.calendar import PeriodKind
from tests.builders import a_calendar, a_plan


@pytest.mark.parametrize(
    ("wanted", "taken", "new"),
    [
        ("ann", {"ben"}, "ann"), ("ann", {"ann"}, "ann-2"), ("ann-2", {"ann", "ann-2"}, "ann-3"), ("", set(), "new"),
        ("Ann", {"ann"}, "Ann-2"), ("day-5", {"day-5"}, "day-2"), ("hcq-2027-28", {"hcq-2027-28"}, "hcq-2027-28-2"),
        ("closed-2027-12-24", {"closed-2027-12-24"}, "closed-2027-12-24-2"),
    ],
)  # fmt: skip
def test_an_id_is_as_wanted_or_counted_on(wanted: str, taken: set[str], new: str) -> None:
    assert fresh_id(wanted, taken) == new


def test_a_name_is_made_an_id_of_plain_letters() -> None:
    assert slug("  Siân O'Brien (MBE) ") == "sian-o-brien-mbe"
    assert slug("日本") == ""
    assert fresh_name("New tutor", {"new  TUTOR"}) == "New tutor 2"


def test_a_date_painted_closed_is_not_taken_for_the_universitys_own() -> None:
    plan = add_usual_closed_days(a_plan(calendar=a_calendar()))
    first = plan.calendar.periods[0]
    painted = paint_period(delete(plan, ("calendar", "periods", first.id)), [first.start], PeriodKind.CLOSED, "Party")
    again = add_usual_closed_days(painted)
    assert again.calendar.days_of(PeriodKind.CLOSED) == plan.calendar.days_of(PeriodKind.CLOSED)
