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

    `detail` says in a few words what it is. `needs_timetable`: a plan alone is not enough. `has_panel`: whether
    the screen lists it.
    """

    id: str
    title: str
    detail: str
    way: Way
    needs_timetable: bool = True
    has_panel: bool = True


EXCHANGES: tuple[Exchange, ...] = (
    Exchange("workbook", "Timetable", "An Excel workbook", Way.OUT),
    Exchange("wall", "Wall, web, hand-out", "PDF for A4 or A3, a web page", Way.OUT),
    Exchange("web_page", "Web page", "The planner as one file for a browser", Way.OUT, has_panel=False),
    Exchange("packs", "Packs", "A sheet and a calendar each", Way.OUT),
    Exchange("calendars", "Calendars", "For Outlook and Google (.ics)", Way.OUT),
    Exchange("bookings", "Room bookings", "What to book, amend and cancel", Way.OUT),
    Exchange("nights", "Hotel nights", "Who stays between the days", Way.OUT),
    Exchange("ask_tutors", "Ask tutors", "When they can teach", Way.OUT, needs_timetable=False),
    Exchange("export_plan", "Planning workbook", "The plan in Excel, to edit", Way.OUT, needs_timetable=False),
    Exchange("last_year", "Last year's timetable", "A list of dates, from anywhere", Way.IN, needs_timetable=False),
    Exchange("roll_forward", "Roll forward", "This timetable in the next years", Way.IN),
    Exchange("import_plan", "Planning workbook", "Bring an edited one back", Way.IN, needs_timetable=False),
    Exchange("tutor_answers", "Tutors' answers", "Returned forms", Way.IN, needs_timetable=False),
    Exchange("busy_calendars", "A tutor's calendar", "Outlook or Google (.ics)", Way.IN, needs_timetable=False),
    Exchange("booking_answers", "Booking answers", "What Park House sent back", Way.IN, needs_timetable=False),
    Exchange("reviews", "Checked by module leads", "Their workbooks, sent back", Way.IN),
)
