"""Leadership for Health Services Improvement, as its page describes it; what it leaves open is marked as an example."""

from __future__ import annotations

from hsmc_scheduler.app.samples.building import HOTEL, LUCAS_HOUSE, PARK_HOUSE, overflow, park_house
from hsmc_scheduler.app.samples.calendars import calendar_2016_18, calendar_2027_29
from hsmc_scheduler.app.samples.part import Part
from hsmc_scheduler.app.samples.people import example, example_tutor_id, example_tutors, module_leads
from hsmc_scheduler.app.samples.shapes import (
    ONE_TUTOR,
    assignments,
    first_year_pair,
    module_delivery,
    single_days,
    weeks,
)
from hsmc_scheduler.domain.calendar import AcademicYear, Calendar
from hsmc_scheduler.domain.cohort import Cohort, ElectiveOption, ElectiveSlot, PathwayYear, RouteShare, Student
from hsmc_scheduler.domain.delivery import Delivery, DeliveryOrder, OrderPart
from hsmc_scheduler.domain.module import Anchor, Assessment, Module
from hsmc_scheduler.domain.plan import Office, Plan
from hsmc_scheduler.domain.programme import Programme, Route
from hsmc_scheduler.domain.room import Venue

COMPULSORY = ("LIC", "ALL", "HCQ", "OD", "PUI")
TAUGHT_ONCE_A_YEAR = ("HCQ", "OD", "PUI", "OPT")
EXAMPLE_TUTORS = 11

_FROM_THE_PAGE = "Title and leads from the programme page; code, other tutors and deadlines are examples."
_NOTES = (
    "The programme, its modules, leads and structure are those of the programme page. "
    "Everything marked (example), and every date beside bank holidays and published terms, is invented."
)


def lhsi_2027_29() -> Plan:
    """The default: intakes 2026, 2027 and 2028, so that two year groups are at Park House in each year."""
    office = Office(
        example("Programme administrator"), "timetable@example.org", department="Health Services Management Centre"
    )
    return _plan("Leadership for Health Services Improvement 2027-29", calendar_2027_29(), office, HOTEL)


def lhsi_2016_18() -> Plan:
    """The years of the programme page, with the term dates the University published."""
    office = Office("Jose Adkins", "j.e.adkins@bham.ac.uk", "0121 414 2280", "Health Services Management Centre")
    return _plan("Leadership for Health Services Improvement 2016-18", calendar_2016_18(), office, LUCAS_HOUSE)


def _plan(title: str, calendar: Calendar, office: Office, near: Venue) -> Plan:
    part = lhsi(calendar)
    return Plan(
        title,
        calendar,
        part.programmes,
        part.modules,
        part.tutors,
        (PARK_HOUSE, near),
        (*park_house(calendar.years), *overflow(near)),
        part.cohorts,
        students=part.students,
        deliveries=part.deliveries,
        orders=part.orders,
        office=office,
        notes=_NOTES,
    )


def lhsi(calendar: Calendar) -> Part:
    """The programme over two academic years, with the three intakes that meet in them."""
    modules = lhsi_modules()
    return Part(
        (_programme(),),
        tuple(modules.values()),
        (*module_leads(calendar.years), *example_tutors(calendar.years, 1, EXAMPLE_TUTORS)),
        _cohorts(calendar.years),
        _students(calendar.years),
        tuple(d for year in calendar.years for d in _deliveries(modules, year)),
        tuple(
            DeliveryOrder(
                f"opening-before-{code.lower()}-{year.id}",
                f"pair-{year.id}",
                f"{code.lower()}-{year.id}",
                OrderPart.FIRST_BLOCK,
                comment="The opening workshop comes before anything else the new intake attends.",
            )
            for year in calendar.years
            for code in TAUGHT_ONCE_A_YEAR
        ),
    )


def lhsi_modules() -> dict[str, Module]:
    """The catalogue, by code."""
    t = example_tutor_id
    option = example("Option")
    sets = tuple(t(n) for n in range(1, 5))
    pair = ("snelling", "conroy")
    dissertation = Assessment(
        "dissertation", "Dissertation", Anchor.LAST_BLOCK, 12, 10_000, 0, comment="Example: the deadline is invented."
    )
    listed = (
        Module("LIC", "Leadership in Context", (), 20, pair, (t(5),), (), assignments(4, 3)),
        Module("ALL", "Applied Leadership Learning", (), 20, pair, (t(5),), sets, assignments(None, 6)),
        Module(
            "HCQ",
            "Health Care Quality: Innovation and Improvement",
            ("Health Care Quality",),
            leads=("snelling", "millar"),
            teachers=(t(6),),
            assessments=assignments(),
        ),
        Module(
            "OD",
            "Introduction to Organisational Development in Health and Social Care",
            ("An Introduction to Organisational Development in Health and Social Care",),
            leads=("miller", "jelphs"),
            teachers=(t(7),),
            assessments=assignments(),
        ),
        Module(
            "PUI",
            "Public and User Involvement in Health Care",
            ("Patient and User Involvement in Health Care",),
            leads=("brown", "newbigging"),
            teachers=(t(8),),
            assessments=assignments(),
        ),
        Module("OPT", option, leads=(t(9),), teachers=(t(10),), assessments=assignments()),
        Module("DISS", "Dissertation", (), 60, (t(11),), (t(10),), (), (dissertation,)),
    )
    return {
        m.code: Module(
            m.code, m.title, m.aliases, m.credits, m.leads, m.teachers, m.facilitators, m.assessments, _FROM_THE_PAGE
        )
        for m in listed
    }


def _programme() -> Programme:
    return Programme(
        "lhsi",
        "Leadership for Health Services Improvement MSc/PGDip/PGCert",
        (
            Route("pgcert", "PGCert", 60, ("LIC", "ALL")),
            Route("pgdip", "PGDip", 120, COMPULSORY),
            Route("msc", "MSc", 180, (*COMPULSORY, "DISS")),
        ),
        "A PGCert adds one compulsory module to the first-year pair, a PGDip one optional module to the five.",
    )


def _deliveries(modules: dict[str, Module], year: AcademicYear) -> tuple[Delivery, ...]:
    return (
        first_year_pair(
            f"pair-{year.id}", f"Leadership in Context with Applied Leadership Learning, {year.id}", year, "LIC", "ALL"
        ),
        module_delivery(modules["PUI"], year, weeks(year, 3, 22), (3, 2)),
        module_delivery(modules["HCQ"], year, weeks(year, 6, 28)),
        module_delivery(modules["OD"], year, weeks(year, 16, 35), (3, 2)),
        module_delivery(modules["OPT"], year, weeks(year, 20, 40), staffing=ONE_TUTOR),
        single_days(modules["DISS"], year, 5, weeks(year, 2, 38)),
    )


def _cohorts(years: tuple[AcademicYear, ...]) -> tuple[Cohort, ...]:
    routes = (RouteShare("pgcert", 3), RouteShare("pgdip", 3), RouteShare("msc", 18))
    comment = "Example: size, awards and choices are invented."
    first, second = years
    return tuple(
        Cohort(f"lhsi-{intake}", f"Intake {intake}", "lhsi", str(intake), 24, pathway, routes, comment=comment)
        for intake, pathway in (
            (first.start.year - 1, (_second_year(first),)),
            (first.start.year, (_first_year(first), _second_year(second))),
            (second.start.year, (_first_year(second),)),
        )
    )


def _options(year: AcademicYear, *expected: int) -> tuple[ElectiveOption, ...]:
    return tuple(
        ElectiveOption(f"{code.lower()}-{year.id}", people)
        for code, people in zip(TAUGHT_ONCE_A_YEAR, expected, strict=True)
    )


def _first_year(year: AcademicYear) -> PathwayYear:
    early = ElectiveSlot("One module in the first year", _options(year, 8, 6, 5, 3))
    return PathwayYear(year.id, (f"pair-{year.id}",), (early,))


def _second_year(year: AcademicYear) -> PathwayYear:
    rest = ElectiveSlot("The remaining modules", _options(year, 14, 16, 16, 18), 3)
    dissertation = ElectiveSlot("Dissertation (MSc only)", (ElectiveOption(f"diss-{year.id}", 18),))
    return PathwayYear(year.id, (), (rest, dissertation))


def _students(years: tuple[AcademicYear, ...]) -> tuple[Student, ...]:
    first, second = years
    leaving, both, joining = (f"lhsi-{y}" for y in (first.start.year - 1, first.start.year, second.start.year))
    deferred = tuple(f"{m}-{first.id}" for m in ("hcq", "pui", "opt", "diss"))
    details = (
        (leaving, (*deferred, f"od-{second.id}"), (f"od-{first.id}",), "Puts Organisational Development off a year."),
        (both, (f"hcq-{first.id}",), (), ""),
        (both, (f"pui-{first.id}",), (), ""),
        (joining, (f"opt-{second.id}",), (), ""),
    )
    return tuple(
        Student(
            f"student-{n}",
            example(f"Student {n}"),
            cohort,
            "msc",
            example(f"NHS trust {n}"),
            workplace_mentor=example(f"Mentor {n}"),
            takes=takes,
            skips=skips,
            residential=n == 1,
            comment=comment,
        )
        for n, (cohort, takes, skips, comment) in enumerate(details, 1)
    )
