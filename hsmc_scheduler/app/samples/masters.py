"""Invented master's programmes beside the real one, so that the sample of the whole centre is as full as real years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hsmc_scheduler.app.samples.part import Part
from hsmc_scheduler.app.samples.people import example, example_tutor_id
from hsmc_scheduler.app.samples.shapes import assignments, module_delivery, single_days, weeks
from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.cohort import Cohort, PathwayYear, RepeatRuns
from hsmc_scheduler.domain.delivery import Delivery, GapLimits
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.programme import Programme, Route
from hsmc_scheduler.domain.session import Session

Spec = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""Code, title, leads, teachers."""

t = example_tutor_id
POLICY: tuple[Spec, ...] = (
    ("HPOL", "Health Policy", (t(12), t(13)), (t(14),)),
    ("MORG", "Managing Organisations", (t(14), t(15)), (t(13),)),
    ("HECO", "Health Economics", (t(16), t(12)), (t(17),)),
    ("RMET", "Research Methods", ("millar", t(17)), (t(16),)),
    ("STRA", "Strategy and Planning", (t(13), t(14)), (t(12),)),
    ("INTC", "Integrated Care", ("miller", t(15)), (t(16),)),
)
COMMISSIONING: tuple[Spec, ...] = (
    ("COMM", "Commissioning", (t(18), t(19)), (t(20),)),
    ("NEED", "Needs Assessment", (t(20), t(21)), (t(18),)),
    ("CONT", "Contracts and Procurement", (t(18), t(20)), (t(19),)),
    ("MARK", "Market Management", (t(19), t(21)), (t(18),)),
    ("EVAL", "Evaluation", ("newbigging", t(21)), (t(20),)),
)
SHARED = "RMET"
"""Taught once a year to the second years of both programmes."""

_TERMS = ((2, 17), (12, 29), (22, 40))
_COMMENT = "Example: invented, like its modules, tutors and dates."
_SKILLS = "Study skills day (example)"
_MARK = " (example)"


def masters(years: tuple[AcademicYear, ...]) -> Part:
    """Two programmes of six modules, three in each year; both intakes of each are there in each year."""
    policy, commissioning = (_modules(specs) for specs in (POLICY, COMMISSIONING))
    dissertations = (
        _dissertation("PDIS", "policy", (t(12), t(14))),
        _dissertation("CDIS", "commissioning", (t(18), t(20))),
    )
    skills = Module("SKIL", _SKILLS, credits=0, leads=(t(17),), teachers=(t(16), t(21)), comment=_COMMENT)
    everything = {m.code: m for m in (*policy, *commissioning)}
    pathways = {
        "policy": (("HPOL", "MORG", "HECO"), (SHARED, "STRA", "INTC"), "PDIS"),
        "commissioning": (("COMM", "NEED", "CONT"), ("MARK", SHARED, "EVAL"), "CDIS"),
    }
    windows = {code: _TERMS[n] for thirds in pathways.values() for group in thirds[:2] for n, code in enumerate(group)}
    deliveries = [
        *(module_delivery(m, y, weeks(y, *windows[m.code])) for y in years for m in everything.values()),
        *(single_days(m, y, 4, weeks(y, 4, 38)) for y in years for m in dissertations),
        *(_skills_day(y, run) for y in years for run in "ab"),
    ]
    return Part(
        (
            _programme("policy", "Health Policy and Management MSc", pathways["policy"]),
            _programme("commissioning", "Commissioning MSc", pathways["commissioning"]),
        ),
        (*everything.values(), *dissertations, skills),
        cohorts=tuple(
            cohort
            for programme, size in (("policy", 22), ("commissioning", 18))
            for cohort in _cohorts(programme, size, pathways[programme], years)
        ),
        deliveries=tuple(deliveries),
    )


def _modules(specs: Sequence[Spec]) -> tuple[Module, ...]:
    return tuple(
        Module(code, example(title), leads=leads, teachers=teachers, assessments=assignments(), comment=_COMMENT)
        for code, title, leads, teachers in specs
    )


def _dissertation(code: str, programme: str, tutors: tuple[str, ...]) -> Module:
    title = example(f"Dissertation, {programme}")
    return Module(code, title, credits=60, leads=tutors[:1], teachers=tutors[1:], comment=_COMMENT)


def _programme(programme: str, title: str, pathway: tuple[Sequence[str], Sequence[str], str]) -> Programme:
    first, second, dissertation = pathway
    return Programme(programme, example(title), (Route("msc", "MSc", 180, (*first, *second, dissertation)),), _COMMENT)


def _cohorts(
    programme: str, size: int, pathway: tuple[Sequence[str], Sequence[str], str], years: tuple[AcademicYear, ...]
) -> tuple[Cohort, ...]:
    first_modules, second_modules, dissertation = pathway

    def first(year: AcademicYear) -> PathwayYear:
        runs = RepeatRuns(_SKILLS, tuple(f"skills-{run}-{year.id}" for run in "ab"))
        return PathwayYear(year.id, _ids(first_modules, year), one_of=(runs,))

    def second(year: AcademicYear) -> PathwayYear:
        return PathwayYear(year.id, _ids((*second_modules, dissertation), year))

    one, two = years
    listed = (
        (one.start.year - 1, (second(one),)),
        (one.start.year, (first(one), second(two))),
        (two.start.year, (first(two),)),
    )
    return tuple(
        Cohort(
            f"{programme}-{intake}",
            example(f"{programme.capitalize()} {intake}"),
            programme,
            str(intake),
            size,
            path,
            comment=_COMMENT,
        )
        for intake, path in listed
    )


def _ids(codes: Sequence[str], year: AcademicYear) -> tuple[str, ...]:
    return tuple(f"{code.lower()}-{year.id}" for code in codes)


def _skills_day(year: AcademicYear, run: str) -> Delivery:
    """One of two runs of the same day; each cohort of first years comes to one of them."""
    window = weeks(year, 2, 6) if run == "a" else weeks(year, 4, 9)
    return Delivery(
        f"skills-{run}-{year.id}",
        f"{_SKILLS.removesuffix(_MARK)}, run {run.upper()}, {year.id}{_MARK}",
        year.id,
        (Session("day-1", "SKIL", "Day 1"),),
        block_lengths=(1,),
        gaps=replace(GapLimits(), comment=_COMMENT),
        window=window,
        comment=_COMMENT,
    )
