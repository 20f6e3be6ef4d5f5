"""Workbooks, text files and web pages made to eat memory and time; each is bytes and the ending it comes with."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from itertools import pairwise

MILLION = 1_000_000
TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CELL = '<c r="A1" t="s"><v>0</v></c>'


def relations(*kinds_and_targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(kinds_and_targets, 1)
    )
    return f"<Relationships>{rows}</Relationships>"


def parts(cells: str | bytes = CELL, strings: str | bytes = "<sst><si><t>x</t></si></sst>") -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet, which holds these rows or cells."""
    data = cells.encode() if isinstance(cells, str) else cells
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": '<workbook><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "one.xml"), ("sharedStrings", "strings.xml")),
        "xl/one.xml": b"<worksheet><sheetData><row>" + data + b"</row></sheetData></worksheet>",
        "xl/strings.xml": strings,
    }


def packed(files: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", compression, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def book(
    cells: str | bytes = CELL, strings: str | bytes = "<sst><si><t>x</t></si></sst>", **more: str | bytes
) -> bytes:
    return packed(parts(cells, strings) | {f"xl/{name}.xml": content for name, content in more.items()})


def entities(inside: str) -> str:
    return f"<!DOCTYPE sst [{inside}]><sst><si><t>&a;</t></si></sst>"


def laughs() -> str:
    names = "abcdefghij"
    nested = "".join(f'<!ENTITY {a} "{f"&{b};" * 10}">' for a, b in pairwise(names))
    return entities(nested + '<!ENTITY j "ha">')


def overlapping() -> bytes:
    """Two entries of the directory that are one part of the archive."""
    data = packed(parts() | {"xl/a1.xml": "<a/>", "xl/a2.xml": "<a/>"})
    first = struct.pack("<L", zipfile.ZipFile(BytesIO(data)).getinfo("xl/a1.xml").header_offset)
    second = struct.pack("<L", zipfile.ZipFile(BytesIO(data)).getinfo("xl/a2.xml").header_offset)
    head, found, tail = data.rpartition(second + b"xl/a2.xml")
    assert found
    return head + first + b"xl/a2.xml" + tail


def in_directory(data: bytes, part: str, at: int, value: bytes) -> bytes:
    """The archive with other bytes at that place of a part's entry in the directory."""
    name = part.encode()
    start = data.rindex(name) - 46 + at
    return data[:start] + value + data[start + len(value) :]


def same_part_many_times() -> dict[str, str | bytes]:
    sheets = "".join(f'<sheet name="s{n}" r:id="r1"/>' for n in range(150))
    rows = "<c><v>1</v></c>" * 200
    filled = parts("</row><row>".join([rows] * 500))
    return filled | {"xl/workbook.xml": f"<workbook><sheets>{sheets}</sheets></workbook>"}


def cells(number: int) -> bytes:
    return b"</row><row>".join([b"<c><v>1</v></c>" * 250] * (number // 250))


WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "rows without end": lambda: book(b"<c><v>1</v></c>" * (105 * MILLION // 15)),
    "one cell without end": lambda: book(b'<c t="str"><v>' + b"x" * (101 * MILLION) + b"</v></c>"),
    "one cell as long as may be": lambda: book(b'<c t="str"><v>' + b"x" * (60 * MILLION) + b"</v></c>"),
    "blanks as many as may be": lambda: book(b" " * (60 * MILLION) + b"<c><v>1</v></c>" * 300),
    "a shared text without end": lambda: book(strings=b"<sst><si><t>" + b"x" * (60 * MILLION) + b"</t></si></sst>"),
    "nested entities": lambda: book(strings=laughs()),
    "one entity many times": lambda: book(
        strings=entities(f'<!ENTITY a "{"x" * 50_000}">').replace("&a;", "&a;" * 50_000)
    ),
    "an entity that is a file": lambda: book(strings=entities('<!ENTITY a SYSTEM "file:///dev/zero">')),
    "a document type elsewhere": lambda: book(other=laughs()),
    "a giant merge": lambda: book(
        CELL + '</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData><row>'
    ),
    "a far cell": lambda: book('<c r="XFD1048576"><v>1</v></c>'),
    "a row without end": lambda: book(b"<c><v>1</v></c>" * 200_000),
    "overlapping parts": overlapping,
    "a part twice": lambda: packed(parts() | {"xl/one.xmk": "x"}).replace(b"xl/one.xmk", b"xl/one.xml"),
    "parts without end": lambda: packed(parts() | {f"x{n}": b"" for n in range(20_000)}),
    "a forged size": lambda: in_directory(
        book(b" " * (90 * MILLION)), "xl/one.xml", 24, struct.pack("<L", 50 * MILLION)
    ),
    "a part behind a password": lambda: in_directory(book(), "xl/one.xml", 8, b"\x01\0"),
    "another packing": lambda: packed(parts(b" " * MILLION), zipfile.ZIP_LZMA),
    "elements in elements": lambda: book(b"<a>" * MILLION),
    "a tag without end": lambda: book(b'<c r="' + b"A" * (20 * MILLION) + b'"/>'),
    "attributes without end": lambda: book(
        b"<c " + b" ".join(b'a%d="1"' % n for n in range(90_000)) + b"/>" + b'<c a="" b="" c="" d=""/>' * MILLION
    ),
    "empty rows without end": lambda: book(b"</row><row>" * (2 * MILLION)),
    "cells as many as fit": lambda: book(cells(MILLION)),
    "one long text in every cell": lambda: book(
        b"</row><row>".join([CELL.encode() * 250] * 1_000),
        b"<sst><si><t>" + b"x" * 32_767 + b"</t></si></sst>",
    ),
    "a sheet a hundred times": lambda: packed(same_part_many_times()),
    "sheets without end": lambda: packed(
        parts() | {"xl/workbook.xml": b"<workbook><sheets>" + b'<sheet name="a" r:id="r1"/>' * (3 * MILLION)}
    ),
    "number formats without end": lambda: packed(
        parts()
        | {
            "xl/_rels/workbook.xml.rels": relations(("worksheet", "one.xml"), ("styles", "styles.xml")),
            "xl/styles.xml": b"<s><cellXfs>" + b'<xf numFmtId="14"/>' * MILLION + b"</cellXfs></s>",
        }
    ),
}

TEXTS: dict[str, Callable[[], bytes]] = {
    "far too long.csv": lambda: b"a,b\n" * (6 * MILLION),
    "a quotation never closed.csv": lambda: b'a,b\n1,"' + b"x\n" * (4 * MILLION),
    "commas without end.csv": lambda: b"," * (9 * MILLION),
    "lines without end.csv": lambda: b"\n" * (9 * MILLION),
    "quotation marks without end.csv": lambda: b'"' * (9 * MILLION),
    "NULs.csv": lambda: b"a,b\n1,2\n" + b"\0" * (9 * MILLION),
    "a row of rows.csv": lambda: b'"\n",' * (2 * MILLION),
    "rows without end.csv": lambda: b"a;b;c;d\n" * (2 * MILLION),
    "tables in tables.html": lambda: b"<table><tr><td>" * 300_000,
    "rows without end.html": lambda: b"<table>" + b"<tr><td>x" * 400_000,
    "spans without end.html": lambda: b"<table>" + b"<tr><td colspan=9999 rowspan=9999>x" * 100_000,
    "comments never closed.html": lambda: b"<table><tr><td>x</table>" + b"<!--" * MILLION,
    "tags never closed.html": lambda: b"<table><tr><td>x</table>" + b"<a " * MILLION,
    "sections never closed.html": lambda: b"<table><tr><td>x</table>" + b"<![CDATA[" * 500_000,
    "a script never closed.html": lambda: b"<table><tr><td>x</table><script>" + b"</scrip" * 500_000,
}
