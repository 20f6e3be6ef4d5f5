"""Shorter programmes of the centre. That they exist, and their shape, is published; the rest is an example.

Published: Aspiring Senior Leaders is four three-day modules in nine months; the 21st Century Public Servant programme
is workshops, leadership labs and action learning sets in nine months; the Elizabeth Garrett Anderson programme has
residentials of four, three, three days and one day over two years for cohorts of 48.
"""

from __future__ import annotations

from dataclasses import replace

from hsmc_scheduler.app.samples.part import Part, joined
from hsmc_scheduler.app.samples.people import example, example_tutor_id
from hsmc_scheduler.app.samples.shapes import (
    EXAMPLE_DATES,
    FACILITATORS_ONLY,
    SET_ROOM,
    TWO_TUTORS,
    assignments,
    cut,
    module_delivery,
    teaching_days,
    weeks,
)
from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.cohort import Cohort, PathwayYear
from hsmc_scheduler.domain.delivery import Delivery, GapLimits
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.programme import Programme, Route
from hsmc_scheduler.domain.room import Layout, RoomNeed
from hsmc_scheduler.domain.session import Session, SessionKind

t = example_tutor_id
_SHAPE_ONLY = "The programme and its shape are published; modules, tutors, dates and sizes are examples."
_COMMENT = "Example: invented, like its modules, tutors and dates."


def short_programmes(years: tuple[AcademicYear, ...]) -> Part:
    """Four programmes of less than two years' weekly weight."""
    return joined((_senior_leaders(years), _public_servants(years), _residentials(years), _quality(years)))


def _senior_leaders(years: tuple[AcademicYear, ...]) -> Part:
    """Two cohorts a year; the third day of each module ends with the sets."""
    leads = (("snelling", t(22)), (t(22), t(23)), (t(23), t(24)), ("conroy", t(24)))
    facilitators = (t(1), t(2), t(3), t(4), t(22), t(23), t(24))
    modules = tuple(
        Module(f"ASL{n}", example(f"Module {n}"), (), 0, who, (t(22), t(24)), facilitators, comment=_SHAPE_ONLY)
        for n, who in enumerate(leads, 1)
    )
    deliveries, cohorts = [], []
    for year in years:
        for name, (first, last) in (("autumn", (1, 32)), ("winter", (10, 40))):
            days = tuple(
                replace(s, id=f"{m.code.lower()}-{s.id}", title=f"{m.code}, {s.title}")
                for m in modules
                for s in (
                    *teaching_days(m.code, 2),
                    Session(
                        "sets",
                        m.code,
                        "Sets",
                        SessionKind.SET_MEETING,
                        sets_meet=True,
                        staffing=FACILITATORS_ONLY,
                        room=SET_ROOM,
                    ),
                )
            )
            delivery = Delivery(
                f"asl-{name}-{year.id}",
                f"Aspiring Senior Leaders, {name} {year.id}",
                year.id,
                cut(days, (3, 3, 3, 3)),
                (3,),
                gaps=GapLimits(28, 84, comment=EXAMPLE_DATES),
                window=weeks(year, first, last),
            )
            deliveries.append(delivery)
            path = (PathwayYear(year.id, (delivery.id,)),)
            title = example(f"Senior Leaders, {name} {year.id}")
            cohorts.append(Cohort(delivery.id, title, "asl", year.id, 24, path, comment=_SHAPE_ONLY))
    programme = Programme("asl", "Aspiring Senior Leaders", comment=_SHAPE_ONLY)
    return Part((programme,), modules, cohorts=tuple(cohorts), deliveries=tuple(deliveries))


def _public_servants(years: tuple[AcademicYear, ...]) -> Part:
    """Opening and closing workshops of two days; between them a leadership lab followed by the sets, three times."""
    facilitators = (t(2), t(4), t(25))
    module = Module(
        "PUBS", "21st Century Public Servant", (), 0, (t(25), "brown"), (t(26),), facilitators, comment=_SHAPE_ONLY
    )
    workshop = Session("", "PUBS", "", SessionKind.WORKSHOP, staffing=TWO_TUTORS)
    sets = replace(workshop, kind=SessionKind.SET_MEETING, sets_meet=True, staffing=FACILITATORS_ONLY, room=SET_ROOM)
    days: list[Session] = [replace(workshop, id=f"opening-{n}", title=f"Opening workshop, day {n}") for n in (1, 2)]
    for n in (1, 2, 3):
        days += (
            replace(workshop, id=f"lab-{n}", title=f"Leadership lab {n}"),
            replace(sets, id=f"sets-{n}", title=f"Set meeting {n}"),
        )
    days += [replace(workshop, id=f"closing-{n}", title=f"Closing workshop, day {n}") for n in (1, 2)]
    deliveries = tuple(
        Delivery(
            f"pubs-{year.id}",
            f"21st Century Public Servant, {year.id}",
            year.id,
            cut(days, (2, 2, 2, 2, 2)),
            (2,),
            gaps=GapLimits(21, 84, comment=EXAMPLE_DATES),
            window=weeks(year, 2, 40),
        )
        for year in years
    )
    cohorts = tuple(
        Cohort(
            d.id,
            example(f"Public Servants {d.year}"),
            "pubs",
            d.year,
            16,
            (PathwayYear(d.year, (d.id,)),),
            comment=_SHAPE_ONLY,
        )
        for d in deliveries
    )
    programme = Programme("pubs", "21st Century Public Servant leadership programme", comment=_SHAPE_ONLY)
    return Part((programme,), (module,), cohorts=cohorts, deliveries=deliveries)


def _residentials(years: tuple[AcademicYear, ...]) -> Part:
    """One cohort of 48 over both years: residentials of four, three, three days and one day."""
    module = Module(
        "RESI", "Elizabeth Garrett Anderson residentials", (), 0, (t(26), t(22)), (t(25),), comment=_SHAPE_ONLY
    )
    hall = RoomNeed(Layout.THEATRE, ("screen",))
    deliveries = tuple(
        Delivery(
            f"resi-{year.id}",
            f"Elizabeth Garrett Anderson residentials, {year.id}",
            year.id,
            cut(tuple(replace(s, room=hall) for s in teaching_days("RESI", sum(lengths))), lengths),
            lengths,
            gaps=GapLimits(84, 230, comment=EXAMPLE_DATES),
            window=weeks(year, 4, 38),
            ideal_gap_weeks=(18, 28),
        )
        for year, lengths in zip(years, ((4, 3), (3, 1)), strict=True)
    )
    path = tuple(PathwayYear(d.year, (d.id,)) for d in deliveries)
    cohort = Cohort("resi", example("Residential cohort"), "ega", years[0].id, 48, path, comment=_SHAPE_ONLY)
    programme = Programme("ega", "Elizabeth Garrett Anderson programme", (Route("msc", "MSc", 180),), _SHAPE_ONLY)
    return Part((programme,), (module,), cohorts=(cohort,), deliveries=deliveries)


def _quality(years: tuple[AcademicYear, ...]) -> Part:
    """An invented certificate of three modules that shares two leads with the master's programmes."""
    specs = (
        ("SAFE", "Patient Safety", ("millar", t(25)), (t(26),), (2, 18)),
        ("MEAS", "Measurement for Improvement", (t(25), t(26)), (t(23),), (12, 30)),
        ("COPR", "Coproduction", ("newbigging", t(26)), (t(24),), (22, 40)),
    )
    modules = tuple(
        Module(code, example(title), leads=leads, teachers=teachers, assessments=assignments(), comment=_COMMENT)
        for code, title, leads, teachers, _ in specs
    )
    deliveries = tuple(
        module_delivery(module, year, weeks(year, *spec[-1]))
        for year in years
        for module, spec in zip(modules, specs, strict=True)
    )
    cohorts = tuple(
        Cohort(
            f"quality-{year.id}",
            example(f"Quality {year.id}"),
            "quality",
            year.id,
            20,
            (PathwayYear(year.id, tuple(d.id for d in deliveries if d.year == year.id)),),
            comment=_COMMENT,
        )
        for year in years
    )
    route = Route("pgcert", "PGCert", 60, tuple(m.code for m in modules))
    programme = Programme("quality", example("Quality and Patient Safety PGCert"), (route,), _COMMENT)
    return Part((programme,), modules, cohorts=cohorts, deliveries=deliveries)
