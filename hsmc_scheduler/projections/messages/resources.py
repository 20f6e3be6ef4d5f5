"""The sentences of the required rules about people and rooms."""

from __future__ import annotations

from hsmc_scheduler.domain.calendar import monday_of
from hsmc_scheduler.domain.index import WEEKDAYS, PlanIndex
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.tutor import AbsenceKind
from hsmc_scheduler.projections.messages.names import names
from hsmc_scheduler.projections.messages.phrases import Sentence, because, iso, on_dates, some_of, uses
from hsmc_scheduler.projections.messages.words import counted, day_words, half_days, listed, plural, span_words
from hsmc_scheduler.rules.rule import Kind, Violation


def avoid_student_clashes(index: PlanIndex, v: Violation) -> str:
    """People who would have to be in two places."""
    group, blocks = listed(names(index, v, Kind.GROUP)), names(index, v, Kind.BLOCK)
    if len(blocks) == 1:
        return f"{group} would have to attend several sessions of {blocks[0]} at once {on_dates(v, *v.facts)}"
    return f"{group} would have to attend {listed(blocks)} at once {on_dates(v, *v.facts)}"


def avoid_tutor_clashes(index: PlanIndex, v: Violation) -> str:
    """A tutor in two places."""
    blocks, sets = uses(index, v)
    taught = list(dict.fromkeys(blocks))
    doing = [f"teaches {listed(taught)}"] if taught else []
    doing += [f"facilitates {listed(sets)}"] if sets else []
    at_once = " at once" if len(names(index, v, Kind.BLOCK)) == 1 else ""
    return f"{listed(names(index, v, Kind.TUTOR))} {listed(doing)}{at_once} {on_dates(v, *v.facts)}"


def respect_absences(index: PlanIndex, v: Violation) -> str:
    """A tutor who is not there."""
    tutor, blocks = listed(names(index, v, Kind.TUTOR)), some_of(names(index, v, Kind.BLOCK))
    part, *absence = v.facts
    down = f"but is down for {blocks} {on_dates(v, part)}"
    match v.what:
        case "not a tutor":
            return f"{tutor} is not an active tutor of the plan, {down}"
        case "weekday":
            days = listed([WEEKDAYS[n] for n in sorted({day.weekday() for day in v.dates})])
            return f"{tutor} does not work on {days}, {down}"
        case _:
            first, last, reason = absence
            where = "away" if v.what == AbsenceKind.AWAY else "busy elsewhere"
            if first == last:
                return f"{tutor} is {where} {on_dates(v, part)}{because(reason)}, but is down for {blocks} then"
            return f"{tutor} is {where} {span_words(iso(first), iso(last))}{because(reason)}, {down}"


def cover_sessions(index: PlanIndex, v: Violation) -> str:
    """Too few people, the wrong ones, or too many."""
    block, tutors = listed(names(index, v, Kind.BLOCK)), names(index, v, Kind.TUTOR)
    are, dates = plural(len(tutors), "is", "are"), on_dates(v)
    match v.what:
        case "short":
            needed, there = (int(fact) for fact in v.facts)
            return f"{block} needs {counted(needed, 'tutor')} {dates} and has {there or 'none'}"
        case "not of the team":
            return f"{listed(tutors)} {are} down for {block} {dates}, but {are} not in its team"
        case "no lead":
            return f"{block} has no lead {dates}: {' or '.join(tutors)} should be there"
        case "leads missing":
            return f"{block} needs all its leads {dates}: {listed(tutors)} {are} missing"
        case "nobody wanted":
            return f"{listed(tutors)} {are} down for {block} {dates}, which needs no tutor then"
        case _:
            return f"{block} has {counted(len(tutors), 'tutor')} {dates} where {v.facts[0]} will do: {listed(tutors)}"


def keep_set_facilitators(index: PlanIndex, v: Violation) -> str:
    """A set without a facilitator, with the wrong one, or with several."""
    learning_set, tutors = listed(names(index, v, Kind.SET)), names(index, v, Kind.TUTOR)
    where = f"in {some_of(names(index, v, Kind.BLOCK))} {on_dates(v)}"
    match v.what:
        case "not listed":
            return f"{learning_set} is left out {where}"
        case "out of place":
            return f"{learning_set} is listed {where}, where it does not meet"
        case "listed twice":
            return f"{learning_set} is listed more than once {where}"
        case "nobody":
            return f"{learning_set} has no facilitator {where}"
        case "may not":
            return f"{listed(tutors)} may not facilitate {learning_set} {where}"
        case "changes":
            year = index.calendar.year(str(v.facts[0]))
            return f"{learning_set} does not keep one facilitator in {year.title or year.id}: it has {listed(tutors)}"
        case _:
            has = plural(len(tutors) - 1, "facilitates", "facilitate")
            return f"{learning_set} is to have {tutors[0]}, but {listed(tutors[1:])} {has} it {where}"


def avoid_room_clashes(index: PlanIndex, v: Violation) -> str:
    """A room used twice; things without a room."""
    if v.what == "shared":
        blocks, meetings = uses(index, v)
        room, users = listed(names(index, v, Kind.ROOM)), listed([*dict.fromkeys(blocks), *meetings])
        return f"{room} is used at once by {users} {on_dates(v, *v.facts)}"
    block, sets = listed(names(index, v, Kind.BLOCK)), names(index, v, Kind.SET)
    if v.what == "no room":
        return f"{block} has no room {on_dates(v)}"
    return f"{some_of(sets)} {plural(len(sets), 'has', 'have')} no room in {block} {on_dates(v)}"


def respect_room_busy_dates(index: PlanIndex, v: Violation) -> str:
    """A room used while taken."""
    part, reason = v.facts
    room, blocks = listed(names(index, v, Kind.ROOM)), names(index, v, Kind.BLOCK)
    return f"{room} is taken{because(reason)} {on_dates(v, part)}, but {some_of(blocks)} {_is_there(len(blocks))}"


def choose_rooms_that_fit(index: PlanIndex, v: Violation) -> str:
    """A room that is not in use, too small, or lacks something."""
    room, block = listed(names(index, v, Kind.ROOM)), listed(names(index, v, Kind.BLOCK))
    sets = names(index, v, Kind.SET)
    what = f"{listed(sets)} in {block}" if sets else block
    match v.what:
        case "unknown":
            return f"{what} is in {room} {on_dates(v)}, which is not a room in use"
        case "small":
            seats, needed, layout = v.facts
            if not seats:
                return f"{room} has no seats in {layout} layout, which {what} needs {on_dates(v)}"
            return f"{room} seats {seats} in {layout} layout, but {what} needs {needed} {on_dates(v)}"
        case _:
            return f"{room} lacks what {what} needs {on_dates(v)}: {listed([str(f) for f in v.facts])}"


def respect_tutor_limits(index: PlanIndex, v: Violation) -> str:
    """Too many days a week, in a row or a year."""
    tutor, (most, halves) = listed(names(index, v, Kind.TUTOR)), (int(fact) for fact in v.facts)
    match v.what:
        case "week":
            return (
                f"{tutor} teaches {half_days(halves)} in the week of {day_words(monday_of(v.dates[0]))}; {most} at most"
            )
        case "in a row":
            return f"{tutor} teaches {half_days(halves)} {on_dates(v)}; {most} in a row at most"
        case _:
            year = index.calendar.year_of(v.dates[0])
            when = f"in {year.title or year.id}" if year else "outside any academic year"
            return f"{tutor} teaches {half_days(halves)} {when}; {most} at most"


def _is_there(blocks: int) -> str:
    return plural(blocks, "is there then", "are there then")


SENTENCES: dict[RuleId, Sentence] = {
    RuleId.AVOID_STUDENT_CLASHES: avoid_student_clashes,
    RuleId.AVOID_TUTOR_CLASHES: avoid_tutor_clashes,
    RuleId.RESPECT_ABSENCES: respect_absences,
    RuleId.COVER_SESSIONS: cover_sessions,
    RuleId.KEEP_SET_FACILITATORS: keep_set_facilitators,
    RuleId.AVOID_ROOM_CLASHES: avoid_room_clashes,
    RuleId.RESPECT_ROOM_BUSY_DATES: respect_room_busy_dates,
    RuleId.CHOOSE_ROOMS_THAT_FIT: choose_rooms_that_fit,
    RuleId.RESPECT_TUTOR_LIMITS: respect_tutor_limits,
}
