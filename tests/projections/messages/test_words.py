"""Dates, lists and counts read as an administrator writes them."""

from __future__ import annotations

import locale
from datetime import date

import pytest

from hsmc_scheduler.projections.messages.words import (
    counted,
    dates_words,
    day_words,
    half_days,
    listed,
    sentence_case,
    span_words,
)
from tests.builders import on


def dates(*days: str) -> list[date]:
    return [on(day) for day in days]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["2028-03-07"], "Tue 7 March 2028"),
        (["2028-03-07", "2028-03-08"], "7-8 March 2028"),
        (["2028-03-09", "2028-03-07", "2028-03-08", "2028-03-08"], "7-9 March 2028"),
        (["2028-03-07", "2028-04-04"], "Tue 7 March and Tue 4 April 2028"),
        (["2027-12-07", "2028-01-11"], "Tue 7 December 2027 and Tue 11 January 2028"),
        (["2028-02-29", "2028-03-01"], "29 February – 1 March 2028"),
        (["2027-12-31", "2028-01-01"], "31 December 2027 – 1 January 2028"),
    ],
)
def test_dates_are_drawn_together_and_the_year_said_once(days: list[str], words: str) -> None:
    assert dates_words(dates(*days)) == words


def test_many_dates_are_cut_short_and_the_rest_counted() -> None:
    every_week = [f"2027-10-{day:02}" for day in range(1, 31, 4)]
    assert dates_words(dates(*every_week)).endswith("Sun 17 October 2027 and 3 more dates")


def test_a_span_of_one_day_is_a_day() -> None:
    assert span_words(on("2028-05-03"), on("2028-05-14")) == "3-14 May 2028"
    assert span_words(on("2028-05-03"), on("2028-05-03")) == day_words(on("2028-05-03")) == "Wed 3 May 2028"


def test_dates_stay_english_whatever_language_the_machine_has() -> None:
    before = locale.setlocale(locale.LC_TIME)
    found = [name for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "German_Germany.1252") if _can(name)]
    try:
        assert day_words(on("2028-05-03")) == "Wed 3 May 2028", found
    finally:
        locale.setlocale(locale.LC_TIME, before)


def _can(name: str) -> bool:
    try:
        locale.setlocale(locale.LC_TIME, name)
    except locale.Error:
        return False
    return True


def test_lists_end_with_and() -> None:
    assert [listed(names) for names in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == ["", "A", "A and B", "A, B and C"]


def test_one_is_singular() -> None:
    assert (counted(1, "day"), counted(2, "day"), counted(0, "person", "people")) == ("1 day", "2 days", "0 people")


def test_half_days_are_told_as_days() -> None:
    assert [half_days(n) for n in (1, 2, 3, 4, 5)] == [
        "half a day",
        "1 day",
        "1½ days",
        "2 days",
        "2½ days",
    ]


def test_only_the_first_letter_is_made_a_capital() -> None:
    assert sentence_case("the pin on LiC block 1") == "The pin on LiC block 1"
