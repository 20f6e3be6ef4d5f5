"""The fields of cohorts, their sets and students, as tables and forms show them."""

from __future__ import annotations

from dataclasses import replace

from hsmc_scheduler.app.edits.cohorts import add_cohort, add_set
from hsmc_scheduler.app.edits.editing import add
from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.students import add_student
from hsmc_scheduler.domain.attendance import sets_of
from hsmc_scheduler.domain.cohort import RouteShare
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.widgets.table.column import Choices, Column, Kind, Rows


def programmes(plan: Plan) -> Choices:
    """The programmes."""
    return [(p.id, p.title or p.id) for p in plan.programmes]


def cohorts(plan: Plan) -> Choices:
    """The cohorts."""
    return [(c.id, c.title or c.id) for c in plan.cohorts]


def facilitators(plan: Plan) -> Choices:
    """Who may facilitate a set of some module, then everyone else; None: not chosen."""
    able = {t for m in plan.modules for t in m.facilitators}
    named = sorted(plan.tutors, key=lambda t: t.id not in able)
    return [(None, "not chosen"), *((t.id, t.name or t.id) for t in named)]


def _routes(plan: Plan) -> Choices:
    found = {r.id: r.award or r.id for p in plan.programmes for r in p.routes}
    return list(found.items())


def _routes_or_none(plan: Plan) -> Choices:
    return [("", "none"), *_routes(plan)]


def _sets(plan: Plan) -> Choices:
    named = [(s.id, f"{s.title}, {c.title}") for c in plan.cohorts for s in sets_of(plan, c)]
    return [("", "none"), *named]


def _deliveries(plan: Plan) -> Choices:
    return [(d.id, d.title or d.id) for d in plan.deliveries]


TITLE = Column("title", "Title", width=200)
PROGRAMME = Column("programme", "Programme", Kind.CHOICE, programmes, width=260)
INTAKE = Column("intake", "Intake", width=90)
SIZE = Column("size", "People", Kind.NUMBER, high=10_000, width=76)
SET_SIZE = Column("set_size", "Most in a set", Kind.NUMBER, low=1, high=500, width=110)
COMMENT = Column("comment", "Comment", width=240, wide=True)

COHORTS = Rows(
    "cohort", "cohorts", (TITLE, PROGRAMME, INTAKE, SIZE, SET_SIZE, COMMENT),
    lambda plan, n: add_cohort(plan, index=n),
    tells="A cohort is an intake taught together: its size, its sets, and what it takes in which year.",
)  # fmt: skip

COHORT_FORM = (
    TITLE, INTAKE, PROGRAMME, SIZE,
    replace(SET_SIZE, title="Most people in an action learning set"), COMMENT,
)  # fmt: skip


def routes_of(cohort: str) -> Rows:
    """How many of a cohort are registered for which award."""

    def another(plan: Plan) -> tuple[Plan, Place]:
        own = next(c for c in plan.cohorts if c.id == cohort)
        known = [r.id for p in plan.programmes if p.id == own.programme for r in p.routes]
        left = [r for r in known if r not in {s.route for s in own.routes}]
        if not known:
            raise EditError("The programme has no awards.", "Add them to the programme first.")
        return add(plan, ("cohorts", cohort, "routes"), RouteShare((left or known)[0], 0))

    return Rows(
        "award", "awards",
        (
            Column("route", "Award", Kind.CHOICE, _routes, width=200),
            Column("people", "People", Kind.NUMBER, high=10_000, width=90),
        ),
        lambda plan, _: another(plan),
        tells="It is not said how many are registered for which award.",
    )  # fmt: skip


def sets_of_cohort(cohort: str) -> Rows:
    """The sets of a cohort that are the planner's own."""
    return Rows(
        "set", "sets",
        (
            Column("title", "Set", width=140),
            Column("size", "People", Kind.NUMBER, high=500, width=80),
            Column("facilitator", "Facilitator", Kind.CHOICE, facilitators, width=240, optional=True),
            Column("comment", "Comment", width=240),
        ),
        lambda plan, _: add_set(plan, cohort),
        keep=lambda learning_set: learning_set.cohort == cohort,
    )  # fmt: skip


STUDENT_COLUMNS = (
    Column("name", "Name", width=190),
    Column("cohort", "Cohort", Kind.CHOICE, cohorts, width=130),
    Column("route", "Award", Kind.CHOICE, _routes_or_none, width=90, optional=True, nothing=""),
    Column("learning_set", "Set", Kind.CHOICE, _sets, width=130, optional=True, nothing=""),
    Column("employer", "Employer", width=160),
    Column("email", "Email", width=180),
    Column("takes", "Also takes", Kind.MANY, _deliveries, width=170, hint="Electives chosen, and anything out of step"),
    Column("skips", "Leaves out", Kind.MANY, _deliveries, width=170, hint="What is put off or passed already"),
    Column("academic_tutor", "Academic tutor", width=140),
    Column("workplace_mentor", "Workplace mentor", width=140),
    Column("residential", "Residential", Kind.YES_NO, width=90),
    Column("comment", "Comment", width=180),
)

STUDENTS = Rows(
    "student", "students", STUDENT_COLUMNS, lambda plan, n: add_student(plan, index=n),
    tells="Students are optional: they matter where somebody is out of step with their cohort.",
)  # fmt: skip


def students_of(cohort: str) -> Rows:
    """The students of one cohort."""
    own = tuple(c for c in STUDENT_COLUMNS if c.field != "cohort")
    return Rows(
        "student", "students", own, lambda plan, n: add_student(plan, cohort, index=n),
        keep=lambda student: student.cohort == cohort,
        tells="Students are optional: they matter where somebody is out of step with their cohort.",
    )  # fmt: skip
