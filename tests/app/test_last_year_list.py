"""Lists of dates as offices have them: what each line means, what is asked, what is said and not corrected."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hsmc_scheduler.app.importing.last_year import bringing
from hsmc_scheduler.app.importing.last_year.bringing import Brought, bring, found
from hsmc_scheduler.app.importing.last_year.sources import list_in_text
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.session import Staffing
from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.exchange.tables.csv_text import read_csv
from hsmc_scheduler.exchange.tables.table import ErrorValue, Sheet, Tables
from hsmc_scheduler.exchange.unreadable import UnreadableError
from hsmc_scheduler.projections.names import Names
from tests.builders import a_calendar, a_delivery, a_plan, a_session, a_timetable, a_tutor, placements


def the_plan() -> Plan:
    plan = a_plan(
        [a_delivery("D1", module="LHSI03"), a_delivery("D2", days=2, module="LHSI04")],
        calendar=a_calendar(2),
    )
    names = {"LHSI03": ("Managing Quality", ("Quality & Safety",)), "LHSI04": ("Leading Change", ())}
    modules = tuple(replace(m, title=names[m.code][0], aliases=names[m.code][1]) for m in plan.modules)
    return replace(plan, modules=modules)


def brought(text: str, **more: object) -> Brought:
    table = "," in text.partition("\n")[0] and "20" not in text.partition("\n")[0]
    tables = read_csv("dates.csv", text.encode()) if table else list_in_text(text)
    return bring(tables, the_plan(), **more)  # type: ignore[arg-type]


def days(found: Brought) -> list[tuple[str, int, str, str]]:
    blocks = found.timetable.placements if found.timetable else ()
    return [(p.delivery, p.block, f"{p.start}", f"{p.end}") for p in blocks]


@pytest.mark.parametrize(
    "line",
    [
        "LHSI03 7-9 March 2028",
        "Tue 7 - Thu 9 Mar 2028, Managing quality",
        "MANAGING QUALITY: 7th to 9th March 2028 (3 days)",
        "Quality and safety, block 1 - 7, 8 and 9 March 2028",
        "LHSI03 Managing Quality (Park House) Tuesday 7 March - Thursday 9 March 2028, 9:30-16:30",
        "LHSI03 2028-03-07 to 2028-03-09",
    ],
)
def test_a_line_is_understood_however_it_is_written(line: str) -> None:
    assert days(brought(line)) == [("D1", 1, "2028-03-07", "2028-03-09")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("LHSI03 Mon 7 - Thu 9 March 2028", "7 March 2028 is a Tuesday, not a Monday"),
        ("LHSI03 7-9 March 2031", "lies outside the plan's years, 1 September 2027 to 31 August 2029"),
        ("LHSI03 31-32 March 2028", "There is no such date"),
        ("Basket weaving 7-9 March 2028", "“Basket weaving” is no module of the plan"),
        ("7-9 March 2028", "It is not said which module this is"),
        ("LHSI03 9-7 March 2028", "does not come before"),
        ("LHSI04 7-8 March 2029", "LHSI04 is not taught in 2028-29 in this plan"),
        ("LHSI03 Fri 3 - Mon 6 March 2028", "It crosses a weekend"),
    ],
)
def test_what_cannot_be_is_said_and_the_rest_is_placed(line: str, told: str) -> None:
    found = brought(f"{line}\nLHSI04 14-15 March 2028")
    assert told in found.lines[0].remark
    assert found.lines[0].grade == "bad"
    assert days(found) == [("D2", 1, "2028-03-14", "2028-03-15")]


def test_a_module_that_is_nearly_called_that_is_asked_about_and_never_taken() -> None:
    found = brought("Managing Qualty 7-9 March 2028")
    (question,) = found.listed.questions
    assert question.choices == ("LHSI03, Managing Quality", "Leave it aside")
    assert found.timetable is None
    assert days(brought("Managing Qualty 7-9 March 2028", answers={question.key: 0}))
    aside = brought("Managing Qualty 7-9 March 2028", answers={question.key: 1})
    assert aside.timetable is None
    assert aside.lines[0].remark == "Left aside, as you said"


def test_dates_in_figures_are_asked_about_once_for_the_whole_list() -> None:
    text = "Module,Start,End\nLHSI03,7/3/2028,9/3/2028\nLHSI04,4/4/2028,5/4/2028\n"
    (question,) = brought(text).listed.questions
    assert "Is the day or the month first" in question.text
    found = brought(text, answers={question.key: 0})
    assert days(found) == [("D1", 1, "2028-03-07", "2028-03-09"), ("D2", 1, "2028-04-04", "2028-04-05")]


def test_a_date_without_its_year_is_asked_about() -> None:
    (question,) = brought("LHSI03 7-8 March").listed.questions
    assert question.choices == (
        "Tue 7 March 2028 to Wed 8 March 2028",
        "Wed 7 March 2029 to Thu 8 March 2029",
        "Leave it aside",
    )


def test_a_day_a_row_with_merged_cells_becomes_blocks() -> None:
    rows = (
        ("Dates of 2027-28",),
        ("Module", "Date", "Venue"),
        ("LHSI03", datetime(2028, 3, 7), "Room"),  # noqa: DTZ001 - as Excel gives it
        (None, date(2028, 3, 8), None),
        (None, date(2028, 3, 9), None),
        (None, date(2028, 5, 10), "Elsewhere"),
        (None, date(2028, 5, 11), None),
        ("LHSI04", ErrorValue("#REF!"), None),
    )
    found = bring(Tables("x.xlsx", (Sheet("Dates", rows),)), the_plan())
    assert days(found) == [("D1", 1, "2028-03-07", "2028-03-09"), ("D1", 2, "2028-05-10", "2028-05-11")]
    assert found.timetable is not None
    assert found.timetable.placements[0].sittings[0].room == "room"
    assert found.lines[3].remark == "“Elsewhere” is no room of the plan; Of the module named above"
    assert found.lines[5].where == "Dates!A8"
    assert found.lines[5].grade == "bad"


def test_a_room_that_is_none_of_the_plan_is_said_even_where_its_venue_is_known() -> None:
    plan = the_plan()
    rooms = tuple(replace(r, name="Seminar Room 1 (example)") for r in plan.rooms)
    plan = replace(plan, venues=tuple(replace(v, name="Park House") for v in plan.venues), rooms=rooms)
    text = "Module,Dates,Room\nLHSI03,7-9 March 2028,Park House Seminar Room 9\nLHSI04,4-5 April 2028,Park House\n"
    found = bring(read_csv("dates.csv", text.encode()), plan)
    told = "“Park House Seminar Room 9” is no room of the plan, so one of that venue was chosen"
    assert [line.remark for line in found.lines] == [told, ""]
    assert found.lines[0].grade == "caution"


@pytest.mark.parametrize(
    ("written", "remark", "taught_by"),
    [
        ("Snelling", "“Snelling” is taken for Iain Snelling", ("t1",)),
        ("Dr I. Snelling", "“I. Snelling” is taken for Iain Snelling", ("t1",)),
        ("A Hart", "“A Hart” is taken for Ann Hart", ("t2",)),
        ("Hart", "“Hart” is not the full name of a tutor of the plan, perhaps Ann Hart and Bo Hart", ("ann",)),
        ("J Snelling", "“J Snelling” is not the full name of a tutor of the plan, perhaps Iain Snelling", ("ann",)),
    ],
)
def test_a_surname_is_a_tutor_where_one_alone_can_be_meant_and_that_is_said(
    written: str, remark: str, taught_by: tuple[str, ...]
) -> None:
    named = (("t1", "Iain Snelling"), ("t2", "Ann Hart"), ("t3", "Bo Hart"))
    plan = a_plan([a_delivery("D1", sessions=(a_session("1", staffing=Staffing(1)),), block_lengths=(1,))])
    plan = replace(plan, tutors=(*plan.tutors, *(a_tutor(t, name=name) for t, name in named)))
    plan = replace(plan, modules=tuple(replace(m, teachers=("t1", "t2", "t3")) for m in plan.modules))
    text = f"Module,Dates,Tutors\n{plan.modules[0].code},7 March 2028,{written}\n"
    found = bring(read_csv("dates.csv", text.encode()), plan)
    assert found.timetable is not None
    assert (found.lines[0].remark, found.timetable.placements[0].sittings[0].tutors) == (remark, taught_by)


def test_names_that_differ_by_case_are_one_module_and_a_pair_beside_one_of_them_is_said() -> None:
    lines = "HCQ,7 March 2028\nhcq,7 April 2028\nLiC,12 Oct 27\nLiC/ALL,13 Oct 27\n"
    made = found(read_csv("dates.csv", f"Module,Dates\n{lines}".encode()), "New")
    assert made.plan is not None
    assert [m.code for m in made.plan.modules] == ["LiC", "LiC/ALL", "HCQ"]
    (note,) = made.notes
    assert note.startswith("“LiC/ALL” is a module of its own, apart from “LiC”. ")


def test_several_ranges_in_a_cell_are_several_blocks() -> None:
    found = brought('Module,Dates\nLHSI03,"7-9 March 2028; 10-11 May 2028"\n')
    assert days(found) == [("D1", 1, "2028-03-07", "2028-03-09"), ("D1", 2, "2028-05-10", "2028-05-11")]


def test_days_too_many_and_too_few_are_said() -> None:
    found = brought("LHSI03 7-9 March 2028\nLHSI03 9-11 May 2028\nLHSI04 14 March 2028")
    assert days(found)[:2] == [("D1", 1, "2028-03-07", "2028-03-09"), ("D1", 2, "2028-05-09", "2028-05-10")]
    assert "has 5 days; 1 day too many" in found.lines[1].remark
    assert found.undated == ("Delivery D2: 1 of 2 days without a date.",)


def test_a_number_of_days_that_is_not_the_dates_is_said() -> None:
    found = brought("Module,Dates,Days\nLHSI03,7-9 March 2028,2\n")
    assert found.lines[0].remark.startswith("2 days are said, but 7-9 March 2028 are 3")
    assert found.lines[0].grade == "caution"


def test_where_a_block_is_left_out_the_numbers_keep_the_others_in_their_places() -> None:
    found = brought("Module,Block,Dates\nLHSI03,1,Mon 7 - Thu 9 March 2028\nLHSI03,2,10-11 May 2028\n")
    assert found.timetable is not None
    (block,) = found.timetable.placements
    assert block.key == ("D1", 2)
    assert [s.session for s in block.sittings] == [s.id for s in the_plan().deliveries[0].sessions[3:]]


def test_the_clashes_there_are_now_come_first() -> None:
    plan = the_plan()
    found = bring(list_in_text("LHSI03 7-9 March 2028\nLHSI04 8-9 March 2028\nLHSI03 10-11 May 2028"), plan)
    assert found.broken
    assert "would have to attend" in " ".join(row.sentence for row in found.broken)
    assert (
        found.summary == f"3 lines: 3 blocks understood, {len(found.broken)} clash{'es' * (len(found.broken) > 1)} now"
    )


def test_deliveries_that_are_not_on_the_list_keep_their_blocks() -> None:
    plan = the_plan()
    before = a_timetable(plan, placements(plan, "D1", ("2027-10-05", 5)), placements(plan, "D2", ("2027-12-07", 2)))
    found = bring(list_in_text("LHSI04 7-8 March 2028"), plan, before)
    assert days(found) == [("D1", 1, "2027-10-05", "2027-10-09"), ("D2", 1, "2028-03-07", "2028-03-08")]


def test_what_the_columns_mean_is_remembered_for_the_next_list() -> None:
    text = "What,When exactly,X\nLHSI03,7-9 March 2028,LHSI04\n"
    first = brought(text)
    assert [m.value for m in first.listed.columns.meanings] == ["module", "dates", ""]
    said = brought(text, meanings=("notes", "dates", "module"))
    assert said.plan is not None
    tables = read_csv("next.csv", text.replace("7-9", "14-15").encode())
    again = bring(tables, said.plan)
    assert [m.value for m in again.listed.columns.meanings] == ["notes", "dates", "module"]
    assert days(again) == [("D2", 1, "2028-03-14", "2028-03-15")]


def test_a_list_without_headings_is_read_by_what_it_holds() -> None:
    found = bring(
        read_csv("x.csv", b"LHSI03,7 March 2028,9 March 2028\nLHSI04,4 April 2028,5 April 2028\n"), the_plan()
    )
    assert [m.value for m in found.listed.columns.meanings] == ["module", "start", "end"]
    assert len(days(found)) == 2


def test_modules_taught_together_are_one_block() -> None:
    sessions = (a_session("1", "LIC"), a_session("2", "ALL"), a_session("3", "LIC"))
    plan = a_plan([a_delivery("D1", sessions=sessions)])
    plan = replace(plan, modules=(Module("LIC", "Leadership in Context"), Module("ALL", "Applied Learning")))
    for line in ("LIC/ALL 7-9 March 2028", "Leadership in Context with Applied Learning, 7-9 March 2028"):
        assert days(bring(list_in_text(line), plan)) == [("D1", 1, "2028-03-07", "2028-03-09")]


def test_an_empty_list_is_refused_in_words() -> None:
    with pytest.raises(UnreadableError, match="is empty"):
        list_in_text("  \n ")


WORDS = """LHSI03|LHSI04|Managing quality|7|9|31|-|–|to|and|,|;|March|Mar|Feb|2028|2027|'28|Tue|Monday|every|in
7/3/2028|2028-03-07|pm|block 2|Session|Study day|(3 days)|9:30|Module|Dates|Start|End|Cohort|C1|Room|#REF!|é|0|99
00:00|Park House|=SUM(A1)|100000000000000000000|.|29 February 2027|1 |day|a.m."""
PIECES = st.sampled_from([*WORDS.replace("\n", "|").split("|"), "\n", "\t", "\u00a0", "\u202e"])
VALUES = st.one_of(
    st.none(),
    PIECES,
    st.text(max_size=12),
    st.dates(),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.just(ErrorValue("#N/A")),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=40), st.booleans())
def test_no_text_makes_it_fall_or_hang(pieces: list[str], spaced: bool) -> None:
    began = time.monotonic()
    text = (" " if spaced else "").join(pieces)
    tables = Tables("t", (Sheet("t", tuple((line or None,) for line in text.splitlines())),))
    for read in (bring(tables, the_plan()), found(tables, "A plan")):
        assert len(read.lines) == len(read.listed.lines)
    assert time.monotonic() - began < 5


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(VALUES, max_size=6).map(tuple), max_size=8), st.lists(st.sampled_from(range(13)), max_size=6))
def test_no_table_makes_it_fall_or_hang(rows: list[tuple[object, ...]], meant: list[int]) -> None:
    headings = ("Module", "Dates", "Start", "Days", "Room", "Block")
    names = (
        "module",
        "dates",
        "start",
        "end",
        "days",
        "weekdays",
        "block",
        "room",
        "tutors",
        "cohort",
        "notes",
        "",
        "x",
    )
    tables = Tables("t", (Sheet("t", (headings, *rows)),))  # type: ignore[arg-type]
    for meanings in (None, tuple(names[n] for n in meant)):
        bring(tables, the_plan(), meanings=meanings)
        found(tables, "A plan", meanings)


def test_a_row_of_digits_beside_a_title_takes_no_time() -> None:
    began = time.monotonic()
    assert brought(f"Managing quality {'1' * 200} 7-9 March 2028").lines[0].grade == "caution"
    assert time.monotonic() - began < 2


def test_dates_without_any_year_make_no_plan() -> None:
    made = found(list_in_text("LHSI03 7-9 March"), "A plan")
    assert made.plan is None
    assert made.lines[0].remark.startswith("“7-9 March” has no year, and neither has the list")


def test_the_words_of_a_long_list_are_found_once_and_not_again_for_every_line(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    words = bringing._block

    def counted(index: PlanIndex, names: Names, block: Placement) -> str:
        asked.append(block)
        return words(index, names, block)

    monkeypatch.setattr(bringing, "_block", counted)
    lines = "\n".join(f"M{n},{1 + n % 28} March 2028" for n in range(200))
    of_itself = found(read_csv("dates.csv", f"Module,Dates\n{lines}\n".encode()), "New")
    assert len(of_itself.lines) == len(asked) == 200


def test_a_column_of_thousands_of_names_is_refused_and_not_made_into_tutors() -> None:
    people = ";".join(f"T{n}" for n in range(60))
    lines = "\n".join(f'M{n},{1 + n % 28} March 2028,"{people.replace("T", f"t{n} ")}",Room {n}' for n in range(600))
    of_itself = found(read_csv("dates.csv", f"Module,Dates,Tutors,Room\n{lines}\n".encode()), "New")
    assert (of_itself.plan, of_itself.timetable) == (None, None)
    assert [str(p).partition(",")[0] for p in of_itself.errors] == [
        "dates.csv: the column of tutors holds 36",
        "dates.csv: the column of rooms holds 600 different names",
    ]


def test_of_a_cell_with_more_tutors_than_a_session_takes_the_first_are_kept_and_that_is_said() -> None:
    people = "; ".join(f"Tutor {n}" for n in range(30))
    of_itself = found(read_csv("d.csv", f'Module,Dates,Tutors\nHCQ,7 March 2028,"{people}"\n'.encode()), "New")
    assert of_itself.plan is not None
    (session,) = of_itself.plan.deliveries[0].sessions
    assert len(session.staffing.team) == 20
    assert session.comment == "From the list. Of its 30 tutors only the first 20 are kept."
