"""The plan a workbook tells, with every fault of it, each with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hsmc_scheduler.app.importing.planning_workbook.assembling import built_plan
from hsmc_scheduler.app.importing.planning_workbook.building import Building
from hsmc_scheduler.app.importing.planning_workbook.found import ABOUT, find_sheets
from hsmc_scheduler.app.importing.planning_workbook.locating import Locating
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.exchange.planning_workbook.registry import SHEETS
from hsmc_scheduler.exchange.planning_workbook.version import VERSION
from hsmc_scheduler.exchange.tables.addresses import place_of, quoted
from hsmc_scheduler.exchange.tables.headings import plain
from hsmc_scheduler.exchange.tables.table import Tables
from hsmc_scheduler.projections.messages.words import listed
from hsmc_scheduler.projections.plan_changes import PlanChange, plan_changes
from hsmc_scheduler.rules.problems import problems_of

_NO_SUCH = re.compile(r"there is no ([a-z ]+) “")


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a workbook. `plan` is None where anything is wrong; `problems` has all of it, warnings last.

    `changes` are those from the plan it is read into, none for a new plan. `notes`: sentences on what was left aside.
    """

    plan: Plan | None
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    changes: tuple[PlanChange, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep it from being applied."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def read_planning_workbook(tables: Tables, base: Plan | None) -> Imported:
    """Read the tables of a planning workbook into a plan; None: into a new one."""
    found = find_sheets(tables)
    notes = [*found.notes, *_missing_sheets(set(found.sheets), base)]
    if not found.sheets:
        return Imported(None, tuple(found.problems), tuple(notes), ())
    building = Building(found.sheets, base)
    plan = built_plan(building)
    problems = [*found.problems, *building.problems]
    if plan is not None:
        problems += _problems_of_plan(plan, base, building)
    order = {quoted(sheet.title): number for number, sheet in enumerate(tables.sheets)}
    problems = sorted(dict.fromkeys(problems), key=lambda p: (p.severity is not Severity.ERROR, *_position(p, order)))
    if any(p.severity is Severity.ERROR for p in problems):
        plan = None
    changes = plan_changes(base, plan) if plan is not None and base is not None else ()
    notes += _other_version(tables, base) if changes else ()
    return Imported(plan, tuple(problems), tuple(notes), changes)


def _problems_of_plan(plan: Plan, base: Plan | None, building: Building) -> Iterator[Problem]:
    """What is wrong with the plan as such, told at its cells; what follows from faults noted already is not told."""
    known = {str(p) for p in problems_of(base)} if base is not None else set()
    locating = Locating(building)
    faults = bool(building.problems)
    unread = _unread_kinds(building.keys.unread)
    for problem in problems_of(plan):
        old = str(problem) in known
        if old and problem.severity is not Severity.ERROR:
            continue
        where, rows = locating.cell(problem.at, problem.what)
        if no_such := _NO_SUCH.search(problem.what):  # of its own cell, whatever else is wrong with the row
            follows = no_such[1] in unread or any(row.is_faulty_at(where) for row in rows)
        else:
            follows = any(row.faulty for row in rows)
        if faults and (follows or problem.severity is not Severity.ERROR):
            continue
        severity = Severity.WARNING if old else problem.severity
        yield replace(problem, where=where or problem.where, severity=severity)


def _unread_kinds(unread: set[str]) -> set[str]:
    """What may be there though it is not known: things of sheets with a key that was not read, or parts of them."""
    own = {spec.row for spec in SHEETS if unread & {spec.title, spec.parent}}
    return own | {"route", "learning set", "facilitator"} if own else own


def _position(problem: Problem, order: dict[str, int]) -> tuple[int, int, int]:
    """What to sort by: the sheet, the row, the column; what has no cell comes last."""
    title, _, address = problem.where.rpartition("!")
    place = place_of(address)
    return (order.get(title, len(order)), *place) if place else (len(order), 0, 0)


def _missing_sheets(there: set[str], base: Plan | None) -> Iterator[str]:
    missing = [spec.title for spec in SHEETS if spec.title not in there]
    if missing and there and base is not None:
        yield f"Not in the workbook, so left as they are in the plan: {listed(missing)}."


def _other_version(tables: Tables, base: Plan | None) -> Iterator[str]:
    """A word of warning where the plan has changed since the workbook was written."""
    about = next((s for s in tables.sheets if plain(s.title) == ABOUT), None)
    if about is None or base is None:
        return
    told = {row[0]: row[1] for row in about.rows if len(row) > 1}
    version = told.get(VERSION)
    if isinstance(version, str) and version != fingerprint(base):
        yield (
            "The plan has changed since this workbook was written: what was changed in the program since then would be"
            " put back. Look through the list."
        )
