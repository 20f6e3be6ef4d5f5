"""A list of students pasted from Excel: what it says, what is wrong with it, and what it would add or change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.naming import fresh_id, slug
from hsmc_scheduler.app.pasted.cells import read_cells
from hsmc_scheduler.app.pasted.student_columns import Columns, columns_of
from hsmc_scheduler.app.pasted.student_names import Names, NotFoundError
from hsmc_scheduler.app.pasted.values import text_of, yes_of
from hsmc_scheduler.domain.cohort import Student
from hsmc_scheduler.domain.email import NO_EMAIL, is_email
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems.wording import counted, listed, one_line

_TEXTS = ("name", "employer", "email", "academic_tutor", "workplace_mentor", "comment")


class Outcome(StrEnum):
    """What a row would do."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One row (counted from 1 in the pasted text). `student` None: it has problems and would do nothing.

    `changes`: what would be different, a sentence each. `problems`: what is wrong and how to mend it.
    """

    line: int
    outcome: Outcome
    name: str
    student: Student | None
    changes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastedStudents:
    """What a pasted list would do. `columns`: what each column was taken for; "" where it is not understood."""

    rows: tuple[StudentRow, ...]
    columns: tuple[str, ...]
    has_headings: bool

    @property
    def summary(self) -> str:
        """4 students would be added, 2 changed; 1 row has a problem."""
        count = {o: sum(r.outcome is o for r in self.rows) for o in Outcome}
        said = [f"{counted(count[Outcome.ADD], 'student')} would be added"]
        said += [f"{count[Outcome.CHANGE]} changed"] if count[Outcome.CHANGE] else []
        said += [f"{count[Outcome.SAME]} stay as they are"] if count[Outcome.SAME] else []
        wrong = count[Outcome.PROBLEM]
        end = f"; {counted(wrong, 'row')} {'has' if wrong == 1 else 'have'} a problem and would be left out"
        return f"{listed(said)}{end if wrong else ''}."

    def put_into(self, plan: Plan) -> Plan:
        """The plan with every row that has no problem."""
        new = {r.student.id: r.student for r in self.rows if r.student}
        kept = tuple(new.pop(s.id, s) for s in plan.students)
        return replace(plan, students=(*kept, *new.values()))


def read_students(text: str, plan: Plan, cohort: str = "") -> PastedStudents:
    """Read a pasted list, with headings or without; who names no cohort is in `cohort`, or in the plan's only one.

    A student is known by id, else by email, else by name within the cohort. Columns that are not there leave what is
    known of a student alone.

    Raises:
        EditError: there is more text than a plan can hold.
    """
    cells = read_cells(text)
    names = Names(plan)
    columns = columns_of(cells, names)
    default = cohort or (plan.cohorts[0].id if len(plan.cohorts) == 1 else "")
    reader = _Reader(plan, names, columns, default)
    first = 1 if columns.has_headings else 0
    rows = [reader.row(n, row) for n, row in enumerate(cells[first:], first + 1) if any(c.strip() for c in row)]
    return PastedStudents(tuple(rows), columns.kinds, columns.has_headings)


class _Reader:
    def __init__(self, plan: Plan, names: Names, columns: Columns, cohort: str) -> None:
        self._plan, self._names, self._columns, self._cohort = plan, names, columns, cohort
        self._taken = {s.id for s in plan.students} | {c.id for c in plan.cohorts}
        self._seen: dict[str, int] = {}
        self._new_ones: list[Student] = []

    def row(self, line: int, cells: Sequence[str]) -> StudentRow:
        said = self._columns.said(cells)
        shown = said.get("name") or said.get("email") or said.get("id") or "without a name"
        problems: list[str] = []
        with _noted(problems):
            known = self._known(said)
            student = known or self._new(said)
            if student.id in self._seen:
                what = f"The same student is in row {self._seen[student.id]}."
                raise NotFoundError(what, "Keep one of the two rows.")
            student = self._filled(student, said, problems)
            if known is None and not said.get("id"):
                self._refuse_twin(student)
        if problems:
            return StudentRow(line, Outcome.PROBLEM, shown, None, problems=tuple(problems))
        self._seen[student.id] = line
        self._taken.add(student.id)
        wrong: tuple[str, ...] = ()
        if said.get("email") and not is_email(student.email):
            wrong = (f"{NO_EMAIL.format(f'“{one_line(student.email)}”')}: look at it again.",)
        if known is None:
            self._new_ones.append(student)
            return StudentRow(line, Outcome.ADD, student.name, student, (f"{student.name} would be added.", *wrong))
        changes = _changes(known, student)
        changes = (*changes, *wrong) if changes else ()
        return StudentRow(line, Outcome.CHANGE if changes else Outcome.SAME, student.name, student, changes)

    def _refuse_twin(self, student: Student) -> None:
        """Raise NotFoundError where a row above is about the same new student."""
        for other in self._new_ones:
            by_email = student.email and student.email.casefold() == other.email.casefold()
            by_name = (_plain(student.name), student.cohort) == (_plain(other.name), other.cohort)
            if by_email or (by_name and not (student.email and other.email)):
                mend = "Keep one of the two rows, or give each of the two people an email of their own."
                raise NotFoundError(f"The same student is in row {self._seen[other.id]}.", mend)

    def _known(self, said: dict[str, str]) -> Student | None:
        """The student of the plan a row is about, if any."""
        students = self._plan.students
        if said.get("id"):
            return next((s for s in students if s.id == said["id"]), None)
        email = said.get("email", "").casefold()
        by_email = next((s for s in students if email and s.email.casefold() == email), None)
        if by_email:
            return by_email
        where = self._names.cohort(said["cohort"]) if said.get("cohort") else self._cohort
        named = [
            s
            for s in students
            if _plain(s.name) == _plain(said.get("name", "")) and where in ("", s.cohort) and not (email and s.email)
        ]
        if len(named) > 1:
            raise NotFoundError("Several students have this name.", "Add a column with their id or email.")
        return named[0] if named else None

    def _new(self, said: dict[str, str]) -> Student:
        name = said.get("name", "")
        if not name:
            raise NotFoundError("There is no name in this row.", "Add one.")
        if not (said.get("cohort") or self._cohort):
            raise NotFoundError("It is not said which cohort the student is in.", "Add a column “cohort”.")
        own_id = said.get("id", "")
        if own_id in {c.id for c in self._plan.cohorts}:
            raise NotFoundError("A cohort has the same id.", "Give the student another.")
        return Student(own_id or fresh_id(slug(name) or "student", self._taken), name, self._cohort)

    def _filled(self, student: Student, said: dict[str, str], problems: list[str]) -> Student:
        values: dict[str, Any] = {f: said[f] for f in _TEXTS if said.get(f)}
        if said.get("cohort"):
            with _noted(problems):
                values["cohort"] = self._names.cohort(said["cohort"])
        where = values.get("cohort", student.cohort)
        finders: dict[str, Callable[[str, str], object]] = {
            "route": self._names.route,
            "learning_set": self._names.learning_set,
            "takes": self._names.deliveries,
            "skips": self._names.deliveries,
            "residential": lambda text, _: yes_of(text),
        }
        for field, find in finders.items():
            if said.get(field):
                with _noted(problems):
                    values[field] = find(said[field], where)
        return replace(student, **values)


@contextmanager
def _noted(problems: list[str]) -> Iterator[None]:
    """Whatever is wrong with a cell becomes a problem of its row."""
    try:
        yield
    except EditError as error:
        problems.append(str(error))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _changes(before: Student, after: Student) -> tuple[str, ...]:
    found = []
    for field in fields(Student):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            words = field.name.replace("_", " ")
            was = f", instead of {one_line(text_of(old))}" if old not in ("", (), False) else ""
            found.append(f"{words[:1].upper()}{words[1:]}: {one_line(text_of(new))}{was}.")
    return tuple(found)
