"""Where the columns of a tutor's form are and how wide, and how it goes on paper."""

from __future__ import annotations

from dataclasses import dataclass

MONTH, WEEK, FIRST_DAY = 1, 2, 3
SIZE = 10
"""Points; small enough for a year a page, large enough to print at no less than 9."""
DATE_WIDTH = 3.1
ROW_HEIGHT = 13.2
"""Points."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The columns of a form with so many teaching weekdays. `halves`: half-days are asked about."""

    weekdays: int
    halves: bool

    @property
    def note(self) -> int:
        """The column that says what is known of a week."""
        return FIRST_DAY + 2 * self.weekdays

    @property
    def reason(self) -> int:
        """The last column, for reasons."""
        return self.note + 1

    def width(self, column: int) -> float:
        """In digits."""
        if column in (self.note, self.reason):
            return 24.0 if column == self.note else 16.5
        if column < FIRST_DAY:
            return 5.0 if column == MONTH else 3.6
        answer = 11.6 if self.halves else 8.4
        return DATE_WIDTH if (column - FIRST_DAY) % 2 == 0 else answer

    @property
    def widths(self) -> tuple[float, ...]:
        """Of every column."""
        return tuple(self.width(n) for n in range(1, self.reason + 1))
