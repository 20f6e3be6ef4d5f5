"""A plan every text of which is as bad as texts come, ids and codes as well."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from itertools import cycle
from pathlib import Path
from typing import Any

from hsmc_scheduler.domain.cohort import Student
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.plan import Office
from hsmc_scheduler.domain.timetable import Release
from hsmc_scheduler.storage.document import Document

NAMES = frozenset({"id", "code"})
"""Fields by which other fields name a thing: the same text everywhere."""
KEPT = frozenset({("Parameter", "name"), ("Timetable", "plan_fingerprint")})
CONTROL = (("bell\x07 ", ""), ("\r\nATTACH:x ", "\r\nX"))
"""What no file takes: it is told as a problem, and still has to be shown."""
AROUND = (
    ("=1+1 ", ""),
    ("+", " -1"),
    ("@SUM(1) ", "{=1}"),
    ("\u202e", "gpj.exe"),
    ("&P &amp; & ", "%1"),
    ("\t", "\u00a0＝1"),
    ("", " " + "Wxyz " * 60),
    ("'\"` ", "</td></qt>"),
)


class Hostile:
    """Makes texts hostile: each holds a picture to be fetched from `probe`, between things of other kinds.

    Ids name the picture without its folder, because no slash may stand in them.
    """

    def __init__(self, probe: Path, *, control: bool = False) -> None:
        self.mark, self.short_mark = f'<img src="{probe}">', f'<img src="{probe.name}">'
        self._around = cycle((*CONTROL, *AROUND) if control else AROUND)
        self._names: dict[str, str] = {}

    def of(self, document: Document) -> Document:
        """The document with every text made hostile, and with something in every text that was empty."""
        plan = document.plan
        timetable = document.timetable
        assert timetable is not None
        student = Student("st1", "Ada", plan.cohorts[0].id, employer="NHS", workplace_mentor="Mo")
        release = Release(1, date(2027, 6, 1), "First", timetable, ("One block moved",), "Asked for")
        office = Office("Jo", "jo@example.org", "0121", "HSMC", "X1", catering="Lunch", hotel="Inn")
        plan = replace(plan, students=(student,), office=office, notes="Notes", releases=(release,))
        self._learn(plan)
        plan = self._changed(plan)
        timetable = replace(self._changed(timetable), plan_fingerprint=fingerprint(plan))
        return replace(document, plan=plan, timetable=timetable, proof=None)

    def text(self, kept: str, mark: str = "") -> str:
        """A text with a picture in it."""
        before, after = next(self._around)
        return f"{before}{kept} {mark or self.mark}{after.replace('/', '') if mark else after}"

    def _learn(self, thing: Any) -> None:
        if is_dataclass(thing):
            for field in fields(thing):
                value = getattr(thing, field.name)
                if field.name in NAMES and isinstance(value, str):
                    self._names.setdefault(value, self.text(value, self.short_mark))
                self._learn(value)
        elif isinstance(thing, tuple):
            for each in thing:
                self._learn(each)

    def _changed(self, thing: Any, where: tuple[str, str] = ("", "")) -> Any:
        if isinstance(thing, Enum) or where in KEPT:
            return thing
        if isinstance(thing, str):
            cohort, slash, letter = thing.partition("/")
            if slash and cohort in self._names:  # a set that follows from the size of its cohort
                return f"{self._names[cohort]}/{letter}"
            return self._names.get(thing) or (self.text(thing) if thing or where[1] in FILLED else thing)
        if isinstance(thing, tuple):
            return tuple(self._changed(each, where) for each in thing)
        if is_dataclass(thing) and not isinstance(thing, type):
            kind = type(thing).__name__
            return replace(
                thing, **{f.name: self._changed(getattr(thing, f.name), (kind, f.name)) for f in fields(thing)}
            )
        return thing


FILLED = frozenset({"comment", "reason", "address", "label", "title", "email"})
"""What is filled where it is empty."""
