"""What a column of a list of dates can mean, and what such columns are usually called."""

from __future__ import annotations

from enum import StrEnum

from hsmc_scheduler.app.importing.last_year.plain import plain


class Meaning(StrEnum):
    """What a column says of a block. `IGNORED` is empty, as `ColumnMapping` has it."""

    MODULE = "module"
    DATES = "dates"
    START = "start"
    END = "end"
    DAYS = "days"
    WEEKDAYS = "weekdays"
    BLOCK = "block"
    ROOM = "room"
    TUTORS = "tutors"
    COHORT = "cohort"
    NOTES = "notes"
    IGNORED = ""


TITLES: dict[Meaning, str] = {
    Meaning.MODULE: "Module",
    Meaning.DATES: "Dates",
    Meaning.START: "First day",
    Meaning.END: "Last day",
    Meaning.DAYS: "Number of days",
    Meaning.WEEKDAYS: "Weekdays",
    Meaning.BLOCK: "Block number",
    Meaning.ROOM: "Room",
    Meaning.TUTORS: "Tutors",
    Meaning.COHORT: "Cohort",
    Meaning.NOTES: "Notes",
    Meaning.IGNORED: "Leave aside",
}

_NAMES: dict[Meaning, str] = {
    Meaning.MODULE: "module, modules, module code, code, module title, title, module name, course, unit, "
    "subject, event, course title, course name, course code, unit title, unit code, title, name",
    Meaning.DATES: "date, dates, when, block dates, teaching dates, session dates, date s, day and date",
    Meaning.START: "start, starts, from, start date, begins, first day, first date, date from, start day",
    Meaning.END: "end, ends, to, until, end date, finish, finishes, last day, last date, date to, finish date, end day",
    Meaning.DAYS: "days, number of days, no of days, length, duration, duration days",
    Meaning.WEEKDAYS: "weekday, weekdays, day, day of week, days of week, day of the week",
    Meaning.BLOCK: "block, block number, block no, no, number, block nr, session number",
    Meaning.ROOM: "room, rooms, venue, place, location, where, building",
    Meaning.TUTORS: "tutor, tutors, lead, leads, module lead, module leads, staff, lecturer, lecturers, teacher, "
    "teachers, taught by, facilitator, facilitators, led by",
    Meaning.COHORT: "cohort, cohorts, intake, group, groups, year group, students, cohort group",
    Meaning.NOTES: "notes, note, comment, comments, remarks, remark, details, type, kind",
}
HEADINGS: dict[str, Meaning] = {name: meaning for meaning, names in _NAMES.items() for name in names.split(", ")}
"""The usual names, in plain letters."""


def meaning_of_heading(heading: str) -> Meaning:
    """What a column of that heading usually means; IGNORED where it is none of the usual ones."""
    return HEADINGS.get(plain(heading), Meaning.IGNORED)
