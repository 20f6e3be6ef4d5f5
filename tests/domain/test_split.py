"""How a delivery may be cut follows from its own sessions, lengths, limits and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import BlockLimit, Delivery
from hsmc_scheduler.domain.session import SessionKind
from hsmc_scheduler.domain.split import MOST_SPLITS, allowed_splits, block_is_allowed
from tests.builders import a_delivery, a_first_year_pair, a_session


def test_the_first_year_pair_is_cut_into_seven_twos_or_four_twos_and_two_threes() -> None:
    assert allowed_splits(a_first_year_pair()) == (
        (2, 2, 2, 2, 2, 2, 2),
        (2, 2, 2, 2, 3, 3),
        (2, 2, 2, 3, 2, 3),
        (2, 2, 3, 2, 2, 3),
        (2, 3, 2, 2, 2, 3),
        (3, 2, 2, 2, 2, 3),
    )


def test_the_first_year_pair_is_fourteen_days_of_two_modules_with_seven_days_of_set_meetings() -> None:
    pair = a_first_year_pair()
    assert (len(pair.days), pair.modules) == (14, ("ALL", "LIC"))
    assert sum(s.sets_meet for s in pair.sessions) == 7


@pytest.mark.parametrize(
    ("days", "lengths", "splits"),
    [
        (5, (2, 3), ((2, 3), (3, 2))),
        (5, (5,), ((5,),)),
        (4, (4, 5), ((4,),)),
        (3, (1,), ((1, 1, 1),)),
        (3, (1, 2), ((1, 1, 1), (1, 2), (2, 1))),
        (1, (2, 3), ()),
        (7, (2,), ()),
        (2, (2, 2), ((2,),)),
    ],
)
def test_splits_add_up_to_the_days_in_allowed_lengths(
    days: int, lengths: tuple[int, ...], splits: tuple[tuple[int, ...], ...]
) -> None:
    assert allowed_splits(a_delivery(days=days, block_lengths=lengths)) == splits


def test_days_kept_together_are_in_one_block() -> None:
    sessions = tuple(a_session(n, keep_with_next=n in "13") for n in "12345")
    assert allowed_splits(a_delivery(sessions=sessions)) == ((2, 3),)


def test_a_mark_on_the_last_day_keeps_nothing() -> None:
    sessions = tuple(a_session(n, keep_with_next=n == "5") for n in "12345")
    assert allowed_splits(a_delivery(sessions=sessions)) == ((2, 3), (3, 2))


def test_a_limit_counts_sessions_of_its_kind_only() -> None:
    kinds = [SessionKind.WORKSHOP, SessionKind.TEACHING, SessionKind.WORKSHOP, SessionKind.TEACHING, SessionKind.OTHER]
    sessions = tuple(a_session(str(n), kind=kind) for n, kind in enumerate(kinds))
    limit = BlockLimit(SessionKind.WORKSHOP, 1)
    assert allowed_splits(a_delivery(sessions=sessions, block_limits=(limit,))) == ((2, 3),)


def test_a_morning_and_the_afternoon_after_it_are_one_day() -> None:
    parts = [DayPart.MORNING, DayPart.AFTERNOON, DayPart.AFTERNOON, DayPart.MORNING, DayPart.WHOLE]
    delivery = a_delivery(sessions=tuple(a_session(str(n), part=part) for n, part in enumerate(parts)))
    assert [[s.id for s in day] for day in delivery.days] == [["0", "1"], ["2"], ["3"], ["4"]]
    assert allowed_splits(delivery) == ((2, 2),)


def test_splits_of_a_very_long_delivery_are_cut_short() -> None:
    assert len(allowed_splits(a_delivery(days=60, block_lengths=(1, 2, 3)))) == MOST_SPLITS


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    days = draw(st.integers(1, 12))
    sessions = tuple(
        a_session(str(n), keep_with_next=draw(st.booleans()), kind=draw(st.sampled_from(SessionKind)))
        for n in range(days)
    )
    lengths = tuple(draw(st.sets(st.integers(1, 5), min_size=1)))
    limits = tuple(BlockLimit(kind, draw(st.integers(1, 3))) for kind in draw(st.sets(st.sampled_from(SessionKind))))
    return a_delivery(sessions=sessions, block_lengths=lengths, block_limits=limits)


def every_cut(delivery: Delivery, first: int = 0) -> list[tuple[int, ...]]:
    """All splits by trying each length at each day."""
    left = len(delivery.days) - first
    found: list[tuple[int, ...]] = [] if left else [()]
    for length in range(1, left + 1):
        if block_is_allowed(delivery, first, length):
            found += [(length, *rest) for rest in every_cut(delivery, first + length)]
    return found


@given(deliveries())
def test_exactly_the_splits_into_allowed_blocks_are_found(delivery: Delivery) -> None:
    assert sorted(allowed_splits(delivery)) == sorted(every_cut(delivery))
