"""Edits of the catalogue: modules and their assessments."""

from __future__ import annotations

from hsmc_scheduler.app.edits.editing import add
from hsmc_scheduler.app.edits.errors import plainly
from hsmc_scheduler.app.edits.naming import fresh_id, fresh_name, slug
from hsmc_scheduler.domain.module import Anchor, Assessment, Module
from hsmc_scheduler.domain.place import Place, value_at
from hsmc_scheduler.domain.plan import Plan


def add_module(plan: Plan, title: str = "", code: str = "", index: int | None = None) -> tuple[Plan, Place]:
    """The plan with a module of 20 credits; without a code it is named by the first letters of its title."""
    title = title or fresh_name("New module", {m.title for m in plan.modules})
    letters = "".join(word[0] for word in slug(title).split("-") if word).upper()
    code = fresh_id(code or letters, {m.code for m in plan.modules})
    return add(plan, ("modules",), Module(code, title), index)


def add_assessment(
    plan: Plan, module: str, title: str = "", anchor: Anchor = Anchor.LAST_BLOCK, after_weeks: int = 6
) -> tuple[Plan, Place]:
    """The plan with a piece of work of a module, due on a Monday some weeks after a block.

    Raises:
        EditError: there is no such module, or no deadline lies that far off.
    """
    at = ("modules", module, "assessments")
    with plainly():
        own: tuple[Assessment, ...] = value_at(plan, at)
        title = title or fresh_name("Assignment", {a.title for a in own})
        item = Assessment(fresh_id(slug(title), {a.id for a in own}), title, anchor, after_weeks, weekday=0)
    return add(plan, at, item)
