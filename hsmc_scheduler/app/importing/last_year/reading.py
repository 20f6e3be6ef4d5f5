"""Reading a whole list: columns, lines, modules, dates; nothing is guessed and nothing corrected."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from hsmc_scheduler.app.importing.last_year.columns import find_columns, with_meanings
from hsmc_scheduler.app.importing.last_year.dating import dated
from hsmc_scheduler.app.importing.last_year.meanings import Meaning
from hsmc_scheduler.app.importing.last_year.modules import ModuleFinder
from hsmc_scheduler.app.importing.last_year.people_and_places import PlanNames
from hsmc_scheduler.app.importing.last_year.plain import plain
from hsmc_scheduler.app.importing.last_year.rows import MOST_LINES, Row, rows_of
from hsmc_scheduler.app.importing.last_year.said import LEAVE_ASIDE, Line, Listed, Question, Run, in_row
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.exchange.tables.table import Tables
from hsmc_scheduler.projections.messages.words import MONTHS

_YEAR = re.compile(r"(?<!\d)(?:20\d\d|19[89]\d)(?!\d)")
_CODE = re.compile(r"([A-Z]{2,8}[- ]?\d{1,6}[A-Z]?)(?![\w])")
_ONLY_MONTH = re.compile(rf"(?:{'|'.join(MONTHS)})?\s*(?:20\d\d)?", re.IGNORECASE)


def read_list(
    tables: Tables,
    plan: Plan | None,
    meanings: Sequence[str] | None = None,
    answers: Mapping[str, int] | None = None,
) -> Listed:
    """What the list says, of the modules and years of a plan; None: of whatever it names itself.

    `meanings`: those of its columns, where the planner has said them. `answers`: a choice's number by a question's key.
    """
    finder = ModuleFinder(plan) if plan else None
    columns = find_columns(tables, finder, plan.correspondence.mappings if plan else ())
    if meanings is not None:
        columns = with_meanings(columns, meanings)
    rows = list(rows_of(tables, columns))
    span = (plan.calendar.start, plan.calendar.end) if plan else years_named(rows)
    reader = _Reader(finder, span, dict(answers or {}))
    if plan and columns.free:
        rows = [_place_apart(PlanNames(plan), row) for row in rows]
    lines = tuple(reader.line(row) for row in rows)
    notes = list(tables.notes)
    read = {n for n, _ in columns.starts}
    for n, sheet in enumerate(tables.sheets):
        if n not in read and sheet.rows:
            why = "is hidden" if sheet.hidden else "has other columns"
            notes.append(f"The sheet “{one_line(sheet.title)}” {why} and was left aside.")
    if len(rows) >= MOST_LINES:
        notes.append(f"Only the first {MOST_LINES:,} lines were read.")
    return Listed(columns, lines, tuple(reader.questions.values()), tuple(notes))


def _place_apart(names: PlanNames, row: Row) -> Row:
    """A line without columns whose words name a room or venue of the plan."""
    words, place = names.without_places(row.get(Meaning.MODULE))
    return replace(row, says={**row.says, Meaning.MODULE: (words,), Meaning.ROOM: (place,)}) if place else row


def years_named(rows: Sequence[Row]) -> tuple[date, date]:
    """The academic years, from September, that the dates of a list lie in; where it names no year, any."""
    found: list[date] = []
    for row in rows:
        named = dated(row, (date(1980, 1, 1), date(2099, 12, 31)), {}) if _YEAR.search(row.text) else None
        found += [day for piece in (named.pieces if named else ()) for day in piece]
    if not found:
        return date(1980, 9, 1), date(2099, 8, 31)
    first, last = min(found), max(found)
    return date(first.year - (first.month < 9), 9, 1), date(last.year + (last.month >= 9), 8, 31)


class _Reader:
    def __init__(self, finder: ModuleFinder | None, span: tuple[date, date], answers: Mapping[str, int]) -> None:
        self._finder, self._span, self._answers = finder, span, answers
        self.questions: dict[str, Question] = {}
        self._named: dict[str, str] = {}
        """Codes as a list without a plan first writes them, by their plain letters."""

    def line(self, row: Row) -> Line:
        named = row.get(Meaning.MODULE)
        text = Meaning.DATES in row.says or Meaning.START in row.says
        if not text:
            bare = not row.says or Meaning.MODULE in row.says
            heading = bool(named) and bool(self._finder and self._finder.find(named).codes)
            remark = "the module of the lines below it" if heading else "no dates, so it is left aside"
            return Line(row.number, row.where, row.text, named, remarks=(remark,) if bare else ("no dates",))
        found = dated(row, self._span, self._answers)
        problems, asked = list(found.problems), [q.key for q in found.questions]
        for question in found.questions:
            self.questions.setdefault(question.key, question)
        codes = self._codes(row, named, problems, asked)
        good = bool(codes and found.pieces)
        runs = tuple(
            Run(
                codes, days, (row.number,), row.get(Meaning.BLOCK), row.get(Meaning.ROOM), row.get(Meaning.TUTORS),
                row.get(Meaning.COHORT), row.says[Meaning.MODULE],
            )
            for days in in_row(tuple(sorted({day for piece in found.pieces for day in piece})))
        ) if good else ()  # fmt: skip
        aside = ("left aside, as you said",) if not (runs or problems or asked) else ()
        above = ("of the module named above",) if runs and row.inherited else ()
        return Line(row.number, row.where, row.text, named, runs, tuple(problems), tuple(asked), (*aside, *above))

    def _codes(self, row: Row, named: str, problems: list[Problem], asked: list[str]) -> tuple[str, ...]:
        if not named or _ONLY_MONTH.fullmatch(named):
            problems.append(Problem(row.where, "It is not said which module this is.", "Add its code."))
            return ()
        parts = row.says[Meaning.MODULE]
        if self._finder is None:
            code, _ = code_and_title(parts)
            return (self._named.setdefault(plain(code) or code, code),)
        for text in (named, *parts):
            match = self._finder.find(text)
            if match.codes:
                return match.codes
        match = self._finder.find(named)
        shown = one_line(named)
        if not match.close:
            mend = "Add it in Modules, or add this name to a module's other names."
            problems.append(Problem(row.where, f"“{shown}” is no module of the plan.", mend))
            return ()
        key = f"module:{named[:80]}"
        choices = (*match.close, LEAVE_ASIDE)
        answer = self._answers.get(key)
        if answer is None or not 0 <= answer < len(choices):
            text = f"No module of the plan is called “{shown}”. Which is meant?"
            titles = tuple(self._finder.title(code) for code in match.close)
            self.questions.setdefault(key, Question(key, row.where, text, (*titles, LEAVE_ASIDE)))
            asked.append(key)
            return ()
        return (match.close[answer],) if answer < len(match.close) else ()


def code_and_title(parts: Sequence[str]) -> tuple[str, str]:
    """The code and the title of a module in a list that is read without a plan; either may be empty, not both."""
    first, rest = " ".join(parts[0].split()), " ".join(" ".join(parts[1:]).split())
    found = _CODE.match(first)
    if rest or not found:
        return first, rest
    return found[1], first[found.end() :].strip(" :,-\u2013()")


def grade(line: Line) -> str:
    """How a line stands: bad, caution, good, or none where it says nothing."""
    if line.asked:
        return "caution"
    if any(p.severity is Severity.ERROR for p in line.problems):
        return "bad"
    return ("caution" if line.problems else "good") if line.runs else ""
