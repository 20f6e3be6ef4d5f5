"""How a problem names things: one printable line, whatever the plan holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def unwritable(text: str) -> str:
    """The first control character, half of a pair or non-character, as U+0000; "" where all is well.

    Line breaks and tabs are welcome; what is found no file, workbook or calendar can carry.
    """
    found = _UNWRITABLE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def writable(text: str) -> str:
    """The text with a mark in place of each such character."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str, most: int = 60) -> str:
    """Text from a plan made fit for a message: printable, no longer than `most` and a mark."""
    cut = text[: most + 1]
    line = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(cut.split()))
    return f"{line[:most]}…" if len(cut) > most else line


def thing(kind: str, name: str, thing_id: str) -> str:
    """Tutor Iain Snelling (is)."""
    name, own_id = one_line(name), one_line(thing_id)
    words = f"{name} ({own_id})" if name and own_id and name != own_id else name or own_id or "without a name"
    return f"{kind} {words}"


def called(kind: str, name: str, thing_id: str) -> str:
    """Tutor Iain Snelling; by its id only where it has no name: within a sentence that people read."""
    return thing(kind, name if one_line(name) else thing_id, "")


def part(where: str, kind: str, number: int, name: str = "") -> str:
    """Delivery Health Care Quality (hcq), session 2 (Day 2)."""
    name = one_line(name)
    return f"{where}, {kind} {number}" + (f" ({name})" if name else "")


def quoted(text: str) -> str:
    """The text in quotation marks."""
    return f"“{one_line(text)}”"


def british(day: date) -> str:
    """7 March 2028."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """One, two and three; nothing for no words."""
    *start, end = [*words] or [""]
    return f"{', '.join(start)} {last} {end}" if start else end


def counted(number: int, one: str, many: str = "") -> str:
    """1 day, 2 days; `many` where an s is not enough."""
    return f"{number} {one if number == 1 else many or one + 's'}"
