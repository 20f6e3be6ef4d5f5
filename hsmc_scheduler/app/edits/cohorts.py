"""Edits of cohorts and their action learning sets; pathways have their own file."""

from __future__ import annotations

from dataclasses import replace

from hsmc_scheduler.app.edits.editing import add, put
from hsmc_scheduler.app.edits.errors import plainly
from hsmc_scheduler.app.edits.naming import fresh_id, fresh_name, slug
from hsmc_scheduler.app.edits.uses import delete
from hsmc_scheduler.domain.attendance import sets_of
from hsmc_scheduler.domain.cohort import ActionLearningSet, Cohort
from hsmc_scheduler.domain.place import Place, value_at
from hsmc_scheduler.domain.plan import Plan


def add_cohort(
    plan: Plan, programme: str = "", intake: str = "", size: int = 24, index: int | None = None
) -> tuple[Plan, Place]:
    """The plan with an intake of a programme (the first) that takes nothing yet.

    Raises:
        EditError: the size is negative.
    """
    programme = programme or (plan.programmes[0].id if plan.programmes else "")
    title = fresh_name(f"Intake {intake}" if intake else "New intake", {c.title for c in plan.cohorts})
    wanted = f"{slug(programme)}-{slug(intake or title)}".strip("-")
    taken = {c.id for c in plan.cohorts} | {s.id for s in plan.students}
    with plainly("Give 0 or more."):
        cohort = Cohort(fresh_id(wanted, taken), title, programme, intake, size)
    return add(plan, ("cohorts",), cohort, index)


def own_sets(plan: Plan, cohort: str) -> Plan:
    """The sets the program makes up for a cohort written down as the planner's own, to be changed one by one.

    Raises:
        EditError: there is no such cohort.
    """
    with plainly():
        made = sets_of(plan, value_at(plan, ("cohorts", cohort)))
    known = {s.id for s in plan.sets}
    return replace(plan, sets=(*plan.sets, *(s for s in made if s.id not in known)))


def derive_sets(plan: Plan, cohort: str) -> Plan:
    """The cohort's sets made up by the program again; students are taken out of sets that are no more.

    Raises:
        EditError: there is no such cohort.
    """
    with plainly():
        item: Cohort = value_at(plan, ("cohorts", cohort))
    others = replace(plan, sets=tuple(s for s in plan.sets if s.cohort != cohort))
    kept = {s.id for s in sets_of(others, item)}
    for own in plan.sets:
        if own.cohort == cohort and own.id not in kept:
            plan = delete(plan, ("sets", own.id), with_uses=True)
    return replace(plan, sets=tuple(s for s in plan.sets if s.cohort != cohort))


def set_facilitator(plan: Plan, cohort: str, learning_set: str, tutor: str | None) -> Plan:
    """Who facilitates a set (None: not chosen); the cohort's sets become the planner's own.

    Raises:
        EditError: there is no such cohort or set.
    """
    return put(own_sets(plan, cohort), ("sets", learning_set, "facilitator"), tutor)


def add_set(plan: Plan, cohort: str) -> tuple[Plan, Place]:
    """One more set of a cohort, empty; its sets become the planner's own.

    Raises:
        EditError: there is no such cohort.
    """
    plan = own_sets(plan, cohort)
    beside = [s for s in plan.sets if s.cohort == cohort]
    name = fresh_name(f"Set {len(beside) + 1}", {s.title for s in beside})
    taken = {s.id for s in plan.sets}
    return add(plan, ("sets",), ActionLearningSet(fresh_id(f"{cohort}/{slug(name)}", taken), name, cohort, 0))
