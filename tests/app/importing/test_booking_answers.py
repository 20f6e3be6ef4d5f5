"""Whatever a returned list holds, it is understood or said to be not; nothing is raised, nothing is guessed."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from hsmc_scheduler.app.edits.bookings import send_bookings
from hsmc_scheduler.app.importing.booking_answers import find_answers
from hsmc_scheduler.app.reading_files import read_tables
from hsmc_scheduler.domain.correspondence import BookingStatus
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.export_bookings.letter import BookingLetter
from hsmc_scheduler.exchange.returned_bookings import HEADINGS
from hsmc_scheduler.exchange.tables.table import ErrorValue, Sheet, Tables, Value
from tests.builders import a_delivery, a_full_timetable, a_plan

TODAY = date(2027, 9, 1)
refs = st.sampled_from(("PH-0001", "PH-0002", "ph 3", "PH-0009", "3", "=1+1", None))
words = st.sampled_from(("confirmed", "No", "cancelled", "Requested", "?", "", "OK ", None)) | st.text(max_size=8)
values: st.SearchStrategy[Value] = st.one_of(
    *(st.none(), st.text(max_size=12), st.integers(), st.floats(allow_nan=True), st.booleans(), st.dates()),
    *(st.datetimes(), st.times(), st.just(ErrorValue("#N/A")), refs, words),
)
headings = st.lists(
    st.sampled_from([alias for aliases in HEADINGS.values() for alias in aliases]), min_size=1, max_size=9
)


def told(plan: Plan) -> Plan:
    letter = BookingLetter.of(plan, a_full_timetable(plan), TODAY)
    return send_bookings(plan, letter.lines, TODAY)


PLAN = told(a_plan([a_delivery()]))


def sheet(title: str, *rows: tuple[Value, ...]) -> Tables:
    return Tables("returned.xlsx", (Sheet(title, rows),))


@settings(max_examples=60, deadline=None)
@given(headings, st.lists(st.lists(values, max_size=9).map(tuple), max_size=6))
def test_any_list_is_understood_or_refused_line_by_line(titles: list[str], rows: list[tuple[Value, ...]]) -> None:
    found = find_answers(PLAN, sheet("Sheet 1", tuple(titles), *rows))
    known = {b.ref: b for b in PLAN.correspondence.bookings}
    assert {a.ref for a in found.answers} <= known.keys()
    assert len({a.ref for a in found.answers}) == len(found.answers)
    assert all(p.where and p.what and p.mend and "\n" not in str(p) for p in found.problems)
    assert BookingStatus.NEEDED not in {a.status for a in found.answers}
    after = found.applied(PLAN).correspondence.bookings
    assert [(b.ref, b.day, b.room) for b in after] == [(b.ref, b.day, b.room) for b in known.values()]


def test_a_room_offered_without_a_reference_is_said_with_its_cell() -> None:
    answers = sheet("Answers", ("Reference", "Status", "Room offered"), (None, None, "0"))
    (problem,) = find_answers(PLAN, answers).problems
    assert problem.where == "Answers!C2"


def test_a_letter_that_nobody_filled_in_says_nothing_new() -> None:
    plan = a_plan([a_delivery()])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "letter.xlsx"
        BookingLetter.of(plan, a_full_timetable(plan), TODAY).write(path)
        found = find_answers(PLAN, read_tables(path))
    assert (found.changes, found.problems) == ((), ())
    assert found.same == len(PLAN.correspondence.bookings)


def test_a_date_of_a_cell_is_that_date_whatever_its_time() -> None:
    day = PLAN.correspondence.bookings[0].day
    for said in (day, datetime.combine(day, time(9)), f"{day.day}/{day.month}/{day.year}", f"{day:%Y-%m-%d}"):
        found = find_answers(PLAN, sheet("S", ("Reference", "Date", "Answer"), ("PH-0001", said, "yes")))
        assert [a.status for a in found.answers] == [BookingStatus.CONFIRMED]


def test_a_status_counts_as_an_answer_only_where_there_is_no_column_for_answers() -> None:
    alone = find_answers(PLAN, sheet("S", ("Reference", "Status"), ("PH-0001", "confirmed")))
    beside = find_answers(PLAN, sheet("S", ("Reference", "Status", "Answer"), ("PH-0001", "confirmed", None)))
    assert [a.status for a in alone.answers] == [BookingStatus.CONFIRMED]
    assert beside.answers == ()


def test_an_answer_without_a_reference_is_named() -> None:
    found = find_answers(PLAN, sheet("S", ("Reference", "Answer"), (None, "yes"), (None, None)))
    assert [str(p) for p in found.problems] == [
        "S!B2: this row is answered and has no reference: write the reference beside it"
    ]
