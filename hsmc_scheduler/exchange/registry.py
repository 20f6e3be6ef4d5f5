"""The one list of what goes out of the program and comes into it, in the order of the screen and of the help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """Out of the program or into it, as the screen's headings say it."""

    OUT = "Send out"
    IN = "Bring in"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One of them: its panel is `gui/screens/export/<id>/`, its verb `app/cli/<id>.py` (dashes when typed).

    `detail` says in a few words what it is. `needs_timetable`: a plan alone is not enough. `has_verb`: whether the
    command line has it under its own name.
    """

    id: str
    title: str
    detail: str
    way: Way
    needs_timetable: bool = True
    has_verb: bool = True


EXCHANGES: tuple[Exchange, ...] = (
    # the verb that writes it is `solve`
    Exchange("workbook", "Timetable", "Excel workbook and paper", Way.OUT, has_verb=False),
    Exchange("calendars", "Calendars", "for Outlook and Google (.ics)", Way.OUT),
)
