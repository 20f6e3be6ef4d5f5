"""The other ways to look at the same blocks: lanes, agenda, filters, search, colours."""

from __future__ import annotations

from itertools import combinations

import pytest

from hsmc_scheduler.domain.calendar import PeriodKind
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.domain.tutor import AbsenceKind
from hsmc_scheduler.projections import block_filter
from hsmc_scheduler.projections.agenda import agenda_rows
from hsmc_scheduler.projections.block_filter import Finder
from hsmc_scheduler.projections.concern import Concern, Who
from hsmc_scheduler.projections.lanes import LaneRow, LaneShade, Rows, Shaded, lane_rows
from hsmc_scheduler.projections.palette import DARK_HUES, HUES, colour
from hsmc_scheduler.projections.scope import blocks_for
from hsmc_scheduler.projections.sessions import session_rows
from tests.builders import (
    a_calendar,
    a_cohort,
    a_delivery,
    a_module,
    a_period,
    a_plan,
    a_room,
    a_room_busy,
    a_session,
    a_timetable,
    a_tutor,
    an_absence,
    on,
    placements,
)

Key = tuple[str, int]
BOTH = {("D1", 1), ("D1", 2)}
LIGHT_TEXT, DARK_TEXT = "1C2430", "E6EAF0"


def laid() -> tuple[Plan, Timetable]:
    """D1 by Ann and Ben in Oak for C1; D2 by Zoë in Elm for C1 and C2, one day for C2 alone; they overlap in May."""
    tutors = (
        a_tutor("ann", absences=(an_absence("2028-01-03", "2028-01-14", reason="leave"),)),
        a_tutor("ben", absences=(an_absence("2028-01-10", kind=AbsenceKind.PREFER_NOT),)),
        a_tutor("zoe", name="Zoë Müller"),
    )
    modules = (a_module("D1", ("ann",), teachers=("ben",)), a_module("D2", ("zoe",)))
    only = (a_session("1", "D2"), a_session("2", "D2", only_cohorts=("C2",)))
    plan = a_plan(
        [a_delivery("D1"), a_delivery("D2", sessions=only)],
        tutors=tutors,
        modules=modules,
        cohorts=(a_cohort("C1", 20, required=("D1", "D2")), a_cohort("C2", 10, required=("D2",))),
        rooms=(a_room("oak", 30), a_room("elm", busy=(a_room_busy("2028-02-01", reason="a fair"),))),
        calendar=a_calendar(periods=(a_period("2028-05-01", "2028-05-09", kind=PeriodKind.TERM, id="summer"),)),
    )
    who = {"1": ("ann",), "2": ("ben",), "3": ("ann",), "4": ("ann",), "5": ("ann",)}
    first = placements(plan, "D1", ("2028-03-14", 2), ("2028-05-09", 3), tutors=who, room="oak")
    second = placements(plan, "D2", ("2028-05-09", 2), tutors=("zoe",), room="elm")
    return plan, a_timetable(plan, first, second)


def rows(by: Rows, **changes: object) -> dict[str, LaneRow]:
    plan, timetable = laid()
    return {row.id: row for row in lane_rows(PlanIndex(plan), timetable, by, **changes)}  # type: ignore[arg-type]


def keys(row: LaneRow) -> list[Key]:
    return [p.placement.key for p in row.pieces]


def test_every_delivery_has_a_row_with_its_blocks() -> None:
    found = rows(Rows.DELIVERIES)
    assert [(r.title, keys(r)) for r in found.values()] == [
        ("D1 2027-28", [("D1", 1), ("D1", 2)]),
        ("D2 2027-28", [("D2", 1)]),
    ]
    assert [p.of for p in found["D1"].pieces] == [2, 2]


def test_blocks_of_a_cohort_on_the_same_days_lie_side_by_side() -> None:
    found = rows(Rows.COHORTS)
    assert [(p.placement.key, p.lane, p.lanes) for p in found["C1"].pieces] == [
        (("D1", 1), 0, 1),
        (("D1", 2), 0, 2),
        (("D2", 1), 1, 2),
    ]
    assert (found["C1"].lanes, found["C2"].lanes) == (2, 1)
    assert found["C1"].subtitle == "20 people"


def test_a_piece_runs_over_the_days_that_have_to_do_with_the_row() -> None:
    cohort = next(p for p in rows(Rows.COHORTS)["C1"].pieces if p.placement.key == ("D2", 1))
    assert (cohort.first, cohort.last) == (on("2028-05-09"), on("2028-05-09"))
    (ben,) = rows(Rows.TUTORS)["ben"].pieces
    assert (ben.first, ben.last) == (on("2028-03-15"), on("2028-03-15"))


def test_a_tutors_row_is_shaded_where_they_are_away_or_would_rather_not() -> None:
    found = rows(Rows.TUTORS)
    assert found["ann"].shaded == (Shaded(on("2028-01-03"), on("2028-01-14"), LaneShade.AWAY, "leave"),)
    assert [s.shade for s in found["ben"].shaded] == [LaneShade.PREFER_NOT]
    assert found["ann"].subtitle == "leads D1"


def test_a_rooms_row_is_shaded_where_others_have_it() -> None:
    assert rows(Rows.ROOMS)["elm"].shaded == (Shaded(on("2028-02-01"), on("2028-02-01"), LaneShade.BUSY, "a fair"),)


def test_only_the_blocks_wanted_are_shown_and_the_broken_are_marked() -> None:
    found = rows(Rows.DELIVERIES, wanted={("D1", 2)}, broken={("D1", 2)})
    assert keys(found["D1"]) == [("D1", 2)]
    assert found["D1"].pieces[0].broken
    assert keys(found["D2"]) == []


def test_the_agenda_is_the_sessions_table_with_the_block_of_each_row() -> None:
    plan, timetable = laid()
    index = PlanIndex(plan)
    found = agenda_rows(index, timetable)
    assert tuple(r.row for r in found) == session_rows(index, timetable)
    assert all(r.row.block.endswith(f"{r.block[1]}/{2 if r.block[0] == 'D1' else 1}") for r in found)
    assert {r.block for r in agenda_rows(index, timetable, {("D1", 2)})} == {("D1", 2)}


def test_the_blocks_of_a_person_are_those_they_teach_or_lead() -> None:
    plan, timetable = laid()
    index = PlanIndex(plan)
    assert blocks_for(index, timetable, Concern(Who.TUTOR, "ann")) == BOTH
    assert blocks_for(index, timetable, Concern(Who.TUTOR, "ben")) == {("D1", 1)}
    untaught = a_timetable(plan, placements(plan, "D2", ("2028-05-09", 2), tutors=()))
    assert blocks_for(index, untaught, Concern(Who.LEAD, "zoe")) == {("D2", 1)}


def test_the_blocks_of_a_cohort_a_room_a_module_and_the_past() -> None:
    plan, timetable = laid()
    index = PlanIndex(plan)
    assert blocks_for(index, timetable, Concern(Who.COHORT, "C2")) == {("D2", 1)}
    assert blocks_for(index, timetable, Concern(Who.ROOM, "oak")) == BOTH
    assert block_filter.of_module(index, timetable, "D2") == {("D2", 1)}
    assert block_filter.before(timetable, on("2028-05-09")) == {("D1", 1)}
    assert block_filter.between(timetable, on("2028-03-14"), on("2028-03-14")) == {("D1", 1)}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("d1", [("D1", 1), ("D1", 2)]),
        ("MÜLLER", [("D2", 1)]),
        ("zoe muller", [("D2", 1)]),
        ("elm", [("D2", 1)]),
        ("march", [("D1", 1)]),
        ("14 Mar", [("D1", 1)]),
        ("1 march", []),
        ("14/3", [("D1", 1)]),
        ("14/03/2028", [("D1", 1)]),
        ("2028-03-15", [("D1", 1)]),
        ("tuesday may d1", [("D1", 2)]),
        ("cohort c2", [("D2", 1)]),
        ("nobody", []),
        ("   ", []),
        ("<script>", []),
    ],
)
def test_blocks_are_found_by_what_is_typed(typed: str, found: list[Key]) -> None:
    plan, timetable = laid()
    assert list(Finder(PlanIndex(plan), timetable).find(typed)) == found


# --- colours ---------------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("number", range(2 * len(HUES)))
def test_text_stands_out_from_every_fill_light_and_dark(number: int) -> None:
    assert contrast(LIGHT_TEXT, colour(number).fill) >= 4.5
    assert contrast(DARK_TEXT, colour(number).dark_fill) >= 4.5


@pytest.mark.parametrize("number", range(2 * len(HUES)))
def test_an_edge_stands_out_from_its_fill(number: int) -> None:
    one = colour(number)
    assert contrast(one.edge, one.fill) >= 2
    assert contrast(one.dark_edge, one.dark_fill) >= 2


def test_in_grey_the_first_twelve_keep_apart_by_the_line_of_their_edge_or_by_how_deep_they_are() -> None:
    for one, other in combinations(map(colour, range(12)), 2):
        assert one.line is not other.line or contrast(one.fill, other.fill) > 1.1, (one, other)


def test_every_light_colour_has_a_dark_one_of_its_own() -> None:
    assert len(set(DARK_HUES)) == len(HUES) == len(DARK_HUES)
