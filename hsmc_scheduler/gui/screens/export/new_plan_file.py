"""Writing a plan that is not the open one."""

from __future__ import annotations

from pathlib import Path

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.saving import NotWrittenError
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import hash_on_disk, save
from hsmc_scheduler.storage.save_errors import SaveError


def write_new_plan(plan: Plan | None, timetable: Timetable | None, path: Path) -> None:
    """Write a plan with its timetable under a name the user gave.

    Raises:
        EditError: there is nothing to write.
        NotWrittenError: it cannot be written.
    """
    if plan is None or timetable is None:
        raise EditError("No line of the list could be understood.", "Say what its columns mean.")
    try:
        save(Document(plan, timetable), path, hash_on_disk(path))
    except SaveError as fault:
        raise NotWrittenError(str(fault.problem)) from fault
