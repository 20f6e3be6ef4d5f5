"""Which cells of a workbook hold dates: the number is the same, only its format tells."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import IO

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from hsmc_scheduler.exchange.tables.limits import MOST_STYLES
from hsmc_scheduler.exchange.tables.table import ErrorValue, Value
from hsmc_scheduler.exchange.tables.xml_stream import HostileXmlError, walk

NO_DATE = ErrorValue("########")
"""What Excel shows of a date it cannot show."""
MOST_FORMAT = 255


def date_styles(styles: IO[bytes]) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers of the cell styles that show a date or time, and of those that show a length of time."""
    codes: dict[str, str] = {}
    used: list[str] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:MOST_FORMAT]
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            used.append(attributes.get("numFmtId", "0"))
            if len(used) > MOST_STYLES:
                raise HostileXmlError("more styles than there can be")

    def end(name: str) -> None:
        nonlocal inside
        if name == "cellXfs":
            inside = False

    walk(styles, start, end)
    dates, lengths = set(), set()
    kinds: dict[str, tuple[bool, bool]] = {}
    for number, id_ in enumerate(used):
        if id_ not in kinds:
            code = codes.get(id_) or (BUILTIN_FORMATS.get(int(id_), "") if id_.isdecimal() and len(id_) < 9 else "")
            kinds[id_] = (is_date_format(code), is_timedelta_format(code))
        if kinds[id_][1]:
            lengths.add(number)
        elif kinds[id_][0]:
            dates.add(number)
    return frozenset(dates), frozenset(lengths)


def as_date(number: float, from_1904: bool) -> Value:
    """The date (or the datetime, or under one day the time) a number stands for."""
    if number < 0:
        return NO_DATE
    try:
        found = from_excel(number, MAC_EPOCH if from_1904 else WINDOWS_EPOCH)
    except (OverflowError, ValueError):
        return NO_DATE
    return plain_date(found) if isinstance(found, (datetime, date, time)) else NO_DATE


def as_length(number: float) -> Value:
    """A length of time under a day, as a time; a longer one stays a number of days."""
    if not 0 <= number < 1:
        return number
    seconds = min(round(number * 86_400), 86_399)
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)


def plain_date(found: datetime | date | time) -> date | datetime | time:
    """A datetime at midnight as the date it is."""
    if isinstance(found, datetime):
        return found.date() if found.time() == time() else found.replace(tzinfo=None)
    return found
