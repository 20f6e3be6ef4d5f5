"""The nights list for the hotel. Imports openpyxl when it is written."""

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
from hsmc_scheduler.projections.nights import NightRow, night_rows, nights_words


@dataclass(frozen=True, slots=True)
class NightsList:
    """One list, as of one day. `named`: the students' names are in it; without, only how many they are."""

    plan: Plan
    timetable: Timetable
    rows: tuple[NightRow, ...]
    made_on: date
    named: bool = False

    @classmethod
    def of(
        cls,
        plan: Plan | PlanIndex,
        timetable: Timetable,
        today: date,
        *,
        named: bool = False,
        night_before: bool = False,
    ) -> NightsList:
        """What would be written today."""
        index = plan if isinstance(plan, PlanIndex) else PlanIndex(plan)
        rows = night_rows(index, timetable, night_before=night_before)
        return cls(index.plan, timetable, rows, today, named)

    @property
    def title(self) -> str:
        """What stands at the head of its pages."""
        return f"{self.plan.title}: hotel nights"

    @property
    def edition(self) -> str:
        """How much it says."""
        return "With names" if self.named else "Numbers only"

    @property
    def summary(self) -> str:
        """How many nights there are."""
        return nights_words(self.rows)

    @property
    def leaving(self) -> tuple[str, ...]:
        """The names that are in it, in order."""
        return tuple(sorted({name for row in self.rows for name in row.names})) if self.named else ()

    @property
    def file_name(self) -> str:
        """A name that every system takes."""
        names = "with names " if self.named else ""
        return safe_name(f"{self.plan.title} hotel nights {names}{self.made_on:%Y-%m-%d}", ".xlsx")

    def write(self, path: Path) -> None:
        """Write it as .xlsx, replacing what is there only when all is written. Raises NotWrittenError."""
        from hsmc_scheduler.exchange.export_nights.book import workbook  # openpyxl is slow to import

        book = workbook(self)
        save_whole(path, lambda made: save_book(book, made))
