"""What is said of somebody else's file that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from hsmc_scheduler.domain.problem import Problem


class UnreadableError(Exception):
    """A file cannot be read; `problems` say where, what and how to mend it, a line each, the file's name first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def unreadable(name: str, what: str, mend: str) -> UnreadableError:
    """The error of one problem."""
    return UnreadableError((Problem(one_line(name, 120), what, mend),))


def one_line(text: str, most: int = 60) -> str:
    """Text from a stranger, to stand in a sentence: printable, on one line, so many characters at most."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text[: most * 4]).split())
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
