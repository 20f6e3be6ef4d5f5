"""What a file is, by its first bytes: its name may say anything."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import PurePath

from hsmc_scheduler.exchange.unreadable import UnreadableError, unreadable

SAVE_AS = "Open it in Excel and save it as an Excel workbook (.xlsx)."
ASK_AGAIN = "Ask for it again, or open it in Excel and save it anew as an Excel workbook (.xlsx)."

WORKBOOK_ENDINGS = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb"}
PAGE_ENDINGS = {".html", ".htm", ".xhtml"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|table|head|meta|body|div)\b",
    re.IGNORECASE | re.DOTALL,
)


_PLAN = re.compile(rb'\s*\{\s*"format":\s*"hsmc-plan"')


class Kind(Enum):
    """What can be read."""

    WORKBOOK = "workbook"
    CSV = "csv"
    PAGE = "page"


OTHERS = (
    (b"%PDF", "is a PDF file"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"{\\rtf", "is a Word text (RTF)"),
    (b"BEGIN:VCALENDAR", "is a calendar, not a table"),
    (b"Rar!", "is an archive"),
    (b"7z\xbc\xaf", "is an archive"),
    (b"\x1f\x8b", "is an archive"),
)


def kind_of(name: str, data: bytes) -> Kind:
    """How to read a file of tables. Raises UnreadableError."""
    ending = PurePath(name).suffix.lower()
    said = None
    start = data[:4096].lstrip(b"\xef\xbb\xbf")
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise unreadable(name, "is empty", "Ask for it again.")
    if data.startswith(b"PK"):
        return Kind.WORKBOOK
    if data.startswith(_OLE):
        raise _old(name, data)
    for mark, words in OTHERS:
        if start.startswith(mark):
            said = words
    if said is None and b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4096]:
        said = "is an Excel 2003 XML file"
    if said is None and _PAGE.match(start):
        if ending in PAGE_ENDINGS or ending not in WORKBOOK_ENDINGS:
            return Kind.PAGE
        said = f"is not a workbook but a web page named {ending}"
    if _PLAN.match(start):
        raise unreadable(name, "is a plan file, not a table", "Open it with Open, or name the file that came back.")
    if said is None and ending in WORKBOOK_ENDINGS:
        said = f"is not a workbook but something else named {ending}"
        if _is_text(data):
            said = f"is not a workbook but text, perhaps csv, named {ending}"
    if said is not None:
        raise unreadable(name, said, SAVE_AS)
    return Kind.CSV


def _is_text(data: bytes) -> bool:
    return b"\0" not in data[:4096]


def _old(name: str, data: bytes) -> UnreadableError:
    """An OLE file: Excel before 2007, or any Office file behind a password."""
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        mend = "Open it in Excel, take the password off (File > Info > Protect Workbook) and save it."
        return unreadable(name, "is protected by a password", mend)
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return unreadable(name, "is a workbook of Excel 97-2003 (.xls)", SAVE_AS)
    return unreadable(name, "is not an .xlsx workbook but an old Office file", SAVE_AS)
