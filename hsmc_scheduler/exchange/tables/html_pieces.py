"""A web page as a row of tags and texts, in time that grows with its length alone.

The standard library's parser takes the square of it for comments and tags that are never closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

LONGEST_TAG = 4_000
"""Characters of one tag that are looked at."""
MOST_UNCLOSED = 1_000

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*")
_TO_ITS_END = re.compile(r"<(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>")
_SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?\s*([0-9]{1,5})\b", re.IGNORECASE)
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "title", "textarea")}
_CLOSED_BY = {"<!--": "-->", "<![CDATA[": "]]>", "<!": ">", "<?": ">"}

Piece = tuple[str, str]
"""A tag in small letters (`td`, `/td`) and all of it as it stands; or nothing and a text."""


def pieces(page: str) -> Iterator[Piece]:
    """The tags and texts in order. Comments, scripts and styles are left out; what is never closed ends the page."""
    at = unclosed = 0
    while (start := page.find("<", at)) >= 0:
        if start > at:
            yield "", unescape(page[at:start])
        mark = next((mark for mark in _CLOSED_BY if page.startswith(mark, start)), "")
        if mark:
            end = page.find(_CLOSED_BY[mark], start + len(mark))
            if end < 0:
                return
            at = end + len(_CLOSED_BY[mark])
            continue
        tag = _TAG.match(page, start, start + 40)
        if tag is None:
            yield "", "<"
            at = start + 1
            continue
        whole = _TO_ITS_END.match(page, start, start + LONGEST_TAG)
        unclosed += whole is None
        end = whole.end() if whole else page.find(">", start) + 1
        if not end or unclosed > MOST_UNCLOSED:
            return
        name, at = tag[0][1:].lower(), end
        yield name, page[start : min(end, start + LONGEST_TAG)]
        if raw := _RAW.get(name):
            found = raw.search(page, at)
            if found is None:
                return
            at = found.start()
    yield "", unescape(page[at:])


def spans(tag: str) -> dict[str, int]:
    """How many columns and rows a cell takes, as far as its tag says."""
    return {name.lower(): int(number) for name, number in _SPAN.findall(tag)}
