"""Columns that many sheets have."""

from __future__ import annotations

from hsmc_scheduler.exchange.planning_workbook.kinds import Key, Text, YesNo
from hsmc_scheduler.exchange.planning_workbook.spec import Check, Column

COMMENT = Column("comment", "Comment", Text(long=True), "For whoever reads it; nothing follows from it.", ("Notes",))
ACTIVE = Column(
    "active", "In use", YesNo(), "No: it stays in the plan and counts for nothing.", ("Active", "Switched on")
)
ENDS_FIRST = Check("ends", "end", "start")


def key(what: str, heading: str = "Id", aliases: tuple[str, ...] = (), field: str = "id") -> Column:
    """The key of things the planner names: "tutor"."""
    words = f"What other sheets call this {what}: a short word. To take it out of the plan, delete its row."
    return Column(field, heading, Key(), words, ("Identifier", "Key", *aliases))


def made_key(what: str, made_from: str, aliases: tuple[str, ...] = ()) -> Column:
    """The key of things nobody needs to name."""
    words = f"Tells this {what} from the others. Leave it empty for a new one; the program makes it."
    return Column("id", "Id", Key(made_from), words, ("Identifier", "Key", *aliases))
