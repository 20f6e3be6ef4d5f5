"""What a plan asks of a timetable, and what it only says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from hsmc_scheduler.app.bundled import resources
from hsmc_scheduler.domain.asked import SAID, asks_the_same
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId, RuleSetting
from hsmc_scheduler.rules.score import score_timetable
from hsmc_scheduler.storage.files import load

PLAN = load(resources() / "samples" / "lhsi-2027-29.hsmc").plan


def first(plan: Plan, what: str, **changes: object) -> Plan:
    one, *others = getattr(plan, what)
    lists: dict[str, Any] = {what: (replace(one, **changes), *others)}
    return replace(plan, **lists)


WORDS: dict[str, Callable[[Plan], Plan]] = {
    "the plan's title": lambda p: replace(p, title="Another", notes="To be asked"),
    "who writes letters": lambda p: replace(p, office=replace(p.office, contact="Ann")),
    "a module's title": lambda p: first(p, "modules", title="Leading", comment="New title"),
    "a tutor's name": lambda p: first(p, "tutors", name="Ann Lee", email="ann@example.org"),
    "a room's name": lambda p: first(p, "rooms", name="Oak"),
    "a cohort's title": lambda p: first(p, "cohorts", title="The 26s"),
    "a delivery's title": lambda p: first(p, "deliveries", title="Leading, first year"),
    "a session's title": lambda p: first(
        p, "deliveries", sessions=tuple(replace(s, title="Day") for s in p.deliveries[0].sessions)
    ),
}
ASKED: dict[str, Callable[[Plan], Plan]] = {
    "a tutor's absences": lambda p: first(p, "tutors", absences=()),
    "a module's leads": lambda p: first(p, "modules", leads=()),
    "a tutor's id": lambda p: first(p, "tutors", id="another"),
    "one room less": lambda p: replace(p, rooms=p.rooms[1:]),
    "a cohort's size": lambda p: first(p, "cohorts", size=99),
    "whether a delivery is taught": lambda p: first(p, "deliveries", active=False),
    "a rule's importance": lambda p: replace(
        p, rules=(*p.rules, RuleSetting(RuleId.SPREAD_BLOCKS_EVENLY, Importance.OFF))
    ),
    "an elective's name, by which what is chosen is kept": lambda p: replace(
        p,
        cohorts=tuple(
            replace(
                c,
                pathway=tuple(
                    replace(y, electives=tuple(replace(e, title="Other") for e in y.electives)) for y in c.pathway
                ),
            )
            for c in p.cohorts
        ),
    ),
}


@pytest.mark.parametrize("what", WORDS)
def test_other_words_ask_the_same(what: str) -> None:
    changed = WORDS[what](PLAN)
    assert changed != PLAN
    assert asks_the_same(PLAN, changed)
    assert asks_the_same(changed, PLAN)


@pytest.mark.parametrize("what", ASKED)
def test_another_question_is_another_question(what: str) -> None:
    changed = ASKED[what](PLAN)
    assert changed != PLAN
    assert not asks_the_same(PLAN, changed)


def test_every_field_that_is_only_said_is_there() -> None:
    """Or a field that was renamed would put timetables out of date that it does not concern."""
    for cls, names in SAID.items():
        assert is_dataclass(cls)
        assert names <= {f.name for f in fields(cls)}, cls


def scrambled(thing: Any) -> Any:
    """The same with other words wherever something is only said."""
    if isinstance(thing, tuple):
        return tuple(map(scrambled, thing))
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    said = SAID.get(type(thing), frozenset()) | {"comment"}
    known = {f.name: getattr(thing, f.name) for f in fields(thing)}
    return replace(
        thing, **{k: f"x{v}" if k in said and isinstance(v, str) else scrambled(v) for k, v in known.items()}
    )


def test_no_rule_reads_what_is_only_said() -> None:
    found = load(Path(__file__).parents[1] / "gui" / "lhsi-2027-29-solved.hsmc")
    assert found.timetable is not None
    other = scrambled(found.plan)
    assert asks_the_same(found.plan, other)
    assert other.tutors[0].name != found.plan.tutors[0].name
    one, same = (score_timetable(plan, found.timetable) for plan in (found.plan, other))
    assert (one.total, one.sound) == (same.total, same.sound)
    assert [line.deviation for line in one.lines] == [line.deviation for line in same.lines]
