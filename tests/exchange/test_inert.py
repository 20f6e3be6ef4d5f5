"""Whatever a plan's texts hold, the workbook holds them as text and nothing else (QUALITY recipe 8)."""

from __future__ import annotations

import re
import zipfile
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.plan import Office, Plan
from hsmc_scheduler.domain.timetable import Release, Timetable
from hsmc_scheduler.exchange.export_workbook import write_workbook
from hsmc_scheduler.exchange.export_workbook.text import cell_text
from tests.builders import (
    a_calendar,
    a_cohort,
    a_delivery,
    a_full_timetable,
    a_module,
    a_period,
    a_plan,
    a_session,
    a_set_meeting,
    a_student,
    a_timetable,
    a_tutor,
    an_absence,
    an_assessment,
    placements,
)
from tests.exchange.programme import the_proof
from tests.exchange.reading import opened, table, texts

PAYLOADS = (
    *("=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://example.org","x")', "+1+1", "-1+1", "@SUM(1+1)", "==1"),
    *("\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1+1", "＋1", "－1", "＠1", "{=1}", "#REF!", "#NAME?", "=", "-"),
    *("<img src=x>", "\r\nATTACH:x", "\u202egpj", "&P&D", "&[Path]", "&L&R", "'", '"', "_x003D_1", "\x00=1", "=1;=2"),
)
LINKS = re.compile(rb"<f[ >/]|<hyperlink|externalLink|ddeLink|oleLink|vbaProject", re.IGNORECASE)


def a_full_plan() -> Plan:
    """A small plan with something in every text that reaches a sheet."""
    module = a_module(assessments=(an_assessment(),), leads=("ann",), teachers=("ben",), facilitators=("ben", "cat"))
    return a_plan(
        [a_delivery(sessions=(a_session(), a_set_meeting("2")))],
        modules=(module,),
        tutors=tuple(a_tutor(t, absences=(an_absence("2028-01-05", reason="leave"),)) for t in ("ann", "ben", "cat")),
        cohorts=(a_cohort(size=12),),
        students=(a_student(),),
        calendar=a_calendar(periods=(a_period("2027-12-24"),)),
        office=Office("Jo", "jo@example.org", "0121", "HSMC", "X1"),
        notes="notes",
    )


def every_text_begins(value: Any, payload: str) -> Any:
    """The same value with the payload before each text in it, ids included; words of a closed list are left."""
    if type(value) is str:
        return payload + value if value else value
    if isinstance(value, tuple):
        return tuple(every_text_begins(v, payload) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: every_text_begins(getattr(value, f.name), payload) for f in fields(value)})
    return value


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_stays_a_text(payload: str, tmp_path: Path) -> None:
    plan = a_full_plan()
    timetable = every_text_begins(a_full_timetable(plan, weeks=2), payload)
    hostile: Plan = every_text_begins(plan, payload)
    made = tmp_path / "made.xlsx"
    write_workbook(hostile, timetable, the_proof(), made)
    with zipfile.ZipFile(made) as parts:
        found = [n for n in parts.namelist() if LINKS.search(parts.read(n)) or LINKS.search(n.encode())]
    assert found == []
    book = opened(made)
    assert_no_cell_is_more_than_text(book)
    assert_texts_are_what_was_written(book, hostile, timetable)


def assert_no_cell_is_more_than_text(book: Workbook) -> None:
    cells: Any = [
        cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell.coordinate for cell in cells if cell.hyperlink or cell.comment] == []
    risky = [c for c in cells if isinstance(c.value, str) and c.value.lstrip()[:1] in tuple("=+-@")]
    assert [c.coordinate for c in risky if not c.quotePrefix] == []


def assert_texts_are_what_was_written(book: Workbook, plan: Plan, timetable: Timetable) -> None:
    def said(text: str) -> str:
        return cell_text(text)

    rows = table(book, "Sessions")
    (module,), (cohort,), (delivery,) = plan.modules, plan.cohorts, plan.deliveries
    assert {r["Module code"] for r in rows} == {said(module.code)}
    assert {r["Module"] for r in rows} == {said(module.title)}
    assert {r["Session"] for r in rows} == {said(s.title) for s in delivery.sessions}
    assert {r["Cohorts"] for r in rows} == {said(cohort.title)}
    assert {r["Room"] for r in rows} <= {said(r.name) for r in plan.rooms}
    assert {r["Venue"] for r in rows} == {said(v.name) for v in plan.venues}
    assert {r["Tutors"] for r in rows} <= {said(t.name) for t in plan.tutors}
    bookings = next(
        table(book, s.title) for s in book.worksheets if s["A1"].value == "Date" and s["C1"].value == "Room"
    )
    assert {(r["Contact"], r["E-mail"]) for r in bookings} == {(said(plan.office.contact), said(plan.office.email))}
    assert book["Planner"]["A1"].value == said(plan.title)
    assert said(plan.notes) in {row[1] for row in book["About"].iter_rows(values_only=True)}


def test_a_title_full_of_orders_prints_as_it_stands(tmp_path: Path) -> None:
    plan = replace(a_full_plan(), title='R&D &P &"Wingdings"X &[Path] 100&%')
    made = tmp_path / "made.xlsx"
    write_workbook(plan, a_full_timetable(plan), the_proof(), made)
    with zipfile.ZipFile(made) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    header = re.search("<oddHeader>(.*?)</oddHeader>", sheet)
    assert header
    written = header.group(1).replace("&amp;", "&").replace("&quot;", '"')
    assert 'R&&D &&P &&"Wingdings"X' in written
    orders = re.sub("&&", "", written)
    assert set(re.findall(r"&[A-Z\[]", orders)) <= {"&L", "&C", "&R"}


def test_a_title_longer_than_a_header_may_be_is_cut(tmp_path: Path) -> None:
    plan = replace(a_full_plan(), title="&" * 300)
    made = tmp_path / "made.xlsx"
    write_workbook(plan, a_full_timetable(plan), the_proof(), made)
    with zipfile.ZipFile(made) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode().replace("&amp;", "&")
    assert all(len(text) <= 255 for text in re.findall("<odd(?:Header|Footer)>(.*?)</odd", sheet))


def test_names_of_students_do_not_leave(tmp_path: Path) -> None:
    """Not even that of one out of step with the cohort, whom a sentence in Checks is about."""
    canary = a_student(name="Zqx-Canary", email="zqx-canary@example.org", employer="Zqx-Canary", takes=("D1", "D2"))
    plan = a_plan([a_delivery("D1"), a_delivery("D2")], cohorts=(a_cohort(required=()),), students=(canary,))
    same_days = (("2027-10-05", 3), ("2027-11-02", 2))
    timetable = a_timetable(plan, placements(plan, "D1", *same_days), placements(plan, "D2", *same_days))
    made = tmp_path / "made.xlsx"
    write_workbook(plan, timetable, the_proof(), made)
    with zipfile.ZipFile(made) as parts:
        assert not [n for n in parts.namelist() if b"canary" in parts.read(n).lower()]
    said = texts(opened(made), "Checks")
    assert [t for t in said if "Student 1 would have to attend" in t]
    assert fingerprint(plan) in texts(opened(made), "About")


def test_a_published_timetable_says_which_release_it_is(tmp_path: Path) -> None:
    plan = a_full_plan()
    timetable = a_full_timetable(plan)
    made = tmp_path / "made.xlsx"
    published = replace(plan, releases=(Release(3, the_proof().solved_at.date(), "Third", timetable),))
    write_workbook(published, timetable, the_proof(), made)
    assert "Release 3" in texts(opened(made), "About")
    write_workbook(published, replace(timetable, placements=()), the_proof(), made)
    assert "Draft" in texts(opened(made), "About")
