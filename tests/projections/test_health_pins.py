"""Pins that cannot be kept, named before any search."""

from __future__ import annotations

import pytest

from hsmc_scheduler.domain.delivery import BlockWindow, DateWindow, GapLimits
from hsmc_scheduler.domain.pin import Pin, PinnedTutors
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.projections.health import health
from tests.builders import (
    a_calendar,
    a_cohort,
    a_delivery,
    a_module,
    a_period,
    a_pin,
    a_plan,
    a_room,
    a_room_busy,
    a_rule,
    a_slot,
    a_tutor,
    an_absence,
    on,
)


def the_error(plan: Plan) -> str:
    (finding,) = [f for f in health(plan) if f.severity is Severity.ERROR]
    return finding.sentence


def tutors(*names: str) -> tuple[PinnedTutors, ...]:
    return (PinnedTutors("1", names),)


def test_pins_that_can_be_kept_are_not_mentioned() -> None:
    pins = (a_pin(block=1, start="2027-10-05", days=3, room="room"), a_pin(block=2, start="2027-11-09"))
    assert all(f.severity is Severity.WARNING for f in health(a_plan(pins=pins)))


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        (a_pin(start="2027-10-13"), "closed on Wed 13 October 2027"),
        (a_pin(start="2027-10-16"), "not its teaching weekday on 16-17 October 2027"),
        (a_pin(start="2028-07-04"), "outside its window on 4-5 July 2028"),
        (a_pin(start="2027-10-19"), "Ann is not there on Tue 19 October 2027"),
        (a_pin(start="2029-10-09"), "it lies outside the academic year 2027-28"),
        (a_pin(start="2027-10-08"), "not its teaching weekday on Sat 9 October 2027"),
        (a_pin(start="2027-10-12"), "closed on Wed 13 October 2027"),
        (a_pin(days=4), "that block of Delivery D1 cannot last 4 days"),
        (a_pin(block=4), "Delivery D1 never has that many blocks"),
        (a_pin(start="2027-10-26", room="annexe"), "Annexe is taken on Tue 26 October 2027"),
        (a_pin(room="cupboard", start="2027-10-05"), "Cupboard does not fit on 5-6 October 2027"),
        (a_pin(room="nowhere"), "there is no room nowhere"),
        (a_pin(tutors=tutors("cat")), "Cat is not one who may teach Day 1"),
        (a_pin(tutors=tutors("ben")), "Day 1 needs a lead (Ann)"),
        (a_pin(tutors=tutors()), "Day 1 needs 1 tutor"),
        (a_pin(tutors=tutors("ann", "ben")), "Day 1 takes no more than 1 tutor"),
        (a_pin(tutors=tutors("zoe")), "zoe is not an active tutor"),
        (a_pin(tutors=(PinnedTutors("9", ("ann",)),)), "there is no session 9"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_pin_that_cannot_be_kept_says_why(pin: Pin, why: str) -> None:
    plan = a_plan(
        [a_delivery(window=DateWindow(latest=on("2028-06-30")))],
        calendar=a_calendar(periods=(a_period("2027-10-13"),)),
        modules=(a_module(teachers=("ben",)),),
        tutors=(a_tutor("ann", absences=(an_absence("2027-10-19"),)), a_tutor("ben"), a_tutor("cat")),
        rooms=(a_room("room"), a_room("cupboard", 4), a_room("annexe", busy=(a_room_busy("2027-10-26"),))),
        pins=(pin,),
    )
    sentence = the_error(plan)
    assert sentence.startswith("The pin on Delivery D1 block ")
    assert sentence.endswith(f"cannot be kept: {why}")


def test_a_pin_outside_the_windows_of_its_block_says_so() -> None:
    own = BlockWindow(1, DateWindow(latest=on("2027-10-01")))
    plan = a_plan([a_delivery(block_windows=(own,))], pins=(a_pin(start="2027-10-05"),))
    assert the_error(plan).endswith("it is outside the block's own window")


def test_a_pin_that_leaves_no_place_for_the_next_block_says_so() -> None:
    delivery = a_delivery(window=DateWindow(latest=on("2027-10-08")))
    assert the_error(a_plan([delivery], pins=(a_pin(start="2027-10-06"),))).endswith(
        "the other blocks then fit nowhere before or after it"
    )


def test_two_pins_against_the_gap_between_blocks_are_found() -> None:
    pins = (a_pin(block=1, start="2027-10-05"), a_pin(block=2, start="2027-10-12"))
    sentence = the_error(a_plan([a_delivery(gaps=GapLimits(14))], pins=pins))
    assert "cannot both be kept: they start 7 days apart, and at least 14 days must lie" in sentence


def test_two_pins_in_the_wrong_order_are_found() -> None:
    pins = (a_pin(block=2, start="2027-10-05"), a_pin(block=1, start="2027-10-12"))
    assert the_error(a_plan(pins=pins)).endswith("the later block would come first")


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ({"start": "2027-10-05"}, {"start": "2027-10-12"}, "Tue 5 October 2027 and Tue 12 October 2027"),
        ({"days": 2}, {"days": 3}, "2 and 3 days"),
        ({"room": "room"}, {"room": "annexe"}, "Room and Annexe"),
        ({"tutors": tutors("ann")}, {"tutors": tutors("ben")}, "different tutors for one session"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_two_pins_on_one_block_that_differ_are_found(
    one: dict[str, object], other: dict[str, object], what: str
) -> None:
    pins = (a_pin(**one, id="a"), a_pin(**other, id="b"))  # type: ignore[arg-type]  # what a pin holds varies here
    plan = a_plan(pins=pins, modules=(a_module(leads=("ann", "ben")),), rooms=(a_room(), a_room("annexe")))
    assert the_error(plan) == f"Two pins on Delivery D1 block 1 contradict each other: {what}"


def two_deliveries(pins: tuple[Pin, ...], **changes: object) -> Plan:
    parts = {
        "modules": (a_module("D1", leads=("ann", "ben")), a_module("D2", leads=("cat", "dan"))),
        "rooms": (a_room("room"), a_room("annexe")),
        "cohorts": (a_cohort("C1", required=("D1",)), a_cohort("C2", required=("D2",))),
    }
    return a_plan([a_delivery("D1"), a_delivery("D2")], pins=pins, **(parts | changes))


AT_ONCE = (a_pin("D1", start="2027-10-05"), a_pin("D2", start="2027-10-06"))


def test_two_pinned_blocks_at_once_that_share_nothing_are_fine() -> None:
    assert all(f.severity is Severity.WARNING for f in health(two_deliveries(AT_ONCE)))


def test_two_pinned_blocks_at_once_with_the_same_people_are_found() -> None:
    plan = two_deliveries(AT_ONCE, cohorts=(a_cohort(required=("D1", "D2")),))
    sentence = "Delivery D1 block 1 and Delivery D2 block 1 are pinned where both need Cohort C1 on Wed 6 October 2027"
    assert the_error(plan) == sentence


def test_two_pinned_blocks_at_once_with_a_choice_between_them_are_fine() -> None:
    plan = two_deliveries(AT_ONCE, cohorts=(a_cohort(required=(), electives=(a_slot("D1", "D2"),)),))
    assert all(f.severity is Severity.WARNING for f in health(plan))


def test_two_pinned_blocks_at_once_with_the_same_only_lead_are_found() -> None:
    plan = two_deliveries(AT_ONCE, modules=(a_module("D1"), a_module("D2")))
    assert "both need Ann on Wed 6 October 2027" in the_error(plan)


def test_two_pins_of_one_tutor_at_once_are_found() -> None:
    both = (a_module("D1", leads=("ann", "ben")), a_module("D2", leads=("ann", "ben")))
    pins = (
        a_pin("D1", start="2027-10-05", tutors=tutors("ann")),
        a_pin("D2", start="2027-10-05", tutors=tutors("ann")),
    )
    plan = two_deliveries(pins, modules=both)
    assert "both need Ann on Tue 5 October 2027" in the_error(plan)


def test_two_pins_of_one_room_at_once_are_found() -> None:
    pins = (a_pin("D1", start="2027-10-05", room="room"), a_pin("D2", start="2027-10-06", room="room"))
    assert "both need Room on Wed 6 October 2027" in the_error(two_deliveries(pins))


def test_pins_are_not_looked_at_where_that_rule_is_off() -> None:
    plan = a_plan(pins=(a_pin(start="2027-10-16"),), rules=(a_rule(RuleId.HONOUR_PINS, Importance.OFF),))
    assert all(f.severity is Severity.WARNING for f in health(plan))


def test_a_pin_that_is_switched_off_is_not_looked_at() -> None:
    assert all(f.severity is Severity.WARNING for f in health(a_plan(pins=(a_pin(start="2027-10-16", active=False),))))


def test_a_pin_on_a_delivery_that_is_gone_is_only_a_warning() -> None:
    findings = health(a_plan(pins=(a_pin("D9"),)))
    assert findings[0].severity is Severity.WARNING
    assert findings[0].sentence == "A pin is for a delivery that is not in the plan (D9), so it holds nothing"
