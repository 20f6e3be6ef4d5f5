"""The sessions table with the block each row belongs to, so that what is selected in it is a block."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.projections.sessions import SessionRow, rows_by_block

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One session and its block."""

    block: Key
    row: SessionRow


def agenda_rows(index: PlanIndex, timetable: Timetable, wanted: Container[Key] | None = None) -> tuple[AgendaRow, ...]:
    """Every session, earliest first; with `wanted`, those of these blocks."""
    found = rows_by_block(index, timetable)
    return tuple(AgendaRow(block, row) for block, row in found if wanted is None or block in wanted)
