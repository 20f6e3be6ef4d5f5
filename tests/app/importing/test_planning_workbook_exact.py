"""What goes out in a planning workbook comes back the same."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from itertools import chain
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsmc_scheduler.app.importing.planning_workbook import read_planning_workbook
from hsmc_scheduler.app.importing.planning_workbook.assembling import built_plan
from hsmc_scheduler.app.importing.planning_workbook.building import Building
from hsmc_scheduler.app.importing.planning_workbook.found import find_sheets
from hsmc_scheduler.domain.calendar import Calendar
from hsmc_scheduler.domain.correspondence import Correspondence
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Release
from hsmc_scheduler.exchange.planning_workbook.kinds import Pairs
from hsmc_scheduler.exchange.planning_workbook.quoting import (
    ID_SEPARATORS,
    SEPARATORS,
    cell_of,
    items_in,
    list_cell,
    text_in,
)
from hsmc_scheduler.exchange.planning_workbook.registry import LEFT_ALONE, SHEETS
from hsmc_scheduler.exchange.planning_workbook.spec import SheetSpec
from hsmc_scheduler.exchange.tables.headings import plain
from tests.app.importing.planning_book import rows_of, tables_of
from tests.storage.strategies import plans


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans())
def test_any_plan_comes_back_the_same(plan: Plan) -> None:
    building = Building(find_sheets(tables_of(rows_of(plan))).sheets, None)
    found = built_plan(building)
    assert building.problems == []
    assert found == replace(plan, releases=(), correspondence=Correspondence())


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans())
def test_into_its_own_plan_it_changes_nothing_and_keeps_what_no_sheet_holds(plan: Plan) -> None:
    found = read_planning_workbook(tables_of(rows_of(plan, students=False)), plan)
    assert found.errors == ()
    assert found.plan == plan
    assert found.changes == ()


@given(st.text('a" \n\u2028é=', max_size=12))
def test_any_text_is_told_again(text: str) -> None:
    assert text_in(cell_of(text)) == text


@pytest.mark.parametrize("separators", [SEPARATORS, ID_SEPARATORS])
@given(texts=st.lists(st.text('a"; ,\n', max_size=6), max_size=4))
def test_any_list_of_texts_is_told_again(separators: str, texts: list[str]) -> None:
    assert items_in(list_cell(texts, separators), separators) == texts


def classes_in(cls: type) -> set[type]:
    """A class of the plan and all within it."""
    found = {cls}
    for hint in get_type_hints(cls).values():
        inner = [h for h in (hint, *get_args(hint)) if isinstance(h, type) and is_dataclass(h)]
        found |= set(chain.from_iterable(map(classes_in, inner)))
    return found


def held() -> set[tuple[type, str]]:
    """Every field some column, list of pairs or sheet of its own holds."""
    found: set[tuple[type, str]] = {(Plan, name) for name in (*LEFT_ALONE, "calendar")}
    found |= {(Calendar, name) for name in ("years", "periods")} | {(Plan, s.at[0]) for s in SHEETS if len(s.at) == 1}
    for spec in SHEETS:
        parent = next((s.of for s in SHEETS if s.title == spec.parent), None)
        if parent is not None:
            found.add((parent, spec.at[0]))
        found |= {(cls, name) for cls, names in spec.folded.items() for name in names}
        for column in spec.columns:
            cls: Any = spec.of
            for step in column.field.split("."):
                found.add((cls, step))
                hint = get_type_hints(cls).get(step)
                cls = next((h for h in (hint, *get_args(hint)) if isinstance(h, type) and is_dataclass(h)), cls)
            if isinstance(column.kind, Pairs) and len(fields(column.kind.of)) == 2:
                found |= {(column.kind.of, f.name) for f in fields(column.kind.of)}
    return found


def test_every_field_of_a_plan_has_its_column() -> None:
    apart = classes_in(Correspondence) | classes_in(Release)
    wanted = {(cls, f.name) for cls in classes_in(Plan) - apart for f in fields(cls)}
    assert sorted(f"{cls.__name__}.{name}" for cls, name in wanted - held()) == []


def test_a_new_field_would_be_missed() -> None:
    assert (Plan, "title") in held()
    assert (Plan, "new_field") not in held()


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.title)
def test_no_two_columns_of_a_sheet_go_by_one_name(spec: SheetSpec) -> None:
    names = [plain(name) for c in spec.columns for name in {plain(c.heading), *map(plain, c.aliases)}]
    assert sorted(names) == sorted(set(names))
    assert all(c.comment.endswith(".") for c in spec.columns)
