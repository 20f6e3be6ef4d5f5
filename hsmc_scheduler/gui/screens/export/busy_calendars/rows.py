"""A calendar's events, and what becomes of them, as rows of tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from hsmc_scheduler.app.availability.breaking import Broken
from hsmc_scheduler.app.availability.busy import BusyCalendar, Event
from hsmc_scheduler.app.availability.from_calendar import Taking
from hsmc_scheduler.app.availability.received import absence_words
from hsmc_scheduler.gui.screens.export.found import Row
from hsmc_scheduler.gui.screens.export.found_tabs import Found
from hsmc_scheduler.projections.messages.words import counted, sentence_case
from hsmc_scheduler.projections.short_dates import day_short, span_short


def events(calendar: BusyCalendar, keys: Collection[int]) -> Found:
    """A row for each event, with a box to tick."""
    rows = [
        Row((e.title, str(e.state), _when(e), e.at, _takes(e)), chosen=e.key in keys, key=e.key)
        for e in calendar.events
    ]
    return Found(("Event", "Shown as", "When", "Time", "Takes"), tuple(rows))


def changes(taking: Taking) -> Found:
    """A row for each absence that comes or goes."""
    found = (("New", "good", taking.added), ("No longer", "caution", taking.removed))
    rows = [Row((word, sentence_case(absence_words(a))), grade) for word, grade, absences in found for a in absences]
    return Found(("", "Absence"), tuple(rows))


def breaks(broken: Iterable[Broken]) -> Found:
    """A row for each day of a block the owner is wanted on; its key is the block."""
    rows = [Row((b.sentence,), "bad" if b.firm else "caution", key=f"{b.block[0]}#{b.block[1]}") for b in broken]
    return Found(("What it breaks of the timetable",), tuple(rows))


def left_out(calendar: BusyCalendar) -> Found:
    """A row for each event that could not be read."""
    return Found(("Left out",), tuple(Row((note,), "caution") for note in calendar.notes))


def _when(event: Event) -> str:
    days = event.days
    if len(days) == 1:
        return day_short(days[0])
    if (days[-1] - days[0]).days < 14:
        return span_short(days[0], days[-1])
    return f"{event.weekdays}, {day_short(days[0])[4:]} to {day_short(days[-1])[4:]}"


def _takes(event: Event) -> str:
    number = len(event.days)
    return event.takes if number == 1 else f"{counted(number, 'day')}: {event.takes}"
