"""References that refer to nothing: everything named in a plan must be in it."""

from __future__ import annotations

from collections.abc import Iterator

from hsmc_scheduler.domain.cohort import Cohort
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems.known import Known, missing
from hsmc_scheduler.domain.problems.wording import one_line, part, thing


def find(plan: Plan, known: Known) -> Iterator[Problem]:
    """Every dangling reference; those no timetable depends on are warnings. Pins have their own file."""
    for programme in plan.programmes:
        for route in programme.routes:
            where = f"{thing('Programme', programme.title, programme.id)}, route {one_line(route.award or route.id)}"
            for code in route.required_modules:
                yield from missing(where, "required modules", "module", code, known.modules, Severity.WARNING)
    for module in plan.modules:
        where = thing("Module", module.title, module.code)
        for field, people in (
            ("leads", module.leads),
            ("teachers", module.teachers),
            ("facilitators", module.facilitators),
        ):
            for tutor in people:
                yield from missing(where, field, "tutor", tutor, known.tutors)
    for room in plan.rooms:
        yield from missing(thing("Room", room.name, room.id), "venue", "venue", room.venue, known.venues)
    for order in plan.orders:
        for field, delivery in (("first", order.first), ("then", order.then)):
            yield from missing(thing("Order", "", order.id), field, "delivery", delivery, known.deliveries)
    yield from _of_deliveries(plan, known)
    for cohort in plan.cohorts:
        yield from _of_cohort(cohort, known)
    yield from _of_people(plan, known)


def _of_deliveries(plan: Plan, known: Known) -> Iterator[Problem]:
    for delivery in plan.deliveries:
        where = thing("Delivery", delivery.title, delivery.id)
        yield from missing(where, "year", "academic year", delivery.year, known.years)
        for number, session in enumerate(delivery.sessions, 1):
            here = part(where, "session", number, session.title)
            yield from missing(here, "module", "module", session.module, known.modules)
            for tutor in session.staffing.team:
                yield from missing(here, "team", "tutor", tutor, known.tutors)
            for cohort in session.only_cohorts:
                yield from missing(here, "only cohorts", "cohort", cohort, known.cohorts)


def _of_cohort(cohort: Cohort, known: Known) -> Iterator[Problem]:
    where = thing("Cohort", cohort.title, cohort.id)
    yield from missing(where, "programme", "programme", cohort.programme, known.programmes, Severity.WARNING)
    programme = known.programmes.get(cohort.programme)
    if programme:
        routes = [r.id for r in programme.routes]
        for share in cohort.routes:
            yield from missing(where, "routes", "route", share.route, routes, Severity.WARNING)
    for year in cohort.pathway:
        yield from missing(where, "pathway", "academic year", year.year, known.years)
        here = f"{where}, {one_line(year.year)}"
        for delivery in year.required:
            yield from missing(here, "required", "delivery", delivery, known.deliveries)
        for slot in year.electives:
            for option in slot.options:
                yield from missing(
                    here, f"electives {one_line(slot.title)}", "delivery", option.delivery, known.deliveries
                )
        for runs in year.one_of:
            for delivery in runs.runs:
                yield from missing(here, f"repeat runs {one_line(runs.title)}", "delivery", delivery, known.deliveries)


def _of_people(plan: Plan, known: Known) -> Iterator[Problem]:
    for learning_set in plan.sets:
        where = thing("Set", learning_set.title, learning_set.id)
        yield from missing(where, "cohort", "cohort", learning_set.cohort, known.cohorts)
        if learning_set.facilitator is not None:
            yield from missing(where, "facilitator", "tutor", learning_set.facilitator, known.tutors)
    routes = {r.id for p in plan.programmes for r in p.routes}
    for student in plan.students:
        where = thing("Student", student.name, student.id)
        yield from missing(where, "cohort", "cohort", student.cohort, known.cohorts)
        for delivery in student.takes:
            yield from missing(where, "takes", "delivery", delivery, known.deliveries)
        for delivery in student.skips:
            yield from missing(where, "skips", "delivery", delivery, known.deliveries, Severity.WARNING)
        if student.route:
            yield from missing(where, "route", "route", student.route, routes, Severity.WARNING)
        if student.learning_set:
            yield from missing(where, "learning set", "set", student.learning_set, known.sets, Severity.WARNING)
