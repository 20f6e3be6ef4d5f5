"""`wall`, through the program's own start: the command line itself never imports Qt."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from hsmc_scheduler.__main__ import main
from hsmc_scheduler.app.samples import sample
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import save

SOLVED = Path(__file__).parents[1] / "gui" / "lhsi-2027-29-solved.hsmc"
POINTS = {"a4": (842, 595), "a3": (1191, 842)}


@pytest.mark.parametrize("paper", POINTS)
def test_the_planner_goes_on_one_sheet_of_the_paper_asked_for(paper: str, tmp_path: Path) -> None:
    path = tmp_path / "wall.pdf"
    assert main(["wall", str(SOLVED), "-o", str(path), "--paper", paper]) == 0
    boxes = re.findall(rb"/MediaBox \[([^\]]+)\]", path.read_bytes())
    assert {tuple(round(float(v)) for v in box.split()[2:]) for box in boxes} == {POINTS[paper]}
    assert path.read_bytes().count(b"/Type /Page\n") == 1


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext, of poppler-utils")
def test_every_page_says_of_which_plan_it_is_which_version_and_when_it_was_printed(tmp_path: Path) -> None:
    path = tmp_path / "hand-out.pdf"
    assert main(["wall", str(SOLVED), "-o", str(path), "--paper", "a4", "--for", "tutor:Iain Snelling"]) == 0
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        head = page.strip().splitlines()[0]
        assert "Leadership for Health Services Improvement 2027-29: Iain Snelling" in head
        assert re.search(
            rf"Draft · plan [0-9a-f]{{8}} · printed \w{{3}} \d+ \w+ \d{{4}} · page {number} of {len(pages)}", head
        )
    sessions, deadlines = pages[-2:]
    assert re.search(r"\d+ sessions? on this page", sessions)
    assert re.search(r"Mon 1 Nov 2027 +12:00 +Assignment due +LIC: Short assignment +Mon 22 Nov 2027", deadlines)


def test_a_plan_without_a_timetable_is_told_how_to_get_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = tmp_path / "bare.hsmc"
    save(Document(sample("lhsi-2027-29")), bare, None)
    assert main(["wall", str(bare), "-o", str(tmp_path / "x.pdf")]) == 2
    assert "this plan has no timetable yet" in capsys.readouterr().err


def test_paper_and_person_may_be_written_as_people_write_them(tmp_path: Path) -> None:
    path = tmp_path / "hand-out.pdf"
    assert main(["wall", str(SOLVED), "-o", str(path), "--paper", "A4", "--for", "iain snelling"]) == 0
    assert path.is_file()
