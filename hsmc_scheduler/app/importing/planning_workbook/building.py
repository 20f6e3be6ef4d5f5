"""From rows to things, from things to a plan. What cannot be is noted and healed, so that all the rest is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hsmc_scheduler.app.edits.errors import EditError, plainly
from hsmc_scheduler.app.edits.naming import fresh_id, slug
from hsmc_scheduler.app.importing.planning_workbook.found import FoundSheet
from hsmc_scheduler.app.importing.planning_workbook.keys import Keys
from hsmc_scheduler.app.importing.planning_workbook.making import made_of
from hsmc_scheduler.app.importing.planning_workbook.rows import NAMES, ReadRow, keys_of, read_rows
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.wording import quoted
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.exchange.planning_workbook.grids import things_of
from hsmc_scheduler.exchange.planning_workbook.kinds import Key, Reference
from hsmc_scheduler.exchange.planning_workbook.registry import SHEETS, sheet_called
from hsmc_scheduler.exchange.planning_workbook.spec import PARENT, SheetSpec

MOST_HEALED = 6
ANY_DAY = date(2000, 1, 1)
_NO_SESSION = Session("", "", "")
_RULES_IN_ORDER = list(RuleId)


@dataclass(slots=True)
class Built:
    """Things of one sheet with their rows, in order; a child's with its parent's key."""

    rows: list[ReadRow] = field(default_factory=list)
    things: list[Any] = field(default_factory=list)
    parents: list[Any] = field(default_factory=list)


class Building:
    """Builds the plan a workbook tells, on what `base` says already; None: a new plan."""

    def __init__(self, sheets: dict[str, FoundSheet], base: Plan | None) -> None:
        self.sheets = sheets
        self.base = base
        self.problems: list[Problem] = []
        self.built: dict[str, Built] = {}
        self.keys: Keys = keys_of(sheets, base)
        self._old: dict[str, dict[Any, Any]] = {}

    def build(self) -> None:
        """Build the things of every sheet but that of settings."""
        for spec in SHEETS:
            if spec.parent:
                self._children(spec)
        for spec in SHEETS:
            if not spec.parent and not spec.groups:
                self._things(spec)

    def old(self, sheet: str, key: Any) -> Any:
        """The thing of the plan as it is, by its key; None: there is none."""
        if sheet not in self._old:
            spec = sheet_called(sheet)
            name = (spec.key or spec.columns[0]).field
            top = self.base is not None and not spec.parent and not spec.groups
            self._old[sheet] = {getattr(t, name): t for _, t in things_of(self.base, spec)} if top and self.base else {}
        return self._old[sheet].get(key)

    def _rows(self, own: FoundSheet) -> list[ReadRow]:
        rows = list(read_rows(own, self.keys, self.old, self.problems))
        key = own.spec.key
        if key is None or not isinstance(key.kind, Key):
            return rows
        for parent in dict.fromkeys(row.values.get(PARENT) for row in rows):
            self._own_keys(key.field, key.kind, [r for r in rows if r.values.get(PARENT) == parent], own.spec)
        return rows

    def _own_keys(self, name: str, kind: Key, rows: list[ReadRow], spec: SheetSpec) -> None:
        """Make the keys that are left to the program; note those given twice where the domain would not."""
        taken = {str(row.values.get(name, "")) for row in rows} - {""}
        seen: dict[str, ReadRow] = {}
        for row in rows:
            key = row.values.get(name, "")
            wanted = slug(str(row.values.get(kind.made_from or _name_field(spec), ""))) or slug(spec.row)
            if not key and name not in row.faulty and kind.made_from:
                row.values[name] = fresh_id(wanted, taken)
                taken.add(row.values[name])
            elif not key and name not in row.faulty:
                mend = f"Give it a short word of its own, such as {quoted(fresh_id(wanted, taken))}."
                self.problems.append(row.problem(name, f"the {spec.row} has no {name}", mend))
            elif key and spec.unique and key in seen:
                what = f"{quoted(key)} is there already, in row {seen[key].number + 1}"
                self.problems.append(row.problem(name, what, "Give each its own, or leave one empty."))
                row.values[name] = fresh_id(key, taken)
                taken.add(row.values[name])
            seen.setdefault(key, row)

    def _children(self, spec: SheetSpec) -> None:
        own = self.sheets.get(spec.title)
        if own is None or PARENT not in own.columns:
            return
        built = self.built.setdefault(spec.title, Built())
        above = sheet_called(spec.parent)
        column = spec.columns[0]
        for row in self._rows(own):
            parent = row.values[PARENT]
            known = not isinstance(column.kind, Reference) or self.keys.has(above.title, parent)
            if not known and PARENT not in row.faulty and above.title not in self.keys.unread:
                what = f"there is no {above.row} {quoted(parent)}"
                mend = f"Choose one of the sheet {above.title}, or add it there."
                self.problems.append(row.problem(PARENT, what, mend))
            parent = None if PARENT in row.faulty else parent
            self._add(built, row, {}, parent)

    def _things(self, spec: SheetSpec) -> None:
        own = self.sheets.get(spec.title)
        key = (spec.key or spec.columns[0]).field
        children = [s for s in SHEETS if s.parent == spec.title]
        if own is None or key not in own.columns:
            self._kept(spec, key, children)
            return
        built = self.built.setdefault(spec.title, Built())
        for row in self._rows(own):
            self._add(built, row, self._lists(children, row.values[key]), None)
        self._adopt(key, children, built.things)

    def _kept(self, spec: SheetSpec, key: str, children: list[SheetSpec]) -> None:
        """Without its sheet a list stays as the plan has it, but for what other sheets say of its things."""
        built = self.built.setdefault(spec.title, Built())
        for _, thing in things_of(self.base, spec) if self.base else ():
            built.things.append(self._with(thing, children, getattr(thing, key)))
        self._adopt(key, children, built.things)

    def _adopt(self, key: str, children: list[SheetSpec], things: list[Any]) -> None:
        """Rows of other sheets whose thing is not there, where it can be made."""
        there = {getattr(thing, key) for thing in things}
        for child in children:
            if child.orphan is None:
                continue
            strays = dict.fromkeys(p for p in self.built.get(child.title, Built()).parents if p not in (None, ""))
            new = [self._with(child.orphan(p), children, p) for p in strays if p not in there]
            if new:
                things[:] = sorted([*things, *new], key=lambda setting: _RULES_IN_ORDER.index(setting.rule))

    def _lists(self, children: list[SheetSpec], key: Any) -> dict[str, tuple[Any, ...]]:
        """What other sheets say of the thing of that key, by the name of its list."""
        found: dict[str, tuple[Any, ...]] = {}
        for child in children:
            built = self.built.get(child.title)
            if built is None:
                old = self.old(child.parent, key)
                found[child.at[0]] = getattr(old, child.at[0]) if old is not None else ()
                continue
            own = tuple(t for t, p in zip(built.things, built.parents, strict=True) if p == key)
            found[child.at[0]] = child.fold(own) if child.fold else own
        return found

    def _add(self, built: Built, row: ReadRow, lists: dict[str, tuple[Any, ...]], parent: Any) -> None:
        values = {name: value for name, value in row.values.items() if name != PARENT} | lists
        thing = made_of(row, values, self.base, self.problems)
        if thing is not None:
            built.rows.append(row)
            built.things.append(thing)
            built.parents.append(parent)

    def _with(self, thing: Any, children: list[SheetSpec], key: Any) -> Any:
        """A thing of the plan with what other sheets say of it; as it is, with the fault noted, where it cannot be."""
        lists = self._lists(children, key)
        changed = {name: value for name, value in lists.items() if getattr(thing, name) != value}
        try:
            with plainly():
                return replace(thing, **changed) if changed else thing
        except EditError as fault:
            own = next(s for c in children if c.at[0] in changed and (s := self.sheets.get(c.title)))
            what = f"{quoted(str(key))}: {fault.what[:1].lower()}{fault.what[1:].rstrip('.')}"
            self.problems.append(Problem(own.sheet.where(own.top, 0), what, "Correct its rows below."))
            return thing


def _name_field(spec: SheetSpec) -> str:
    """The field a person calls the row's thing by."""
    return next((c.field for c in spec.columns if c.field in NAMES), "")
