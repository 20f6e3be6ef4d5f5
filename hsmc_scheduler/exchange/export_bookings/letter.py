"""What a letter about room bookings is made of. Imports openpyxl when it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.safe_names import safe_name
from hsmc_scheduler.exchange.saving import save_whole
from hsmc_scheduler.exchange.saving_books import save_book
from hsmc_scheduler.projections.booking_changes import BookingLine, booking_lines, to_tell, totals_words


@dataclass(frozen=True, slots=True)
class BookingLetter:
    """One letter, as of one day. `everything`: the whole list on one sheet, in order of date, not the changes alone."""

    plan: Plan
    timetable: Timetable
    lines: tuple[BookingLine, ...]
    made_on: date
    everything: bool = False

    @classmethod
    def of(
        cls, plan: Plan | PlanIndex, timetable: Timetable, today: date, *, everything: bool = False
    ) -> BookingLetter:
        """What would be written today."""
        index = plan if isinstance(plan, PlanIndex) else PlanIndex(plan)
        return cls(index.plan, timetable, booking_lines(index, timetable, today), today, everything)

    @property
    def title(self) -> str:
        """What stands at the head of its pages."""
        return f"{self.plan.title}: room bookings"

    @property
    def edition(self) -> str:
        """Which letter it is."""
        return "All bookings" if self.everything else "Changes" if self.told_before else "Bookings"

    @property
    def told_before(self) -> date | None:
        """The day of the last letter; None: this is the first."""
        return max((b.sent for b in self.plan.correspondence.bookings if b.sent), default=None)

    @property
    def to_tell(self) -> tuple[BookingLine, ...]:
        """What is told for the first time, or otherwise than before."""
        return to_tell(self.lines)

    @property
    def summary(self) -> str:
        """How many of each, and what is urgent."""
        return totals_words(self.lines, self.made_on)

    @property
    def file_name(self) -> str:
        """A name that every system takes, with the day, so that no letter replaces another by accident."""
        return safe_name(f"{self.plan.title} room bookings {self.made_on:%Y-%m-%d}", ".xlsx")

    def write(self, path: Path) -> None:
        """Write it as .xlsx, replacing what is there only when all is written. Raises NotWrittenError."""
        from hsmc_scheduler.exchange.export_bookings.book import workbook  # openpyxl is slow to import

        book = workbook(self)
        save_whole(path, lambda made: save_book(book, made))
