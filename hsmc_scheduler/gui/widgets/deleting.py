"""Deleting a thing: at once where nothing refers to it, otherwise after saying what goes with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.uses import blocks_using, delete, fitted, uses_of
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.gui.widgets.question import Choice, Question, ask
from hsmc_scheduler.gui.workspace import Workspace

MOST_SAID = 12


def delete_thing(workspace: Workspace, parent: QWidget, name: str, at: Place) -> Question | None:
    """Delete what stands at a place of the plan and is called `name`; the question asked, if one had to be."""
    plan = workspace.document.plan
    try:
        uses = (*blocks_using(plan, workspace.document.timetable, [at]), *uses_of(plan, at))
    except EditError as fault:
        workspace.say(str(fault))
        return None
    if not uses:
        workspace.edit(f"Delete {name}", lambda plan: delete(plan, at))
        return None
    said = list(uses[:MOST_SAID])
    if len(uses) > MOST_SAID:
        said.append(f"And {len(uses) - MOST_SAID} more.")
    return ask(
        parent,
        f"Delete {name}?",
        "It is taken out of all this. Undo brings everything back.",
        Choice(f"Delete {name}", _deleter(workspace, name, at), role="primary"),
        Choice("Cancel"),
        sentences=said,
    )


def _deleter(workspace: Workspace, name: str, at: Place) -> Callable[[], None]:
    def chosen() -> None:
        content = workspace.document.content
        plan = delete(content.plan, at, with_uses=True)
        timetable = fitted(plan, content.timetable) if content.timetable else None
        workspace.document.step(f"Delete {name}", replace(content, plan=plan, timetable=timetable))

    return chosen
