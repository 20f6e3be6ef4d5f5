"""What cannot be is refused as it is made, with a reason in plain words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hsmc_scheduler.domain.cohort import ElectiveOption, ElectiveSlot
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import BlockLimit, BlockWindow, DateWindow, GapLimits
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.programme import Route
from hsmc_scheduler.domain.room import Layout, LayoutCapacity
from hsmc_scheduler.domain.session import SessionKind, Staffing
from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.domain.tutor import TutorLimits
from tests.builders import (
    a_cohort,
    a_delivery,
    a_room_busy,
    a_session,
    a_tutor,
    an_absence,
    an_assessment,
    on,
)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: a_delivery(sessions=()), "at least one session"),
        (lambda: a_delivery(sessions=(a_session(), a_session())), "same id"),
        (lambda: a_delivery(block_lengths=()), "at least one length"),
        (lambda: a_delivery(block_lengths=(8,)), "1 to 7 days"),
        (lambda: a_delivery(ideal_gap_weeks=(4, 3)), "smallest first"),
        (lambda: DateWindow(on("2027-10-02"), on("2027-10-01")), "before it starts"),
        (lambda: BlockWindow(0, DateWindow()), "counted from 1"),
        (lambda: BlockLimit(SessionKind.WORKSHOP, 0), "at least one"),
        (lambda: GapLimits(0), "at least 1 day"),
        (lambda: GapLimits(5, 4), "no less"),
        (lambda: an_absence("2027-10-02", "2027-10-01"), "before it starts"),
        (lambda: a_room_busy("2027-10-02", "2027-10-01"), "before it starts"),
        (lambda: TutorLimits(days_a_week=0), "whole number of days"),
        (lambda: a_tutor(working_weekdays=(7,)), "weekdays"),
        (lambda: a_cohort(size=-1), "negative"),
        (lambda: a_cohort(set_size=0), "at least one"),
        (lambda: ElectiveSlot("", (ElectiveOption("D1", 1),), 2), "more deliveries than it offers"),
        (lambda: LayoutCapacity(Layout.THEATRE, -1), "negative"),
        (lambda: Route("x", "MSc", -1), "negative"),
        (lambda: Pin("x", "D1", 0), "counted from 1"),
        (lambda: Placement("D1", 1, ()), "at least one session"),
        (lambda: Staffing(21), "0 to 20"),
        (lambda: an_assessment(weeks=53), "0 to 52"),
        (lambda: an_assessment(weekday=5), "Friday"),
        (lambda: an_assessment(feedback_working_days=-1), "working days"),
    ],
)
def test_what_cannot_be_is_refused(make: Callable[[], object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        make()


def test_whole_days_overlap_both_halves_and_the_halves_do_not_overlap() -> None:
    overlaps = {(a, b) for a in DayPart for b in DayPart if a.overlaps(b)}
    apart = {(DayPart.MORNING, DayPart.AFTERNOON), (DayPart.AFTERNOON, DayPart.MORNING)}
    assert overlaps == {(a, b) for a in DayPart for b in DayPart} - apart
    assert all(a.overlaps(b) == bool(set(a.halves) & set(b.halves)) for a in DayPart for b in DayPart)
