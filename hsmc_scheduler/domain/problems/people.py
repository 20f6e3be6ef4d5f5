"""Cohorts, sets and students whose numbers do not add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import comb

from hsmc_scheduler.domain.cohort import Cohort, PathwayYear, Student
from hsmc_scheduler.domain.email import EMAIL_MEND, NO_EMAIL, is_email
from hsmc_scheduler.domain.place import Place, steps
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems.known import MOST_PEOPLE, Known
from hsmc_scheduler.domain.problems.wording import called, counted, listed, one_line, quoted, thing

MOST_CHOICES = 500
"""Ways to choose in one slot; every one is a strand whose clashes must be looked for."""


def find(plan: Plan, known: Known) -> Iterator[Problem]:
    """What is wrong with the people of a plan."""
    for cohort in plan.cohorts:
        where, at = thing("Cohort", cohort.title, cohort.id), ("cohorts", cohort.id)
        if cohort.size > MOST_PEOPLE:
            what = f"{cohort.size} people are more than a cohort can have"
            yield Problem(f"{where}, size", what, "Correct the number.", at=(*at, "size"))
        registered = sum(r.people for r in cohort.routes)
        if cohort.routes and registered != cohort.size:
            what = f"its routes have {counted(registered, 'person', 'people')}, the cohort {cohort.size}"
            yield _warning(f"{where}, routes", what, "Make them agree.", (*at, "routes"))
        listed_students = sum(s.cohort == cohort.id for s in plan.students)
        if listed_students > cohort.size:
            what = f"{counted(listed_students, 'student')} are listed, but its size is {cohort.size}"
            yield _warning(f"{where}, size", what, "Correct the size.", (*at, "size"))
        for year, times in Counter(y.year for y in cohort.pathway).items():
            if times > 1:
                what = f"the year {quoted(year)} is there {times} times"
                yield Problem(f"{where}, pathway", what, "Make one of them.", at=(*at, "pathway"))
        for step, pathway_year in zip(steps(cohort.pathway), cohort.pathway, strict=True):
            here = f"{where}, {one_line(pathway_year.year)}"
            yield from _year(cohort, pathway_year, here, known, (*at, "pathway", step))
        yield from _runs(cohort, where)
        yield from _sets(plan, cohort, known)
    for tutor in plan.tutors:
        if tutor.email and not is_email(tutor.email):
            yield _no_email(thing("Tutor", tutor.name, tutor.id), tutor.email, ("tutors", tutor.id))
    for student in plan.students:
        yield from _student(student, known)
    yield from _credits(plan, known)
    yield from _untaken(plan)


def _no_email(where: str, email: str, at: Place) -> Problem:
    return _warning(f"{where}, e-mail", NO_EMAIL.format(quoted(email)), EMAIL_MEND, (*at, "email"))


def _warning(where: str, what: str, mend: str, at: Place) -> Problem:
    return Problem(where, what, mend, Severity.WARNING, at)


def _year(cohort: Cohort, year: PathwayYear, where: str, known: Known, at: Place) -> Iterator[Problem]:
    named = [
        *year.required,
        *(o.delivery for s in year.electives for o in s.options),
        *(r for o in year.one_of for r in o.runs),
    ]
    for delivery_id, times in Counter(named).items():
        delivery = known.deliveries.get(delivery_id)
        if delivery is None:
            continue
        title = called("delivery", delivery.title, delivery.id)
        if times > 1:
            yield _warning(where, f"{title} is there {times} times", "Name it once.", at)
        if delivery.year != year.year and delivery.year in known.years:
            yield _warning(
                where,
                f"{title} is taught in {one_line(delivery.year)}",
                "Move it to that year, or change the delivery's.",
                at,
            )
    for number, slot in enumerate(year.electives):
        there = (*at, "electives", number)
        here = f"{where}, electives {one_line(slot.title)}"
        if comb(len(slot.options), slot.choose) > MOST_CHOICES:
            what = f"there are more than {MOST_CHOICES} ways to choose {slot.choose} of {len(slot.options)}"
            yield Problem(here, what, "Split the electives into several slots.", at=there)
        for place, option in enumerate(slot.options):
            if option.expected > cohort.size:
                title = _title(option.delivery, known)
                what = f"{option.expected} are expected at {title}, of a cohort of {cohort.size}"
                yield _warning(f"{here}, expected", what, "Expect fewer.", (*there, "options", place, "expected"))
        expected = sum(o.expected for o in slot.options)
        if expected > slot.choose * cohort.size:
            people = counted(cohort.size, "person makes", "people make")
            what = f"{expected} choices are expected, but {people} {slot.choose} each"
            yield _warning(f"{here}, expected", what, "Expect fewer.", (*there, "options"))
        offered = [o for o in slot.options if o.delivery in known.deliveries and known.deliveries[o.delivery].active]
        if 0 < len(offered) < slot.choose:
            what = f"each chooses {slot.choose}, but only {len(offered)} of its deliveries are switched on"
            yield _warning(here, what, "Switch more on, or let each choose fewer.", (*there, "choose"))


def _title(delivery: str, known: Known) -> str:
    """What a delivery is called; by its id where nothing is known of it."""
    found = known.deliveries.get(delivery)
    return quoted(found.title or delivery if found else delivery)


def _runs(cohort: Cohort, where: str) -> Iterator[Problem]:
    at = ("cohorts", cohort.id, "pathway")
    titles = Counter(r.title for y in cohort.pathway for r in y.one_of)
    for title, times in titles.items():
        if times > 1:
            what = f"{times} repeat runs are called {quoted(title)}"
            mend = "Give each its own title: it says which of them a run belongs to."
            yield Problem(f"{where}, repeat runs", what, mend, at=at)
        elif not title.strip():
            yield _warning(f"{where}, repeat runs", "they have no title", "Give them one.", at)
    for step, year in zip(steps(cohort.pathway), cohort.pathway, strict=True):
        for number, runs in enumerate(year.one_of):
            if not runs.runs:
                yield _warning(
                    f"{where}, repeat runs {one_line(runs.title)}",
                    "there is no run to attend",
                    "Add one, or remove them.",
                    (*at, step, "one_of", number),
                )


def _sets(plan: Plan, cohort: Cohort, known: Known) -> Iterator[Problem]:
    own = [s for s in plan.sets if s.cohort == cohort.id]
    for learning_set in own:
        where, at = thing("Set", learning_set.title, learning_set.id), ("sets", learning_set.id)
        if learning_set.size > cohort.set_size:
            what = f"it holds {learning_set.size}, more than the {cohort.set_size} a set of this cohort may"
            yield _warning(f"{where}, size", what, "Add a set, or allow larger ones.", (*at, "size"))
        tutor = known.tutors.get(learning_set.facilitator or "")
        if tutor and not tutor.active:
            what = f"{called('tutor', tutor.name, tutor.id)} is switched off"
            yield _warning(f"{where}, facilitator", what, "Choose another facilitator.", (*at, "facilitator"))
    seats = sum(s.size for s in own)
    if own and seats != cohort.size:
        what = f"its sets hold {counted(seats, 'person', 'people')}, the cohort {cohort.size}"
        where = thing("Cohort", cohort.title, cohort.id)
        yield _warning(f"{where}, sets", what, "Make them agree.", ("cohorts", cohort.id))


def _student(student: Student, known: Known) -> Iterator[Problem]:
    where, at = thing("Student", student.name, student.id), ("students", student.id)
    both = sorted(set(student.takes) & set(student.skips))
    if student.email and not is_email(student.email):
        yield _no_email(where, student.email, at)
    if both:
        titles = listed(_title(each, known) for each in both)
        yield _warning(where, f"takes and skips {titles}", "Choose one of the two.", at)
    own_sets = known.sets_of_cohort.get(student.cohort, ())
    if student.learning_set in known.sets and student.learning_set not in own_sets:
        what = f"{quoted(student.learning_set)} is a set of another cohort"
        yield _warning(f"{where}, learning set", what, "Choose a set of the student's cohort.", (*at, "learning_set"))


def _credits(plan: Plan, known: Known) -> Iterator[Problem]:
    for programme in plan.programmes:
        for route in programme.routes:
            credits_ = sum(known.modules[m].credits for m in set(route.required_modules) if m in known.modules)
            if credits_ > route.credits:
                where = (
                    f"{thing('Programme', programme.title, programme.id)}, route {one_line(route.award or route.id)}"
                )
                at = ("programmes", programme.id, "routes", route.id, "credits")
                what = f"its required modules have {credits_} credits, the award {route.credits}"
                yield _warning(f"{where}, credits", what, "Correct the credits, or require fewer modules.", at)


def _untaken(plan: Plan) -> Iterator[Problem]:
    taken = {d for s in plan.students for d in s.takes}
    for year in (y for c in plan.cohorts for y in c.pathway):
        taken.update(
            year.required,
            (o.delivery for s in year.electives for o in s.options),
            (r for o in year.one_of for r in o.runs),
        )
    for delivery in plan.deliveries:
        if delivery.active and delivery.id not in taken and plan.cohorts:
            where = thing("Delivery", delivery.title, delivery.id)
            mend = "Add it to a cohort's pathway, or switch it off."
            yield _warning(where, "nobody takes it", mend, ("deliveries", delivery.id))
