"""What people, editors and disks do to a plan file: one problem line each, at load."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from hsmc_scheduler.storage.codec import encode
from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.faults import dataclasses_of, moments
from hsmc_scheduler.storage.files import load
from hsmc_scheduler.storage.upgrades import VERSION
from tests.builders import a_plan, a_tutor, an_absence

SAID = "plan.hsmc, tutors[0] (Iain Snelling), "
NAMELESS = "plan.hsmc, tutors[0] (is)"
END = f"{SAID}absences[0], end"

PLAN = a_plan(tutors=(a_tutor("is", name="Iain Snelling", absences=(an_absence("2028-05-03", "2028-05-14"),)),))
TEXT = encode(Document(PLAN)).decode()


def swap(old: str, new: str) -> Callable[[], bytes]:
    def swapped() -> bytes:
        assert TEXT.count(old) == 1
        return TEXT.replace(old, new).encode("utf-8", "surrogatepass")

    return swapped


def bytes_of(make: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    return lambda: make(TEXT.encode())


SIZE = "plan.hsmc, cohorts[0] (Cohort C1), size"
SEATS = '"size": 8'
HORRORS = {
    "not a number": (swap(SEATS, '"size": NaN'), f"{SIZE}: “NaN” is not a number"),
    "infinite": (swap(SEATS, '"size": 1e999'), f"{SIZE}: “1e999” is not a number"),
    "minus infinity": (swap(SEATS, '"size": -Infinity'), f"{SIZE}: “-Infinity” is not a number"),
    "given twice": (swap(SEATS, '"size": 8, "size": 9'), f"{SIZE}: is given twice"),
    "5,000 digits": (swap(SEATS, f'"size": {"9" * 5000}'), f"{SIZE}: “9999"),
    "true for 1": (swap(SEATS, '"size": true'), f"{SIZE}: should be a whole number, but is true"),
    "8.0 for 8": (swap(SEATS, '"size": 8.0'), f"{SIZE}: should be a whole number, but is 8.0"),
    "quoted number": (swap(SEATS, '"size": "8"'), f'{SIZE}: should be a whole number, but is "8"'),
    "negative size": (
        swap(SEATS, '"size": -8'),
        "plan.hsmc, cohorts[0] (Cohort C1): a cohort's size cannot be negative",
    ),
    "100,000 brackets": (lambda: b'{"plan": ' + b"[" * 100_000, "plan.hsmc: Brackets are nested too deep"),
    "deep in a field": (swap('"notes": ""', f'"notes": {"[" * 60}{"]" * 60}'), "plan.hsmc, notes[0]"),
    "half a pair": (swap("Iain Snelling", "\\ud800"), f"{NAMELESS}, name: holds the character U+D800"),
    "escaped NUL": (swap("Iain Snelling", "I\\u0000S"), f"{NAMELESS}, name: holds the character U+0000"),
    "half a pair, raw": (swap("Iain Snelling", "\ud800"), "plan.hsmc, line "),
    "odd field name": (
        swap('"notes"', '"no\\ud800tes"'),
        "plan.hsmc, no\N{REPLACEMENT CHARACTER}tes: is the name of no",
    ),
    "NUL tail": (bytes_of(lambda b: b + b"\0" * 512), "plan.hsmc, end of the file: The file ends in 512 empty bytes"),
    "only NULs": (lambda: b"\0" * 512, "plan.hsmc: The file is empty"),
    "UTF-16": (lambda: TEXT.encode("utf-16"), "plan.hsmc: The file is UTF-16 text"),
    "UTF-16 unmarked": (lambda: TEXT.encode("utf-16-be"), "plan.hsmc: The file is UTF-16 text"),
    "Latin-1": (lambda: TEXT.replace("Iain", "Ián").encode("latin-1"), "plan.hsmc, line 5"),
    "BOM": (lambda: TEXT.encode("utf-8-sig"), "plan.hsmc, line 1: The file starts with a byte-order mark"),
    "empty": (lambda: b"", "plan.hsmc: The file is empty"),
    "blank": (lambda: b" \n\n", "plan.hsmc: The file is empty"),
    "not JSON": (lambda: b"Dear planner,", "plan.hsmc: This is not a plan: Choose a file made by"),
    "HTML": (lambda: b"<!DOCTYPE html><html></html>", "plan.hsmc: This is a web page"),
    "workbook": (lambda: b"PK\x03\x04" + b"x" * 50, "plan.hsmc: This is an Excel workbook"),
    "other JSON": (lambda: b'{"version": 1}', "plan.hsmc, format: The file does not say it is a plan"),
    "a list": (lambda: b"[]", "plan.hsmc: This is not a plan"),
    "a settings file": (lambda: b"[section]\nkey = 1\n", "plan.hsmc: This is not a plan"),
    "a remark after the end": (bytes_of(lambda b: b + b"\n// done"), "plan.hsmc, line "),
    "cut in a word": (lambda: b'{"format": tru', "plan.hsmc: The file ends in the middle of the plan"),
    "cut in a text": (lambda: b'{"format": "hsmc plan', "plan.hsmc: The file ends in the middle of the plan"),
    "cut short": (bytes_of(lambda b: b[:-300]), "plan.hsmc: The file ends in the middle of the plan, as a copy does"),
    "goes on": (bytes_of(lambda b: b + b"}"), "plan.hsmc, line "),
    "missing comma": (swap(f"{SEATS},", SEATS), "plan.hsmc, line "),
    "comma too many": (swap('"notes": ""', '"notes": "",'), "plan.hsmc, line "),
    "line break in a text": (swap("Iain Snelling", "Iain\nSnelling"), "plan.hsmc, line "),
    "unknown escape": (swap("Iain Snelling", "Iain\\Snelling"), "plan.hsmc, line "),
    "misspelt field": (
        swap('"notes": ""', '"nots": ""'),
        "plan.hsmc, nots: is not a field of a plan here: Did you mean “notes”?",
    ),
    "field missing": (swap('"name": "Iain Snelling",', ""), "plan.hsmc, tutors[0] (is), name: is missing: Add it."),
    "no such day": (swap('"end": "2028-05-14"', '"end": "2028-02-30"'), f"{END}: should be a date that exists"),
    "British date": (
        swap('"end": "2028-05-14"', '"end": "14/05/2028"'),
        f"{END}: should be a date, but is “14/05/2028”",
    ),
    "date as a number": (swap('"end": "2028-05-14"', '"end": 20280514'), f"{END}: should be a date, but is 20280514"),
    "ends before it starts": (
        swap('"end": "2028-05-14"', '"end": "2028-05-01"'),
        f"{SAID}absences[0]: the absence ends",
    ),
    "time zone": (
        swap('"midday": "13:00"', '"midday": "13:00Z"'),
        "plan.hsmc, calendar, midday: should be a time of day",
    ),
    "no such time": (
        swap('"midday": "13:00"', '"midday": "25:00"'),
        "plan.hsmc, calendar, midday: should be a time of day",
    ),
    "no such choice": (swap('"kind": "away"', '"kind": "gone"'), f'{SAID}absences[0], kind: should be "away"'),
    "null for a group": (swap('"notes": ""', '"notes": "", "office": null'), "plan.hsmc, office: is given twice"),
    "list for a text": (swap('"notes": ""', '"notes": []'), "plan.hsmc, notes: should be text, but is a list"),
    "schema in quotes": (
        swap(f'"schema_version": {VERSION}', '"schema_version": "1"'),
        "plan.hsmc, schema_version: should be a whole",
    ),
    "schema true": (
        swap(f'"schema_version": {VERSION}', '"schema_version": true'),
        "plan.hsmc, schema_version: should be a whole",
    ),
    "schema 0": (
        swap(f'"schema_version": {VERSION}', '"schema_version": 0'),
        "plan.hsmc, schema_version: should be a whole",
    ),
    "proof of another kind": (swap('"proof": null', '"proof": true'), "plan.hsmc, proof: should be a group of fields"),
    "moment in Zulu time": (
        swap(
            '"proof": null',
            '"proof": {"status": "proven", "objective": 1, "bound": 1, "seconds": 1.5, "seed": 1, '
            '"solved_at": "2028-03-07T09:30:00Z"}',
        ),
        "plan.hsmc, proof, solved_at: should be a moment, but is “2028-03-07T09:30:00Z”: Write date and time",
    ),
    "book-long note": (swap('"notes": ""', f'"notes": "{"x" * 100_001}"'), "plan.hsmc, notes: is longer than 100,000"),
    "far too many fields": (
        swap('"notes": ""', f'"notes": {{{",".join(f"{chr(34)}{n}{chr(34)}: 1" for n in range(101))}}}'),
        "plan.hsmc, notes: holds far too many fields",
    ),
    "too long": (lambda: b" " * 12_000_001, "plan.hsmc: The file is larger than 12 MB"),
    "too many values": (
        lambda: b'{"plan": [' + b"1," * 400_000 + b"1]}",
        "plan.hsmc: The file holds more than 400,000 values",
    ),
}


@pytest.mark.parametrize("name", HORRORS)
def test_a_horror_is_one_problem_that_says_where_what_and_how_to_mend_it(name: str, tmp_path: Path) -> None:
    make, said = HORRORS[name]
    path = tmp_path / "plan.hsmc"
    data = make()
    path.write_bytes(data)
    with pytest.raises(PlanFileError) as refused:
        load(path)
    (problem,) = refused.value.problems
    assert str(problem).startswith(said)
    assert problem.mend
    assert str(problem).isprintable()
    assert path.read_bytes() == data


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = TEXT
    for old, new in (
        ('"title": "A plan"', '"title": "A plan\\u0007"'),
        ('"name": "Iain Snelling"', '"name": 7'),
        ('"end": "2028-05-14"', '"end": "soon"'),
        (SEATS, '"size": NaN'),
        ('"notes"', '"nots"'),
    ):
        text = text.replace(old, new)
    path = tmp_path / "plan.hsmc"
    path.write_text(text, encoding="utf-8-sig")
    with pytest.raises(PlanFileError) as refused:
        load(path)
    assert [p.where for p in refused.value.problems] == [
        "plan.hsmc, line 1",
        "plan.hsmc, title",
        "plan.hsmc, tutors[0] (7), name",
        "plan.hsmc, tutors[0] (7), absences[0], end",
        SIZE,
        "plan.hsmc, nots",
    ]


def test_a_flood_of_problems_is_cut_short_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.hsmc"
    path.write_text(TEXT.replace('"notes": ""', f'"notes": [{"NaN, " * 5000}NaN]'), encoding="utf-8")
    with pytest.raises(PlanFileError) as refused:
        load(path)
    assert len(refused.value.problems) == 201
    assert "more problems than these" in str(refused.value.problems[-1])


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_what_is_no_file_is_refused_in_words(kind: str, tmp_path: Path) -> None:
    with pytest.raises(PlanFileError, match=r"no file of that name|is a folder"):
        load(tmp_path if kind == "folder" else tmp_path / "nowhere.hsmc")


def test_no_field_name_means_a_date_in_one_place_and_something_else_in_another() -> None:
    """What `moments` relies on: it looks at names alone."""
    for cls in dataclasses_of(Document):
        for name, hint in get_type_hints(cls).items():
            if name in moments():
                assert moments()[name] in (hint, *get_args(hint)), (cls, name)
