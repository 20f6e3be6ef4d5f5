"""References that refer to nothing: everything named in a plan must be in it."""

from __future__ import annotations

from collections.abc import Iterator

from hsmc_scheduler.domain.cohort import Cohort
from hsmc_scheduler.domain.place import Place, steps
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
                at: Place = ("programmes", programme.id, "routes", route.id, "required_modules")
                yield from missing(where, "required modules", "module", code, known.modules, Severity.WARNING, at=at)
    for module in plan.modules:
        where = thing("Module", module.title, module.code)
        for field, people in (
            ("leads", module.leads),
            ("teachers", module.teachers),
            ("facilitators", module.facilitators),
        ):
            for tutor in people:
                yield from missing(where, field, "tutor", tutor, known.tutors, at=("modules", module.code, field))
    for room in plan.rooms:
        where, at = thing("Room", room.name, room.id), ("rooms", room.id, "venue")
        yield from missing(where, "venue", "venue", room.venue, known.venues, at=at)
    for order in plan.orders:
        for field, delivery in (("first", order.first), ("then", order.then)):
            where, at = thing("Order", "", order.id), ("orders", order.id, field)
            yield from missing(where, field, "delivery", delivery, known.deliveries, at=at)
    yield from _of_deliveries(plan, known)
    for cohort in plan.cohorts:
        yield from _of_cohort(cohort, known)
    yield from _of_people(plan, known)


def _of_deliveries(plan: Plan, known: Known) -> Iterator[Problem]:
    for delivery in plan.deliveries:
        where = thing("Delivery", delivery.title, delivery.id)
        own = ("deliveries", delivery.id)
        yield from missing(where, "year", "academic year", delivery.year, known.years, at=(*own, "year"))
        for number, session in enumerate(delivery.sessions, 1):
            here = part(where, "session", number, session.title)
            at = (*own, "sessions", session.id)
            yield from missing(here, "module", "module", session.module, known.modules, at=(*at, "module"))
            for tutor in session.staffing.team:
                yield from missing(here, "team", "tutor", tutor, known.tutors, at=(*at, "staffing", "team"))
            for cohort in session.only_cohorts:
                yield from missing(here, "only cohorts", "cohort", cohort, known.cohorts, at=(*at, "only_cohorts"))


def _of_cohort(cohort: Cohort, known: Known) -> Iterator[Problem]:
    where, own = thing("Cohort", cohort.title, cohort.id), ("cohorts", cohort.id)
    at: Place = (*own, "programme")
    yield from missing(where, "programme", "programme", cohort.programme, known.programmes, Severity.WARNING, at=at)
    programme = known.programmes.get(cohort.programme)
    if programme:
        routes = [r.id for r in programme.routes]
        for number, share in enumerate(cohort.routes):
            at = (*own, "routes", number)
            yield from missing(where, "routes", "route", share.route, routes, Severity.WARNING, at=at)
    for step, year in zip(steps(cohort.pathway), cohort.pathway, strict=True):
        there = (*own, "pathway", step)
        yield from missing(where, "pathway", "academic year", year.year, known.years, at=(*there, "year"))
        here = f"{where}, {one_line(year.year)}"
        for delivery in year.required:
            yield from missing(here, "required", "delivery", delivery, known.deliveries, at=(*there, "required"))
        for number, slot in enumerate(year.electives):
            field, at = f"electives {one_line(slot.title)}", (*there, "electives", number)
            for option in slot.options:
                yield from missing(here, field, "delivery", option.delivery, known.deliveries, at=(*at, "options"))
        for number, runs in enumerate(year.one_of):
            field, at = f"repeat runs {one_line(runs.title)}", (*there, "one_of", number)
            for delivery in runs.runs:
                yield from missing(here, field, "delivery", delivery, known.deliveries, at=(*at, "runs"))


def _of_people(plan: Plan, known: Known) -> Iterator[Problem]:
    for learning_set in plan.sets:
        where, own = thing("Set", learning_set.title, learning_set.id), ("sets", learning_set.id)
        yield from missing(where, "cohort", "cohort", learning_set.cohort, known.cohorts, at=(*own, "cohort"))
        if learning_set.facilitator is not None:
            at = (*own, "facilitator")
            yield from missing(where, "facilitator", "tutor", learning_set.facilitator, known.tutors, at=at)
    routes = {r.id for p in plan.programmes for r in p.routes}
    for student in plan.students:
        where, own = thing("Student", student.name, student.id), ("students", student.id)
        yield from missing(where, "cohort", "cohort", student.cohort, known.cohorts, at=(*own, "cohort"))
        for delivery in student.takes:
            yield from missing(where, "takes", "delivery", delivery, known.deliveries, at=(*own, "takes"))
        doubt = Severity.WARNING
        for delivery in student.skips:
            yield from missing(where, "skips", "delivery", delivery, known.deliveries, doubt, at=(*own, "skips"))
        if student.route:
            yield from missing(where, "route", "route", student.route, routes, doubt, at=(*own, "route"))
        if student.learning_set:
            at = (*own, "learning_set")
            yield from missing(where, "learning set", "set", student.learning_set, known.sets, doubt, at=at)
