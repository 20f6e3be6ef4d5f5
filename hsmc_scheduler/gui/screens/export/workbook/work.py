"""What is done beside the window: making a workbook, to be looked at or written. Imports openpyxl when it is called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.export_workbook.looked_at import Sheet, sheets_of
from hsmc_scheduler.exchange.safe_names import safe_name
from hsmc_scheduler.projections.concern import Concern, name_of
from hsmc_scheduler.projections.proof import Proof


@dataclass(frozen=True, slots=True)
class Order:
    """A workbook to be made. `concern`: whom it is for; None: everybody."""

    plan: Plan
    timetable: Timetable
    proof: Proof
    concern: Concern | None

    @property
    def file_name(self) -> str:
        """A name that every system takes."""
        whose = name_of(self.plan, self.concern) if self.concern else "timetable"
        return safe_name(f"{self.plan.title} {whose}", ".xlsx")


def made(order: Order) -> tuple[Sheet, ...]:
    """The sheets, to be looked at."""
    from hsmc_scheduler.exchange.export_workbook.book import workbook
    from hsmc_scheduler.exchange.export_workbook.contents import Contents

    contents = Contents.of(order.plan, order.timetable, order.proof, None, order.concern)
    return sheets_of(workbook(contents))


def write(order: Order, path: Path) -> None:
    """Write it. Raises NotWrittenError."""
    from hsmc_scheduler.exchange.export_workbook import write_workbook

    write_workbook(order.plan, order.timetable, order.proof, path, None, order.concern)
