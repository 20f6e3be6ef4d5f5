"""Tutors and when they are away; cohorts, what they take, their sets and students."""

from __future__ import annotations

from hsmc_scheduler.domain.cohort import ActionLearningSet, Cohort, RouteShare, Student
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind, Tutor
from hsmc_scheduler.exchange.planning_workbook.kinds import (
    Day,
    Number,
    Pairs,
    Reference,
    Text,
    Weekdays,
    YesNo,
    one_of,
)
from hsmc_scheduler.exchange.planning_workbook.sheets.shared import ACTIVE, COMMENT, ENDS_FIRST, key, made_key
from hsmc_scheduler.exchange.planning_workbook.spec import PARENT, Column, SheetSpec

_SEVERAL = "Ids of deliveries, with semicolons between."
_EMAIL = Column("email", "E-mail", Text(), "Where letters go.", ("Email", "Mail"))

TUTORS = SheetSpec(
    "Tutors",
    "tutor",
    Tutor,
    ("tutors",),
    "Everybody who teaches, with the weekdays and limits of each.",
    (
        key("tutor", aliases=("Tutor",)),
        Column("name", "Name", Text(), "The full name.", ("Tutor name",)),
        _EMAIL,
        Column("working_weekdays", "Works on", Weekdays(), "Such as Mon-Thu.", ("Working weekdays", "Working days")),
        Column(
            "preferred_weekdays",
            "Prefers",
            Weekdays(),
            "Weekdays they would rather teach on; empty: any.",
            ("Preferred weekdays",),
        ),
        Column("limits.days_a_week", "Days a week", Number(1, 366), "At most; empty: no limit.", ("Most days a week",)),
        Column(
            "limits.days_in_a_row",
            "Days in a row",
            Number(1, 366),
            "At most; empty: no limit.",
            ("Most days in a row",),
        ),
        Column("limits.days_a_year", "Days a year", Number(1, 366), "At most; empty: no limit.", ("Most days a year",)),
        ACTIVE,
        COMMENT,
    ),
    aliases=("Staff", "People"),
)

ABSENCES = SheetSpec(
    "Absences",
    "absence",
    Absence,
    ("absences",),
    "When tutors cannot teach, or would rather not.",
    (
        Column(PARENT, "Tutor", Reference("Tutors"), "The id of the tutor.", ("Who",)),
        Column("start", "From", Day(), "The first day.", ("Start", "Starts", "First day")),
        Column(
            "end",
            "To",
            Day(),
            "The last day, included; the same for a single day.",
            ("End", "Ends", "Last day", "Until"),
        ),
        Column("kind", "Kind", one_of(AbsenceKind), "Away and commitment are firm; prefer not is a wish.", ("Type",)),
        Column("part", "Part of the day", one_of(DayPart), "Of each of those days.", ("Part", "Half-day")),
        Column("reason", "Reason", Text(), "For whoever reads it.", ("Why",)),
        ACTIVE,
        COMMENT,
    ),
    parent="Tutors",
    aliases=("Away", "Unavailability"),
    checks=(ENDS_FIRST,),
)

COHORTS = SheetSpec(
    "Cohorts",
    "cohort",
    Cohort,
    ("cohorts",),
    "The intakes that are taught together.",
    (
        key("cohort", aliases=("Cohort",)),
        Column("title", "Title", Text(), "What it is called.", ("Name",)),
        Column("programme", "Programme", Reference("Programmes"), "The id of its programme."),
        Column("intake", "Intake", Text(), "When it began."),
        Column("size", "People", Number(), "How many.", ("Size", "Students", "Number")),
        Column(
            "routes",
            "Awards",
            Pairs(RouteShare, Reference("Awards")),
            "How many are registered for which award: msc 18; pgdip 3.",
            ("Routes",),
        ),
        Column("set_size", "People in a set", Number(1, 99), "The most in one action learning set.", ("Set size",)),
        COMMENT,
    ),
    aliases=("Intakes",),
)

SETS = SheetSpec(
    "Sets",
    "set",
    ActionLearningSet,
    ("sets",),
    "Action learning sets, where you name them; else the program makes as many as a cohort needs.",
    (
        made_key("set", "title", ("Set",)),
        Column("title", "Title", Text(), "What it is called.", ("Name",)),
        Column("cohort", "Cohort", Reference("Cohorts"), "The id of its cohort."),
        Column("size", "People", Number(), "How many.", ("Size", "Students")),
        Column("facilitator", "Facilitator", Reference("Tutors"), "The tutor who keeps it; empty: not chosen yet."),
        COMMENT,
    ),
    aliases=("Action learning sets", "Learning sets"),
)

STUDENTS = SheetSpec(
    "Students",
    "student",
    Student,
    ("students",),
    "Single students, where something is to be said of one.",
    (
        made_key("student", "name", ("Student id", "Student")),
        Column("name", "Name", Text(), "The full name.", ("Student name",)),
        Column("cohort", "Cohort", Reference("Cohorts"), "The id of the cohort."),
        Column("route", "Award", Reference("Awards"), "The id of the award; empty: not known.", ("Route",)),
        Column("employer", "Employer", Text(), "Who employs them.", ("Organisation",)),
        Column(
            "learning_set",
            "Set",
            Reference("Sets"),
            "The id of the action learning set; empty: none.",
            ("Learning set",),
        ),
        Column("academic_tutor", "Academic tutor", Text(), "Who looks after them here."),
        Column("workplace_mentor", "Workplace mentor", Text(), "Who looks after them at work.", ("Mentor",)),
        _EMAIL,
        Column(
            "takes",
            "Also takes",
            Reference("Deliveries", many=True),
            f"Beyond what the cohort requires. {_SEVERAL}",
            ("Takes",),
        ),
        Column(
            "skips",
            "Does not take",
            Reference("Deliveries", many=True),
            f"What is deferred or passed already. {_SEVERAL}",
            ("Skips",),
        ),
        Column("residential", "Residential", YesNo(), "Yes: needs a hotel."),
        COMMENT,
    ),
    students=True,
)
