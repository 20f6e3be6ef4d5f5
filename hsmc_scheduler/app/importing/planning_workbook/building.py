"""From rows to things, from things to a plan. What cannot be is noted and healed, so that all the rest is looked at."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any

from hsmc_scheduler.app.edits.errors import EditError, plainly
from hsmc_scheduler.app.edits.naming import fresh_id, slug
from hsmc_scheduler.app.importing.planning_workbook.found import FoundSheet
from hsmc_scheduler.app.importing.planning_workbook.keys import Keys
from hsmc_scheduler.app.importing.planning_workbook.rows import ReadRow, keys_of, read_rows
from hsmc_scheduler.domain.calendar import AcademicYear, Calendar
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.wording import british, quoted
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.exchange.planning_workbook.grids import things_of
from hsmc_scheduler.exchange.planning_workbook.kinds import Key, Reference
from hsmc_scheduler.exchange.planning_workbook.registry import SHEETS, sheet_called
from hsmc_scheduler.exchange.planning_workbook.spec import PARENT, SheetSpec, default_of, made, value_of

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
        self.orphans: dict[Any, list[Any]] = {}
        self.keys: Keys = keys_of(sheets, base)
        self._old: dict[str, dict[Any, Any]] = {}

    def plan(self) -> Plan | None:
        """The plan, healed where something is wrong with the workbook; None: not even that can be."""
        for spec in SHEETS:
            if spec.parent:
                self._children(spec)
        for spec in SHEETS:
            if not spec.parent and not spec.groups:
                self._things(spec)
        return self._assembled()

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
        if key is None:
            return rows
        for parent in dict.fromkeys(row.values.get(PARENT) for row in rows):
            self._own_keys(key.field, key.kind, [r for r in rows if r.values.get(PARENT) == parent], own.spec)
        return rows

    def _own_keys(self, name: str, kind: Any, rows: list[ReadRow], spec: SheetSpec) -> None:
        """Make the keys that are left to the program; note those given twice where the domain would not."""
        taken = {str(row.values.get(name, "")) for row in rows} - {""}
        seen: dict[str, ReadRow] = {}
        for row in rows:
            key = row.values.get(name, "")
            if not key and name not in row.faulty and isinstance(kind, Key) and kind.made_from:
                wanted = slug(str(row.values.get(kind.made_from, ""))) or slug(spec.row)
                row.values[name] = fresh_id(wanted, taken)
                taken.add(row.values[name])
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
            built.things.append(_with(thing, self._lists(children, getattr(thing, key))))
        self._adopt(key, children, built.things)

    def _adopt(self, key: str, children: list[SheetSpec], things: list[Any]) -> None:
        """Rows of other sheets whose thing is not there, where it can be made."""
        there = {getattr(thing, key) for thing in things}
        for child in children:
            if child.orphan is None:
                continue
            strays = dict.fromkeys(p for p in self.built.get(child.title, Built()).parents if p not in (None, ""))
            new = [_with(child.orphan(p), self._lists(children, p)) for p in strays if p not in there]
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
        thing = self._made(row, values)
        if thing is not None:
            built.rows.append(row)
            built.things.append(thing)
            built.parents.append(parent)

    def _made(self, row: ReadRow, values: dict[str, Any]) -> Any:
        """The thing of a row. Where the domain refuses its fields together, that is noted and the row healed."""
        spec = row.found.spec
        _fill(values, self.base)
        for _ in range(MOST_HEALED):
            fault, check = None, None
            try:
                with plainly():
                    return made(spec.of, values)
            except EditError as error:
                fault = error
            except TypeError:
                return None
            check = next((c for c in spec.checks if c.words in fault.what.casefold()), None)
            if check is None:
                self.problems.append(row.problem(spec.columns[0].field, fault.what, fault.mend))
                return None
            if not row.faulty & _together(spec, check.field):
                what = f"{fault.what[:1].lower()}{fault.what[1:]}"
                self.problems.append(row.problem(check.field, what, check.mend))
            _heal(spec, values, check.field, check.heal)
        return None

    def _assembled(self) -> Plan | None:
        settings = self._settings()
        calendar = self._calendar(settings)
        if calendar is None:
            return None
        values: dict[str, Any] = {k: v for k, v in settings.items() if not k.startswith("calendar.")}
        for spec in SHEETS:
            if not spec.parent and len(spec.at) == 1:
                values[spec.at[0]] = tuple(self.built[spec.title].things)
        if self.base is not None:
            values |= {"releases": self.base.releases, "correspondence": self.base.correspondence}
        plan: Plan = made(Plan, {"calendar": calendar, **values})
        return plan

    def _settings(self) -> dict[str, Any]:
        """The fields of the sheet of the plan itself, by their ways."""
        spec = next(s for s in SHEETS if s.groups)
        own = self.sheets.get(spec.title)
        row = next(read_rows(own, self.keys, self.old, self.problems)) if own else None
        if row is not None:
            self.built[spec.title] = Built([row], [None], [None])
        found = {}
        for column in spec.columns:
            default = default_of(spec.of, column.field)
            value = "" if default is MISSING else default
            if row is not None and column.field in row.values and column.field not in row.faulty:
                value = row.values[column.field]
            elif self.base is not None:
                value = value_of(self.base, column.field)
            found[column.field] = value
        return found

    def _calendar(self, settings: dict[str, Any]) -> Calendar | None:
        own = self.sheets.get("Years")
        years: tuple[AcademicYear, ...] = tuple(self.built["Years"].things)
        if not years:
            what = "there is no academic year" if own else "the workbook has no sheet “Years”"
            where = own.sheet.where(own.top + 1, 0) if own else "Workbook"
            if not any(p.where.startswith("Years!") for p in self.problems):
                self.problems.append(Problem(where, what, "Give each academic year a row on the sheet Years."))
            return self.base.calendar if self.base else None
        values = {k.removeprefix("calendar."): v for k, v in settings.items() if k.startswith("calendar.")}
        rest: dict[str, Any] = {"years": years, "periods": tuple(self.built["Periods"].things)}
        for _ in range(2):
            try:
                with plainly():
                    return Calendar(**values, **rest)
            except EditError as fault:
                if "year" in fault.what:
                    self._overlap(years)
                    return self.base.calendar if self.base else None
                plan = self.built.get("Plan")
                if plan:
                    mend = "The day starts before midday and ends after it: correct one of the three."
                    self.problems.append(plan.rows[0].problem("calendar.midday", fault.what, mend))
                values |= {name: default_of(Calendar, name) for name in ("day_starts", "midday", "day_ends")}
        return None

    def _overlap(self, years: tuple[AcademicYear, ...]) -> None:
        rows = self.built["Years"].rows
        for number, (one, other) in enumerate(pairwise(years), 1):
            if other.start <= one.end and not rows[number].faulty | rows[number - 1].faulty:
                what = f"it starts on {british(other.start)}, before the year above it ends, {british(one.end)}"
                mend = "Years follow one another without overlap: correct one of the dates."
                self.problems.append(rows[number].problem("start", what, mend))


def _with(thing: Any, lists: dict[str, tuple[Any, ...]]) -> Any:
    changed = {name: value for name, value in lists.items() if getattr(thing, name) != value}
    return replace(thing, **changed) if changed else thing


def _fill(values: dict[str, Any], base: Plan | None) -> None:
    """A date for each that could not be read: another of the row, or any."""
    dates = [v for v in values.values() if isinstance(v, date)]
    any_day = dates[0] if dates else base.calendar.start if base else ANY_DAY
    values.update({name: any_day for name, value in values.items() if value is MISSING})


def _together(spec: SheetSpec, name: str) -> set[str]:
    """The fields a field is judged with."""
    if spec.fold:
        return {column.field for column in spec.columns}
    kind = next(type(column.kind) for column in spec.columns if column.field == name)
    return {column.field for column in spec.columns if type(column.kind) is kind}


def _heal(spec: SheetSpec, values: dict[str, Any], name: str, heal: str) -> None:
    """Put something in place of a field the domain refuses, only to look at the rest."""
    if heal:
        values[name] = values[heal]
    elif spec.fold:
        values |= {"deliveries": (), "choose": 0}
    elif spec.key and name == spec.key.field:
        values["sessions"] = (_NO_SESSION,)
    else:
        default = default_of(spec.of, name)
        values[name] = 1 if default is MISSING else default
