"""Packs: for each tutor, module lead, cohort and room a workbook, a PDF and a calendar, in one folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from hsmc_scheduler.app.printing import Pages
from hsmc_scheduler.app.sending.calendars import Gone, calendar_files, calendars_of, change_words
from hsmc_scheduler.app.sending.running import Watch, Write, write_files
from hsmc_scheduler.app.sending.whom import titles_of
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.projections.concern import Concern
from hsmc_scheduler.storage.document import Document, known_proof

Print = Callable[[Document, Pages, Path], None]
NO_PDF = "No PDF files are made."
SHEET, PAPER, CALENDAR = ".xlsx", ".pdf", ".ics"


def pack_names(plan: Plan, concerns: Sequence[Concern], *, pdf: bool) -> tuple[str, ...]:
    """The names of the files of their packs."""
    endings = (SHEET, PAPER, CALENDAR) if pdf else (SHEET, CALENDAR)
    return tuple(f"{title}{ending}" for title in titles_of(plan, concerns).values() for ending in endings)


def send_packs(
    document: Document,
    concerns: Sequence[Concern],
    folder: Path,
    now: datetime,
    *,
    printer: Print | None,
    replace: bool = False,
    watch: Watch | None = None,
) -> Gone:
    """Write them; without a printer there are no PDFs. Raises NotWrittenError."""
    from hsmc_scheduler.exchange.export_workbook.book import write_for  # openpyxl is slow to import
    from hsmc_scheduler.exchange.export_workbook.contents import Contents

    plan, timetable = document.plan, document.timetable
    if timetable is None:
        raise ValueError("there is no timetable to send")
    titles = titles_of(plan, concerns)
    found = calendars_of(plan, timetable, concerns)
    calendar = calendar_files(plan, found, titles, now)
    contents = Contents.of(plan, timetable, known_proof(document, now))
    files: dict[str, Write] = {}
    for concern, title in titles.items():
        files[f"{title}{SHEET}"] = partial(write_for, contents, concern)
        if printer is not None:
            files[f"{title}{PAPER}"] = partial(printer, document, Pages("a4", concern))
        files[f"{title}{CALENDAR}"] = calendar[f"{title}{CALENDAR}"]
    paths = write_files(folder, files, watch or Watch(), replace=replace)
    return Gone(paths, change_words(e for entries in found.entries.values() for e in entries), found)
