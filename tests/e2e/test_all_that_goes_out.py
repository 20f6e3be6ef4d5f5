"""Whatever a plan's texts hold, nothing that goes out runs, fetches or links anything, and no student is named in it.

Every verb of the registry that writes (QUALITY G12, G16), through the command line; a new one fails until it is here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hsmc_scheduler.__main__ import main
from hsmc_scheduler.domain.cohort import Student
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.registry import EXCHANGES, Way
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import load, save

SOLVED = Path(__file__).parents[1] / "gui" / "lhsi-2027-29-solved.hsmc"
CANARY = "Zqx-Canary"
VERBS: dict[str, tuple[str, ...]] = {
    "workbook": ("workbook", "{plan}", "-o", "{folder}/timetable.xlsx"),
    "wall": ("wall", "{plan}", "-o", "{folder}/wall.pdf"),
    "web_page": ("web-page", "{plan}", "-o", "{folder}/page.html"),
    "bookings": ("bookings", "{plan}", "-o", "{folder}/bookings.xlsx"),
    "nights": ("nights", "{plan}", "-o", "{folder}/nights.xlsx"),
    "ask_tutors": ("ask-tutors", "{plan}", "{folder}/forms"),
    "calendars": ("calendars", "{plan}", "{folder}/calendars"),
    "packs": ("packs", "{plan}", "{folder}/packs", "--for", "lead", "--for", "room"),
    "export_plan": ("export-plan", "{plan}", "-o", "{folder}/plan.xlsx"),
}
PAYLOAD = (
    '=HYPERLINK("http://example.org/x","x")<img src="file:///x.png"><script>alert(1)</script>&"Wingdings"&P&[Path]'
    "\nATTACH:http://example.org/x\nBEGIN:VALARM\nURL:x"
)
"""A formula, a page, orders of a header and lines of a calendar, all in one."""
LINKS = re.compile(rb"<f[ >/]|<hyperlink[^>]+r:id|externalLink|ddeLink|oleLink|vbaProject", re.IGNORECASE)


def hostile(plan: Plan) -> Plan:
    """The plan with the payload in every text a person reads; ids and words of closed lists stay."""
    payload = PAYLOAD
    return replace(
        plan,
        title=payload,
        notes=payload,
        tutors=tuple(replace(t, name=f"{payload} {t.name}", email=payload, comment=payload) for t in plan.tutors),
        venues=tuple(replace(v, name=f"{payload} {v.name}", address=payload) for v in plan.venues),
        rooms=tuple(replace(r, name=f"{payload} {r.name}", comment=payload) for r in plan.rooms),
        modules=tuple(replace(m, title=f"{payload} {m.title}") for m in plan.modules),
        cohorts=tuple(replace(c, title=f"{payload} {c.title}", comment=payload) for c in plan.cohorts),
        deliveries=tuple(
            replace(d, sessions=tuple(replace(s, title=f"{payload} {s.title}") for s in d.sessions))
            for d in plan.deliveries
        ),
        calendar=replace(
            plan.calendar, periods=tuple(replace(p, label=f"{payload} {p.label}") for p in plan.calendar.periods)
        ),
        office=replace(plan.office, contact=payload, department=payload, catering=payload, hotel=payload),
        students=tuple(
            Student(f"s{n}", f"{CANARY} {n}", c.id, employer=CANARY, email=f"{CANARY}@example.org", residential=True)
            for n, c in enumerate(plan.cohorts)
        ),
    )


@pytest.fixture(scope="module")
def gone_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with everything that goes out of a plan whose texts begin with the payload."""
    folder = tmp_path_factory.mktemp("out")
    document = load(SOLVED)
    plan = folder / "hostile.hsmc"
    save(Document(hostile(document.plan), document.timetable), plan, None)
    for words in VERBS.values():
        assert main([word.format(plan=plan, folder=folder) for word in words]) == 0, words
    return folder


def files(folder: Path, ending: str) -> list[Path]:
    found = [path for path in folder.rglob(f"*{ending}") if path.name != "hostile.hsmc"]
    assert found
    return found


def test_every_verb_that_writes_is_tried_here() -> None:
    assert set(VERBS) == {e.id for e in EXCHANGES if e.way is Way.OUT}


def test_nothing_that_is_there_is_written_over_without_being_asked(gone_out: Path) -> None:
    def there() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in gone_out.rglob("*") if path.is_file()}

    before = there()
    for words in VERBS.values():
        assert main([word.format(plan=gone_out / "hostile.hsmc", folder=gone_out) for word in words]) == 2, words
    assert there() == before


def test_no_workbook_holds_a_formula_a_link_or_a_macro(gone_out: Path) -> None:
    for path in files(gone_out, ".xlsx"):
        with zipfile.ZipFile(path) as parts:
            assert [n for n in parts.namelist() if LINKS.search(parts.read(n)) or LINKS.search(n.encode())] == [], path


def test_no_calendar_holds_a_line_that_a_name_brought_in(gone_out: Path) -> None:
    known = {"BEGIN", "END", "VERSION", "PRODID", "METHOD", "CALSCALE", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE"}
    known |= {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES"}
    known |= {"STATUS", "TRANSP", "CLASS", "ACTION", "TRIGGER", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE"}
    known |= {"LAST-MODIFIED", "CREATED", "X-MICROSOFT-CDO-BUSYSTATUS", "DURATION", "ORGANIZER", "COLOR", "URL"}
    for path in files(gone_out, ".ics"):
        lines = path.read_bytes().decode().replace("\r\n ", "").split("\r\n")
        names = {re.split("[:;]", line)[0] for line in lines if line}
        assert names <= known, path
        assert not [line for line in lines if line.startswith(("ATTACH", "URL", "ORGANIZER"))]
        assert sum(line == "BEGIN:VALARM" for line in lines) == sum(line == "END:VALARM" for line in lines)


def test_no_web_page_holds_a_script_or_fetches_anything(gone_out: Path) -> None:
    for path in files(gone_out, ".html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<(script|img|link|iframe|object|embed)\b", text, re.IGNORECASE)


def test_no_student_is_named_in_anything_that_goes_out(gone_out: Path) -> None:
    for path in (p for p in gone_out.rglob("*") if p.is_file() and p.name != "hostile.hsmc"):
        for part, content in contents(path):
            assert CANARY.encode() not in content, (path, part)


def contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """What a file holds, its parts unpacked, a PDF as its text."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as parts:
            yield from ((n, parts.read(n)) for n in parts.namelist())
    elif path.suffix == ".pdf" and shutil.which("pdftotext"):
        yield "text", subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout
    else:
        yield path.name, path.read_bytes()


def test_every_name_made_of_names_can_be_a_file_on_windows(gone_out: Path) -> None:
    for path in (p for p in gone_out.rglob("*") if p.is_file()):
        assert not re.search(r'[<>:"|?*\\\x00-\x1f]', path.name), path
        assert len(path.name.encode()) <= 120
        assert path.resolve().is_relative_to(gone_out.resolve())
