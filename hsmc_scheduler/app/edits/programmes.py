"""Edits of programmes and their awards."""

from __future__ import annotations

from hsmc_scheduler.app.edits.editing import add
from hsmc_scheduler.app.edits.errors import plainly
from hsmc_scheduler.app.edits.naming import fresh_id, fresh_name, slug
from hsmc_scheduler.domain.place import Place, value_at
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.programme import Programme, Route


def add_programme(plan: Plan, title: str = "", index: int | None = None) -> tuple[Plan, Place]:
    """The plan with a programme that has no awards yet."""
    title = title or fresh_name("New programme", {p.title for p in plan.programmes})
    item = Programme(fresh_id(slug(title), {p.id for p in plan.programmes}), title)
    return add(plan, ("programmes",), item, index)


def add_route(plan: Plan, programme: str, award: str = "", credits_: int = 60) -> tuple[Plan, Place]:
    """The plan with an award of a programme that requires no module yet.

    Raises:
        EditError: there is no such programme, or the credits are negative.
    """
    at = ("programmes", programme, "routes")
    with plainly():
        routes: tuple[Route, ...] = value_at(plan, at)
        award = award or fresh_name("New award", {r.award for r in routes})
        return add(plan, at, Route(fresh_id(slug(award), {r.id for r in routes}), award, credits_))
