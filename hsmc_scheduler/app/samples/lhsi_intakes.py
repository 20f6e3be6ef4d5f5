"""The intakes of Leadership for Health Services Improvement; their sizes, choices and people are examples."""

from __future__ import annotations

from hsmc_scheduler.app.samples.people import example
from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.cohort import Cohort, ElectiveOption, ElectiveSlot, PathwayYear, RouteShare, Student


def lhsi_cohorts(years: tuple[AcademicYear, ...]) -> tuple[Cohort, ...]:
    """Three intakes of which two meet in each year."""
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


def _options(year: AcademicYear, **expected: int) -> tuple[ElectiveOption, ...]:
    return tuple(ElectiveOption(f"{code}-{year.id}", people) for code, people in expected.items())


def _first_year(year: AcademicYear) -> PathwayYear:
    """The pair, and one of the two modules the office offers early (which two: an example)."""
    early = ElectiveSlot("One module in the first year", _options(year, pui=12, opt=10))
    return PathwayYear(year.id, (f"pair-{year.id}",), (early,))


def _second_year(year: AcademicYear) -> PathwayYear:
    """The modules nobody takes early, and of the other two the one not yet taken."""
    rest = ElectiveSlot("The module not taken in the first year", _options(year, pui=8, opt=10))
    dissertation = ElectiveSlot("Dissertation (MSc only)", _options(year, diss=18))
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
