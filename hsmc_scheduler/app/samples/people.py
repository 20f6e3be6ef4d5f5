"""Tutors of the samples. The leads are those of the programme page; their diaries are invented, and say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from hsmc_scheduler.app.samples.shapes import day_of_week
from hsmc_scheduler.domain.calendar import MONDAY_TO_FRIDAY, AcademicYear
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind, Tutor, TutorLimits

MON, TUE, WED, THU, FRI = MONDAY_TO_FRIDAY
AWAY, BUSY, RATHER_NOT = AbsenceKind.AWAY, AbsenceKind.COMMITMENT, AbsenceKind.PREFER_NOT

Row = tuple[int, int, int, int, AbsenceKind, str]
"""The year (0 or 1), the week in it, the first weekday, how many days from there, how firm, why."""

_DIARY_COMMENT = "Example: working days, limits and absences are invented."


def example(text: str) -> str:
    """The text marked as invented."""
    return f"{text} (example)"


def example_tutor_id(number: int) -> str:
    """The id of an invented tutor."""
    return f"tutor-{number}"


def absences(years: tuple[AcademicYear, ...], rows: Iterable[Row]) -> tuple[Absence, ...]:
    """Invented absences, written by week of the year."""
    found = []
    for year, week, weekday, days, kind, reason in rows:
        if year >= len(years):
            continue
        start = day_of_week(years[year], week, weekday)
        found.append(Absence(start, start + timedelta(days=days - 1), kind, DayPart.WHOLE, example(reason)))
    return tuple(found)


def module_leads(years: tuple[AcademicYear, ...]) -> tuple[Tutor, ...]:
    """The seven module leads of the programme page."""

    def lead(
        tutor: str,
        name: str,
        limits: TutorLimits,
        rows: Iterable[Row],
        *,
        works: tuple[int, ...] = MONDAY_TO_FRIDAY,
        prefers: tuple[int, ...] = (),
    ) -> Tutor:
        return Tutor(
            tutor,
            name,
            working_weekdays=works,
            preferred_weekdays=prefers,
            absences=absences(years, rows),
            limits=limits,
            comment=_DIARY_COMMENT,
        )

    return (
        lead(
            "snelling",
            "Iain Snelling",
            TutorLimits(3, 3, 30),
            (
                (0, 4, MON, 2, BUSY, "Teaches undergraduates"),
                (0, 7, WED, 3, AWAY, "Conference"),
                (0, 10, MON, 2, BUSY, "Teaches undergraduates"),
                (0, 19, MON, 5, AWAY, "Annual leave"),
                (0, 25, THU, 2, RATHER_NOT, "Research meeting"),
                (0, 31, MON, 5, AWAY, "Annual leave"),
                (1, 4, MON, 2, BUSY, "Teaches undergraduates"),
                (1, 6, MON, 5, AWAY, "Annual leave"),
                (1, 10, MON, 2, BUSY, "Teaches undergraduates"),
                (1, 23, THU, 2, AWAY, "Conference"),
                (1, 33, MON, 5, AWAY, "Annual leave"),
            ),
        ),
        lead(
            "conroy",
            "Merv Conroy",
            TutorLimits(4, 4, 30),
            (
                (0, 9, MON, 5, AWAY, "Annual leave"),
                (0, 24, TUE, 3, AWAY, "Conference"),
                (0, 34, MON, 5, AWAY, "Annual leave"),
                (1, 8, MON, 5, AWAY, "Annual leave"),
                (1, 18, TUE, 2, RATHER_NOT, "Examines elsewhere"),
                (1, 31, WED, 3, AWAY, "Conference"),
            ),
            works=(TUE, WED, THU, FRI),
        ),
        lead(
            "millar",
            "Ross Millar",
            TutorLimits(4, 4, 25),
            (
                (0, 11, MON, 3, BUSY, "Research visit"),
                (0, 20, MON, 5, AWAY, "Annual leave"),
                (0, 27, MON, 5, AWAY, "Conference"),
                (1, 9, MON, 3, BUSY, "Research visit"),
                (1, 19, MON, 5, AWAY, "Annual leave"),
                (1, 30, TUE, 3, AWAY, "Conference"),
            ),
            prefers=(TUE, WED, THU),
        ),
        lead(
            "miller",
            "Robin Miller",
            TutorLimits(4, 4, 25),
            (
                (0, 8, WED, 3, AWAY, "Conference"),
                (0, 18, MON, 5, AWAY, "Annual leave"),
                (0, 33, MON, 5, AWAY, "Annual leave"),
                (1, 17, MON, 5, AWAY, "Annual leave"),
                (1, 25, MON, 2, RATHER_NOT, "Grant application"),
                (1, 34, WED, 3, AWAY, "Conference"),
            ),
        ),
        lead(
            "jelphs",
            "Kim Jelphs",
            TutorLimits(3, 3, 15),
            (
                (0, 16, MON, 5, AWAY, "Annual leave"),
                (0, 26, TUE, 2, BUSY, "Works with a trust"),
                (1, 16, MON, 5, AWAY, "Annual leave"),
                (1, 24, TUE, 2, BUSY, "Works with a trust"),
            ),
            works=(TUE, WED, THU),
        ),
        lead(
            "brown",
            "Hilary Brown",
            TutorLimits(4, 4, 20),
            (
                (0, 6, MON, 5, AWAY, "Annual leave"),
                (0, 13, MON, 3, BUSY, "Evaluation fieldwork"),
                (1, 7, MON, 5, AWAY, "Annual leave"),
                (1, 11, TUE, 2, RATHER_NOT, "Evaluation fieldwork"),
            ),
            works=(MON, TUE, WED, THU),
        ),
        lead(
            "newbigging",
            "Karen Newbigging",
            TutorLimits(4, 4, 20),
            (
                (0, 8, MON, 5, AWAY, "Annual leave"),
                (0, 17, TUE, 2, AWAY, "Conference"),
                (1, 9, MON, 5, AWAY, "Annual leave"),
                (1, 18, WED, 2, AWAY, "Conference"),
            ),
            prefers=(TUE, WED),
        ),
    )


def example_tutors(years: tuple[AcademicYear, ...], first: int, last: int) -> tuple[Tutor, ...]:
    """Invented tutors "Tutor 1 (example)", ...; each with a few weeks away a year, every fifth part-time."""
    found = []
    for n in range(first, last + 1):
        rows: list[Row] = []
        for year in (0, 1):
            shift = year * 2
            rows += (
                (year, 3 + (n * 5 + shift) % 9, MON, 5, AWAY, "Annual leave"),
                (year, 17 + (n * 3 + shift) % 10, MON, 5, AWAY, "Annual leave"),
                (year, 31 + (n * 2 + shift) % 7, TUE, 3, AWAY if n % 2 else RATHER_NOT, "Conference"),
            )
        found.append(
            Tutor(
                example_tutor_id(n),
                example(f"Tutor {n}"),
                working_weekdays=(TUE, WED, THU, FRI) if n % 5 == 0 else MONDAY_TO_FRIDAY,
                absences=absences(years, rows),
                limits=TutorLimits(4, 4, 30),
                comment=_DIARY_COMMENT,
            )
        )
    return tuple(found)
