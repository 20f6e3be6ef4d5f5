"""What is read of strangers' tables, and what is said where they cannot be."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from hsmc_scheduler.exchange.tables.pasted import read_pasted
from hsmc_scheduler.exchange.tables.reading import tables_of
from hsmc_scheduler.exchange.tables.table import ErrorValue, Sheet
from hsmc_scheduler.exchange.unreadable import UnreadableError
from tests.reliability.hostile_workbooks import book, packed, parts, relations

HALF_PAST_NINE = datetime(2028, 3, 7, 9, 30)  # noqa: DTZ001 - a cell has no zone
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def saved(workbook: openpyxl.Workbook) -> bytes:
    made = BytesIO()
    workbook.save(made)
    return made.getvalue()


def a_workbook() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Year 1"
    sheet.append(["Module", 5, 2.5, True, date(2028, 3, 7), HALF_PAST_NINE, time(9, 30), "7/3/28", "=1+1"])
    sheet["B3"] = "#N/A"
    sheet["C3"] = "two\nlines"
    sheet["D3"] = -1
    sheet["D3"].number_format = "dd/mm/yyyy"
    sheet.merge_cells("A5:C6")
    workbook.create_sheet("Lists").sheet_state = "hidden"
    return saved(workbook)


def problem(name: str, data: bytes) -> str:
    with pytest.raises(UnreadableError) as raised:
        tables_of(name, data)
    (found,) = raised.value.problems
    assert found.mend
    assert str(found).isprintable()
    return f"{found.where}: {found.what}"


def test_a_workbook_is_read_as_what_its_cells_show() -> None:
    tables = tables_of("dates.xlsx", a_workbook())
    year, lists = tables.sheets
    moments = (date(2028, 3, 7), HALF_PAST_NINE, time(9, 30))
    assert year.rows[0] == ("Module", 5, 2.5, True, *moments, "7/3/28")
    assert year.rows[1] == ()
    assert year.rows[2] == (None, ErrorValue("#N/A"), "two\nlines", ErrorValue("########"))
    assert len(year.rows) == 3
    assert (year.hidden, lists.hidden) == (False, True)
    assert year.where(2, 1) == "'Year 1'!B3"
    assert year.value(9, 9) is None


def test_a_formula_is_read_as_the_value_it_had() -> None:
    cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c><c r="C1"><f>1+1</f></c>'
    (sheet,) = tables_of("a.xlsx", book(cells)).sheets
    assert sheet.rows == ((2, "2x"),)


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    styled = parts('<c r="A1" s="1"><v>45358</v></c>') | {
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "one.xml"), ("styles", "styles.xml")),
        "xl/styles.xml": '<s><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></s>',
    }
    old = str(styled["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    assert tables_of("a.xlsx", packed(styled)).sheets[0].rows == ((date(2024, 3, 7),),)
    assert tables_of("a.xlsx", packed(styled | {"xl/workbook.xml": old})).sheets[0].rows == ((date(2028, 3, 8),),)


def test_text_is_rid_of_what_cannot_be_shown_and_cut_where_excel_cuts_it() -> None:
    long = f'<c t="inlineStr"><is><t>{"x" * 40_000}</t></is></c>'
    cells = f'<c t="str"><v>a_x0007_b_xD83D_</v></c>{long}<c t="str"><v> </v></c>'
    tables = tables_of("a.xlsx", book(cells))
    assert tables.sheets[0].rows == (("a b\ufffd", "x" * 32_767),)
    assert tables.notes == ("Texts of more than 32767 characters were cut: 1.",)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"", "is empty"),
        ("a.xlsx", b"\0" * 500, "is empty"),
        ("a.xlsx", a_workbook()[:3000], "is cut short or damaged"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "is a workbook of Excel 97-2003 (.xls)"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        ("a.xls", b"<html><body><table><tr><td>x</table>", "is not a workbook but a web page named .xls"),
        ("a.xlsx", b"a,b\n1,2\n", "is not a workbook but text, perhaps csv, named .xlsx"),
        ("a.xlsx", b"%PDF-1.7", "is a PDF file"),
        ("a.csv", b"BEGIN:VCALENDAR\r\n", "is a calendar, not a table"),
        ("a.xlsx", packed({"word/document.xml": "<a/>"}), "is a Word document, not a workbook"),
        ("a.xlsx", packed({"content.xml": "<a/>"}), "is an OpenDocument file, not an .xlsx workbook"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_called_what_it_is(name: str, data: bytes, said: str) -> None:
    assert problem(name, data) == f"{name}: {said}"


def test_a_workbook_named_csv_is_read_all_the_same() -> None:
    assert tables_of("a.csv", a_workbook()).sheets[0].title == "Year 1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_is_read_in_any_letters_and_with_any_delimiter(encoding: str, delimiter: str) -> None:
    rows = (
        ("Module", "Lead, or leads", "Days"),
        ("Café", 'Zoë "Z" Müller', "7 March; or later"),
        (),
        ("x", None, "two\nlines"),
    )
    lines = (delimiter.join(f'"{(cell or "").replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows)
    tables = tables_of("dates 2028.csv", "\r\n".join(lines).encode(encoding))
    (sheet,) = tables.sheets
    assert sheet.rows == rows
    assert sheet.where(1, 0) == "'dates 2028'!A2"
    assert bool(tables.notes) == (encoding == "cp1252")


def test_excels_own_first_line_tells_the_delimiter_and_keeps_the_rows_numbers() -> None:
    (sheet,) = tables_of("a.csv", b"sep=|\r\na,b|c\r\n").sheets
    assert sheet.rows == ((), ("a,b", "c"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a,b\n1,2\nx\0,3\n", "a.csv, line 3: holds a NUL character, so it is no table of text"),
        (b"a,b\n\n1," + b"x" * 40_000, "a.csv, line 3: a field has more than the 32767 characters Excel takes"),
        (b'a,b\n1,"2\n' + b"3,4\n" * 20_000, "a.csv, line 2: a field has more than the 32767 characters Excel takes"),
    ],
)
def test_what_is_wrong_with_a_csv_is_said_by_line(data: bytes, said: str) -> None:
    assert problem("a.csv", data) == said


PAGE = """<html><head><title>x<td></title><style>td{}</style></head><!-- <table> --><p>Before</p>
<table><tr><th>Module<th colspan="2" title="a>b">Dates</tr>
<tr><td rowspan=2>LiC &amp; ALL<td>7&nbsp;March<br>2028</td><td><script>alert("<td>")</script>
<a href="x">Tue</a></td></tr>
<tr><td>8   March<table><tr><td>inner</td></tr></table></td><td></tr></table>"""


def test_the_tables_of_a_web_page_are_read_as_they_are_seen() -> None:
    outer, inner = tables_of("dates.html", PAGE.encode()).sheets
    assert outer.rows == (("Module", "Dates"), ("LiC & ALL", "7 March\n2028", "Tue"), (None, "8 March"))
    assert inner.rows == (("inner",),)


def test_what_was_pasted_is_read_from_its_page_or_else_from_its_text() -> None:
    assert read_pasted("x", PAGE).sheets[0].rows[0] == ("Module", "Dates")
    assert read_pasted("a\tb, c\n1\t2\n", "<b>no table</b>").sheets[0].rows == (("a", "b, c"), ("1", "2"))
    with pytest.raises(UnreadableError, match="is empty"):
        read_pasted(" \n")


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Dates", "Dates!AB7"),
        ("Year 1", "'Year 1'!AB7"),
        ("O'Neill", "'O''Neill'!AB7"),
        ("A1", "'A1'!AB7"),
        ("2028", "'2028'!AB7"),
    ],
)
def test_a_cell_is_named_as_excel_names_it(title: str, address: str) -> None:
    assert Sheet(title, ()).where(6, 27) == address


def test_the_real_workbook_of_a_plan_is_read_back(tmp_path: Path) -> None:
    """What openpyxl writes and reads, cell by cell."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(a_workbook())
    theirs = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    ours = tables_of("a.xlsx", path.read_bytes()).sheets[0]
    for row in range(3):
        for column in range(8):
            if (row, column) in {(2, 1), (2, 3)}:
                continue  # errors
            value = theirs.cell(row + 1, column + 1).value
            expected = value.date() if isinstance(value, datetime) and value.time() == time() else value
            assert ours.value(row, column) == expected
