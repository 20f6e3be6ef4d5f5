"""What an edit of a plan was about: everything that is not as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from hsmc_scheduler.domain.cohort import Student
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.rules.rule import Kind, Subject

PARTS: tuple[tuple[Kind, Callable[[Plan], Mapping[str, object]]], ...] = (
    (Kind.PERIOD, lambda plan: {p.id: p for p in plan.calendar.periods}),
    (Kind.TUTOR, lambda plan: {t.id: t for t in plan.tutors}),
    (Kind.MODULE, lambda plan: {m.code: m for m in plan.modules}),
    (Kind.DELIVERY, lambda plan: {d.id: d for d in plan.deliveries}),
    (Kind.ORDER, lambda plan: {o.id: o for o in plan.orders}),
    (Kind.ROOM, lambda plan: {r.id: r for r in plan.rooms}),
    (Kind.SET, lambda plan: {s.id: s for s in plan.sets}),
    (Kind.PIN, lambda plan: {p.id: p for p in plan.pins}),
)


def changed_subjects(before: Plan, after: Plan) -> tuple[Subject, ...]:
    """What was changed, added or taken away; a cohort by the academic years of its pathway that differ."""
    return tuple(dict.fromkeys((*_parts(before, after), *_groups(before, after))))


def _parts(before: Plan, after: Plan) -> Iterator[Subject]:
    for kind, things in PARTS:
        was, now = things(before), things(after)
        for name in dict.fromkeys((*was, *now)):
            if was.get(name) != now.get(name):
                yield Subject(kind, name)


def _groups(before: Plan, after: Plan) -> Iterator[Subject]:
    old = {(c.id, y.year): y for c in before.cohorts for y in c.pathway}
    new = {(c.id, y.year): y for c in after.cohorts for y in c.pathway}
    for cohort, year in dict.fromkeys((*old, *new)):
        if old.get((cohort, year)) != new.get((cohort, year)):
            yield Subject(Kind.GROUP, f"{cohort}/{year}")
    people, again = ({s.id: s for s in plan.students} for plan in (before, after))
    years = {d.id: d.year for d in before.deliveries}
    for student in dict.fromkeys((*people, *again)):
        one, other = people.get(student), again.get(student)
        if one != other:
            own = {*_takes(one), *_takes(other)}
            for taught in sorted({years[d] for d in own if d in years}):
                yield Subject(Kind.GROUP, f"{student}/{taught}")


def _takes(student: Student | None) -> tuple[str, ...]:
    return (*student.takes, *student.skips) if student else ()
