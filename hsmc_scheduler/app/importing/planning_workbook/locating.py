"""From a place in the plan to the cell that says it."""

from __future__ import annotations

import re
from typing import Any

from hsmc_scheduler.app.importing.planning_workbook.building import Building, Built
from hsmc_scheduler.app.importing.planning_workbook.rows import ReadRow
from hsmc_scheduler.domain.place import Place, index_of
from hsmc_scheduler.exchange.planning_workbook.registry import SHEETS
from hsmc_scheduler.exchange.planning_workbook.spec import SheetSpec


class Locating:
    """Finds cells for the places of the plan a workbook told."""

    def __init__(self, building: Building) -> None:
        self._building = building
        self._words = ""

    def cell(self, at: Place, words: str = "") -> tuple[str, tuple[ReadRow, ...]]:
        """The address of the cell of a place, and the rows it hangs on; "" where no sheet has it.

        `words`: what is wrong there; it names what is looked for where the place is a whole list.
        """
        self._words = words
        for spec in SHEETS:
            if not spec.parent and not spec.groups and at[: len(spec.at)] == spec.at:
                return self._in_list(spec, at[len(spec.at) :])
        settings = next(s for s in SHEETS if s.groups)
        built = self._building.built.get(settings.title)
        if built is None or not at:
            return "", ()
        return self._in_row(built.rows[0], at)

    def _in_list(self, spec: SheetSpec, rest: Place) -> tuple[str, tuple[ReadRow, ...]]:
        found = self._building.sheets.get(spec.title)
        built = self._building.built.get(spec.title)
        children = [s for s in SHEETS if s.parent == spec.title and len(rest) > 1 and s.at[0] == rest[1]]
        if rest and children and (child := self._building.built.get(children[0].title)):
            key = self._key(spec, built, rest[0])
            inner = self._of_child(children[0], child, key, rest[2:])
            if inner[0]:
                return inner
        if found is None or built is None or not built.rows:
            return "", ()
        try:
            number = index_of(built.things, rest[0]) if rest else -1
        except KeyError:
            return "", ()
        if not 0 <= number < len(built.rows):
            return (found.sheet.where(found.top, 0), ()) if not rest else ("", ())
        return self._in_row(built.rows[number], rest[1:])

    def _of_child(self, spec: SheetSpec, built: Built, key: Any, rest: Place) -> tuple[str, tuple[ReadRow, ...]]:
        """A place in the list of a thing that has a sheet of its own."""
        own = [n for n, parent in enumerate(built.parents) if parent == key]
        if not own:
            return "", ()
        if not rest:
            return self._named(spec, [built.rows[n] for n in own])
        if spec.fold:
            named = [n for n in own if getattr(built.things[n], "year", None) == rest[0]]
            own = _narrowed(built, named, rest[1:]) or own
            return self._in_row(built.rows[own[0]], rest[1:])
        try:
            number = index_of([built.things[n] for n in own], rest[0])
        except KeyError:
            return "", ()
        return self._in_row(built.rows[own[number]], rest[1:])

    def _named(self, spec: SheetSpec, rows: list[ReadRow]) -> tuple[str, tuple[ReadRow, ...]]:
        """Of several rows the cell that holds what the problem quotes; the first cell where none does."""
        quoted = re.findall("“([^”]*)”", self._words)
        for row in rows:
            for name in (c.field for c in spec.columns if c.field in row.found.columns):
                value = row.values.get(name)
                if value in quoted or (isinstance(value, tuple) and any(item in quoted for item in value)):
                    return row.found.where(row.number, name), (row,)
        return rows[0].found.where(rows[0].number, spec.columns[0].field), (rows[0],)

    def _in_row(self, row: ReadRow, rest: Place) -> tuple[str, tuple[ReadRow, ...]]:
        spec = row.found.spec
        way = ".".join(str(step) for step in rest)
        fits = [c.field for c in spec.columns if way == c.field or way.startswith(f"{c.field}.")]
        fits += [c.field for c in spec.columns if way and c.field.startswith(f"{way}.")]
        if spec.fold and way and not fits:
            fits = ["deliveries"]
        name = next((f for f in fits if f in row.found.columns), spec.columns[0].field)
        return row.found.where(row.number, name), (row,)

    def _key(self, spec: SheetSpec, built: Built | None, step: str | int) -> Any:
        name = (spec.key or spec.columns[0]).field
        try:
            return getattr(built.things[index_of(built.things, step)], name) if built else step
        except KeyError:
            return step


def _narrowed(built: Built, rows: list[int], rest: Place) -> list[int]:
    """Of the rows of a pathway's year those that tell the list a place is in; by number where there is one."""
    how = {"required": "everyone takes all", "electives": "each chooses", "one_of": "all take one of"}
    if not rest or rest[0] not in how:
        return rows
    of = [n for n in rows if built.things[n].how == how[str(rest[0])]]
    number = rest[1] if len(rest) > 1 and isinstance(rest[1], int) else 0
    return of[number : number + 1] or rows
