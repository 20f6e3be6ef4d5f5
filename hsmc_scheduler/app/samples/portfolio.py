"""The whole centre in one plan: the real programme among others that share its tutors and Park House."""

from __future__ import annotations

from hsmc_scheduler.app.samples.building import HOTEL, PARK_HOUSE, busy_dates, group_room, overflow, seminar_room
from hsmc_scheduler.app.samples.calendars import calendar_2027_29
from hsmc_scheduler.app.samples.lhsi import lhsi
from hsmc_scheduler.app.samples.lhsi_catalogue import EXAMPLE_TUTORS
from hsmc_scheduler.app.samples.masters import masters
from hsmc_scheduler.app.samples.part import joined
from hsmc_scheduler.app.samples.people import example, example_tutors
from hsmc_scheduler.app.samples.short_programmes import short_programmes
from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.plan import Office, Plan
from hsmc_scheduler.domain.room import Room

LAST_TUTOR = 26

_NOTES = (
    "Leadership for Health Services Improvement is as its page describes it. That the short programmes exist, and "
    "their shape, is published too. Everything marked (example), and every date beside bank holidays, is invented."
)


def portfolio_2027_29() -> Plan:
    """Seven programmes over two years, about 150 blocks."""
    calendar = calendar_2027_29()
    years = calendar.years
    part = joined((lhsi(calendar), masters(years), short_programmes(years)))
    return Plan(
        "Health Services Management Centre 2027-29",
        calendar,
        part.programmes,
        part.modules,
        (*part.tutors, *example_tutors(years, EXAMPLE_TUTORS + 1, LAST_TUTOR)),
        (PARK_HOUSE, HOTEL),
        (*_rooms(years), *overflow(HOTEL)),
        part.cohorts,
        students=part.students,
        deliveries=part.deliveries,
        orders=part.orders,
        office=Office(
            example("Programme administrator"), "timetable@example.org", department="Health Services Management Centre"
        ),
        notes=_NOTES,
    )


def _rooms(years: tuple[AcademicYear, ...]) -> tuple[Room, ...]:
    busy = busy_dates(
        years, ((0, 3, 0, 2, "Board meeting"), (0, 18, 0, 5, "Redecoration"), (1, 9, 2, 1, "Board meeting"))
    )
    seminar = (seminar_room(n, people, busy=busy if n == 1 else ()) for n, people in enumerate((48, 36, 30, 30), 1))
    return (*seminar, *(group_room(n, 12 if n < 3 else 10) for n in range(1, 6)))
