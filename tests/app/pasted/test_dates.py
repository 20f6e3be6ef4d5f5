"""Pasted dates are read in any form that can mean one thing; the others are asked about, or named with their line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hsmc_scheduler.app.pasted.date_readings import PastedDates
from hsmc_scheduler.app.pasted.dates import read_dates
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.problems.wording import MONTHS

FIRST, LAST = date(2027, 9, 1), date(2029, 8, 31)


def read(text: str) -> PastedDates:
    return read_dates(text, FIRST, LAST)


def may(*days: int) -> tuple[date, ...]:
    return tuple(date(2028, 5, d) for d in days)


TUESDAY = (date(2028, 3, 7),)
ONE_MEANING = {
    "3-14 May 2028": may(*range(3, 15)),
    "3\u201314 May 2028": may(*range(3, 15)),
    "3 to 5 May 2028": may(3, 4, 5),
    "Tue 7 - Thu 9 Mar 2028": tuple(date(2028, 3, d) for d in (7, 8, 9)),
    "7.3.2028": TUESDAY,
    "2028-03-07": TUESDAY,
    "2028-03-07 00:00:00": TUESDAY,
    "Tuesday, 7th March 2028": TUESDAY,
    "March 7, 2028": TUESDAY,
    "7 Mar '28": TUESDAY,
    "7 Mar 28": TUESDAY,
    "07-Mar-28": TUESDAY,
    "Mar 7 28": TUESDAY,
    "Tue Mar 7, 2028": TUESDAY,
    "May 3-5 28": may(3, 4, 5),
    "May 3-5, 2028": may(3, 4, 5),
    "Tue 7th of March 28": TUESDAY,
    "Wed 3 - Fri 5 May 28": may(3, 4, 5),
    "3 May 28 to 5 May 28": may(3, 4, 5),
    "Tue 07/03/2028": TUESDAY,
    "25/04/2028": (date(2028, 4, 25),),
    "Mondays in May 2028": may(1, 8, 15, 22, 29),
    "every Tuesday and Thursday from 2 May to 11 May 2028": may(2, 4, 9, 11),
    "28 Dec - 2 Jan 2028": tuple(date(2027, 12, 28) + timedelta(days=n) for n in range(6)),
    "30 April - 2 May 2028": (date(2028, 4, 30), *may(1, 2)),
    "Wed 3 May": may(3),
    "29 February": (date(2028, 2, 29),),
}


@pytest.mark.parametrize("text", ONE_MEANING)
def test_what_can_mean_one_thing_is_understood(text: str) -> None:
    found = read(text)
    assert [(u.line, u.text, u.reading.days) for u in found.understood] == [(1, text, ONE_MEANING[text])]
    assert (found.asked, found.faults) == ((), ())


def test_many_dates_may_stand_on_a_line_or_on_lines_of_their_own() -> None:
    found = read("3, 4 and 10 May 2028\r\n\r\n15 May 2028; 16 May 2028\n")
    assert [u.reading.days for u in found.understood] == [may(d) for d in (3, 4, 10, 15, 16)]
    assert [u.line for u in found.understood] == [1, 1, 1, 3, 3]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("7 March 2028 am", DayPart.MORNING),
        ("7 March 2028 (p.m.)", DayPart.AFTERNOON),
        ("pm 2028-03-07", "afternoon"),
        ("Tue 7th March 2028, pm", DayPart.AFTERNOON),
    ],
)
def test_half_days_are_read(text: str, part: DayPart) -> None:
    assert [(u.reading.days, u.reading.part) for u in read(text).understood] == [(TUESDAY, part)]


def test_figures_that_can_mean_two_dates_are_asked_about_day_first() -> None:
    (asked,) = read("03/04/2028").asked
    assert [r.days for r in asked.readings] == [(date(2028, 4, 3),), (date(2028, 3, 4),)]
    assert [str(r) for r in asked.readings] == ["Mon 3 April 2028", "Sat 4 March 2028"]


def test_figures_are_asked_about_even_where_one_reading_lies_outside_the_years() -> None:
    (asked,) = read("05/10/2029").asked
    assert {r.days[0] for r in asked.readings} == {date(2029, 10, 5), date(2029, 5, 10)}


def test_a_weekday_settles_which_figures_are_meant() -> None:
    assert [u.reading.days for u in read("Mon 03/04/2028").understood] == [(date(2028, 4, 3),)]


def test_a_missing_year_is_asked_about_unless_one_date_fits() -> None:
    (asked,) = read("3 May").asked
    assert [r.days[0].year for r in asked.readings] == [2028, 2029]
    one_year = read_dates("3 May", date(2027, 9, 1), date(2028, 8, 31))
    assert [u.reading.days for u in one_year.understood] == [may(3)]


FAULTS = {
    "Wed 7 March 2028": "7 March 2028 is a Tuesday, not a Wednesday.",
    "3 May 2019": "3 May 2019 lies outside the plan's years, 1 September 2027 to 31 August 2029.",
    "30 February 2028": "There is no such date.",
    "annual leave": "“annual” is not part of a date.",
    "7": "The month is missing.",
    "May 2028": "The day of the month is missing.",
    "14-3 May 2028": "14 May 2028 does not come before 3 May 2028.",
    "7 - 9 March 2028 am": "It is not clear which half-days are meant.",
    "3 May 2028, 4 May 2028, pm": "It is not clear which half-days are meant.",
    "pm": "It is not clear which half-days are meant.",
    "3 and 4 May 2028 pm": "It is not clear which half-days are meant.",
    "7 March 2028 8 March 2028": "Two dates run into one another.",
    "7 March 2028 -": "A range needs a first and a last date.",
    "Mondays": "It is not said when.",
    "Mondays in December 9999": "31 December 9999 lies outside the plan's years, 1 September 2027 to 31 August 2029.",
    "0 - 3 May 2028": "There is no such date.",
    "1 Jan 0000": "There is no such date.",
    "99/99/2028": "There is no such date.",
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_means_nothing_is_named_with_its_line(text: str) -> None:
    found = read(f"3 May 2028\n{text}\n")
    assert [(f.line, f.text, f.what) for f in found.faults] == [(2, text.strip(), FAULTS[text])]
    assert all(f.mend for f in found.faults)
    assert len(found.understood) == 1


dates = st.dates(FIRST, LAST)
WRITTEN = (
    lambda d: d.isoformat(),
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d:%a} {d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"{d:%A} {d.day}/{d.month}/{d.year}",
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(dates, st.sampled_from(range(len(WRITTEN)))), min_size=1, max_size=5))
def test_a_date_written_in_full_is_read_back_or_asked_about(written: list[tuple[date, int]]) -> None:
    found = read("\n".join(WRITTEN[how](day) for day, how in written))
    assert not found.faults
    meant = {u.line: {u.reading.days} for u in found.understood} | {
        a.line: {r.days for r in a.readings} for a in found.asked
    }
    assert all((day,) in meant[n] for n, (day, _) in enumerate(written, 1))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789/.-, \n\tMayTuepmandto\u2013'\x00", max_size=60) | st.text(max_size=40))
def test_no_text_is_too_odd_to_be_answered(text: str) -> None:
    found = read(text)
    for understood in found.understood:
        assert all(FIRST <= day <= LAST for day in understood.reading.days)
    assert all(len(a.readings) > 1 for a in found.asked)


@pytest.mark.parametrize(
    "text", ["7 Mar 31", "7 Mar 28, 29", "7 Mar 28 to 2 April", "7 Mar 28 Apr", "7 Mar 28th", "7 Mar 28 9 Mar 28"]
)
def test_two_figures_that_can_be_a_day_are_no_year(text: str) -> None:
    found = read(text)
    assert not found.understood
    (fault,) = found.faults
    assert (fault.what, fault.mend) == (
        "Two dates run into one another.",
        "Put a comma between them, or a line each; write years in full.",
    )


@pytest.mark.parametrize("text", ["TBC", "tbd", "(T.B.A.)", "to be confirmed", "Date not yet known", "Easter week"])
def test_that_there_is_no_date_yet_is_said_plainly(text: str) -> None:
    (fault,) = read(text).faults
    assert (fault.what, fault.mend) == ("There is no date yet.", "Give the dates once they are fixed.")
    assert "not part of a date" in read(f"Basket {text}").faults[0].what
