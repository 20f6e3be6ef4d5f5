"""Plans with no timetable, of every kind we know, each with the words its explanation must not do without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from hsmc_scheduler.app.samples.lhsi import lhsi_2027_29
from hsmc_scheduler.app.samples.portfolio import portfolio_2027_29
from hsmc_scheduler.domain.calendar import PeriodKind
from hsmc_scheduler.domain.cohort import RepeatRuns
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow, Delivery, GapLimits, OrderPart
from hsmc_scheduler.domain.pin import PinnedTutors
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover, Staffing
from hsmc_scheduler.domain.tutor import TutorLimits
from tests.builders import (
    a_calendar,
    a_cohort,
    a_delivery,
    a_first_year_pair,
    a_module,
    a_period,
    a_pin,
    a_plan,
    a_room,
    a_room_busy,
    a_rule,
    a_session,
    a_set,
    a_set_meeting,
    a_slot,
    a_student,
    a_tutor,
    an_absence,
    an_order,
    on,
)

Maker = Callable[[], Plan]


@dataclass(frozen=True)
class Impossible:
    """A plan with no timetable; `told`: beginnings of sentences that must be among the members of its conflict."""

    make: Maker
    told: tuple[str, ...]


def window(first: str, last: str) -> DateWindow:
    return DateWindow(on(first), on(last))


OCTOBER = window("2027-10-01", "2027-10-29")
A_WEEK = window("2027-10-04", "2027-10-08")
A_FORTNIGHT = window("2027-10-04", "2027-10-15")
LED_APART = (a_module("D1", leads=("ann", "ben")), a_module("D2", leads=("cat", "dan")))
"""Two modules without a tutor in common."""
APART = (a_cohort("C1", required=("D1",)), a_cohort("C2", required=("D2",)))
"""Two cohorts without a delivery in common."""
TWO_ROOMS = (a_room("room"), a_room("annexe"))


def lead_away() -> Plan:
    away = an_absence("2027-09-27", "2027-11-05", reason="sabbatical")
    return a_plan([a_delivery(window=OCTOBER)], tutors=(a_tutor(absences=(away,)),))


def closed_throughout() -> Plan:
    closed = a_period("2027-12-20", "2028-01-07", label="Christmas")
    return a_plan(
        [a_delivery(days=2, window=window("2027-12-20", "2028-01-07"))], calendar=a_calendar(periods=(closed,))
    )


def gaps_longer_than_the_window() -> Plan:
    return a_plan([a_delivery(gaps=GapLimits(60), window=window("2027-10-01", "2027-11-12"))])


def gap_shorter_than_the_break() -> Plan:
    """Block 1 before Christmas, block 2 after it, and at most a week between them."""
    windows = (
        BlockWindow(1, DateWindow(latest=on("2027-12-17"))),
        BlockWindow(2, DateWindow(earliest=on("2028-01-10"))),
    )
    return a_plan([a_delivery(gaps=GapLimits(1, 7), block_windows=windows)])


def order_against_windows() -> Plan:
    deliveries = [
        a_delivery("D1", window=DateWindow(earliest=on("2028-03-01"))),
        a_delivery("D2", window=DateWindow(latest=on("2028-02-01"))),
    ]
    return a_plan(deliveries, orders=(an_order("D1", "D2"),))


def orders_in_a_chain() -> Plan:
    deliveries = [a_delivery("D1"), a_delivery("D2"), a_delivery("D3", window=DateWindow(latest=on("2027-11-12")))]
    first = an_order("D1", "D2", min_days=30, part=OrderPart.FIRST_BLOCK)
    return a_plan(deliveries, orders=(first, an_order("D2", "D3", min_days=40)))


def pins_of_one_cohort() -> Plan:
    return a_plan(
        [a_delivery("D1"), a_delivery("D2")],
        modules=LED_APART,
        rooms=TWO_ROOMS,
        pins=(a_pin("D1", start="2027-10-05"), a_pin("D2", start="2027-10-06")),
    )


def pin_on_an_absence() -> Plan:
    return a_plan(
        tutors=(a_tutor(absences=(an_absence("2027-10-04", "2027-10-08", reason="conference"),)),),
        pins=(a_pin(start="2027-10-05"),),
    )


def pins_against_the_gap() -> Plan:
    pins = (a_pin(block=1, start="2027-10-05"), a_pin(block=2, start="2027-10-12"))
    return a_plan([a_delivery(gaps=GapLimits(14))], pins=pins)


def room_busy_throughout() -> Plan:
    busy = a_room_busy("2027-09-27", "2027-10-29", reason="building works")
    return a_plan([a_delivery(window=OCTOBER)], rooms=(a_room(busy=(busy,)), a_room("cupboard", 4)))


def one_room_for_two() -> Plan:
    deliveries = [a_delivery(d, 4, window=A_WEEK, block_lengths=(2, 4)) for d in ("D1", "D2")]
    return a_plan(deliveries, modules=LED_APART, cohorts=APART, rooms=(a_room(),))


def room_too_small() -> Plan:
    return a_plan(cohorts=(a_cohort(size=24),), rooms=(a_room("seminar", 20), a_room("lounge", 12)))


def more_sets_than_facilitators_there() -> Plan:
    meetings = a_delivery(sessions=(a_set_meeting("1"), a_set_meeting("2")), window=OCTOBER)
    tutors = (
        a_tutor("ann"),
        a_tutor("ben"),
        a_tutor("cat", absences=(an_absence("2027-09-20", "2027-11-12", reason="leave"),)),
    )
    modules = (a_module(leads=("ann", "ben", "cat")),)
    return a_plan([meetings], modules=modules, tutors=tutors, cohorts=(a_cohort(size=24),))


def named_facilitator_away() -> Plan:
    meetings = a_delivery(sessions=(a_set_meeting("1"), a_set_meeting("2")), window=OCTOBER)
    tutors = (a_tutor("ann"), a_tutor("ben", absences=(an_absence("2027-09-20", "2027-11-12", reason="leave"),)))
    modules = (a_module(leads=("ann", "ben")),)
    return a_plan([meetings], modules=modules, tutors=tutors, sets=(a_set(facilitator="ben"),))


def nobody_can_stay_with_the_set() -> Plan:
    """Either of two facilitators could sit with the set each time, but neither both times."""
    meetings = a_delivery(
        sessions=(a_set_meeting("1"), a_set_meeting("2")),
        block_lengths=(1,),
        block_windows=(
            BlockWindow(1, window("2027-10-04", "2027-10-08")),
            BlockWindow(2, window("2027-11-08", "2027-11-12")),
        ),
    )
    tutors = (
        a_tutor("ann", absences=(an_absence("2027-10-01", "2027-10-29", reason="leave"),)),
        a_tutor("ben", absences=(an_absence("2027-11-01", "2027-11-30", reason="research"),)),
    )
    return a_plan([meetings], modules=(a_module(leads=("ann", "ben")),), tutors=tutors)


def tutor_beyond_the_year() -> Plan:
    return a_plan(
        [a_delivery("D1"), a_delivery("D2")],
        modules=(a_module("D1"), a_module("D2")),
        tutors=(a_tutor(limits=TutorLimits(days_a_year=8)),),
    )


def tutor_beyond_the_week() -> Plan:
    tutor = a_tutor(limits=TutorLimits(days_a_week=2))
    return a_plan([a_delivery(days=5, window=A_FORTNIGHT)], tutors=(tutor,))


def days_in_a_row() -> Plan:
    tutor = a_tutor(limits=TutorLimits(days_in_a_row=2))
    return a_plan([a_delivery(days=3, block_lengths=(3,), window=OCTOBER)], tutors=(tutor,))


def one_lead_for_two() -> Plan:
    deliveries = [a_delivery(d, 3, window=A_WEEK) for d in ("D1", "D2")]
    return a_plan(deliveries, modules=(a_module("D1"), a_module("D2")), cohorts=APART, rooms=TWO_ROOMS)


def too_much_for_one_cohort() -> Plan:
    names = ("D1", "D2", "D3")
    return a_plan(
        [a_delivery(d, 2, window=A_WEEK) for d in names],
        modules=tuple(a_module(d, leads=(f"{d}-a", f"{d}-b")) for d in names),
        rooms=(a_room("room"), a_room("annexe"), a_room("library")),
    )


def a_returner_at_two_things() -> Plan:
    return a_plan(
        [a_delivery("D1"), a_delivery("D2")],
        modules=LED_APART,
        rooms=TWO_ROOMS,
        cohorts=APART,
        students=(a_student("sam", "C1", takes=("D2",)),),
        pins=(a_pin("D1", start="2027-10-05"), a_pin("D2", start="2027-10-06")),
    )


def an_elective_against_a_required_delivery() -> Plan:
    deliveries = [a_delivery(d, 3, window=A_WEEK) for d in ("D1", "D2")] + [a_delivery("D3")]
    return a_plan(
        deliveries,
        modules=(*LED_APART, a_module("D3")),
        rooms=TWO_ROOMS,
        cohorts=(a_cohort(required=("D1",), electives=(a_slot("D2", "D3"),)),),
    )


def a_run_against_a_required_delivery() -> Plan:
    """Whichever run the cohort attends, it is in the week of something else."""
    names = ("D1", "R1", "R2")
    return a_plan(
        [a_delivery(d, 3, window=A_WEEK) for d in names],
        modules=tuple(a_module(d, leads=(f"{d}-a", f"{d}-b")) for d in names),
        rooms=(a_room("room"), a_room("annexe"), a_room("library")),
        cohorts=(a_cohort(required=("D1",), one_of=(RepeatRuns("Skills day", ("R1", "R2")),)),),
    )


def blocks_of_three_in_short_weeks() -> Plan:
    closed = tuple(a_period(f"2027-10-{d:02}", label=f"Closed {d}") for d in (6, 13))
    delivery = a_delivery(days=3, block_lengths=(3,), window=A_FORTNIGHT)
    return a_plan([delivery], calendar=a_calendar(periods=closed))


def leads_who_never_meet() -> Plan:
    both = tuple(a_session(str(n), staffing=Staffing(1, LeadCover.ALL)) for n in (1, 2))
    tutors = (a_tutor("ann", working_weekdays=(0, 1)), a_tutor("ben", working_weekdays=(2, 3)))
    return a_plan([a_delivery(sessions=both)], modules=(a_module(leads=("ann", "ben")),), tutors=tutors)


def rest_required() -> Plan:
    return a_plan(
        [a_delivery("D1", 2, window=A_FORTNIGHT), a_delivery("D2", 2, window=A_FORTNIGHT)],
        rules=(a_rule(RuleId.REST_BETWEEN_BLOCKS),),
    )


def only_in_an_avoid_period() -> Plan:
    half_term = a_period("2027-10-25", "2027-10-29", kind=PeriodKind.AVOID, label="Half-term")
    return a_plan(
        [a_delivery(days=2, window=window("2027-10-25", "2027-10-29"))],
        calendar=a_calendar(periods=(half_term,)),
        rules=(a_rule(RuleId.KEEP_CLEAR_OF_AVOID_PERIODS),),
    )


def away_in_the_mornings() -> Plan:
    morning = a_session(part=DayPart.MORNING)
    away = an_absence("2027-10-04", "2027-10-15", part=DayPart.MORNING, reason="school run")
    return a_plan(
        [a_delivery(sessions=(morning,), block_lengths=(1,), window=A_FORTNIGHT)],
        tutors=(a_tutor(absences=(away,)),),
    )


def nobody_may_teach() -> Plan:
    return a_plan(modules=(a_module(leads=()),))


def pinned_to_a_tutor_who_is_away() -> Plan:
    tutors = (a_tutor("ann"), a_tutor("ben", absences=(an_absence("2027-09-27", "2027-11-05", reason="leave"),)))
    return a_plan(
        [a_delivery(window=OCTOBER)],
        modules=(a_module(leads=("ann", "ben")),),
        tutors=tutors,
        pins=(a_pin(tutors=(PinnedTutors("1", ("ben",)),)),),
    )


def the_pair_in_one_term() -> Plan:
    """Seven blocks three weeks apart do not fit in ten weeks."""
    pair = a_first_year_pair(gaps=GapLimits(19), window=window("2027-10-04", "2027-12-10"))
    return a_plan([pair], modules=(a_module("LIC", leads=("ann", "ben")), a_module("ALL", leads=("ann", "ben"))))


def two_things_at_once() -> Plan:
    """Two faults that have nothing to do with each other."""
    first, second = lead_away(), a_delivery("D2", window=window("2028-03-01", "2028-03-31"))
    return replace(
        a_plan([*first.deliveries, second], modules=LED_APART, cohorts=APART, rooms=TWO_ROOMS),
        tutors=(
            a_tutor("ann", absences=(an_absence("2027-09-27", "2027-11-05", reason="sabbatical"),)),
            a_tutor("ben", absences=(an_absence("2027-09-20", "2027-11-12", reason="leave"),)),
            a_tutor("cat", absences=(an_absence("2028-02-21", "2028-04-07", reason="Lent fast"),)),
            a_tutor("dan", working_weekdays=()),
        ),
    )


def _changed(plan: Plan, delivery: str, change: Callable[[Delivery], Delivery]) -> Plan:
    return replace(plan, deliveries=tuple(change(d) if d.id == delivery else d for d in plan.deliveries))


def _delivery_of(plan: Plan, module: str, year: str) -> str:
    return next(d.id for d in plan.deliveries if module in d.modules and d.year == year)


def the_programme_with_its_lead_away() -> Plan:
    """Every lead of Health Care Quality is away all through its window."""
    plan = lhsi_2027_29()
    hcq = _delivery_of(plan, "HCQ", "2027-28")
    leads = next(m.leads for m in plan.modules if m.code == "HCQ")
    away = an_absence("2028-01-24", "2028-04-14", reason="research visit")
    tutors = tuple(replace(t, absences=(*t.absences, away)) if t.id in leads else t for t in plan.tutors)
    plan = replace(plan, tutors=tutors)
    return _changed(plan, hcq, lambda d: replace(d, window=window("2028-02-01", "2028-04-07")))


def the_programme_with_a_late_opening() -> Plan:
    """The first-year pair opens only after Easter, and other modules of that cohort wait for it."""
    plan = lhsi_2027_29()
    pair = _delivery_of(plan, "LIC", "2027-28")
    return _changed(plan, pair, lambda d: replace(d, window=DateWindow(earliest=date(2028, 5, 1)), block_windows=()))


def the_programme_without_its_building() -> Plan:
    """All rooms are taken all through May, when one module must be taught."""
    plan = lhsi_2027_29()
    busy = a_room_busy("2028-05-01", "2028-06-02", reason="refurbishment")
    rooms = tuple(replace(r, busy=(*r.busy, busy)) for r in plan.rooms)
    od = _delivery_of(plan, "OD", "2027-28")
    return _changed(replace(plan, rooms=rooms), od, lambda d: replace(d, window=window("2028-05-02", "2028-06-02")))


def the_programme_squeezed() -> Plan:
    """All compulsory modules of one cohort in the same week."""
    plan = lhsi_2027_29()
    for module in ("HCQ", "OD", "PUI"):
        delivery = _delivery_of(plan, module, "2028-29")
        week = window("2029-03-05", "2029-03-16")
        plan = _changed(plan, delivery, lambda d, w=week: replace(d, window=w, gaps=GapLimits()))  # type: ignore[misc]
    return plan


def the_portfolio_with_a_pin_on_a_holiday() -> Plan:
    plan = portfolio_2027_29()
    return replace(plan, pins=(*plan.pins, a_pin(_delivery_of(plan, "OD", "2027-28"), 2, "2028-05-29")))


IMPOSSIBLE: dict[str, Impossible] = {
    "the only lead is away": Impossible(lead_away, ("Ann is away", "Delivery D1 must finish by")),
    "closed throughout": Impossible(closed_throughout, ("The University is closed on 20 December 2027 – 7 January",)),
    "gaps longer than the window": Impossible(gaps_longer_than_the_window, ("There are at least 60 days",)),
    "a gap shorter than the break": Impossible(
        gap_shorter_than_the_break, ("There are at most 7 days", "Block 1 of Delivery D1 must finish by", "Block 2")
    ),
    "an order against windows": Impossible(order_against_windows, ("Delivery D1 comes before Delivery D2",)),
    "orders in a chain": Impossible(
        orders_in_a_chain, ("The first block of Delivery D1 comes before", "Delivery D2 comes before Delivery D3")
    ),
    "two pins of one cohort": Impossible(pins_of_one_cohort, ("Delivery D1 block 1 is pinned", "Delivery D2 block 1")),
    "a pin on an absence": Impossible(pin_on_an_absence, ("Delivery D1 block 1 is pinned to Tue 5", "Ann is away")),
    "pins against the gap": Impossible(pins_against_the_gap, ("There are at least 14 days",)),
    "a room busy throughout": Impossible(room_busy_throughout, ("Room is taken", "Only Room holds")),
    "one room for two": Impossible(one_room_for_two, ("Only Room holds 8 people",)),
    "a room too small": Impossible(room_too_small, ("No room holds 24 people",)),
    "more sets than facilitators": Impossible(more_sets_than_facilitators_there, ("The 3 sets of", "Cat is away")),
    "the named facilitator is away": Impossible(named_facilitator_away, ("Ben facilitates Set S1", "Ben is away")),
    "nobody can stay with the set": Impossible(nobody_can_stay_with_the_set, ("Ann is away", "Ben is away")),
    "a tutor beyond the year": Impossible(tutor_beyond_the_year, ("Ann teaches at most 8 days a year",)),
    "a tutor beyond the week": Impossible(tutor_beyond_the_week, ("Ann teaches at most 2 days a week",)),
    "days in a row": Impossible(days_in_a_row, ("Ann teaches at most 2 days in a row",)),
    "one lead for two": Impossible(one_lead_for_two, ("Delivery D1 is taught", "Delivery D2 is taught")),
    "too much for one cohort": Impossible(too_much_for_one_cohort, ("Cohort C1 takes Delivery D3",)),
    "a returner at two things": Impossible(a_returner_at_two_things, ("Sam takes Delivery D1 and Delivery D2",)),
    "an elective against a required one": Impossible(
        an_elective_against_a_required_delivery, ("Cohort C1 may choose Delivery D2",)
    ),
    "a run against a required delivery": Impossible(
        a_run_against_a_required_delivery,
        ("Cohort C1 attends Delivery R1 or Delivery R2", "Cohort C1 takes Delivery D1"),
    ),
    "blocks of three in short weeks": Impossible(
        blocks_of_three_in_short_weeks, ("The University is closed on Wed 6", "Delivery D1 is taught in blocks of 3")
    ),
    "leads who never meet": Impossible(leads_who_never_meet, ("Ann works on", "Ben works on")),
    "rest is required": Impossible(rest_required, ("It is required: Leave rest",)),
    "only in an avoid period": Impossible(only_in_an_avoid_period, ("It is required: Keep clear",)),
    "away in the mornings": Impossible(away_in_the_mornings, ("Ann is away the morning of",)),
    "nobody may teach": Impossible(nobody_may_teach, ("Delivery D1 needs a tutor",)),
    "pinned to a tutor who is away": Impossible(pinned_to_a_tutor_who_is_away, ("Ben is away", "Day 1 of")),
    "the pair in one term": Impossible(the_pair_in_one_term, ("There are at least 19 days",)),
    "two things at once": Impossible(two_things_at_once, ()),
    "the programme with its lead away": Impossible(the_programme_with_its_lead_away, ()),
    "the programme with a late opening": Impossible(the_programme_with_a_late_opening, ()),
    "the programme without its building": Impossible(the_programme_without_its_building, ()),
    "the programme squeezed": Impossible(the_programme_squeezed, ()),
    "the portfolio with a pin on a holiday": Impossible(the_portfolio_with_a_pin_on_a_holiday, ()),
}
