"""G15: file names made of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from hsmc_scheduler.exchange.safe_names import safe_name

HOSTILE = (
    "", " ", ".", "..", "...", "../../etc/passwd", "..\\..\\Windows\\win.ini", "/etc/passwd", "C:\\temp\\x", "C:x",
    "\\\\host\\share\\x", "CON", "con", "aux.txt", "LPT1", "lpt1.", "COM9.xlsx", "NUL ", "CONIN$", "COM¹", "a.", "a ",
    "a. .", "a\0b", "a\nb", "a\tb", "x\u202efdp.exe", "\u200b", "a<b>c", 'say "hi"', "what?*|", "x" * 500, "é" * 300,
    "🎓" * 200,
    "-rf", "~$lock", ".hidden", "$(id)", "%PATH%", "e\u0301" * 100, "\ufeffname", "a/b\\c:d",
)  # fmt: skip
RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in "0123456789¹²³")}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_becomes_one_that_windows_takes(text: str, tmp_path: Path) -> None:
    name = safe_name(text, ".xlsx")
    assert name.endswith(".xlsx")
    assert len(name.encode()) <= 120
    assert name.isprintable()
    assert not set(name) & set('<>:"/\\|?*$%')
    assert name.partition(".")[0].strip().lower() not in RESERVED
    assert name[0] not in " .-~"
    assert not name.removesuffix(".xlsx").endswith((" ", "."))
    assert (tmp_path / name).resolve().parent == tmp_path.resolve()
    (tmp_path / name).write_bytes(b"")


def test_forty_hostile_names_never_make_one_file_of_two(tmp_path: Path) -> None:
    taken: set[str] = set()
    names = [safe_name(text, ".ics", taken) for text in HOSTILE]
    assert len({name.casefold() for name in names}) == len(HOSTILE) >= 40
    assert taken == set(names)
    assert all(len(name.encode()) <= 120 for name in names)


def test_names_that_differ_by_case_alone_are_numbered() -> None:
    taken = {"iain snelling.xlsx"}
    assert safe_name("Iain Snelling", ".xlsx", taken) == "Iain Snelling (2).xlsx"
    assert safe_name("Iain SNELLING", ".xlsx", taken) == "Iain SNELLING (3).xlsx"


def test_an_ordinary_name_stays_as_it_is() -> None:
    assert (
        safe_name("Ross Millar – HSMC (2027-29) O’Neill & co.", ".pdf")
        == "Ross Millar - HSMC (2027-29) O'Neill & co.pdf"
    )
    assert safe_name("Zoë Müller") == "Zoë Müller"
