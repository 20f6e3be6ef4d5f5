"""What people do to a workbook without meaning anything by it changes nothing, and what they mean is understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from typing import Any

import pytest

from hsmc_scheduler.app.importing.planning_workbook import Imported, read_planning_workbook
from hsmc_scheduler.app.samples import sample
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, Parameter, RuleId, RuleSetting
from tests.app.importing.planning_book import Rows, changed, rows_of, tables_of


@cache
def lhsi() -> Plan:
    return sample("lhsi-2027-29")


def read(change: Callable[[Rows], object]) -> Imported:
    return read_planning_workbook(changed(lhsi(), change), lhsi())


def put(sheet: str, heading: str, row: int, value: Any) -> Callable[[Rows], None]:
    """A change of one cell; rows are counted as Excel does."""

    def change(rows: Rows) -> None:
        own = rows[sheet][row - 1]
        own += [None] * (len(rows[sheet][0]) - len(own))
        own[rows[sheet][0].index(heading)] = value

    return change


def said(found: Imported) -> list[str]:
    assert found.errors == ()
    return [str(c) for c in found.changes]


def columns_turned_round(rows: Rows) -> None:
    for title, sheet in rows.items():
        if title != "Plan":
            rows[title] = [row[::-1] for row in sheet]


def blank_rows(rows: Rows) -> None:
    for title, sheet in rows.items():
        width = len(sheet[0])
        rows[title] = [[None] * width, sheet[0], *(r for row in sheet[1:] for r in ([None] * width, row))]


def headings_by_alias(rows: Rows) -> None:
    rows["Tutors"][0] = ["TUTOR", " name ", "email", "Working-Days", *rows["Tutors"][0][4:]]
    rows["Absences"][0][:3] = ["who", "First day", "UNTIL"]


def sheets_renamed(rows: Rows) -> None:
    for old, new in (("Tutors", "STAFF"), ("Room dates", "Rooms busy"), ("Periods", "Calendar")):
        rows[new] = rows.pop(old)


def numbers_as_text(rows: Rows) -> None:
    for row in rows["Modules"][1:]:
        row[3] = f" {row[3]} "
    rows["Cohorts"][1][4] = "24.0"
    rows["Cohorts"][2][4] = 24.0


def other_words(rows: Rows) -> None:
    words = {"yes": (True, "Y", "TRUE", 1), "no": (False, "n", "No ", 0)}
    for n, row in enumerate(rows["Periods"][1:]):
        row[5:7] = [words[w][n % 4] for w in row[5:7]]
    for row in rows["Absences"][1:]:
        row[3], row[4] = row[3].upper(), "Whole day"


def other_dates(rows: Rows) -> None:
    for n, row in enumerate(rows["Absences"][1:]):
        day: date = row[1]
        midnight = datetime.combine(day, time())
        row[1] = (midnight, f"{day:%a} {day.day} {day:%B %Y}", f"{day:%Y-%m-%d}")[n % 3]
    for row in rows["Assessments"][1:]:
        row[6] = 0.5


def names_for_ids(rows: Rows) -> None:
    names = {t.id: t.name for t in lhsi().tutors}
    for row in rows["Absences"][1:]:
        row[0] = names[row[0]].upper()


def a_title_above(rows: Rows) -> None:
    rows["Rooms"].insert(0, ["Our rooms"])


@pytest.mark.parametrize(
    "change",
    [
        columns_turned_round, blank_rows, headings_by_alias, sheets_renamed, numbers_as_text, other_words, other_dates,
        names_for_ids, a_title_above,
    ],
)  # fmt: skip
def test_what_means_nothing_changes_nothing(change: Callable[[Rows], None]) -> None:
    found = read(change)
    assert said(found) == []
    assert found.notes == ()
    assert found.plan == lhsi()


def test_columns_and_sheets_of_ones_own_are_named_and_left_aside() -> None:
    def own(rows: Rows) -> None:
        rows["Rooms"][0].append("Key code")
        rows["Rooms"][1].append("1234")
        rows["Scratch"] = [["anything"]]

    found = read(own)
    assert said(found) == []
    assert found.notes == (
        "Sheet Rooms: 1 column is not part of a plan and left aside: “Key code”.",
        "1 sheet is not part of a plan and left aside: “Scratch”.",
    )


@pytest.mark.parametrize("missing", ["Tutors", "Absences", "Sessions", "Pathways", "Rules", "Plan", "Periods", "Years"])
def test_a_missing_sheet_is_left_as_it_is_in_the_plan(missing: str) -> None:
    found = read(lambda rows: rows.pop(missing))
    assert said(found) == []
    assert found.notes == (f"Not in the workbook, so left as they are in the plan: {missing}.",)


def test_a_missing_column_is_left_as_it_is_in_the_plan() -> None:
    def without_comments(rows: Rows) -> None:
        rows["Tutors"] = [row[:-1] for row in rows["Tutors"]]

    assert said(read(without_comments)) == []


def test_without_the_sheet_of_students_they_stay() -> None:
    found = read_planning_workbook(tables_of(rows_of(lhsi(), students=False)), lhsi())
    assert found.plan == lhsi()
    assert lhsi().students


def test_an_edit_is_one_change_in_plain_words() -> None:
    assert said(read(put("Tutors", "Works on", 2, "Mon-Thu"))) == [
        "Tutor Iain Snelling: working weekdays Mon-Fri -> Mon-Thu"
    ]
    assert said(read(put("Plan", "Value", 3, date(2028, 3, 7)))) == [
        "The plan: blocks are past before nothing -> Tue 7 March 2028"
    ]


def test_a_row_more_is_a_thing_more_and_a_row_less_one_less() -> None:
    def change(rows: Rows) -> None:
        rows["Tutors"].append(["new", "New Person", None, "mon, wed"])
        rows["Absences"].append(["new person", "3 May 2028", date(2028, 5, 14)])
        del rows["Room dates"][1]

    found = read(change)
    assert said(found)[:1] == ["Tutor New Person: added"]
    assert len(found.changes) == 2
    assert found.plan is not None
    tutor = found.plan.tutors[-1]
    assert (tutor.working_weekdays, tutor.absences[0].end) == ((0, 2), date(2028, 5, 14))


def test_an_id_nobody_names_is_made() -> None:
    def change(rows: Rows) -> None:
        rows["Periods"].append([None, "closed", "Strike day", date(2028, 3, 7), date(2028, 3, 7)])
        rows["Periods"].append([None, "closed", "Strike day", date(2028, 3, 8), date(2028, 3, 8)])

    found = read(change)
    assert found.plan is not None
    assert [p.id for p in found.plan.calendar.periods[-2:]] == ["strike-day", "strike-day-2"]


def test_a_rule_without_an_importance_stays_as_the_program_has_it() -> None:
    found = read(lambda rows: rows["Rules"][6].__setitem__(1, "high"))
    assert found.plan is not None
    assert [str(s.importance) for s in found.plan.rules] == ["high"]
    assert read(lambda _: None).plan == lhsi()


def test_a_number_of_a_rule_gives_the_rule_a_setting_of_its_usual_importance() -> None:
    found = read(lambda rows: rows["Rule numbers"][1].__setitem__(2, 10))
    assert found.plan is not None
    assert found.plan.rules == (
        RuleSetting(RuleId.REST_BETWEEN_BLOCKS, Importance.HIGH, (Parameter("bad_below_days", 10),)),
    )


def test_a_plan_that_changed_since_the_workbook_was_written_is_warned_of() -> None:
    rows = rows_of(lhsi())
    rows["About"] = [["Version of the plan", "0123456789abcdef"]]
    assert read_planning_workbook(tables_of(rows), lhsi()).notes == (), "nothing would be put back"
    rows["Rooms"][1][1] = "Blue Room"
    assert any("has changed since" in note for note in read_planning_workbook(tables_of(rows), lhsi()).notes)
    assert read_planning_workbook(tables_of(rows), None).notes == ()


def test_a_whole_workbook_makes_a_new_plan() -> None:
    found = read_planning_workbook(tables_of(rows_of(lhsi())), None)
    assert found.plan == replace(lhsi(), releases=())
    assert found.changes == ()
