"""The one engine below every edit: replace what stands at a place of a plan.

A list is any tuple of the plan: ("tutors",), ("calendar", "periods"), ("deliveries", "hcq", "sessions").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from hsmc_scheduler.app.edits.errors import EditError, plainly
from hsmc_scheduler.app.edits.naming import copy_of, fresh_id
from hsmc_scheduler.domain.place import Place, index_of, key_field, key_of, value_at
from hsmc_scheduler.domain.plan import Plan

Root = TypeVar("Root")


def changed(root: Root, at: Place, change: Callable[[Any], Any]) -> Root:
    """The plan (or any part of one) with what stands at a place changed.

    Raises:
        EditError: nothing stands there, or the change is one the plan cannot hold.
    """
    with plainly():
        edited: Root = _changed(root, at, change)
        return edited


def _changed(group: Any, at: Place, change: Callable[[Any], Any]) -> Any:
    if not at:
        return change(group)
    first, *rest = at
    if isinstance(group, tuple):
        index = index_of(group, first)
        return (*group[:index], _changed(group[index], tuple(rest), change), *group[index + 1 :])
    if not isinstance(first, str) or first not in getattr(group, "__dataclass_fields__", ()):
        raise KeyError(first)
    return replace(group, **{first: _changed(getattr(group, first), tuple(rest), change)})


def put(plan: Plan, at: Place, value: object) -> Plan:
    """The plan with one field set. What names a thing is not set here but by `rename`, which carries references.

    Raises:
        EditError: nothing stands there, or the plan cannot hold the value.
    """
    if len(at) > 1 and isinstance(at[-1], str):
        with plainly():
            owner = value_at(plan, at[:-1])
        if (
            key_field(owner) in ("id", "code")
            and key_field(owner) == at[-1]
            and str(getattr(owner, at[-1])) != str(value)
        ):
            from hsmc_scheduler.app.edits.renaming import rename  # here: renaming stands above this file

            return rename(plan, None, at[:-1], str(value))[0]
    return changed(plan, at, lambda _: value)


def insert(plan: Plan, list_at: Place, item: object, index: int | None = None) -> Plan:
    """The plan with an item in a list: before the one of that number (from 0), or at the end.

    Raises:
        EditError: the list already holds something of that id, or the plan cannot hold the item.
    """

    def inserted(items: tuple[Any, ...]) -> tuple[Any, ...]:
        if key_of(item) and any(key_of(other) == key_of(item) for other in items):
            raise EditError(f"There already is one called “{key_of(item)}”.", "Choose another name for it.")
        where = len(items) if index is None else max(0, min(index, len(items)))
        return (*items[:where], item, *items[where:])

    return changed(plan, list_at, inserted)


def add(plan: Plan, list_at: Place, item: object, index: int | None = None) -> tuple[Plan, Place]:
    """The plan with an item in a list (see `insert`), and the place where it now is.

    Raises:
        EditError: as for `insert`.
    """
    edited = insert(plan, list_at, item, index)
    items = value_at(edited, list_at)
    number = len(items) - 1 if index is None else max(0, min(index, len(items) - 1))
    return edited, (*list_at, key_of(item) or number)


def remove(plan: Plan, at: Place) -> Plan:
    """The plan without the thing at that place of a list; references to it stay (see uses.delete).

    Raises:
        EditError: it is not there, or the plan cannot be without it.
    """

    def without(items: tuple[Any, ...]) -> tuple[Any, ...]:
        index = index_of(items, at[-1])
        return (*items[:index], *items[index + 1 :])

    return changed(plan, at[:-1], without)


def move(plan: Plan, at: Place, index: int) -> Plan:
    """The plan with a thing moved within its list, so that its number (from 0) becomes `index`.

    Raises:
        EditError: it is not there.
    """

    def moved(items: tuple[Any, ...]) -> tuple[Any, ...]:
        old = index_of(items, at[-1])
        others = [*items[:old], *items[old + 1 :]]
        others.insert(max(0, min(index, len(others))), items[old])
        return tuple(others)

    return changed(plan, at[:-1], moved)


def duplicate(plan: Plan, at: Place) -> tuple[Plan, Place]:
    """The plan with a copy right after a thing of a list, under a name and id of its own; and where the copy is.

    Raises:
        EditError: it is not there, or the list may hold it only once (a year, a rule).
    """
    with plainly():
        items = value_at(plan, at[:-1])
        index = index_of(items, at[-1])
    item, field = items[index], key_field(items[index])
    if field in ("year", "rule", "number"):
        raise EditError("There can be only one of these.", "Change the one there is.")
    changes: dict[str, object] = {}
    for name in ("name", "title", "label"):
        if isinstance(getattr(item, name, None), str):
            names = {str(getattr(other, name)) for other in items}
            changes[name] = copy_of(str(getattr(item, name)), names)
            break
    if field:
        changes[field] = fresh_id(key_of(item), {key_of(other) for other in items})
    with plainly("Change the dates or the name first."):
        copied = replace(item, **changes)
    return add(plan, at[:-1], copied, index + 1)
