"""The year planner: months, shades, lanes, marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hsmc_scheduler.domain.calendar import PeriodKind
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.projections.planner import PlannerMonth, PlannerPiece, Shade, planner_year, planner_years
from tests.builders import Laid, a_calendar, a_delivery, a_period, a_pin, a_plan, a_timetable, on, placements


def month(blocks: Mapping[str, tuple[Laid, ...]], number: int, **changes: Any) -> PlannerMonth:
    """The month (9 is September) of a plan whose deliveries D1, D2, ... lie on these blocks."""
    plan = a_plan([a_delivery(d, days=sum(n for _, n in laid)) for d, laid in blocks.items()], **changes)
    timetable = a_timetable(plan, *(placements(plan, d, *laid) for d, laid in blocks.items()))
    years = planner_years(PlanIndex(plan), timetable)
    return next(m for m in years[0].months if m.first.month == number)


def lanes(found: PlannerMonth) -> dict[str, tuple[int, int]]:
    return {p.placement.delivery: (p.lane, p.lanes) for p in found.pieces}


def test_a_year_is_its_months_from_first_to_last() -> None:
    year = planner_years(PlanIndex(a_plan()), a_timetable(a_plan()))[0]
    assert [m.first.month for m in year.months] == [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8]
    assert sum(len(m.days) for m in year.months) == 366


def test_a_block_alone_on_its_days_has_the_whole_row() -> None:
    assert lanes(month({"D1": (("2027-10-05", 3),)}, 10)) == {"D1": (0, 1)}


def test_blocks_that_share_a_day_lie_in_lanes_of_their_own() -> None:
    found = month({"D1": (("2027-10-05", 3),), "D2": (("2027-10-07", 2),), "D3": (("2027-10-08", 2),)}, 10)
    assert lanes(found) == {"D1": (0, 2), "D2": (1, 2), "D3": (0, 2)}
    assert found.lanes == 2


def test_a_third_block_on_a_day_makes_a_third_lane() -> None:
    assert month(dict.fromkeys(("D1", "D2", "D3"), (("2027-10-05", 2),)), 10).lanes == 3


def test_blocks_on_other_days_of_a_month_do_not_share_its_lanes() -> None:
    found = month({"D1": (("2027-10-05", 3),), "D2": (("2027-10-05", 2),), "D3": (("2027-10-19", 2),)}, 10)
    assert lanes(found)["D3"] == (0, 1)


def test_a_block_across_two_months_lies_in_both() -> None:
    blocks: dict[str, tuple[Laid, ...]] = {"D1": (("2027-11-30", 3),)}
    assert [(p.first, p.last) for p in month(blocks, 11).pieces] == [(on("2027-11-30"), on("2027-11-30"))]
    assert [(p.first, p.last) for p in month(blocks, 12).pieces] == [(on("2027-12-01"), on("2027-12-02"))]


def test_days_are_shaded_by_what_they_are() -> None:
    periods = (a_period("2027-10-25", "2027-10-31", PeriodKind.AVOID, label="Half-term"), a_period("2027-10-27"))
    found = month({"D1": (("2027-10-05", 2),)}, 10, calendar=a_calendar(periods=periods))
    shades = {day.day.day: (day.shade, day.label) for day in found.days}
    assert shades[22] == (Shade.OPEN, "")
    assert shades[25] == (Shade.AVOID, "Half-term")
    assert shades[27] == (Shade.CLOSED, "closed 2027-10-27")
    assert shades[30][0] is Shade.WEEKEND


def test_days_before_the_year_starts_are_outside_it() -> None:
    plan = a_plan()
    year = plan.calendar.years[0]
    later = type(year)(year.id, on("2027-09-20"), year.end, year.week_one)
    found = planner_year(PlanIndex(plan), later, a_timetable(plan)).months[0]
    assert [d.shade for d in found.days][18:20] == [Shade.OUTSIDE, Shade.OPEN]


def piece(**changes: Any) -> PlannerPiece:
    plan = a_plan(**changes)
    timetable = a_timetable(plan, placements(plan, "D1", ("2027-10-05", 3), ("2027-11-02", 2)))
    year = planner_years(PlanIndex(plan), timetable, frozenset({("D1", 2)}))[0]
    return year.months[1].pieces[0]


def test_a_block_knows_how_many_there_are_and_whether_it_is_pinned_or_broken() -> None:
    assert (piece().of, piece().pinned, piece().broken) == (2, False, False)
    assert piece(pins=(a_pin(start="2027-10-05"),)).pinned
    assert not piece(pins=(a_pin(start="2027-10-05", active=False),)).pinned
    assert not piece(pins=(a_pin(room="room"),)).pinned
