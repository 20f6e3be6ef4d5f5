"""What is done beside the window: making a workbook, to be looked at or written. Imports openpyxl when it is called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.export_workbook.looked_at import Sheet, sheets_of
from hsmc_scheduler.exchange.safe_names import safe_name
from hsmc_scheduler.projections.proof import Proof

if TYPE_CHECKING:
    from hsmc_scheduler.exchange.export_workbook.contents import Concern


@dataclass(frozen=True, slots=True)
class Order:
    """A workbook to be made. `who`: "cohort", "tutor" or, for everybody, ""; `id` theirs."""

    plan: Plan
    timetable: Timetable
    proof: Proof
    who: str
    id: str

    @property
    def file_name(self) -> str:
        """A name that every system takes."""
        names = {c.id: c.title for c in self.plan.cohorts} | {t.id: t.name for t in self.plan.tutors}
        whose = names.get(self.id, "") if self.who else "timetable"
        text = f"{self.plan.title} {whose}"
        return safe_name(text, ".xlsx")

    @property
    def concern(self) -> Concern | None:
        """Whom it is for; None: everybody."""
        from hsmc_scheduler.exchange.export_workbook.contents import Concern, Who

        return None if not self.who else Concern(Who(self.who), self.id)


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
