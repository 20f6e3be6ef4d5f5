"""Where in a plan file, in words: tutors[3] (Iain Snelling), absences[0], end."""

from __future__ import annotations

from hsmc_scheduler.domain.problems.wording import one_line

Loc = tuple[str | int, ...]
"""The field names and list positions (from 0) that lead to a value."""

_NAMES = ("name", "title", "label", "code", "id", "rule", "session", "delivery", "year", "number")


def place(tree: object, loc: Loc) -> str:
    """The way to a value of a file, with the name of each thing on the way."""
    words: list[str] = []
    here = tree
    for step in loc[1:] if loc[:1] == ("plan",) and len(loc) > 1 else loc:
        if here is tree and loc[0] == "plan" and isinstance(tree, dict):
            here = tree.get("plan")
        here = _inside(here, step)
        if isinstance(step, int) and words:
            words[-1] += f"[{step}]{_name(here)}"
        else:
            words.append(one_line(str(step)))
    return ", ".join(words)


def position(tree: object, loc: Loc) -> tuple[int, ...]:
    """What to sort by for the order of the file; what is missing from a group comes last in it."""
    found = []
    here = tree
    for step in loc:
        if isinstance(step, int):
            found.append(step)
        else:
            names = list(here) if isinstance(here, dict) else []
            found.append(names.index(step) if step in names else len(names))
        here = _inside(here, step)
    return tuple(found)


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list | tuple) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _name(value: object) -> str:
    if not isinstance(value, dict):
        return ""
    named = (value.get(n) for n in _NAMES)
    found = next((one_line(str(v)) for v in named if isinstance(v, str | int) and str(v).strip()), "")
    return f" ({found})" if found else ""
