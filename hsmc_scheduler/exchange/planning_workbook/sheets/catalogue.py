"""Programmes and their awards, modules and their assessments."""

from __future__ import annotations

from hsmc_scheduler.domain.module import Anchor, Assessment, Module
from hsmc_scheduler.domain.programme import Programme, Route
from hsmc_scheduler.exchange.planning_workbook.kinds import (
    Clock,
    Key,
    Number,
    Reference,
    Text,
    Texts,
    Weekdays,
    one_of,
)
from hsmc_scheduler.exchange.planning_workbook.sheets.shared import ACTIVE, COMMENT, key, made_key
from hsmc_scheduler.exchange.planning_workbook.spec import PARENT, Column, SheetSpec

_SEVERAL = "Their ids, with semicolons between."

PROGRAMMES = SheetSpec(
    "Programmes",
    "programme",
    Programme,
    ("programmes",),
    "What students register for.",
    (
        key("programme", aliases=("Programme",)),
        Column("title", "Title", Text(), "Its full name.", ("Name",)),
        COMMENT,
    ),
)

AWARDS = SheetSpec(
    "Awards",
    "award",
    Route,
    ("routes",),
    "The awards of each programme, and the modules each requires.",
    (
        Column(PARENT, "Programme", Reference("Programmes"), "The id of its programme."),
        Column("id", "Id", Key(), "What other sheets call this award: a short word.", ("Route", "Identifier")),
        Column("award", "Award", Text(), "Such as PGDip.", ("Title", "Name")),
        Column("credits", "Credits", Number(0, 999), "Credits needed."),
        Column(
            "required_modules",
            "Required modules",
            Reference("Modules", many=True),
            f"The modules it requires. {_SEVERAL}",
            ("Modules",),
        ),
    ),
    parent="Programmes",
    aliases=("Routes",),
)

MODULES = SheetSpec(
    "Modules",
    "module",
    Module,
    ("modules",),
    "The catalogue: who leads, teaches and facilitates what.",
    (
        key("module", "Code", ("Module", "Module code", "Id"), "code"),
        Column("title", "Title", Text(), "Its full name.", ("Name", "Module title")),
        Column("aliases", "Also called", Texts(), "Other names and spellings, with semicolons between.", ("Aliases",)),
        Column("credits", "Credits", Number(0, 999), "Credits it gives."),
        Column(
            "leads",
            "Leads",
            Reference("Tutors", many=True),
            f"Who leads it. {_SEVERAL}",
            ("Module lead", "Module leads", "Lead", "Leader"),
        ),
        Column(
            "teachers", "Teachers", Reference("Tutors", many=True), f"Who else may teach it. {_SEVERAL}", ("Taught by",)
        ),
        Column(
            "facilitators",
            "Facilitators",
            Reference("Tutors", many=True),
            f"Who may facilitate a set of it. {_SEVERAL}",
        ),
        COMMENT,
    ),
)

ASSESSMENTS = SheetSpec(
    "Assessments",
    "assessment",
    Assessment,
    ("assessments",),
    "Work to hand in, due so many weeks after a block.",
    (
        Column(PARENT, "Module", Reference("Modules"), "The code of its module."),
        made_key("assessment", "title", ("Assessment",)),
        Column("title", "Title", Text(), "What it is called.", ("Name",)),
        Column("anchor", "Follows", one_of(Anchor), "The block it is counted from.", ("Anchor", "After")),
        Column(
            "after_weeks",
            "Weeks after",
            Number(0, 52),
            "Whole weeks after the last day of that block.",
            ("After weeks", "Weeks"),
        ),
        Column(
            "weekday",
            "Due on",
            Weekdays(one=True),
            "The weekday it is moved on to; empty: any.",
            ("Weekday", "Due weekday"),
        ),
        Column("due_time", "Due at", Clock(), "The time it is due.", ("Due time", "Time")),
        Column(
            "feedback_working_days",
            "Feedback, working days",
            Number(0, 250),
            "Working days until students have it back.",
            ("Feedback working days", "Feedback"),
        ),
        Column("words", "Words", Number(), "Its length in words; empty: not in words.", ("Word count",)),
        ACTIVE,
        COMMENT,
    ),
    parent="Modules",
)
