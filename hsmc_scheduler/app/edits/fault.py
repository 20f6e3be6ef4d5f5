"""Why a change cannot be made."""

from __future__ import annotations


class EditError(ValueError):
    """A change that makes no sense: what is wrong, and how to mend it, in plain words."""

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(f"{what}. {mend}".strip() if mend else what)
        self.what, self.mend = what, mend
