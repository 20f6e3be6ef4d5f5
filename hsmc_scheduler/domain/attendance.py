"""Who attends what: groups of people, and the deliveries one of them may all have to attend."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from math import comb, prod

from hsmc_scheduler.domain.cohort import ActionLearningSet, Cohort, PathwayYear, RepeatRuns, Student
from hsmc_scheduler.domain.plan import Plan

MOST_STRANDS = 64


@dataclass(frozen=True, slots=True)
class Group:
    """A cohort, or one student out of step with it, in one academic year.

    A strand is what one person of the group attends (delivery ids): all that is required and one combination of
    electives. Whatever is counted for a group is counted for its worst-off strand. `one_of`: repeat runs of which the
    whole group attends one, beside every strand.
    """

    id: str
    title: str
    cohort: str
    year: str
    strands: tuple[frozenset[str], ...]
    one_of: tuple[RepeatRuns, ...] = ()

    @property
    def deliveries(self) -> frozenset[str]:
        """Everything any person of the group may attend, every run included."""
        return frozenset().union(*self.strands, *(r.runs for r in self.one_of))


def groups_of(plan: Plan) -> tuple[Group, ...]:
    """Every group of the plan: cohorts in order, then the students whose own choices fit no strand of their cohort."""
    active = {d.id for d in plan.deliveries if d.active}
    groups = [
        Group(f"{cohort.id}/{year.year}", cohort.title, cohort.id, year.year, strands, _active_runs(year, active))
        for cohort in plan.cohorts
        for year in cohort.pathway
        if (strands := _strands(year, active))
    ]
    by_cohort = {(g.cohort, g.year): g for g in groups}
    cohorts = {c.id: c for c in plan.cohorts}
    years_of = {d.id: d.year for d in plan.deliveries}
    for student in plan.students:
        for year_id, taken in _student_years(student, cohorts.get(student.cohort), active, years_of).items():
            own = by_cohort.get((student.cohort, year_id))
            if taken and not (own and any(taken <= strand for strand in own.strands)):
                runs = own.one_of if own else ()
                title = f"{student.name} ({own.title})" if own else student.name
                groups.append(Group(f"{student.id}/{year_id}", title, student.cohort, year_id, (taken,), runs))
    return tuple(groups)


def sets_of(plan: Plan, cohort: Cohort) -> tuple[ActionLearningSet, ...]:
    """The cohort's action learning sets: the planner's own, or as many as its size needs, as even as can be."""
    own = tuple(s for s in plan.sets if s.cohort == cohort.id)
    if own or not cohort.size:
        return own
    number = -(-cohort.size // cohort.set_size)
    sizes = [cohort.size // number + (1 if i < cohort.size % number else 0) for i in range(number)]
    return tuple(
        ActionLearningSet(f"{cohort.id}/{set_letter(i)}", f"Set {set_letter(i)}", cohort.id, size)
        for i, size in enumerate(sizes)
    )


def set_letter(index: int) -> str:
    """A, B, ..., Z, AA, AB, ... for 0, 1, ..."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def expected_people(plan: Plan) -> dict[tuple[str, str], int]:
    """People expected of each cohort at each delivery, by (delivery, cohort); a student's own changes are counted."""
    expected: dict[tuple[str, str], int] = {}
    for cohort in plan.cohorts:
        for year in cohort.pathway:
            for delivery in (*year.required, *(r for runs in year.one_of for r in runs.runs)):
                expected[delivery, cohort.id] = cohort.size
            for slot in year.electives:
                for option in slot.options:
                    key = (option.delivery, cohort.id)
                    expected[key] = min(cohort.size, expected.get(key, 0) + option.expected)
    required = {(d, c.id) for c in plan.cohorts for y in c.pathway for d in y.required}
    elective = {(o.delivery, c.id) for c in plan.cohorts for y in c.pathway for s in y.electives for o in s.options}
    for student in plan.students:
        for delivery in student.takes:
            if (delivery, student.cohort) not in required | elective:
                expected[delivery, student.cohort] = expected.get((delivery, student.cohort), 0) + 1
        for delivery in student.skips:
            if expected.get((delivery, student.cohort), 0):
                expected[delivery, student.cohort] -= 1
    return expected


def _strands(year: PathwayYear, active: set[str]) -> tuple[frozenset[str], ...]:
    required = frozenset(year.required) & active
    slots = [(tuple(o.delivery for o in s.options if o.delivery in active), s.choose) for s in year.electives]
    ways = prod(comb(len(options), choose) or 1 for options, choose in slots)
    if ways > MOST_STRANDS:  # too many to list: any two deliveries one person may take still meet in some strand
        strands = [required | pair for pair in _pairs(slots)]
    else:
        choices = [[frozenset(c) for c in combinations(options, choose)] for options, choose in slots]
        strands = [required.union(*combo) for combo in product(*(c for c in choices if c))]
    unique = dict.fromkeys(s for s in strands if s)
    kept = tuple(s for s in unique if not any(s < other for other in unique))
    return kept or ((frozenset(),) if _active_runs(year, active) else ())


def _pairs(slots: list[tuple[tuple[str, ...], int]]) -> list[frozenset[str]]:
    """Every two deliveries of the slots that one person may take, and every one."""
    singles = [frozenset({d}) for options, choose in slots if choose for d in options]
    within = [frozenset(p) for options, choose in slots if choose > 1 for p in combinations(options, 2)]
    chosen = [options for options, choose in slots if choose]
    across = [frozenset({a, b}) for x, y in combinations(chosen, 2) for a in x for b in y]
    return singles + within + across


def _active_runs(year: PathwayYear, active: set[str]) -> tuple[RepeatRuns, ...]:
    runs = (RepeatRuns(r.title, tuple(d for d in r.runs if d in active)) for r in year.one_of)
    return tuple(r for r in runs if r.runs)


def _student_years(
    student: Student, cohort: Cohort | None, active: set[str], years_of: dict[str, str]
) -> dict[str, frozenset[str]]:
    taken = {d for y in (cohort.pathway if cohort else ()) for d in y.required}
    taken = ((taken | set(student.takes)) - set(student.skips)) & active
    by_year: dict[str, set[str]] = {}
    for delivery in taken:
        by_year.setdefault(years_of[delivery], set()).add(delivery)
    return {year: frozenset(deliveries) for year, deliveries in by_year.items()}
