"""Timetables that were really published, as lists an office would have of them: each is read back as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from hsmc_scheduler.app.importing.last_year.bringing import bring, found
from hsmc_scheduler.app.importing.last_year.reading import read_list
from hsmc_scheduler.app.importing.last_year.sources import list_in_text
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.tables.csv_text import read_csv
from hsmc_scheduler.exchange.tables.html_table import read_page
from hsmc_scheduler.exchange.tables.table import Sheet, Tables
from hsmc_scheduler.exchange.unreadable import UnreadableError
from tests.real.published import as_given, day, published, timetable

EVERY = tuple(t["id"] for t in published()["timetables"])
SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
Event = tuple[str, str, str, date, date]
"""Module, cohort, name, first and last day."""


def events_of(name: str) -> list[Event]:
    return [
        (e.get("module", name), cohort["id"], e["name"], day(e["start"]), day(e["end"]))
        for cohort in timetable(name)["cohorts"]
        for e in cohort["events"]
    ]


def in_words(start: date, end: date) -> str:
    if start == end:
        return f"{start.day} {start:%B %Y}"
    return f"{SHORT[start.weekday()]} {start.day} {start:%b} - {SHORT[end.weekday()]} {end.day} {end:%b %Y}"


def as_csv(events: list[Event]) -> Tables:
    lines = ["Cohort,Course,What,First day,Last day"]
    lines += [f'"{c}",{m},{n},{s.day} {s:%B %Y},{e.day} {e:%B %Y}' for m, c, n, s, e in events]
    return read_csv("dates.csv", "\r\n".join(lines).encode("cp1252"))


def as_workbook(events: list[Event]) -> Tables:
    """As Excel gives it: real dates, a title above the headings, a row for each day."""
    rows: list[tuple[object, ...]] = [("Timetable of last year",), (), ("Module", "Intake", "Date", "Comments")]
    for module, cohort, name, start, end in events:
        rows += [
            (module, cohort, date.fromordinal(n), name if n == start.toordinal() else None)
            for n in range(start.toordinal(), end.toordinal() + 1)
        ]
    return Tables("dates.xlsx", (Sheet("Dates", tuple(rows)),))  # type: ignore[arg-type]


def as_page(events: list[Event]) -> Tables:
    cells = "".join(f"<tr><td>{m}<td>{c}<td>{in_words(s, e)}" for m, c, _, s, e in events)
    page = f"<h1>Dates</h1><table><tr><th>Module<th>Cohort<th>Dates</tr>{cells}</table>"
    return read_page("dates.html", page.encode())


def as_text(events: list[Event]) -> Tables:
    return list_in_text("\n".join(f"{m} {c}, {n}: {in_words(s, e)}" for m, c, n, s, e in events))


def dates_of(given: Timetable) -> list[tuple[str, int, tuple[date, ...]]]:
    return sorted((*p.key, p.days) for p in given.placements)


@pytest.mark.parametrize("write", [as_csv, as_workbook, as_page, as_text])
@pytest.mark.parametrize("name", EVERY)
def test_a_published_timetable_is_read_back_block_for_block(name: str, write: Callable[[list[Event]], Tables]) -> None:
    plan, given = as_given(name, facilitators=10)
    brought = bring(write(events_of(name)), plan)
    assert [str(p) for p in brought.listed.problems] == []
    assert brought.listed.questions == ()
    assert brought.undated == ()
    assert brought.timetable is not None
    assert dates_of(brought.timetable) == dates_of(given)
    assert brought.broken == ()


@pytest.mark.parametrize("name", EVERY)
def test_without_a_plan_one_is_made_that_holds_the_same_days(name: str) -> None:
    brought = found(as_csv(events_of(name)), "From the list")
    assert brought.plan is not None
    assert brought.timetable is not None
    assert find_problems(brought.plan) == ()
    said = sorted((d, m) for m, c, _, s, e in events_of(name) for d in (s, e))
    modules = {d.id: d.modules[0] for d in brought.plan.deliveries}
    made = sorted((d, modules[p.delivery]) for p in brought.timetable.placements for d in (p.start, p.end))
    assert made == said
    assert {c.title for c in brought.plan.cohorts} == {c for _, c, *_ in events_of(name)}
    plan = brought.plan
    comments = [*(c.comment for c in plan.cohorts), *(m.comment for m in plan.modules), plan.programmes[0].comment]
    assert all("Example" in comment for comment in comments)


def test_two_cohorts_of_different_pages_in_one_room_are_the_first_thing_said() -> None:
    plan, given = as_given("nhs-ega-intake-12", "nhs-ega-intake-14")
    titles = {d.id: d.id.split() for d in plan.deliveries}
    lines = ["Cohort,Module,Dates,Venue"]
    lines += [
        f"{titles[p.delivery][0]},{titles[p.delivery][1]},{in_words(p.start, p.end)},{p.sittings[0].room}"
        for p in given.placements
    ]
    brought = bring(read_csv("dates.csv", "\n".join(lines).encode()), plan)
    assert any("Leeds" in row.sentence and "February 2019" in row.sentence for row in brought.broken)


def test_every_published_error_is_named_and_none_corrected() -> None:
    told = published()["calendars"]["birmingham_schools"]["published_errors"]
    lines = [line for error in told for line in re.findall(r"'([^']+)'", error)]
    listed = read_list(list_in_text("\n".join(lines)), None)
    named = [p.what.rpartition(": ")[2] for p in listed.problems if " is a " in p.what]
    assert named == [
        "11 February 2025 is a Tuesday, not a Friday.",
        "18 July 2025 is a Friday, not a Monday.",
        "4 May 2026 is a Monday, not a Thursday.",
    ]
    assert [line.text for line in listed.lines if line.runs] == ["Monday 4 May 2026"]


def test_a_course_of_wednesdays_and_thursdays_that_has_a_tuesday_is_named() -> None:
    text = "Module,Days,Date\nNursing,Wed and Thu,14 January 2026\nNursing,Wed and Thu,10 February 2026\n"
    listed = read_list(read_csv("x.csv", text.encode()), None)
    assert [p.what for p in listed.problems] == ["10 February 2026 is a Tuesday, not a Wednesday and Thursday."]
    assert len(listed.runs) == 1


def test_session_19_may_may_be_session_1_on_9_may() -> None:
    listed = read_list(list_in_text("Leading well, Session 19 May 2026\nLeading well, 12 May 2026"), None)
    (question,) = listed.questions
    assert question.choices == ("Tue 19 May 2026", "Sat 9 May 2026")
    assert [run.days for run in listed.runs] == [(date(2026, 5, 12),)]
    answered = read_list(list_in_text("Leading well, Session 19 May 2026"), None, answers={question.key: 1})
    assert [run.days for run in answered.runs] == [(date(2026, 5, 9),)]


def test_whether_a_number_before_a_comma_counts_the_sessions_is_asked_once_for_all() -> None:
    tables = list_in_text(
        "Leading, Session 1, 9 April 2026\nLeading, Session 2, 12 May 2026\nLeading, Session 3, Mon 1 June 2026"
    )
    listed = read_list(tables, None)
    (question,) = listed.questions
    assert listed.runs == ()
    answered = read_list(tables, None, answers={question.key: 1})
    assert [run.days for run in answered.runs] == [(date(2026, 4, 9),), (date(2026, 5, 12),), (date(2026, 6, 1),)]


SPOILS = st.lists(
    st.tuples(st.integers(0, 2000), st.sampled_from([b"", b",", b'"', b"\n", b"7", b"-", b"\xe9", b"March "]))
)


@settings(max_examples=60, deadline=None)
@any_of(st.sampled_from(EVERY), SPOILS)
def test_a_spoilt_list_is_read_or_refused_and_never_falls(name: str, spoils: list[tuple[int, bytes]]) -> None:
    lines = [f"{m},{c},{in_words(s, e)}" for m, c, _, s, e in events_of(name)]
    data = "\n".join(["Module,Cohort,Dates", *lines]).encode()
    for at, with_ in spoils:
        data = data[:at] + with_ + data[at + 1 :]
    plan, _ = as_given(name)
    with suppress(UnreadableError):
        brought = bring(read_csv("dates.csv", data), plan)
        assert all(line.understood or line.remark or not line.grade for line in brought.lines)
