"""Whatever is done to a returned form, it is read, or left aside with a line; it never ends the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsmc_scheduler.app.availability.answers import understand, with_answers
from hsmc_scheduler.app.importing.returned import File
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.exchange.availability.identity import GRID, HIDDEN
from hsmc_scheduler.exchange.availability.writing import form_files
from hsmc_scheduler.exchange.tables.reading import tables_of
from hsmc_scheduler.exchange.tables.table import ErrorValue, Sheet, Tables, Value
from hsmc_scheduler.projections.availability import forms
from tests.builders import a_plan, a_tutor, an_absence

ASKED = date(2027, 5, 3)
TODAY = date(2027, 5, 20)
LATER = datetime(2027, 5, 10)  # noqa: DTZ001 - local, as a file system has it
VALUES = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.sampled_from(["cannot", "rather not", "cannot am", "cannot,", "Week", "7/3/2028", "3-14 May 2028", "=1"]),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.builds(ErrorValue, st.just("#REF!")),
)


def the_plan() -> Plan:
    return a_plan(tutors=(a_tutor("ann", name="Ann", absences=(an_absence("2028-03-07"),)),))


@cache
def the_form() -> Tables:
    with TemporaryDirectory() as folder:
        (name, write), *_ = form_files(forms(PlanIndex(the_plan()), None, ("ann",), ASKED)).items()
        path = Path(folder, name)
        write(path)
        return tables_of(name, path.read_bytes())


def changed(sheet: Sheet, changes: list[tuple[int, int, Value]]) -> Sheet:
    rows = [list(row) for row in sheet.rows]
    for row, column, value in changes:
        cells = rows[row % len(rows)]
        if cells:
            cells[column % len(cells)] = value
    return replace(sheet, rows=tuple(tuple(row) for row in rows))


CHANGES = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 20), VALUES), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grid=CHANGES, hidden=CHANGES)
def test_a_form_with_any_cells_changed_is_read_or_left_aside(
    grid: list[tuple[int, int, Value]], hidden: list[tuple[int, int, Value]]
) -> None:
    plan, form = the_plan(), the_form()
    sheets = {s.title: s for s in form.sheets}
    some = (changed(sheets[GRID], grid), changed(sheets[HIDDEN], hidden[: len(hidden) // 4]))
    file = File("a.xlsx", LATER, Tables("a.xlsx", some))
    found = understand(plan, [file], TODAY)
    after = with_answers(plan, found.ready)
    assert found.received or found.problems
    assert find_problems(after) == find_problems(plan)
