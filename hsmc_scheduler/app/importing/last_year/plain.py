"""Names compared as people read them: whatever their case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"[^\w]+|_")


def plain(text: str) -> str:
    """The words of a name in small plain letters, one space between: "Health-Care Quality" is "health care quality"."""
    letters = unicodedata.normalize("NFKD", text[:400].replace("&", " and "))
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return _APART.sub(" ", kept.casefold()).strip()


def holds(text: str, name: str) -> bool:
    """Whether a plain text holds a plain name, word by word."""
    return bool(name) and f" {name} " in f" {text} "


def without(text: str, name: str) -> str:
    """The plain text without the first such name in it."""
    return " ".join(f" {text} ".replace(f" {name} ", " ", 1).split())
