"""Finding the headings of a list that came back, whatever became of its order and its first rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set

from hsmc_scheduler.exchange.tables.table import Sheet, Value

LOOKED_AT = 40
"""Rows in which headings are looked for."""


def plain(heading: Value) -> str:
    """A heading as it is compared: letters and digits only, whatever their case."""
    return re.sub(r"[\W_]+", "", str(heading)[:80].casefold()) if heading is not None else ""


def find_headings(
    sheet: Sheet, called: Mapping[str, Sequence[str]], enough: Callable[[Set[str]], bool]
) -> tuple[int, dict[str, int]] | None:
    """The first row (from 0) with enough of the headings, and the column (from 0) of each; None: there is none.

    `called`: what each may be called; an earlier name counts for more than a later one.
    """
    names = {heading: [plain(name) for name in aliases] for heading, aliases in called.items()}
    for number, row in enumerate(sheet.rows[:LOOKED_AT]):
        said = [plain(value) for value in row]
        there = ((heading, next((a for a in aliases if a in said), "")) for heading, aliases in names.items())
        columns = {heading: said.index(name) for heading, name in there if name}
        if enough(columns.keys()):
            return number, columns
    return None
