"""What is raised where an edit cannot be made; the plan stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from hsmc_scheduler.domain.problems.wording import british

_ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")


class EditError(Exception):
    """An edit that cannot be: what is wrong with it, and what to do instead. Plain text."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what, mend)
        self.what = what
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.what} {self.mend}"


NOT_THERE = "Look at the list again; somebody may have deleted or renamed it."


@contextmanager
def plainly(mend: str = "Correct it; the plan is as it was.") -> Iterator[None]:
    """Say in an EditError what the domain will not accept, or that the thing to edit is not there."""
    try:
        yield
    except KeyError as error:
        raise EditError(f"“{error.args[0]}” is not in the plan.", NOT_THERE) from error
    except ValueError as error:
        what = _ISO.sub(lambda found: british(date.fromisoformat(found[0])), str(error))
        raise EditError(f"{what[:1].upper()}{what[1:].rstrip('.')}.", mend) from error
