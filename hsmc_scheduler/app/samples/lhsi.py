"""Leadership for Health Services Improvement, as its page describes it; what it leaves open is marked as an example."""

from __future__ import annotations

from hsmc_scheduler.app.samples.building import HOTEL, LUCAS_HOUSE, PARK_HOUSE, overflow, park_house
from hsmc_scheduler.app.samples.calendars import calendar_2016_18, calendar_2027_29
from hsmc_scheduler.app.samples.lhsi_catalogue import EXAMPLE_TUTORS, OFFERED_EARLY, lhsi_modules, lhsi_programme
from hsmc_scheduler.app.samples.lhsi_intakes import lhsi_cohorts, lhsi_students
from hsmc_scheduler.app.samples.part import Part
from hsmc_scheduler.app.samples.people import example, example_tutors, module_leads
from hsmc_scheduler.app.samples.shapes import ONE_TUTOR, first_year_pair, module_delivery, single_days, weeks
from hsmc_scheduler.domain.calendar import AcademicYear, Calendar
from hsmc_scheduler.domain.delivery import Delivery, DeliveryOrder, OrderPart
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.plan import Office, Plan
from hsmc_scheduler.domain.room import Venue

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
        (lhsi_programme(),),
        tuple(modules.values()),
        (*module_leads(calendar.years), *example_tutors(calendar.years, 1, EXAMPLE_TUTORS)),
        lhsi_cohorts(calendar.years),
        lhsi_students(calendar.years),
        tuple(d for year in calendar.years for d in lhsi_deliveries(modules, year)),
        tuple(o for year in calendar.years for o in lhsi_orders(year)),
    )


def lhsi_orders(year: AcademicYear) -> tuple[DeliveryOrder, ...]:
    """What waits for the opening workshop in that year."""
    return tuple(
        DeliveryOrder(
            f"opening-before-{code.lower()}-{year.id}",
            f"pair-{year.id}",
            f"{code.lower()}-{year.id}",
            OrderPart.FIRST_BLOCK,
            comment="The opening workshop comes before anything else the new intake attends.",
        )
        for code in OFFERED_EARLY
    )


def lhsi_deliveries(modules: dict[str, Module], year: AcademicYear) -> tuple[Delivery, ...]:
    """Everything taught in that year, with its windows counted from week one."""
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
