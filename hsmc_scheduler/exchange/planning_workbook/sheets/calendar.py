"""The plan itself, its years and named periods."""

from __future__ import annotations

from hsmc_scheduler.domain.calendar import AcademicYear, Period, PeriodKind
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.exchange.planning_workbook.kinds import Clock, Day, Number, Text, Weekdays, YesNo, one_of
from hsmc_scheduler.exchange.planning_workbook.sheets.shared import ACTIVE, COMMENT, ENDS_FIRST, key, made_key
from hsmc_scheduler.exchange.planning_workbook.spec import Check, Column, SheetSpec

PLAN = SheetSpec(
    "Plan",
    "setting",
    Plan,
    (),
    "What the plan is called, the teaching day, and how the office works.",
    (
        Column("title", "Title", Text(), "What the plan is called.", ("Plan", "Name")),
        Column(
            "frozen_before",
            "Past before",
            Day(),
            "Blocks of the timetable before this date are past and do not move.",
            ("Frozen before",),
        ),
        Column("calendar.teaching_weekdays", "Teaching weekdays", Weekdays(), "Such as Mon-Fri."),
        Column("calendar.day_starts", "Day starts", Clock(), "When a teaching day begins.", ("Teaching starts",)),
        Column("calendar.midday", "Midday", Clock(), "Where the morning ends and the afternoon begins."),
        Column("calendar.day_ends", "Day ends", Clock(), "When a teaching day is over.", ("Teaching ends",)),
        Column("office.contact", "Contact", Text(), "Who plans, as letters name them."),
        Column("office.email", "E-mail", Text(), "Of the office.", ("Email", "Contact e-mail")),
        Column("office.telephone", "Telephone", Text(), "Of the office.", ("Phone",)),
        Column("office.department", "Department", Text(), "As booking forms ask for it."),
        Column("office.cost_code", "Cost code", Text(), "What rooms and catering are charged to."),
        Column(
            "office.tell_employers_weeks",
            "Tell employers, weeks before",
            Number(),
            "Weeks before a block that employers hear of it.",
            ("Tell employers weeks",),
        ),
        Column(
            "office.request_rooms_working_days",
            "Request rooms, working days before",
            Number(),
            "Working days before a block that its rooms are asked for.",
            ("Request rooms working days",),
        ),
        Column(
            "office.set_up_minutes",
            "Set-up, minutes",
            Number(),
            "Minutes a room is needed before teaching starts.",
            ("Set up minutes",),
        ),
        Column(
            "office.clear_up_minutes",
            "Clear-up, minutes",
            Number(),
            "Minutes a room is needed after teaching ends.",
            ("Clear up minutes",),
        ),
        Column("office.catering", "Catering", Text(), "What is ordered for a day."),
        Column("office.hotel", "Hotel", Text(), "Where residential students stay."),
        Column(
            "office.answer_within_weeks",
            "Answers within, weeks",
            Number(),
            "Weeks tutors have to say when they can teach.",
            ("Answer within weeks",),
        ),
        Column("notes", "Notes", Text(long=True), "Anything about the plan."),
    ),
    groups=True,
    aliases=("Settings", "Office"),
    checks=(Check("midday", "calendar.midday"),),
)

YEARS = SheetSpec(
    "Years",
    "academic year",
    AcademicYear,
    ("calendar", "years"),
    "The academic years planned for, one after another.",
    (
        key("year", aliases=("Year", "Academic year")),
        Column("title", "Title", Text(), "What it is called; empty: as its id.", ("Name",)),
        Column("start", "Starts", Day(), "Its first day.", ("Start", "From", "First day")),
        Column("end", "Ends", Day(), "Its last day, included.", ("End", "To", "Last day")),
        Column("week_one", "Week one", Day(), "A day of the week that is counted as week 1.", ("Week 1",)),
    ),
    aliases=("Academic years",),
    checks=(Check("week one", "week_one", "start"), ENDS_FIRST),
)

PERIODS = SheetSpec(
    "Periods",
    "period",
    Period,
    ("calendar", "periods"),
    "Days without teaching, days to avoid, terms, and dates worth knowing.",
    (
        made_key("period", "label"),
        Column(
            "kind",
            "Kind",
            one_of(PeriodKind),
            "Closed: no teaching. Avoid: teaching is unwelcome. Term and information: shown only.",
            ("Type",),
        ),
        Column("label", "Name", Text(), "Such as May Day or Autumn half-term.", ("Label", "Title", "Period")),
        Column("start", "Starts", Day(), "Its first day.", ("Start", "From", "First day")),
        Column("end", "Ends", Day(), "Its last day, included; the same for a single day.", ("End", "To", "Last day")),
        Column("provisional", "Provisional", YesNo(), "Yes: the University has not confirmed it."),
        ACTIVE,
        COMMENT,
    ),
    aliases=("Calendar", "Closures", "Closed days"),
    checks=(ENDS_FIRST,),
)
