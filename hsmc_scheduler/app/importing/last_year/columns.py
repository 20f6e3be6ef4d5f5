"""Finding the headings of a list, and what each of its columns means: as remembered, as usual, or by what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hsmc_scheduler.app.importing.last_year.meanings import Meaning, meaning_of_heading
from hsmc_scheduler.app.importing.last_year.modules import ModuleFinder
from hsmc_scheduler.app.pasted.date_words import Kind, words_of
from hsmc_scheduler.domain.correspondence import ColumnMapping
from hsmc_scheduler.exchange.tables.addresses import letters
from hsmc_scheduler.exchange.tables.table import Sheet, Tables, Value

HEADINGS_WITHIN = 30
"""Rows in which headings are looked for."""
LOOKED_AT = 60
"""Cells by which a column without a known heading is judged."""
MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of a list and what they mean; `starts`: its sheets (from 0), each with its first row under them.

    `free`: it has no columns, each line is a text. `samples`: the first thing each column holds.
    """

    headings: tuple[str, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    starts: tuple[tuple[int, int], ...] = ()
    free: bool = False
    samples: tuple[str, ...] = ()

    @property
    def mapping(self) -> ColumnMapping:
        """What a plan remembers of it."""
        return ColumnMapping(self.headings, tuple(m.value for m in self.meanings))


def find_columns(tables: Tables, finder: ModuleFinder | None, remembered: Iterable[ColumnMapping] = ()) -> Columns:
    """What the columns of the list seem to mean; sheets with the same headings are one list."""
    known = {m.headings: m.meanings for m in remembered}
    best, worth = Columns(free=True), 0
    for number, sheet in _seen(tables):
        for n, headings in _heading_rows(sheet):
            if headings in known:
                meanings = tuple(_meaning(m) for m in known[headings])
                return _over_all(tables, Columns(headings, meanings, ((number, n + 1),)))
            found = _guessed(sheet, n + 1, headings, finder)
            value = 2 * sum(m is not Meaning.IGNORED for m in found) + (len(sheet.rows) > n + 1)
            if _enough(found) and value > worth:
                best, worth = Columns(headings, found, ((number, n + 1),)), value
    if best.free:
        best = _without_headings(tables, finder)
    if best.free:
        return Columns(free=True, starts=tuple((n, 0) for n, _ in _seen(tables)))
    return _over_all(tables, best)


def with_meanings(columns: Columns, meanings: Sequence[str]) -> Columns:
    """The same columns, meaning what the planner says; a column not spoken of is left aside."""
    said = tuple(_meaning(m) for m in meanings)[: len(columns.headings)]
    missing = (Meaning.IGNORED,) * (len(columns.headings) - len(said))
    return replace(columns, meanings=(*said, *missing))


def _meaning(text: str) -> Meaning:
    return Meaning(text) if text in {m.value for m in Meaning} else Meaning.IGNORED


def _enough(meanings: tuple[Meaning, ...]) -> bool:
    dated = Meaning.DATES in meanings or Meaning.START in meanings
    return dated and sum(m is not Meaning.IGNORED for m in meanings) >= 2


def _seen(tables: Tables) -> Iterator[tuple[int, Sheet]]:
    return ((n, sheet) for n, sheet in enumerate(tables.sheets) if not sheet.hidden and sheet.rows)


def _heading_rows(sheet: Sheet) -> Iterator[tuple[int, tuple[str, ...]]]:
    for n, row in enumerate(sheet.rows[:HEADINGS_WITHIN]):
        texts = tuple(" ".join(c.split()) if isinstance(c, str) else "" for c in row[:MOST_COLUMNS])
        if any(_dated(c) for c in row):
            continue
        usual = any(meaning_of_heading(t) is not Meaning.IGNORED for t in texts)
        below = sheet.rows[n + 1] if n + 1 < len(sheet.rows) else ()
        if usual or (sum(map(bool, texts)) > 1 and any(_dated(c) for c in below)):
            yield n, texts


def _guessed(sheet: Sheet, first: int, headings: tuple[str, ...], finder: ModuleFinder | None) -> tuple[Meaning, ...]:
    found = []
    for column, heading in enumerate(headings):
        cells = _cells(sheet, first, column)
        meaning = meaning_of_heading(heading)
        if meaning in (Meaning.DAYS, Meaning.WEEKDAYS, Meaning.BLOCK) and cells:
            held = _by_cells(cells, None)
            if meaning is Meaning.WEEKDAYS or (held is not Meaning.DAYS and held):
                meaning = held or Meaning.NOTES
        found.append(meaning)
    if Meaning.DATES not in found and Meaning.START not in found:
        for column in range(len(found)):
            if found[column] is Meaning.IGNORED and _by_cells(_cells(sheet, first, column), None) is Meaning.DATES:
                found[column] = Meaning.DATES
    if Meaning.MODULE not in found and finder is not None:
        for column in range(len(found)):
            if found[column] in (Meaning.IGNORED, Meaning.NOTES) and (
                _by_cells(_cells(sheet, first, column), finder) is Meaning.MODULE
            ):
                found[column] = Meaning.MODULE
                break
    if Meaning.START in found and Meaning.DATES in found:  # both said: the first day and the last are the surer
        found = [Meaning.IGNORED if m is Meaning.DATES and Meaning.END in found else m for m in found]
    return tuple(found)


def _without_headings(tables: Tables, finder: ModuleFinder | None) -> Columns:
    """A list that begins at once, with a column of dates and one of modules."""
    for number, sheet in _seen(tables):
        width = min(sheet.width, MOST_COLUMNS)
        if width < 2 or len(sheet.rows) < 2:
            continue
        found = []
        for column in range(width):
            meaning = _by_cells(_cells(sheet, 0, column), finder) or Meaning.IGNORED
            found.append(Meaning.IGNORED if meaning in found and meaning is not Meaning.DATES else meaning)
        if found.count(Meaning.DATES) == 2:
            at = found.index(Meaning.DATES)
            found = [
                Meaning.START if n == at else Meaning.END if m is Meaning.DATES else m for n, m in enumerate(found)
            ]
        if Meaning.MODULE in found and _enough(tuple(found)):
            names = tuple(f"Column {letters(n)}" for n in range(width))
            return Columns(names, tuple(found), ((number, 0),))
    return Columns(free=True)


def _over_all(tables: Tables, columns: Columns) -> Columns:
    """The list with every other sheet that has the same headings, and a sample of each column."""
    own = columns.starts[0]
    starts = [own]
    for number, sheet in _seen(tables):
        if number != own[0]:
            starts += [(number, n + 1) for n, headings in _heading_rows(sheet) if headings == columns.headings][:1]
    sheet = tables.sheets[own[0]]
    samples = []
    for column in range(len(columns.headings)):
        first = next(iter(_cells(sheet, own[1], column)), "")
        samples.append(f"{first:%d/%m/%Y}" if isinstance(first, date) else " ".join(str(first).split())[:60])
    return replace(columns, starts=tuple(sorted(starts)), samples=tuple(samples))


def _cells(sheet: Sheet, first: int, column: int) -> list[Value]:
    below = (row[column] for row in sheet.rows[first : first + LOOKED_AT] if column < len(row))
    return [cell for cell in below if cell is not None]


def _by_cells(cells: Sequence[Value], finder: ModuleFinder | None) -> Meaning:
    """What a column means by what most of its cells are."""
    most = len(cells) * 0.6
    if not cells:
        return Meaning.IGNORED
    if sum(_dated(c) for c in cells) >= most:
        return Meaning.DATES
    if sum(isinstance(c, int | float) and 0 < c < 32 for c in cells) >= most:
        return Meaning.DAYS
    if sum(isinstance(c, str) and _weekdays_alone(c) for c in cells) >= most:
        return Meaning.WEEKDAYS
    if finder is not None and sum(isinstance(c, str) and bool(finder.find(c).codes) for c in cells) >= len(cells) * 0.4:
        return Meaning.MODULE
    return Meaning.IGNORED


def _dated(cell: Value) -> bool:
    if not isinstance(cell, str):
        return isinstance(cell, date)
    kinds = {w.kind for w in words_of(cell[:200])}
    return Kind.UNKNOWN not in kinds and (Kind.NUMERIC in kinds or {Kind.NUMBER, Kind.MONTH} <= kinds)


def _weekdays_alone(text: str) -> bool:
    kinds = {w.kind for w in words_of(text[:60])}
    return bool(kinds & {Kind.WEEKDAY, Kind.EVERY}) and kinds <= {Kind.WEEKDAY, Kind.EVERY, Kind.RANGE, Kind.AND}
