"""The sentences of the required rules about blocks and dates."""

from __future__ import annotations

from hsmc_scheduler.domain.delivery import OrderPart
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.projections.messages.names import delivery_name, names
from hsmc_scheduler.projections.messages.phrases import Sentence, iso, on_dates, some_of
from hsmc_scheduler.projections.messages.words import counted, dates_words, day_words, listed, plural
from hsmc_scheduler.rules.rule import Kind, Violation


def teach_contact_days(index: PlanIndex, v: Violation) -> str:
    """Sessions missing, repeated, out of order or unknown; blocks that are not allowed."""
    delivery, block = listed(names(index, v, Kind.DELIVERY)), listed(names(index, v, Kind.BLOCK))
    sessions = names(index, v, Kind.SESSION)
    match v.what:
        case "missing" if v.deviation == v.facts[0]:
            return f"{delivery} has no dates yet"
        case "missing":
            return f"{delivery} has no date for {v.deviation} of its {v.facts[0]} sessions: {some_of(sessions)}"
        case "repeated":
            return f"{delivery} has {listed(sessions)} more than once: {on_dates(v)}"
        case "out of order":
            before, after = v.dates
            return (
                f"{delivery} has {sessions[-1]} on {day_words(after)}, not after {sessions[0]} on {day_words(before)}"
            )
        case "day divided":
            return f"{delivery} has {listed(sessions)} on different days ({dates_words(v.dates)}): they share a day"
        case "not allowed":
            length = counted(int(v.facts[0]), "day")
            return f"{block} ({dates_words(v.dates)}) is no block the plan allows: {length} with {some_of(sessions)}"
        case "wrong number":
            return f"{block} ({dates_words(v.dates)}) is numbered wrongly: it should be block {v.facts[0]}"
        case _:
            return f"{block} ({dates_words(v.dates)}) holds what the plan does not have: {some_of(sessions)}"


def keep_block_days_together(index: PlanIndex, v: Violation) -> str:
    """Days that are not open, do not follow one another, or leave the week."""
    block, taught = listed(names(index, v, Kind.BLOCK)), on_dates(v)
    match v.what:
        case "closed":
            return f"{block} is taught {taught}, when there is no teaching ({listed(names(index, v, Kind.PERIOD))})"
        case "weekday":
            return f"{block} is taught {taught}, {plural(len(v.dates), 'a weekday', 'weekdays')} it may not use"
        case "year":
            return f"{block} is taught {taught}, outside its academic year"
        case "gap":
            return f"{block} goes on after a break {taught}: its days must follow one another"
        case _:
            return f"{block} runs into another week {taught}"


def stay_inside_windows(index: PlanIndex, v: Violation) -> str:
    """Days before a window opens or after it closes."""
    block = next(s for s in v.subjects if s.kind is Kind.BLOCK)
    what = "it" if v.what == "block" else delivery_name(index, block.id.rpartition("#")[0])
    side, limit = v.facts
    must = "may not start before" if side == "early" else "must finish by"
    return f"{listed(names(index, v, Kind.BLOCK))} is taught {on_dates(v)}, but {what} {must} {day_words(iso(limit))}"


def keep_blocks_in_order(index: PlanIndex, v: Violation) -> str:
    """Blocks too close, too far apart or the wrong way round."""
    block, following = names(index, v, Kind.BLOCK)[0], names(index, v, Kind.BLOCK)[-1]
    gap, allowed = (int(fact) for fact in v.facts)
    end, start = v.dates
    if gap < 1:
        return f"{following} starts on {day_words(start)}, before {block} is over on {day_words(end)}"
    bound, wanted = ("at least", "required") if v.what == "soon" else ("at most", "allowed")
    limit = f"{bound} {counted(allowed, 'day')} {plural(allowed, 'is', 'are')} {wanted}"
    return f"{following} starts on {day_words(start)}, {counted(gap, 'day')} after {block} ends: {limit}"


def keep_deliveries_in_order(index: PlanIndex, v: Violation) -> str:
    """A delivery that starts before what must come first is over."""
    wanted = next(s.id for s in v.subjects if s.kind is Kind.ORDER)
    order = next(o for o in index.plan.orders if o.id == wanted)
    before, after = v.dates
    blocks = names(index, v, Kind.BLOCK)
    first = blocks[0] if order.part is OrderPart.FIRST_BLOCK else delivery_name(index, order.first)
    ahead = "" if order.min_days == 1 else f"at least {counted(order.min_days, 'day')} "
    return (
        f"{blocks[-1]} starts on {day_words(after)}, but {first}, which ends on {day_words(before)}, "
        f"must be over {ahead}before that"
    )


def honour_pins(index: PlanIndex, v: Violation) -> str:
    """What differs from a pin, or from what is past."""
    block = names(index, v, Kind.BLOCK)[0]
    fixed = "is fixed" if any(s.kind is Kind.PIN for s in v.subjects) else "is past and fixed"
    match v.what:
        case "not there":
            return f"{block} {fixed}, but is not in the timetable"
        case "in the past":
            return f"{block} starts {on_dates(v)}, though everything before {day_words(iso(v.facts[0]))} is past"
        case "start":
            return f"{block} {fixed} to start on {day_words(iso(v.facts[0]))}, but starts {on_dates(v)}"
        case "days":
            wanted, found = (counted(int(fact), "day") for fact in v.facts)
            return f"{block} {fixed} at {wanted}, but lasts {found} ({dates_words(v.dates)})"
        case "room":
            return f"{block} {fixed} in {listed(names(index, v, Kind.ROOM))}, but is elsewhere {on_dates(v)}"
        case _:
            people = listed(names(index, v, Kind.TUTOR)) or "nobody"
            session = listed(names(index, v, Kind.SESSION))
            found = f"is taught by others {on_dates(v)}" if v.dates else "is not in that block"
            return f"{session} in {block} {fixed} with {people}, but {found}"


SENTENCES: dict[RuleId, Sentence] = {
    RuleId.TEACH_CONTACT_DAYS: teach_contact_days,
    RuleId.KEEP_BLOCK_DAYS_TOGETHER: keep_block_days_together,
    RuleId.STAY_INSIDE_WINDOWS: stay_inside_windows,
    RuleId.KEEP_BLOCKS_IN_ORDER: keep_blocks_in_order,
    RuleId.KEEP_DELIVERIES_IN_ORDER: keep_deliveries_in_order,
    RuleId.HONOUR_PINS: honour_pins,
}
