"""Edits of the list of students."""

from __future__ import annotations

from hsmc_scheduler.app.edits.editing import add
from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.naming import fresh_id, fresh_name, slug
from hsmc_scheduler.domain.cohort import Student
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.plan import Plan


def add_student(plan: Plan, cohort: str = "", name: str = "", index: int | None = None) -> tuple[Plan, Place]:
    """The plan with a student of that cohort (or of the first) who takes what it requires.

    Raises:
        EditError: the plan has no cohort.
    """
    if not plan.cohorts:
        raise EditError("There is no cohort for the student to be in.", "Add a cohort first.")
    name = name or fresh_name("New student", {s.name for s in plan.students})
    taken = {s.id for s in plan.students} | {c.id for c in plan.cohorts}
    return add(plan, ("students",), Student(fresh_id(slug(name), taken), name, cohort or plan.cohorts[0].id), index)
