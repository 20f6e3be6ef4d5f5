"""The intakes of Leadership for Health Services Improvement; their sizes, choices and people are examples."""

from __future__ import annotations

from collections.abc import Sequence

from hsmc_scheduler.app.samples.people import example
from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.cohort import Cohort, ElectiveOption, ElectiveSlot, PathwayYear, RouteShare, Student

SIZE = 24


def lhsi_cohorts(
    years: tuple[AcademicYear, ...],
    sizes: Sequence[int] = (),
    comment: str = "Example: size, awards and choices are invented.",
) -> tuple[Cohort, ...]:
    """Every intake that meets in the years, from the one that is in its second year as they begin: two in each year.

    `sizes`: how many people each has, oldest first; 24 where it is not said.
    """
    found = []
    for n in range(len(years) + 1):
        size = sizes[n] if n < len(sizes) else SIZE
        intake = years[0].start.year - 1 + n
        found.append(_intake(intake, size, years[n - 1] if n else None, years[n] if n < len(years) else None, comment))
    return tuple(found)


def _intake(intake: int, size: int, first: AcademicYear | None, second: AcademicYear | None, comment: str) -> Cohort:
    routes = (RouteShare("pgcert", size // 8), RouteShare("pgdip", size // 8), RouteShare("msc", _masters(size)))
    pathway = (*((_first_year(first, size),) if first else ()), *((_second_year(second, size),) if second else ()))
    return Cohort(f"lhsi-{intake}", f"Intake {intake}", "lhsi", str(intake), size, pathway, routes, comment=comment)


def _masters(size: int) -> int:
    return size - 2 * (size // 8)


def _options(year: AcademicYear, **expected: int) -> tuple[ElectiveOption, ...]:
    return tuple(ElectiveOption(f"{code}-{year.id}", people) for code, people in expected.items())


def _first_year(year: AcademicYear, size: int) -> PathwayYear:
    """The pair, and one of the two modules the office offers early (which two: an example)."""
    early = ElectiveSlot("One module in the first year", _options(year, pui=size // 2, opt=size * 10 // 24))
    return PathwayYear(year.id, (f"pair-{year.id}",), (early,))


def _second_year(year: AcademicYear, size: int) -> PathwayYear:
    """The modules nobody takes early, and of the other two the one not yet taken."""
    rest = ElectiveSlot("The module not taken in the first year", _options(year, pui=size // 3, opt=size * 10 // 24))
    dissertation = ElectiveSlot("Dissertation (MSc only)", _options(year, diss=_masters(size)))
    return PathwayYear(year.id, (f"hcq-{year.id}", f"od-{year.id}"), (rest, dissertation))


def lhsi_students(years: tuple[AcademicYear, ...]) -> tuple[Student, ...]:
    """A few people, one of them out of step with their intake."""
    first, second = years
    leaving, both, joining = (f"lhsi-{y}" for y in (first.start.year - 1, first.start.year, second.start.year))
    deferred = tuple(f"{m}-{first.id}" for m in ("pui", "diss"))
    details = (
        (leaving, (*deferred, f"od-{second.id}"), (f"od-{first.id}",), "Puts Organisational Development off a year."),
        (both, (f"opt-{first.id}",), (), ""),
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
