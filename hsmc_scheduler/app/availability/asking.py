"""Asking tutors for their availability: whom, and writing to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hsmc_scheduler.app.sending.running import Watch, write_files
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.availability.writing import LIST, file_names, form_files
from hsmc_scheduler.projections.availability import forms


@dataclass(frozen=True, slots=True)
class AskedTutor:
    """One tutor who can be asked, and how that stands."""

    tutor: str
    name: str
    email: str
    asked: date | None
    answered: date | None


def tutors_to_ask(plan: Plan) -> tuple[AskedTutor, ...]:
    """Every active tutor, in the plan's order."""
    known = {answer.tutor: answer for answer in plan.correspondence.answers}
    found = []
    for tutor in plan.tutors:
        if tutor.active:
            answer = known.get(tutor.id)
            asked, answered = (answer.asked, answer.answered) if answer else (None, None)
            found.append(AskedTutor(tutor.id, tutor.name or tutor.id, tutor.email, asked, answered))
    return tuple(found)


def not_answered(plan: Plan) -> tuple[AskedTutor, ...]:
    """Those who were asked and have not answered."""
    return tuple(t for t in tutors_to_ask(plan) if t.asked is not None and t.answered is None)


def write_round(
    plan: Plan,
    timetable: Timetable | None,
    tutors: Sequence[str],
    day: date,
    folder: Path,
    *,
    replace: bool = False,
    watch: Watch | None = None,
) -> tuple[str, ...]:
    """Write the form and the draft e-mail of each tutor (ids of active ones) into a folder; the workbooks' names.

    Raises:
        NotWrittenError: one is there already (and `replace` is not set), or they cannot be written.
    """
    made = forms(PlanIndex(plan), timetable, tuple(tutors), day)
    write_files(folder, form_files(made), watch or Watch(), replace=replace)
    return tuple(files.workbook for files in file_names([form.name for form in made]))


def round_names(plan: Plan, tutors: Sequence[str]) -> tuple[str, ...]:
    """The names of the files `write_round` writes."""
    called = {t.tutor: t.name for t in tutors_to_ask(plan)}
    made = file_names([called[t] for t in tutors])
    return (LIST, *(name for files in made for name in (files.workbook, files.letter)))
