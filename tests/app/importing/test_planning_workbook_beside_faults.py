"""What is wrong with a planning workbook beside other faults is told as well: one reading, one list."""

from __future__ import annotations

from tests.app.importing.planning_book import Rows
from tests.app.importing.test_planning_workbook_faults import put, read, where


def test_a_name_nobody_has_is_told_whatever_else_is_wrong_with_its_row() -> None:
    def change(rows: Rows) -> None:
        put("Modules", "Credits", 2, "twenty")(rows)
        put("Modules", "Leads", 2, "conory")(rows)

    assert [p.where for p in read(change).errors] == [where("Modules", h, 2) for h in ("Credits", "Leads")]


def test_a_key_that_cannot_be_read_hides_no_other_kind_of_thing_that_is_not_there() -> None:
    def change(rows: Rows) -> None:
        put("Tutors", "Id", 2, None)(rows)
        put("Sessions", "Module", 2, "XYZ")(rows)

    assert [p.where for p in read(change).errors] == [where("Sessions", "Module", 2), where("Tutors", "Id", 2)]
