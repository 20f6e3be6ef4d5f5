"""What cohorts and students take: whoever takes two things cannot be at both at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from hsmc_scheduler.domain.attendance import groups_of
from hsmc_scheduler.domain.cohort import Cohort, ElectiveOption, PathwayYear, RepeatRuns
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.engine.explain.edits import free_runs, put_apart
from hsmc_scheduler.engine.explain.requirement import Requirement, once
from hsmc_scheduler.projections.messages.words import listed
from hsmc_scheduler.rules.rule import Kind, Subject

OFF_THE_PATHWAY, OUT_OF_A_SLOT, NO_RUN, ONE_STUDENT = 80, 30, 60, 8


def taken_together(index: PlanIndex, deliveries: frozenset[str]) -> Iterator[Requirement]:
    """For each group that takes two of the deliveries or more: each one a cohort takes; all that a student takes."""
    for group in index.groups:
        shared = deliveries & group.deliveries
        if len(shared) < 2:
            continue
        cohort = index.cohorts.get(group.cohort)
        year = next((y for y in cohort.pathway if y.year == group.year), None) if cohort else None
        if cohort and year and group.id == f"{cohort.id}/{year.year}":
            yield from _of_cohort(index, cohort, year, shared)
        else:
            yield _of_student(index, group.id.rpartition("/")[0], shared)


def _of_cohort(index: PlanIndex, cohort: Cohort, year: PathwayYear, shared: frozenset[str]) -> Iterator[Requirement]:
    group = Subject(Kind.GROUP, f"{cohort.id}/{year.year}")
    in_slots = {o.delivery for slot in year.electives if slot.choose for o in slot.options}
    for delivery in index.deliveries:
        if delivery in shared & {*year.required, *in_slots}:
            title, required = index.deliveries[delivery].title, delivery in year.required
            change = partial(_without, cohort.id, year.year, delivery)
            words = f"Take {title} off the pathway of {cohort.title}"
            yield Requirement(
                f"takes {cohort.id} {year.year} {delivery}",
                f"{cohort.title} takes {title}" if required else f"{cohort.title} may choose {title}",
                (group, Subject(Kind.DELIVERY, delivery)),
                partial(_apart, cohort.id, year.year, delivery),
                (once(words, change, OFF_THE_PATHWAY if required else OUT_OF_A_SLOT),),
            )
    for runs in year.one_of:
        if shared & set(runs.runs):
            titles = [index.deliveries[r].title for r in runs.runs if r in index.deliveries]
            change = partial(_without_runs, cohort.id, year.year, runs)
            words = f"Let {cohort.title} attend none of {listed(titles)}"
            yield Requirement(
                f"runs {cohort.id} {year.year} {runs.title}",
                f"{cohort.title} attends {listed(titles).replace(' and ', ' or ')}",
                (group, *(Subject(Kind.DELIVERY, r) for r in runs.runs)),
                partial(_runs_apart, cohort.id, year.year, runs),
                (once(words, change, NO_RUN),),
            )


def _of_student(index: PlanIndex, student: str, shared: frozenset[str]) -> Requirement:
    name = next((s.name for s in index.plan.students if s.id == student), student)
    titles = listed([d.title for d in index.deliveries.values() if d.id in shared])

    def leave_out(plan: Plan) -> Plan:
        return replace(plan, students=tuple(s for s in plan.students if s.id != student))

    return Requirement(
        f"student {student} {' '.join(sorted(shared))}",
        f"{name} takes {titles}",
        tuple(Subject(Kind.DELIVERY, d) for d in sorted(shared)),
        leave_out,
        (once(f"Let {name} take one of {titles} another time", leave_out, ONE_STUDENT),),
    )


def _change_year(plan: Plan, cohort: str, year: str, change: Callable[[Cohort, PathwayYear], PathwayYear]) -> Plan:
    def changed(c: Cohort) -> Cohort:
        return replace(c, pathway=tuple(change(c, y) if y.year == year else y for y in c.pathway))

    return replace(plan, cohorts=tuple(changed(c) if c.id == cohort else c for c in plan.cohorts))


def _apart(cohort: str, year: str, delivery: str, plan: Plan) -> Plan:
    """As many people are expected of the cohort, but what else they take may be at the same time."""
    alone = {g.id.rpartition("/")[0] for g in groups_of(plan) if g.cohort == cohort}
    required = any(delivery in y.required for c in plan.cohorts if c.id == cohort for y in c.pathway)

    def moved(c: Cohort, y: PathwayYear) -> PathwayYear:
        options = [o.expected for slot in y.electives if slot.choose for o in slot.options if o.delivery == delivery]
        expected = c.size if delivery in y.required else min(c.size, sum(options))
        return put_apart(_removed(y, delivery), (ElectiveOption(delivery, expected),))

    students = []
    for s in plan.students:
        if s.cohort == cohort and s.id in alone and required and delivery not in (*s.takes, *s.skips):
            students.append(replace(s, takes=(*s.takes, delivery)))  # out of step: what they take is asked for apart
        elif s.cohort == cohort and s.id not in alone:
            students.append(replace(s, takes=tuple(t for t in s.takes if t != delivery)))
        else:
            students.append(s)
    return replace(_change_year(plan, cohort, year, moved), students=tuple(students))


def _without(cohort: str, year: str, delivery: str, plan: Plan) -> Plan:
    return _change_year(plan, cohort, year, lambda _, y: _removed(y, delivery))


def _runs_apart(cohort: str, year: str, runs: RepeatRuns, plan: Plan) -> Plan:
    return _change_year(plan, cohort, year, lambda c, y: free_runs(c, y, frozenset(runs.runs)))


def _without_runs(cohort: str, year: str, runs: RepeatRuns, plan: Plan) -> Plan:
    return _change_year(
        plan, cohort, year, lambda _, y: replace(y, one_of=tuple(r for r in y.one_of if r.title != runs.title))
    )


def _removed(year: PathwayYear, delivery: str) -> PathwayYear:
    slots = []
    for slot in year.electives:
        options = tuple(o for o in slot.options if o.delivery != delivery)
        if options:
            slots.append(replace(slot, options=options, choose=min(slot.choose, len(options))))
    return replace(year, required=tuple(d for d in year.required if d != delivery), electives=tuple(slots))
