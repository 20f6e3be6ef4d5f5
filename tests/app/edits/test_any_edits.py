"""Whatever is done to a plan, in whatever order, a plan is left, or the edit is refused in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hsmc_scheduler.app.edits import calendar, cohorts, pathways, rooms, tutors
from hsmc_scheduler.app.edits.editing import duplicate, move, put
from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.renaming import rename
from hsmc_scheduler.app.edits.uses import delete, fitted
from hsmc_scheduler.domain.calendar import PeriodKind
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.place import Place, steps, value_at
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.tutor import AbsenceKind
from hsmc_scheduler.rules.problems import problems_of
from hsmc_scheduler.storage.codec import decode
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.layout import encode
from tests.app.edits.test_lists import ADDS
from tests.storage.strategies import plans, timetables

TAKEN = [("", pathways.Taken.NOT), ("", pathways.Taken.REQUIRED), ("S", pathways.Taken.ELECTIVE), ("R", "repeat run")]
VALUES: tuple[Any, ...] = (-1, 0, 1, 7)


def items(group: Any, at: Place = ()) -> list[Place]:
    """The place of every thing in every list of a plan; releases are the program's own."""
    found: list[Place] = []
    for name in group.__dataclass_fields__:
        value = getattr(group, name)
        if name == "releases":
            continue
        if isinstance(value, tuple):
            for step, item in zip(steps(value), value, strict=True):
                if hasattr(item, "__dataclass_fields__"):
                    found += [(*at, name, step), *items(item, (*at, name, step))]
        elif hasattr(value, "__dataclass_fields__"):
            found += items(value, (*at, name))
    return found


def numbers(plan: Plan) -> list[Place]:
    return [
        (*at, name)
        for at in items(plan)
        for name in value_at(plan, at).__dataclass_fields__
        if type(getattr(value_at(plan, at), name)) is int
    ]


@st.composite
def edited(draw: st.DrawFn, plan: Plan) -> Plan:
    """The plan after one edit; the edit may be refused."""
    things = items(plan)
    at = draw(st.sampled_from(things))
    match draw(st.integers(0, 8)):
        case 0:
            return ADDS[draw(st.sampled_from(sorted(ADDS)))](plan)[0]
        case 1:
            return duplicate(plan, at)[0]
        case 2:
            return move(plan, at, draw(st.integers(0, 3)))
        case 3:
            return delete(plan, at, with_uses=draw(st.booleans()))
        case 4:
            return rename(plan, None, at, draw(st.sampled_from(("x", "y", " ", "tutor0"))))[0]
        case 5:
            return put(plan, draw(st.sampled_from(numbers(plan))), draw(st.sampled_from(VALUES)))
        case 6:
            days = [date(2028, 1, 3) + timedelta(days=n) for n in draw(st.lists(st.integers(0, 9), max_size=4))]
            part, kind = draw(st.sampled_from(DayPart)), draw(st.none() | st.sampled_from(AbsenceKind))
            plan = tutors.paint_absence(plan, "tutor0", days, part, kind)
            plan = calendar.paint_period(plan, days, draw(st.none() | st.sampled_from(PeriodKind)))
            return rooms.paint_busy(plan, "room0", days, part, draw(st.none() | st.just("x")))
        case 7:
            slot, taken = draw(st.sampled_from(TAKEN))
            return pathways.set_taken(plan, "cohort0", "D0", pathways.Taken(taken), slot)
        case _:
            plan = cohorts.own_sets(plan, "cohort0")
            return cohorts.derive_sets(plan, "cohort0") if draw(st.booleans()) else plan


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_edits_leave_a_plan_that_can_be_judged_saved_and_read_again(data: st.DataObject) -> None:
    plan = data.draw(plans(releases=False))
    timetable = data.draw(timetables(plan))
    said: list[tuple[str, str]] = []
    for _ in range(data.draw(st.integers(1, 6))):
        try:
            plan = data.draw(edited(plan))
        except EditError as refused:
            said.append((refused.what, refused.mend))
    assert all(what and mend for what, mend in said)
    problems_of(plan)
    document = Document(plan, fitted(plan, timetable))
    assert decode(encode(document)) == document
