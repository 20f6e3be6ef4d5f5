"""New plans, made from a template: a plan that solves as it stands, in which everything invented says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.domain.calendar import Calendar
from hsmc_scheduler.domain.cohort import Cohort
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import Room
from hsmc_scheduler.domain.tutor import Tutor

EARLIEST, LATEST = 2010, 2090
MOST_YEARS, MOST_PEOPLE = 5, 150
USUAL_SIZE = 24


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of plan to start from; `has_cohorts`: it asks how large its intakes are."""

    id: str
    title: str
    about: str
    has_cohorts: bool


LHSI = Template(
    "lhsi",
    "Leadership for Health Services Improvement (PGCert, PGDip, MSc)",
    "The programme with its modules, their leads and their blocks; other tutors, rooms and dates are examples.",
    has_cohorts=True,
)
EMPTY = Template("empty", "Empty plan", "A calendar with the bank holidays, and nothing else.", has_cohorts=False)
TEMPLATES = (LHSI, EMPTY)

_NOTES = (
    "The programme, its modules, leads and structure are those of the programme page. Everything marked (example), the "
    "choices expected, and every date beside bank holidays, is invented: put in the real ones."
)


def intakes_of(template: Template, first_year: int, years: int) -> tuple[str, ...]:
    """The names of the intakes a new plan asks the sizes of, oldest first: "Intake 2026", ..."""
    first = first_year - 1
    return tuple(f"Intake {first + n}" for n in range(years + 1)) if template.has_cohorts else ()


def new_plan(title: str, first_year: int, years: int = 2, template: Template = LHSI, sizes: Sequence[int] = ()) -> Plan:
    """A plan of some academic years from September of `first_year`; `sizes`: people of each intake, oldest first.

    Raises:
        EditError: there are too many years or people, or the years are too far off.
    """
    from hsmc_scheduler.app.samples.expected_calendar import expected_calendar  # here: only new plans need it

    _check(first_year, years, sizes)
    calendar = expected_calendar(first_year, years)
    title = title.strip() or f"{template.title}, {first_year} to {first_year + years}"
    if template.id == EMPTY.id:
        return Plan(title, calendar)
    return _lhsi(title, calendar, sizes)


def _check(first_year: int, years: int, sizes: Sequence[int]) -> None:
    if not EARLIEST <= first_year <= LATEST:
        raise EditError(f"{first_year} is too far off.", f"Give a year from {EARLIEST} to {LATEST}.")
    if not 1 <= years <= MOST_YEARS:
        raise EditError(f"A plan cannot start with {years} academic years.", f"Give 1 to {MOST_YEARS}.")
    for size in sizes:
        if not 1 <= size <= MOST_PEOPLE:
            raise EditError(f"An intake of {size} people cannot be planned.", f"Give 1 to {MOST_PEOPLE}.")


def _lhsi(title: str, calendar: Calendar, sizes: Sequence[int]) -> Plan:
    from hsmc_scheduler.app.samples.building import HOTEL, PARK_HOUSE, overflow
    from hsmc_scheduler.app.samples.lhsi import lhsi_deliveries, lhsi_orders
    from hsmc_scheduler.app.samples.lhsi_catalogue import lhsi_modules, lhsi_programme
    from hsmc_scheduler.app.samples.lhsi_intakes import lhsi_cohorts

    years = calendar.years
    cohorts = lhsi_cohorts(years, sizes, "Example: awards and choices are invented; put in the real numbers.")
    sets = max(-(-c.size // c.set_size) for c in cohorts)
    modules, tutors = _people(lhsi_modules(), calendar, sets)
    return Plan(
        title,
        calendar,
        (lhsi_programme(),),
        tuple(modules.values()),
        tutors,
        (PARK_HOUSE, HOTEL),
        (*_rooms(cohorts, sets), *overflow(HOTEL)),
        cohorts,
        deliveries=tuple(d for year in years for d in lhsi_deliveries(modules, year)),
        orders=tuple(o for year in years for o in lhsi_orders(year)),
        notes=_NOTES,
    )


def _people(modules: dict[str, Module], calendar: Calendar, sets: int) -> tuple[dict[str, Module], tuple[Tutor, ...]]:
    """The leads and the example tutors, none of them ever away; a facilitator for every set that meets at once."""
    from hsmc_scheduler.app.samples.lhsi_catalogue import EXAMPLE_TUTORS
    from hsmc_scheduler.app.samples.people import example, example_tutor_id, module_leads

    facilitated = modules["ALL"]
    more = range(EXAMPLE_TUTORS + 1, EXAMPLE_TUTORS + 1 + max(0, sets - len(facilitated.facilitators)))
    others = tuple(example_tutor_id(n) for n in more)
    modules["ALL"] = replace(facilitated, facilitators=(*facilitated.facilitators, *others))
    numbers = range(1, EXAMPLE_TUTORS + 1 + len(others))
    leads = (Tutor(t.id, t.name) for t in module_leads(calendar.years))
    return modules, (*leads, *(Tutor(example_tutor_id(n), example(f"Tutor {n}")) for n in numbers))


def _rooms(cohorts: tuple[Cohort, ...], sets: int) -> tuple[Room, ...]:
    """Two teaching rooms that seat any two intakes, and a room for every set that meets beside the first."""
    from hsmc_scheduler.app.samples.building import group_room, seminar_room

    largest = max(c.size for c in cohorts)
    seats = max(36, 2 * largest)
    return (
        seminar_room(1, seats),
        seminar_room(2, max(30, seats)),
        *(group_room(n, 12) for n in range(1, max(2, sets) + 1)),
    )
