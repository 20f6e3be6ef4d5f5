"""Plans to bytes and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from hsmc_scheduler.domain.deadlines import Deadline
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.projections.proof import Proof
from hsmc_scheduler.storage.codec import decode, encode, json_schema
from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.faults import dataclasses_of
from tests.builders import (
    a_calendar,
    a_cohort,
    a_delivery,
    a_full_timetable,
    a_module,
    a_period,
    a_pin,
    a_plan,
    a_room,
    a_room_busy,
    a_rule,
    a_set,
    a_slot,
    a_student,
    a_tutor,
    an_absence,
    an_assessment,
    an_order,
)
from tests.storage.strategies import documents

WHEN = datetime(2027, 3, 1, 9)  # noqa: DTZ001 - local, as it is shown
PROOF = Proof("within", 1000, 990, 60.0, 1, WHEN, "0.1.0", 180.0, "0123456789abcdef")

calm = settings(deadline=None, suppress_health_check=list(HealthCheck))


def a_document() -> Document:
    """A document with something of nearly everything."""
    plan = a_plan(
        [a_delivery("D1"), a_delivery("D2", 3)],
        calendar=a_calendar(periods=(a_period("2027-12-27"),)),
        tutors=(a_tutor("ann", absences=(an_absence("2027-11-02", reason="conference"),)), a_tutor("ben")),
        modules=(a_module("D1", assessments=(an_assessment(),)),),
        rooms=(a_room(busy=(a_room_busy("2027-12-01"),)),),
        cohorts=(a_cohort(electives=(a_slot("D2"),)),),
        sets=(a_set(),),
        students=(a_student(takes=("D2",)),),
        orders=(an_order("D1", "D2"),),
        pins=(a_pin("D1", 1, "2027-10-05"),),
        rules=(a_rule(RuleId.REST_BETWEEN_BLOCKS, bad_below_days=14),),
    )
    return Document(plan, a_full_timetable(plan), PROOF)


def round_trip(document: Document) -> None:
    data = encode(document)
    assert decode(data) == document
    assert encode(decode(data)) == data


@given(documents())
@settings(calm, max_examples=200)
def test_any_document_comes_back_equal_and_to_the_byte(document: Document) -> None:
    round_trip(document)


@pytest.mark.slow
@given(documents())
@settings(calm, max_examples=2000)
def test_two_thousand_documents_come_back_equal_and_to_the_byte(document: Document) -> None:
    round_trip(document)


def leaves(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Each place in a tree that holds a single value: its box and its key there."""
    for key, value in list(tree.items() if isinstance(tree, dict) else enumerate(tree)):
        if isinstance(value, dict | list):
            yield from leaves(value)
        else:
            yield tree, key


def other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else "2028-01-11" if value is None else f"{value}x"


def test_an_edit_of_one_field_changes_one_line_and_no_other() -> None:
    before = encode(a_document())
    tree = json.loads(before)
    edited = 0
    for box, key in leaves({part: tree[part] for part in ("plan", "timetable", "proof")}):
        kept, box[key] = box[key], other(box[key])
        try:
            after = encode(decode(json.dumps(tree).encode()))
        except PlanFileError:
            continue  # a date or a choice that takes no such value
        finally:
            box[key] = kept
        lines = zip(before.splitlines(), after.splitlines(), strict=True)
        assert sum(a != b for a, b in lines) == 1, (key, kept)
        edited += 1
    assert edited > 200


def test_a_list_of_plain_values_stays_on_its_line() -> None:
    document = Document(a_plan(tutors=(a_tutor(working_weekdays=(1, 3)),)))
    assert b'"working_weekdays": [1, 3],\n' in encode(document)


def test_fields_left_out_by_hand_take_their_defaults() -> None:
    tree = json.loads(encode(a_document()))
    for box, key in leaves(tree["plan"]["tutors"]):
        if isinstance(box, dict) and key in ("email", "comment", "active"):
            del box[key]
    assert decode(json.dumps(tree).encode()) == a_document()


def test_names_in_any_script_are_written_as_they_are() -> None:
    assert "Łukasz Őri 日本".encode() in encode(Document(a_plan(title="Łukasz Őri 日本")))


def test_the_schema_names_every_class_of_the_plan_and_refuses_unknown_fields() -> None:
    schema = json_schema()
    named = {c.__name__ for c in dataclasses_of(Document)} - {"Document"}
    assert named <= set(schema["$defs"])
    assert Deadline.__name__ not in schema["$defs"]  # worked out, never stored
    classes = [schema, *(schema["$defs"][name] for name in named)]
    assert all(c["additionalProperties"] is False for c in classes)
    assert list(schema["properties"]) == list(json.loads(encode(Document(a_plan()))))


def test_the_schema_asks_for_the_fields_a_plan_cannot_do_without() -> None:
    assert json_schema()["$defs"][Plan.__name__]["required"] == ["title", "calendar"]
