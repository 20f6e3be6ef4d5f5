"""Old plan files made new, one numbered step at a time.

To change the format: raise VERSION, add the pure step from the version before, and store a file of the new version in
tests/storage/old/ (a test fails until it is there).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

VERSION = 3
"""The schema version this program writes."""

Tree = dict[str, Any]
Step = Callable[[Tree], Tree]


def _from_1(tree: Tree) -> Tree:
    """Version 1 kept no proof with its timetable."""
    return {"proof": None, **tree}


def _from_2(tree: Tree) -> Tree:
    """Version 2 kept no correspondence; what it lacks takes its default."""
    return dict(tree)


STEPS: Mapping[int, Step] = {1: _from_1, 2: _from_2}
"""The step that takes a file of that version to the next; each returns a new tree and leaves its own alone."""


def upgraded(tree: Tree, version: int) -> Tree:
    """The same file in today's schema."""
    for number in range(version, VERSION):
        tree = {**STEPS[number](tree), "schema_version": number + 1}
    return tree


def version_in(data: bytes) -> int | None:
    """The schema version a file that was once read says it has; None if it says nothing.

    Inside a text the quotes would be escaped, so the first match is the field itself.
    """
    found = re.search(rb'"schema_version"\s*:\s*(\d{1,9})', data)
    return int(found[1]) if found else None
