"""Renaming: a new id or code, carried to everything that refers to it, in the timetable and the releases too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hsmc_scheduler.app.edits.editing import changed
from hsmc_scheduler.app.edits.errors import EditError, plainly
from hsmc_scheduler.app.edits.references import Target, Walk, target_of
from hsmc_scheduler.domain.attendance import sets_of
from hsmc_scheduler.domain.cohort import Cohort, RepeatRuns
from hsmc_scheduler.domain.place import Place, key_field, value_at
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable


def rename(plan: Plan, timetable: Timetable | None, at: Place, new: str) -> tuple[Plan, Timetable | None]:
    """Give the thing at that place another id (a module: code; repeat runs: title), and carry every reference.

    A timetable that answered the plan answers it still.

    Raises:
        EditError: it is not there, has no id, or the id is blank or taken.
    """
    with plainly():
        item = value_at(plan, at)
        beside = value_at(plan, at[:-1])
    field = "title" if isinstance(item, RepeatRuns) else key_field(item)
    if field not in ("id", "code", "title") or not isinstance(getattr(item, field, None), str):
        raise EditError("This has no id of its own.", "Change its fields instead.")
    old, new = getattr(item, field), new.strip()
    if not new:
        raise EditError(f"The {field} cannot be blank.", "Any short word will do.")
    if new == old:
        return plan, timetable
    if any(other is not item and getattr(other, field, "") == new for other in beside):
        raise EditError(f"There already is one called “{new}”.", "Choose another.")
    change = _carrying(plan, item, target_of(item, str(at[1]) if len(at) > 2 else ""), new)
    walk = Walk(plan, change)
    renamed = changed(walk.through(plan) or plan, at, lambda thing: replace(thing, **{field: new}))
    if timetable is None:
        return renamed, None
    moved = walk.through(timetable) or timetable
    in_order = list(timetable.placements) == sorted(timetable.placements, key=lambda p: p.key)
    if in_order:
        moved = replace(moved, placements=tuple(sorted(moved.placements, key=lambda p: p.key)))
    return renamed, moved


def _carrying(plan: Plan, item: object, target: Target, new: str) -> Callable[[Target], str | None]:
    made_up = {s.id for s in sets_of(plan, item)} - {s.id for s in plan.sets} if isinstance(item, Cohort) else set()

    def name(named: Target) -> str:
        if named == target:
            return new
        if named[0] == "sets" and named[-1] in made_up:
            return f"{new}/{named[-1].rpartition('/')[2]}"
        return named[-1]

    return name
