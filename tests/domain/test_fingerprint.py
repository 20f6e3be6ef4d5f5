"""A plan's short name changes with every change of the question, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

from hsmc_scheduler.domain.correspondence import Answer, Correspondence
from hsmc_scheduler.domain.fingerprint import fingerprint
from hsmc_scheduler.domain.plan import Office
from hsmc_scheduler.domain.timetable import Release
from tests.builders import a_delivery, a_plan, a_timetable, on


def test_equal_plans_have_equal_fingerprints() -> None:
    assert fingerprint(a_plan()) == fingerprint(a_plan())
    assert len(fingerprint(a_plan())) == 16


def test_another_comment_or_another_day_is_another_plan() -> None:
    plan = a_plan()
    others = (a_plan([a_delivery(days=6)]), a_plan([a_delivery(comment="x")]), replace(plan, title="Another"))
    assert len({fingerprint(p) for p in (plan, *others)}) == 4


def test_publishing_leaves_the_fingerprint_alone() -> None:
    plan = a_plan()
    release = Release(1, on("2027-06-01"), "First", a_timetable(plan))
    assert fingerprint(replace(plan, releases=(release,))) == fingerprint(plan)


def test_writing_letters_leaves_the_fingerprint_alone() -> None:
    plan = a_plan(office=Office(contact="Jo"))
    asked = Correspondence(answers=(Answer("ann", on("2027-06-01")),), calendar_id="x")
    fed = Office(contact="Jo", catering="lunch", hotel="Lucas House", answer_within_weeks=2)
    assert fingerprint(replace(plan, correspondence=asked, office=fed)) == fingerprint(plan)
    assert fingerprint(replace(plan, office=Office(contact="Mo"))) != fingerprint(plan)
