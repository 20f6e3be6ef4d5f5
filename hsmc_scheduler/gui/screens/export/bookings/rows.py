"""The change list as rows to be looked at, and what of it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from hsmc_scheduler.domain.correspondence import BookingStatus
from hsmc_scheduler.gui.screens.export.found import Row
from hsmc_scheduler.projections.booking_changes import BookingLine, Change
from hsmc_scheduler.projections.short_dates import day_short

HEADINGS = ("Reference", "Change", "Date", "Room", "What changed", "Status", "Event", "Request by")
GRADES = {Change.CANCEL: "bad", Change.AMEND: "caution"}
STATUS_GRADES = {BookingStatus.REFUSED: "bad", BookingStatus.CONFIRMED: "good"}
"""Of what is unchanged."""

Kept = Callable[[BookingLine, date], bool]
FILTERS: tuple[tuple[str, Kept], ...] = (
    ("Everything", lambda _line, _day: True),
    ("To be told", lambda line, _day: line.change is not Change.UNCHANGED),
    ("To cancel", lambda line, _day: line.change is Change.CANCEL),
    ("To amend", lambda line, _day: line.change is Change.AMEND),
    ("New", lambda line, _day: line.change is Change.NEW),
    ("Unchanged", lambda line, _day: line.change is Change.UNCHANGED),
    ("Overdue", lambda line, day: line.overdue(day)),
    ("Requested", lambda line, _day: line.status is BookingStatus.REQUESTED),
    ("Confirmed", lambda line, _day: line.status is BookingStatus.CONFIRMED),
    ("Refused", lambda line, _day: line.refused),
)


def shown(lines: Iterable[BookingLine], title: str, today: date) -> list[Row]:
    """The rows the filter of that title lets through."""
    keeps = dict(FILTERS)[title]
    return [_row(line, today) for line in lines if keeps(line, today)]


def _row(line: BookingLine, today: date) -> Row:
    late = line.overdue(today)
    by = day_short(line.row.request_by) if line.row.request_by and line.change is not Change.CANCEL else ""
    grade = GRADES.get(line.change, STATUS_GRADES.get(line.status, ""))
    words = line.words
    if line.refused and line.told is not None and line.told.comment:
        words = (line.told.comment, *words)
    cells = (
        line.ref,
        line.change.value,
        day_short(line.row.day),
        line.row.room,
        "; ".join(words),
        line.status.value,
        line.row.event,
        f"{by}, overdue" if late else by,
    )
    return Row(cells, "bad" if late else grade, key=line.ref)
