"""From bytes to a tree of plain values, refusing all that JSON libraries wave through."""

from __future__ import annotations

import codecs
import json
import math
from collections import Counter
from typing import NoReturn

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.storage.document import PlanFileError

MOST_BYTES = 12_000_000
MOST_VALUES = 400_000
"""Both bound the memory a hostile file can ask for: 150 MB. A plan of 500 blocks with 25 releases keeps within them."""
MOST_FIELDS = 100
"""In one group of fields."""
MOST_DIGITS = 9

UTF16 = "The file is UTF-16 text, not UTF-8"
SAVE_AS_UTF8 = "Save it again as UTF-8, without a byte-order mark."
LONGEST_WORD = len("fals")
"""So much of a word can be left at the end of a file that was cut."""
TORN = "The file ends in the middle of the plan, as a copy does that was cut short"
RESTORE = "Restore it from the .bak file beside it, or from your backups."
NOT_A_PLAN = "Choose a file made by HSMC Scheduler (its name ends in .hsmc)."

_WORDS = {
    "Expecting value": (
        "a value is missing or misspelt",
        "Write a number, true, false, null, or text in double quotes.",
    ),
    "Expecting property name": ("the name of a field is missing", "Field names stand in double quotes."),
    "Illegal trailing comma": ("there is a comma too many", "Remove the comma after the last entry."),
    "Expecting ':'": ("a colon is missing", "Write a colon between the field's name and its value."),
    "Expecting ','": ("a comma or a closing bracket is missing", "Look at the end of the line above as well."),
    "Unterminated string": ("a text is not closed", "Add the closing double quote."),
    "Invalid control character": ("a text holds a line break or control character", r"Write a line break as \n."),
    "Invalid \\": ("a backslash is followed by something unknown", r"Write a backslash itself as \\."),
    "Extra data": ("the plan is over, but the file goes on", "Remove everything after the plan's closing brace."),
}


class Unreadable(str):
    """What stands in the tree for a number that is none; the text is what the file said."""

    __slots__ = ()


class Crowded(dict[str, object]):
    """What stands in the tree, empty, for a group of more fields than any has."""


class Doubled(dict[str, object]):
    """An object with fields given more than once; the last one is kept, `names` says which."""

    names: tuple[str, ...] = ()


def parse(data: bytes) -> tuple[object, tuple[Problem, ...]]:
    """The tree in the bytes, and problems that did not prevent reading it. Raises PlanFileError where there is none."""
    _refuse_at_a_glance(data)
    problems = []
    if data.startswith(codecs.BOM_UTF8):
        problems.append(Problem("line 1", "The file starts with a byte-order mark", SAVE_AS_UTF8))
        data = data[len(codecs.BOM_UTF8) :]
    if data.endswith(b"\0"):
        whole = data.rstrip(b"\0")
        what = f"The file ends in {len(data) - len(whole)} empty bytes, as after a power cut"
        problems.append(Problem("end of the file", what, RESTORE))
        data = whole
    try:
        return _tree(data), tuple(problems)
    except PlanFileError as error:
        raise PlanFileError((*problems, *error.problems)) from None


def values_in(data: bytes) -> int:
    """About how many values a file holds, at the speed of memory."""
    return data.count(b",") + data.count(b"[") + data.count(b"{")


def too_large(data: bytes) -> bool:
    """Whether a file is beyond what is read."""
    return len(data) > MOST_BYTES or values_in(data) > MOST_VALUES


def _refuse_at_a_glance(data: bytes) -> None:
    start = data[:512].lstrip()
    if len(data) > MOST_BYTES:
        _refuse("", f"The file is larger than {MOST_BYTES // 1_000_000} MB; no plan is", NOT_A_PLAN)
    elif not data.strip(b"\0 \t\r\n"):
        _refuse("", "The file is empty", RESTORE)
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in (data[:1], data[1:2]):
        _refuse("", UTF16, SAVE_AS_UTF8)
    elif start.startswith(b"<"):
        _refuse("", "This is a web page or an XML file, not a plan", NOT_A_PLAN)
    elif start.startswith(b"PK\x03\x04"):
        _refuse("", "This is an Excel workbook or a zip file, not a plan", NOT_A_PLAN)
    elif not data.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        _refuse("", "This is not a plan", NOT_A_PLAN)
    elif too_large(data):
        _refuse("", f"The file holds more than {MOST_VALUES:,} values; no plan does", NOT_A_PLAN)


def _tree(data: bytes) -> object:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        _refuse(f"line {number}", f"The byte {data[error.start]:#04x} is not UTF-8 text", SAVE_AS_UTF8)
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_int=_int, parse_float=_float, parse_constant=Unreadable
        )
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) - LONGEST_WORD or error.msg.startswith("Unterminated string")
        if cut and not error.msg.startswith("Extra data"):
            _refuse("", TORN, RESTORE)
        found = next((words for start, words in _WORDS.items() if error.msg.startswith(start)), None)
        what, mend = found or (f"this is not JSON ({error.msg})", "Undo the last change made by hand.")
        line = one_line(error.doc[error.pos - error.colno + 1 : error.pos + 60].split("\n")[0])
        _refuse(f"line {error.lineno}, column {error.colno}", f"{what[0].upper()}{what[1:]} in “{line}”", mend)
    except RecursionError:
        _refuse("", "Brackets are nested too deep for a plan", NOT_A_PLAN)


def _refuse(where: str, what: str, mend: str) -> NoReturn:
    raise PlanFileError([Problem(where, what, mend)])


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(pairs) > MOST_FIELDS:
        return Crowded()
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    times = Counter(name for name, _ in pairs)
    doubled = Doubled(found)
    doubled.names = tuple(name for name in found if times[name] > 1)
    return doubled


def _int(text: str) -> object:
    return int(text) if len(text.lstrip("-")) <= MOST_DIGITS else Unreadable(text)


def _float(text: str) -> object:
    number = float(text)
    return number if math.isfinite(number) else Unreadable(text)
