"""The problems of one thing, or of one field, stand beside it."""

from __future__ import annotations

from hsmc_scheduler.app.problems_with import in_words, problems_at
from hsmc_scheduler.rules.problems import problems_of
from tests.builders import a_module, a_plan, a_student, a_tutor

PLAN = a_plan(modules=(a_module("D1", leads=("zoe",), credits=-1),), tutors=(a_tutor("ann", name=""),))
PROBLEMS = problems_of(PLAN)


def test_a_thing_has_its_problems_and_no_others() -> None:
    assert [p.what for p in problems_at(PROBLEMS, ("modules", "D1"))] == [
        "-1 is less than nothing",
        "there is no tutor “zoe”",
        "there is no tutor “zoe”",
    ]
    assert [p.what for p in problems_at(PROBLEMS, ("tutors", "ann"))] == ["the name is blank"]


def test_a_field_has_its_own() -> None:
    assert [p.what for p in problems_at(PROBLEMS, ("modules", "D1", "credits"))] == ["-1 is less than nothing"]
    assert not problems_at(PROBLEMS, ("modules", "D1", "title"))


def test_words_for_people_hold_no_ids() -> None:
    ann = next(p for p in PROBLEMS if p.at[:1] == ("tutors",))
    sam = a_plan(students=(a_student("sam", email="sam@home"),))
    (wrong,) = [p for p in problems_of(sam) if p.at[-1] == "email"]
    assert in_words(wrong).startswith("Student Sam, e-mail: “sam@home” is not an e-mail address")
    assert in_words(ann) == str(ann)
