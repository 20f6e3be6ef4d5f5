"""The sentences of the preference rules: one function a rule, from the violation's subjects, dates and facts."""

from __future__ import annotations

from collections.abc import Callable

from hsmc_scheduler.domain.index import WEEKDAYS, PlanIndex
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.projections.messages.names import delivery_name, name, names
from hsmc_scheduler.projections.messages.phrases import because
from hsmc_scheduler.projections.messages.words import (
    counted,
    dates_words,
    day_words,
    half_days,
    in_words,
    listed,
    plural,
    span_words,
)
from hsmc_scheduler.rules.change_little import MOVED, TEACHES_NO_LONGER
from hsmc_scheduler.rules.respect_tutor_wishes import PREFERS_NOT
from hsmc_scheduler.rules.rule import Kind, Violation

Sentence = Callable[[PlanIndex, Violation], str]


def _rest_between_blocks(index: PlanIndex, v: Violation) -> str:
    group, one, other = (name(index, s) for s in v.subjects)
    apart, wanted = _numbers(v)
    return f"{group} has {one} and {other} {_apart(apart)}; {_wanted(wanted, wanted)}"


def _limit_days_away(index: PlanIndex, v: Violation) -> str:
    days, most = _numbers(v)
    month = f"{v.dates[0]:%B %Y}"
    return f"{_first(index, v)} is away from work {counted(days, 'day')} in {month}; {_at_most(most)}"


def _spread_blocks_evenly(index: PlanIndex, v: Violation) -> str:
    delivery, _, one = v.subjects[0].id.rpartition("#")
    other = v.subjects[1].id.rpartition("#")[2]
    blocks = f"{delivery_name(index, delivery)} blocks {one} and {other}"
    gap, low, high = _numbers(v)
    order = ", in the wrong order" if gap < 0 else ""
    return f"{blocks} start {_apart(abs(gap))}{order}; {_wanted(low, high)}"


def _keep_clear_of_avoid_periods(index: PlanIndex, v: Violation) -> str:
    days = f"{counted(len(v.dates), 'day')} in {v.facts[0]}"
    return f"{_first(index, v)} has {days} ({dates_words(v.dates)})"


def _prefer_weekdays(index: PlanIndex, v: Violation) -> str:
    (best,) = _numbers(v)
    return f"{_first(index, v)} starts on {day_words(v.dates[0])}; {WEEKDAYS[best]} are preferred"


def _respect_tutor_wishes(index: PlanIndex, v: Violation) -> str:
    tutor, block = (name(index, s) for s in v.subjects)
    has = f"{tutor} has {counted(v.deviation, 'session')} of {block} on {dates_words(v.dates)}"
    if v.what == PREFERS_NOT:
        return f"{has} but would rather not teach then{because(v.facts[0])}"
    return f"{has} but prefers {listed([WEEKDAYS[d] for d in index.tutors[v.subjects[0].id].preferred_weekdays])}"


def _share_load_fairly(index: PlanIndex, v: Violation) -> str:
    year, (load, share, tolerance) = v.facts[0], _numbers(v)
    accepted = f" and {half_days(tolerance)} more {plural(tolerance // 2, 'is', 'are')} accepted" if tolerance else ""
    return f"{_first(index, v)} teaches {half_days(load)} in {year}; a fair share is {half_days(share)}{accepted}"


def _have_all_leads_present(index: PlanIndex, v: Violation) -> str:
    lead, block = (name(index, s) for s in v.subjects)
    return f"{block} has {counted(v.deviation, 'session')} without {lead}, one of its leads ({dates_words(v.dates)})"


def _keep_one_room(index: PlanIndex, v: Violation) -> str:
    rooms = listed(names(index, v, Kind.ROOM))
    return f"{_first(index, v)} moves between {rooms}; one room throughout is wanted"


def _prefer_home_venue(index: PlanIndex, v: Violation) -> str:
    block, room = (name(index, s) for s in v.subjects)
    venue = index.venues[index.rooms[v.subjects[1].id].venue].name
    return f"{block} is in {room} ({venue}), an overflow venue, on {dates_words(v.dates)}"


def _spread_deadlines(index: PlanIndex, v: Violation) -> str:
    number, weeks, most = _numbers(v)
    work = f"{counted(number, 'deadline')} within {in_words(weeks)} {plural(weeks, 'week', 'weeks')}"
    modules = listed(names(index, v, Kind.MODULE))
    return f"{_first(index, v)} has {work} ({modules}: {dates_words(v.dates)}); {_at_most(most)}"


def _keep_deadlines_off_blocks(index: PlanIndex, v: Violation) -> str:
    deadlines = f"{counted(v.deviation, 'deadline')} ({listed(names(index, v, Kind.MODULE))})"
    blocks = listed(names(index, v, Kind.BLOCK))
    return f"{_first(index, v)} has {deadlines} on {day_words(v.dates[0])}, a day of {blocks}"


def _limit_marking_load(index: PlanIndex, v: Violation) -> str:
    scripts, most = _numbers(v)
    modules = listed(names(index, v, Kind.MODULE))
    due = f"{counted(scripts, 'script')} due on {dates_words(v.dates)} ({modules})"
    return f"{_first(index, v)} has {due}; {_at_most(most)} in a week"


def _change_little(index: PlanIndex, v: Violation) -> str:
    if v.what == MOVED:
        was, now = (span_words(*v.dates[:2]), v.dates[2:])
        return f"{_first(index, v)} was on {was} and {f'is now on {span_words(*now)}' if now else 'is no longer there'}"
    sessions = counted(v.deviation, "session")
    if v.what == TEACHES_NO_LONGER:
        tutor, block = (name(index, s) for s in v.subjects)
        return f"{tutor} no longer teaches {sessions} of {block}"
    tutor, learning_set, delivery = (name(index, s) for s in v.subjects)
    return f"{tutor} no longer facilitates {learning_set} in {sessions} of {delivery}"


def _first(index: PlanIndex, v: Violation) -> str:
    return name(index, v.subjects[0])


def _numbers(v: Violation) -> tuple[int, ...]:
    return tuple(fact for fact in v.facts if isinstance(fact, int))


def _apart(weeks: int) -> str:
    return f"{in_words(weeks)} {plural(weeks, 'week', 'weeks')} apart" if weeks else "in the same week"


def _wanted(low: int, high: int) -> str:
    if low == high:
        return f"{in_words(low)} {plural(low, 'is', 'are')} wanted"
    return f"{in_words(low)} {'or' if high == low + 1 else 'to'} {in_words(high)} are wanted"


def _at_most(most: int) -> str:
    return f"{most} {plural(most, 'is', 'are')} wanted at most"


SENTENCES: dict[RuleId, Sentence] = {
    RuleId.REST_BETWEEN_BLOCKS: _rest_between_blocks,
    RuleId.LIMIT_DAYS_AWAY: _limit_days_away,
    RuleId.SPREAD_BLOCKS_EVENLY: _spread_blocks_evenly,
    RuleId.KEEP_CLEAR_OF_AVOID_PERIODS: _keep_clear_of_avoid_periods,
    RuleId.PREFER_WEEKDAYS: _prefer_weekdays,
    RuleId.RESPECT_TUTOR_WISHES: _respect_tutor_wishes,
    RuleId.SHARE_LOAD_FAIRLY: _share_load_fairly,
    RuleId.HAVE_ALL_LEADS_PRESENT: _have_all_leads_present,
    RuleId.KEEP_ONE_ROOM: _keep_one_room,
    RuleId.PREFER_HOME_VENUE: _prefer_home_venue,
    RuleId.SPREAD_DEADLINES: _spread_deadlines,
    RuleId.KEEP_DEADLINES_OFF_BLOCKS: _keep_deadlines_off_blocks,
    RuleId.LIMIT_MARKING_LOAD: _limit_marking_load,
    RuleId.CHANGE_LITTLE: _change_little,
}
