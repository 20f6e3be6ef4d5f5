"""`web-page`, through the command line; and the page opened in a browser, where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from hsmc_scheduler.app.cli import main
from hsmc_scheduler.domain.cohort import Student
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.projections.sessions import session_rows
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import load, save

SOLVED = Path(__file__).parents[1] / "gui" / "lhsi-2027-29-solved.hsmc"
HOSTILE = '<img src="file:///x.png" onerror=alert(1)>&"\'</style><script>1</script>'
BROWSER = shutil.which("chromium")


class Page(HTMLParser):
    """The tags of a page, and the texts of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.rows: list[list[str]] = []
        self._cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag == "td":
            self.rows[-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._cell = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._cell:
            self.rows[-1][-1] += data


def made(path: Path, *more: str, plan: Path = SOLVED) -> Page:
    assert main(["web-page", str(plan), "-o", str(path), *more]) == 0
    return Page(path.read_text(encoding="utf-8"))


def test_the_page_holds_every_session_of_the_timetable(tmp_path: Path) -> None:
    document = load(SOLVED)
    assert document.timetable is not None
    page = made(tmp_path / "planner.html")
    rows = session_rows(PlanIndex(document.plan), document.timetable)
    assert sum(bool(row) for row in page.rows) == len(rows)
    assert {row.room for row in rows} <= {cells[3].split(", ")[0] for cells in page.rows if cells}


def test_a_tutors_page_holds_what_they_teach_and_nobody_elses(tmp_path: Path) -> None:
    document = load(SOLVED)
    assert document.timetable is not None
    page = made(tmp_path / "one.html", "--for", "tutor:Iain Snelling")
    rows = [r for r in session_rows(PlanIndex(document.plan), document.timetable) if "Iain Snelling" in r.tutors]
    assert sum(bool(row) for row in page.rows) == len(rows)
    assert all("Iain Snelling" in cells[4] for cells in page.rows if cells)


def test_the_page_runs_nothing_and_fetches_nothing_whatever_the_names_hold(tmp_path: Path) -> None:
    document = load(SOLVED)
    plan = document.plan
    plan = replace(
        plan,
        title=HOSTILE,
        tutors=tuple(replace(t, name=HOSTILE) for t in plan.tutors),
        rooms=tuple(replace(r, name=HOSTILE) for r in plan.rooms),
        modules=tuple(replace(m, title=HOSTILE) for m in plan.modules),
        cohorts=tuple(replace(c, title=HOSTILE) for c in plan.cohorts),
        students=(Student("s", "Canary Name", plan.cohorts[0].id),),
    )
    path = tmp_path / "hostile.hsmc"
    save(Document(plan, document.timetable), path, None)
    page = made(tmp_path / "hostile.html", plan=path)
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form"}
    assert all(not name.startswith("on") for _, attributes in page.tags for name in attributes)
    links = [a["href"] for tag, a in page.tags if tag == "a"]
    assert links
    assert all(re.fullmatch(r"#b\d+-\d+", link or "") for link in links)
    assert "url(" not in (tmp_path / "hostile.html").read_text(encoding="utf-8")
    assert HOSTILE in page.text
    assert "Canary" not in page.text


def test_a_cohort_nobody_knows_is_named_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["web-page", str(SOLVED), "-o", str(tmp_path / "x.html"), "--for", "cohort:nobody"]) == 2
    assert "the plan has no such cohort: choose one of cohort:lhsi-2026" in capsys.readouterr().err


def test_a_page_is_for_one_alone_of_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["web-page", str(SOLVED), "-o", str(tmp_path / "x.html"), "--for", "room"]) == 2
    assert "room: these are several: choose one of room:" in capsys.readouterr().err


def test_a_room_s_page_has_what_is_held_in_it(tmp_path: Path) -> None:
    document = load(SOLVED)
    assert document.timetable is not None
    room = document.plan.rooms[0]
    page = made(tmp_path / "one.html", "--for", f"room:{room.name}")
    rows = [r for r in session_rows(PlanIndex(document.plan), document.timetable) if r.room == room.name]
    assert rows
    assert sum(bool(row) for row in page.rows) == len(rows)
    assert not (tmp_path / "x.html").exists()


@pytest.mark.skipif(BROWSER is None, reason="needs Chromium")
def test_a_browser_shows_the_grid_on_a_desk_and_the_list_alone_on_a_phone(tmp_path: Path) -> None:
    assert BROWSER is not None
    path = tmp_path / "planner.html"
    made(path)
    seen = {}
    for name, wide in (("desk", 1500), ("phone", 500)):
        picture = tmp_path / f"{name}.png"
        options = (
            *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
            *(
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                f"--user-data-dir={tmp_path / name}",
            ),
            *(f"--window-size={wide},900", f"--screenshot={picture}"),
        )
        subprocess.run([BROWSER, *options, path.as_uri()], capture_output=True, timeout=60, check=True)
        seen[name] = picture.stat().st_size
    # the grid is the colourful part: its picture is not that of a list
    assert seen["desk"] != seen["phone"] > 10_000
