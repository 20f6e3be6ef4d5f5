"""A stranger's workbook is looked through before it is read: what would take memory or time without end is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from contextlib import suppress
from typing import IO

from hsmc_scheduler.exchange.tables.addresses import place_of, quoted
from hsmc_scheduler.exchange.tables.archive import DAMAGE, opened, unpacks_too_large
from hsmc_scheduler.exchange.tables.kinds import ASK_AGAIN, SAVE_AS
from hsmc_scheduler.exchange.tables.limits import (
    MOST_ATTRIBUTES,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_DEPTH,
    MOST_ELEMENTS,
    MOST_MERGED_CELLS,
    MOST_OF_CONTENTS,
    MOST_ROWS,
    MOST_SHEETS,
    MOST_UNPACKED_BYTES,
)
from hsmc_scheduler.exchange.tables.package import Package, read_package
from hsmc_scheduler.exchange.tables.xml_stream import BrokenXmlError, HostileXmlError, Start, walk
from hsmc_scheduler.exchange.unreadable import UnreadableError, one_line, unreadable

FEWER = "Save the tables that are wanted in a workbook of their own."


class Workbook:
    """An archive that has been looked through. `package` says what is where in it."""

    def __init__(self, name: str, archive: zipfile.ZipFile, package: Package) -> None:
        self.name = name
        self.package = package
        self._archive = archive

    def open(self, part: str) -> IO[bytes]:
        """A part's bytes, unpacked as they are read."""
        return self._archive.open(part)


def looked_through(name: str, data: bytes) -> Workbook:
    """A workbook that is safe to read. Raises UnreadableError."""
    archive = opened(name, data)
    look = _Look(name, archive)
    try:
        return Workbook(name, archive, look.through())
    except HostileXmlError as error:
        raise unreadable(name, f"holds {error}, which Excel never writes", SAVE_AS) from error
    except (BrokenXmlError, *DAMAGE) as error:
        raise unreadable(name, "is cut short or damaged", ASK_AGAIN) from error


class _Look:
    """Counts what all parts of one archive hold."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self._name = name
        self._archive = archive
        self._bytes = self._elements = self._attributes = self._cells = self._depth = 0
        self._row = self._column = 0
        self._title, self._in_sheet = "", False
        self._most = MOST_OF_CONTENTS

    def through(self) -> Package:
        try:
            package = read_package(self._archive.namelist(), self._part)
        except KeyError as error:
            raise self._refused(_other_archive(self._archive.namelist()), SAVE_AS) from error
        if not package.sheets:
            raise self._refused("has no sheet of cells", SAVE_AS)
        if len(package.sheets) > MOST_SHEETS:
            raise self._refused(f"has more than {MOST_SHEETS} sheets", FEWER)
        self._most = MOST_ELEMENTS
        titles = {sheet.part: sheet.title for sheet in package.sheets}
        if len(titles) < len(package.sheets):
            raise self._refused("has two sheets that are one part", SAVE_AS)
        needed = {*titles, package.strings, package.styles} - {""}
        for part in self._archive.infolist():
            name = part.filename
            self._in_sheet, self._title = name in titles, titles.get(name, "")
            if name in needed:
                self._part(name)
            elif name.lower().endswith((".xml", ".rels", ".vml")):
                with suppress(BrokenXmlError):  # of no use to us, and old drawings are not XML
                    self._part(name)
        return package

    def _part(self, part: str, tell: Start | None = None) -> None:
        """Walk along a part and count what it holds, telling its elements too."""
        self._row = self._column = self._depth = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            self._start(name, attributes)
            if tell is not None:
                tell(name, attributes)

        with self._archive.open(part) as stream:
            walk(stream, self._start if tell is None else start, self._end, read=self._count)

    def _count(self, size: int) -> None:
        self._bytes += size
        if self._bytes > MOST_UNPACKED_BYTES:
            raise unpacks_too_large(self._name)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._attributes += len(attributes)
        self._depth += 1
        if self._elements > self._most or self._attributes > MOST_ATTRIBUTES or self._depth > MOST_DEPTH:
            raise self._refused("holds far more than tables need", FEWER)
        if name == "c":
            self._column += 1
            if at := place_of(attributes.get("r", "")):
                self._row, self._column = at
        elif name in ("v", "t") and self._in_sheet:
            self._cells += 1
            if self._row > MOST_ROWS or self._column > MOST_COLUMNS:
                what = f"a cell is filled in row {self._row}, column {self._column}"
                mend = f"Tables must end by row {MOST_ROWS} and column {MOST_COLUMNS}; clear what lies beyond."
                raise self._refused(what, mend)
            if self._cells > MOST_CELLS:
                raise self._refused(f"has more than {MOST_CELLS} filled cells", FEWER)
        elif name == "row":
            self._row, self._column = self._row + 1, 0
            if (number := attributes.get("r", "")).isdecimal():
                self._row = int(number[:9])
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _merge(self, area: str) -> None:
        places = [place for corner in area[:50].split(":") if (place := place_of(corner))]
        if len(places) > 1:
            (top, left), (bottom, right), *_ = places
            if (abs(right - left) + 1) * (abs(bottom - top) + 1) > MOST_MERGED_CELLS:
                what = f"more than {MOST_MERGED_CELLS} cells are merged into one: {area[:50]}"
                raise self._refused(what, "Unmerge them in Excel.")

    def _refused(self, what: str, mend: str) -> UnreadableError:
        title = f", {quoted(one_line(self._title))}" if self._title else ""
        return unreadable(f"{self._name}{title}", what, mend)


def _other_archive(names: Iterable[str]) -> str:
    """What an archive is that is not a workbook we know."""
    found = set(names)
    if "word/document.xml" in found:
        return "is a Word document, not a workbook"
    if "ppt/presentation.xml" in found:
        return "is a PowerPoint presentation, not a workbook"
    if "content.xml" in found:
        return "is an OpenDocument file, not an .xlsx workbook"
    if "xl/workbook.bin" in found:
        return "is a binary workbook (.xlsb)"
    return "is an archive, not a workbook"
