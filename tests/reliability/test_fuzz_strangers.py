"""G13 for other people's files: whatever is wrong with one, it is read or refused in complete lines.

The long run takes its number of mutants of each kind from HSMC_MUTANTS (10,000 where that is not set).
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.exchange.test_reading_calendars import CUSTOM_ZONE
from tests.exchange.test_reading_tables import PAGE
from tests.reliability.hostile_calendars import calendar, event

SEED = 20280307
MOST_MB = 500


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for title in ("Dates", "Lists"):
        sheet = book.create_sheet(title)
        for day in range(20):
            when = date(2028, 3, 7) + timedelta(days=day)
            sheet.append([f"Module {day}", day, day / 7, True, when, time(9, 30), "7/3/28", "#N/A", "=1+1"])
        sheet.merge_cells("A30:C31")
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def text() -> bytes:
    rows = ['"Café, room 1";7 March 2028;"two\r\nlines"', "LiC;;5", "", "ALL;9;Zoë"]
    return "\r\n".join(["Module;Dates;Days", *rows * 10]).encode("utf-8-sig")


def agenda() -> bytes:
    zone = ";TZID=Our Zone:"
    weekly = event(
        "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20280601T000000Z", f"EXDATE{zone}20280314T090000",
        "BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM", start=f"DTSTART{zone}20280307T090000",
    )  # fmt: skip
    moved = event(f"RECURRENCE-ID{zone}20280321T090000", "DURATION:PT2H", start=f"DTSTART{zone}20280322T090000")
    day = event("DTEND;VALUE=DATE:20280410", "TRANSP:TRANSPARENT", start="DTSTART;VALUE=DATE:20280407", uid="2")
    dates = event("RDATE:20280501T090000Z,20280601T090000Z", "CATEGORIES:A,B", uid="3")
    head = ("X-WR-CALNAME:Iain", "X-WR-TIMEZONE:Europe/London")
    return calendar(*head, CUSTOM_ZONE.replace("\n", "\r\n"), weekly, moved, day, dates)


SEEDS = {"dates.xlsx": workbook, "dates.csv": text, "dates.html": PAGE.encode, "iain.ics": agenda}


def fuzz(name: str, number: int, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed_file = folder / name
    seed_file.write_bytes(SEEDS[name]())
    child = [sys.executable, "-m", "tests.reliability.fuzz_strangers", str(seed_file), str(number), str(SEED)]
    done = subprocess.run(child, capture_output=True, text=True, timeout=7200, check=False)
    assert done.returncode == 0, f"{done.stderr}\nsee {folder}"
    assert "Traceback" not in done.stderr
    assert int(done.stdout.split(" MB over idle")[0].split()[-1]) <= MOST_MB
    with capsys.disabled():
        print(f"\nG13: {name}, {done.stdout.strip()} (seed {SEED})")


@pytest.mark.parametrize("name", SEEDS)
def test_three_hundred_mutants_are_read_or_refused_in_words(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fuzz(name, 300, tmp_path, capsys)


@pytest.mark.slow
@pytest.mark.parametrize("name", SEEDS)
def test_ten_thousand_mutants_are_read_or_refused_in_words(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fuzz(name, int(os.environ.get("HSMC_MUTANTS", "10000")), tmp_path, capsys)
