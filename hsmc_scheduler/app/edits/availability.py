"""Edits of who was asked for their availability, and of what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hsmc_scheduler.app.edits.editing import changed
from hsmc_scheduler.domain.correspondence import Answer
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.tutor import Absence

ANSWERS = ("correspondence", "answers")


def record_asked(plan: Plan, tutors: Iterable[str], day: date) -> Plan:
    """The plan with these tutors asked on a day; what they answered to an earlier question is no answer to this."""
    return _with_answers(plan, [Answer(tutor, day) for tutor in tutors])


def record_answered(plan: Plan, answers: Iterable[Answer]) -> Plan:
    """The plan with these answers, each in place of what is known of its tutor."""
    return _with_answers(plan, list(answers))


def set_absences(plan: Plan, tutor: str, absences: tuple[Absence, ...], comment: str | None = None) -> Plan:
    """The tutor with exactly these absences; `comment` None: theirs stays.

    Raises:
        EditError: there is no such tutor.
    """
    plan = changed(plan, ("tutors", tutor), lambda t: replace(t, absences=absences))
    return plan if comment is None else changed(plan, ("tutors", tutor, "comment"), lambda _: comment)


def _with_answers(plan: Plan, new: list[Answer]) -> Plan:
    by_tutor = {answer.tutor: answer for answer in (*plan.correspondence.answers, *new)}
    known = {tutor.id for tutor in plan.tutors}
    kept = tuple(answer for tutor, answer in by_tutor.items() if tutor in known)
    return changed(plan, ANSWERS, lambda _: kept)
