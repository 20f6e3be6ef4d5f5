"""Edits of tutors: when they can teach, and what they may teach."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from hsmc_scheduler.app.edits.editing import add, changed
from hsmc_scheduler.app.edits.naming import fresh_id, fresh_name, slug
from hsmc_scheduler.app.edits.painting import freed, joined, runs
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind, Tutor

ROLES = ("leads", "teachers", "facilitators")


def add_tutor(plan: Plan, name: str = "", index: int | None = None) -> tuple[Plan, Place]:
    """The plan with a tutor who works Monday to Friday, without limits."""
    name = name or fresh_name("New tutor", {t.name for t in plan.tutors})
    return add(plan, ("tutors",), Tutor(fresh_id(slug(name), {t.id for t in plan.tutors}), name), index)


def paint_absence(
    plan: Plan,
    tutor: str,
    days: Collection[date],
    part: DayPart = DayPart.WHOLE,
    kind: AbsenceKind | None = AbsenceKind.AWAY,
    reason: str = "",
) -> Plan:
    """The tutor absent on those half-days; `kind` None: free on them. What was painted there before makes way.

    Raises:
        EditError: there is no such tutor.
    """

    def painted(absences: tuple[Absence, ...]) -> tuple[Absence, ...]:
        kept = freed(absences, days, part)
        new = [] if kind is None else [Absence(first, last, kind, part, reason) for first, last in runs(days)]
        return joined(kept, new, lambda a, b: (a.kind, a.reason) == (b.kind, b.reason))

    return changed(plan, ("tutors", tutor, "absences"), painted)


def set_role(plan: Plan, module: str, role: str, tutor: str, *, has: bool) -> Plan:
    """Whether a tutor is one of a module's "leads", "teachers" or "facilitators"; a new one comes last.

    Raises:
        EditError: there is no such module or role.
    """

    def people(names: tuple[str, ...]) -> tuple[str, ...]:
        others = tuple(n for n in names if n != tutor)
        return (names if tutor in names else (*names, tutor)) if has else others

    return changed(plan, ("modules", module, role if role in ROLES else f"role {role}"), people)
