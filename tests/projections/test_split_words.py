from __future__ import annotations

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.projections.split_words import splits_words


def a_delivery(days: int, *lengths: int) -> Delivery:
    sessions = tuple(Session(str(n), "M", f"Day {n}") for n in range(days))
    return Delivery("d", "D", "y", sessions, lengths)


def test_few_ways_are_all_named() -> None:
    assert splits_words(a_delivery(5, 2, 3)) == "2 + 3 or 3 + 2"


def test_equal_blocks_are_counted() -> None:
    assert splits_words(a_delivery(14, 2)) == "7 two-day blocks"
    assert splits_words(a_delivery(3, 1)) == "3 one-day blocks"


def test_many_ways_are_counted_after_the_first() -> None:
    words = splits_words(a_delivery(14, 2, 3))
    assert words.startswith("7 two-day blocks, ")
    assert words.endswith("more ways (5 to 7 blocks)")


def test_it_is_said_why_there_is_none() -> None:
    assert splits_words(a_delivery(5, 4)) == "No split is possible: 5 days cannot be cut into blocks of 4."
