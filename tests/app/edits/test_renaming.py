"""A new name is carried to everything that refers to it, and back again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hsmc_scheduler.app.edits.editing import put
from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.renaming import rename
from hsmc_scheduler.app.samples.lhsi import lhsi_2027_29
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.rules.problems import problems_of
from hsmc_scheduler.rules.score import score_timetable
from hsmc_scheduler.storage.document import Document, with_plan
from tests.app.edits.test_uses import EVERYTHING
from tests.builders import a_first_year_pair, a_full_timetable, a_pin, a_plan
from tests.storage.strategies import plans, timetables

LHSI = lhsi_2027_29()
TIMETABLE = a_full_timetable(LHSI)
BEFORE = score_timetable(LHSI, TIMETABLE)
PROBLEMS = len(problems_of(LHSI))
NAMED = [*EVERYTHING, ("deliveries", "hcq-2027-28", "sessions", "day-1")]


@pytest.mark.parametrize("at", NAMED, ids=lambda at: "/".join(map(str, at)))
def test_a_renamed_thing_is_found_by_all_and_the_timetable_is_judged_as_before(at: Place) -> None:
    plan, timetable = rename(LHSI, TIMETABLE, at, "zz-new")
    assert timetable is not None
    answering = with_plan(Document(LHSI, TIMETABLE), plan, timetable).timetable
    assert answering is not None
    assert answering.plan_fingerprint == fingerprint(plan) != TIMETABLE.plan_fingerprint
    assert len(problems_of(plan)) == PROBLEMS
    after = score_timetable(plan, timetable)
    assert (len(after.broken), after.total) == (len(BEFORE.broken), BEFORE.total)
    assert rename(plan, timetable, (*at[:-1], "zz-new"), str(at[-1])) == (LHSI, TIMETABLE)


def test_the_sets_made_up_for_a_cohort_follow_its_name() -> None:
    plan = a_plan([a_first_year_pair()])
    renamed, timetable = rename(plan, a_full_timetable(plan), ("cohorts", "C1"), "C9")
    assert timetable is not None
    sets = {x.learning_set for p in timetable.placements for s in p.sittings for x in s.sets}
    assert sets == {"C9/A"}
    assert len(renamed.cohorts) == 1


def test_setting_an_id_as_a_field_carries_it_too() -> None:
    assert put(LHSI, ("modules", "HCQ", "code"), "QUAL") == rename(LHSI, None, ("modules", "HCQ"), "QUAL")[0]


@pytest.mark.parametrize(("new", "what"), [(" ", "cannot be blank"), ("OD", "already is one called")])
def test_a_name_that_cannot_be_is_refused(new: str, what: str) -> None:
    with pytest.raises(EditError, match=what):
        rename(LHSI, None, ("modules", "HCQ"), new)


def test_a_pin_that_holds_nothing_yet_follows_its_delivery() -> None:
    plan = a_plan(pins=(a_pin(),))
    renamed, _ = rename(plan, None, ("deliveries", "D1"), "D9")
    assert [p.delivery for p in renamed.pins] == ["D9"]


def _things(plan: Plan) -> list[Place]:
    lists = ("programmes", "modules", "tutors", "venues", "rooms", "cohorts", "sets", "students", "deliveries", "pins")
    named = [(kind, str(getattr(t, "id", "") or getattr(t, "code", ""))) for kind in lists for t in getattr(plan, kind)]
    sessions = [("deliveries", d.id, "sessions", s.id) for d in plan.deliveries for s in d.sessions]
    return [*(("calendar", "years", y.id) for y in plan.calendar.years), *named, *sessions]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_renaming_there_and_back_changes_nothing(data: st.DataObject) -> None:
    plan: Plan = data.draw(plans())
    timetable: Timetable = data.draw(timetables(plan))
    at = data.draw(st.sampled_from(_things(plan)))
    there, moved = rename(plan, timetable, at, "somewhere-new")
    back, again = rename(there, moved, (*at[:-1], "somewhere-new"), str(at[-1]))
    assert back == plan
    assert again is not None
    assert sorted(again.placements, key=lambda p: p.key) == sorted(timetable.placements, key=lambda p: p.key)
