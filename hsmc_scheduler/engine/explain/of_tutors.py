"""What tutors ask: absences, weekdays they work, limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.index import WEEKDAYS
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind, Tutor
from hsmc_scheduler.engine.explain.edits import change_tutor
from hsmc_scheduler.engine.explain.requirement import Loosening, Requirement, once
from hsmc_scheduler.projections.messages.words import counted, dates_words, listed, span_words
from hsmc_scheduler.rules.rule import Kind, Subject

EVERY_DAY = tuple(range(7))
NEW_WEEKDAY, LIMIT_A_WEEK, LIMIT_IN_A_ROW = 20, 8, 4


def of_tutor(tutor: Tutor, asked: frozenset[RuleId]) -> Iterator[Requirement]:
    """Everything that keeps one tutor from teaching."""
    if RuleId.RESPECT_ABSENCES in asked:
        for number, absence in enumerate(tutor.absences):
            if absence.active and absence.firm:
                yield _absence(tutor, number, absence)
        if not {0, 1, 2, 3, 4} <= set(tutor.working_weekdays):
            yield _working_weekdays(tutor)
    if RuleId.RESPECT_TUTOR_LIMITS in asked:
        yield from _limits(tutor)


def _absence(tutor: Tutor, number: int, absence: Absence) -> Requirement:
    def put(plan: Plan, changed: Absence) -> Plan:
        def with_it(t: Tutor) -> Tutor:
            return replace(t, absences=tuple(changed if n == number else a for n, a in enumerate(t.absences)))

        return change_tutor(plan, tutor.id, with_it)

    days = list(days_between(absence.start, absence.end))
    half = {DayPart.MORNING: "the morning of ", DayPart.AFTERNOON: "the afternoon of "}.get(absence.part, "")
    away = "busy elsewhere" if absence.kind is AbsenceKind.COMMITMENT else "away"
    reason = f" ({absence.reason})" if absence.reason else ""
    sentence = f"{tutor.name} is {away} {half}{span_words(absence.start, absence.end)}{reason}"

    def freed(first: date, last: date) -> str:
        dates = dates_words(days_between(first, last))
        return f"Let {tutor.name} teach on {half}{dates}, although {away}{reason}"

    def last_days(n: int) -> Absence:
        return replace(absence, end=absence.end - timedelta(days=n))

    def first_days(n: int) -> Absence:
        return replace(absence, start=absence.start + timedelta(days=n))

    trimmed = (
        Loosening(
            lambda n: freed(absence.end - timedelta(days=n - 1), absence.end),
            lambda plan, n: put(plan, last_days(n)),
            lambda n: _working(days[-n:]),
            len(days) - 1,
        ),
        Loosening(
            lambda n: freed(absence.start, absence.start + timedelta(days=n - 1)),
            lambda plan, n: put(plan, first_days(n)),
            lambda n: _working(days[:n]),
            len(days) - 1,
        ),
    )
    off = replace(absence, active=False)
    return Requirement(
        f"absence {tutor.id} {number}",
        sentence,
        (Subject(Kind.TUTOR, tutor.id),),
        lambda plan: put(plan, off),
        (*(t for t in trimmed if t.most), once(freed(days[0], days[-1]), lambda p: put(p, off), _working(days) + 1)),
    )


def _working(days: list[date]) -> int:
    return max(1, sum(day.weekday() < 5 for day in days))


def _working_weekdays(tutor: Tutor) -> Requirement:
    now = tutor.working_weekdays

    def work(plan: Plan, days: tuple[int, ...]) -> Plan:
        return change_tutor(plan, tutor.id, lambda t: replace(t, working_weekdays=days))

    def one_more(day: int) -> Loosening:
        words = f"Let {tutor.name} teach on {WEEKDAYS[day]} too"
        return once(words, lambda plan: work(plan, tuple(sorted({*now, day}))), NEW_WEEKDAY)

    names = listed([WEEKDAYS[day] for day in sorted(now)])
    return Requirement(
        f"works {tutor.id}",
        f"{tutor.name} works on {names} only" if names else f"{tutor.name} works on no weekday",
        (Subject(Kind.TUTOR, tutor.id),),
        lambda plan: work(plan, EVERY_DAY),
        tuple(one_more(day) for day in range(5) if day not in now),
    )


def _limits(tutor: Tutor) -> Iterator[Requirement]:
    limits = tutor.limits
    for field, most, per, top, size in (
        ("days_a_week", limits.days_a_week, "a week", 7, LIMIT_A_WEEK),
        ("days_in_a_row", limits.days_in_a_row, "in a row", 14, LIMIT_IN_A_ROW),
        ("days_a_year", limits.days_a_year, "a year", 366, 1),
    ):
        if most is not None:
            yield _limit(tutor, field, most, (per, top, size))


def _limit(tutor: Tutor, field: str, most: int, how: tuple[str, int, int]) -> Requirement:
    per, top, size = how

    def allow(plan: Plan, days: int | None) -> Plan:
        return change_tutor(plan, tutor.id, lambda t: replace(t, limits=replace(t.limits, **{field: days})))

    more = Loosening(
        lambda n: f"Let {tutor.name} teach {counted(most + n, 'day')} {per} instead of {most}",
        lambda plan, n: allow(plan, most + n),
        lambda n: size * n,
        max(0, top - most),
    )
    return Requirement(
        f"limit {tutor.id} {field}",
        f"{tutor.name} teaches at most {counted(most, 'day')} {per}",
        (Subject(Kind.TUTOR, tutor.id),),
        lambda plan: allow(plan, None),
        (more,) if more.most else (),
    )
