"""File names made of names: legal on Windows, in one folder, never one for two."""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = 120
"""Of a whole name, ending included, as UTF-8."""
UNTITLED = "untitled"

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’ʼ`´"), "'")
_KEPT = set(" -_.,()'&+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)


def safe_name(text: str, suffix: str = "", taken: set[str] | None = None) -> str:
    """A file's name made of `text`, ending with `suffix` (".xlsx").

    It is put into `taken`, the names there are already; where it would differ from one of them by no more than case, it
    is numbered: "Iain (2).xlsx".
    """
    stem = _cleaned(text)
    name, number = _fitted(stem, suffix), 1
    while taken is not None and _folded(name) in {_folded(other) for other in taken}:
        number += 1
        name = _fitted(stem, f" ({number}){suffix}")
    if taken is not None:
        taken.add(name)
    return name


def _cleaned(text: str) -> str:
    """Letters, digits and a few marks; all else is a space."""
    found = unicodedata.normalize("NFC", text[:1000]).translate(_DASHES | _QUOTES)
    kept = "".join(c if c in _KEPT or unicodedata.category(c)[0] in "LMN" else " " for c in found)
    kept = re.sub(r"\.{2,}", ".", " ".join(kept.split()))
    return _ends(kept)


def _ends(stem: str) -> str:
    """Without what Windows drops at the end, and what hides a file or reads as an option at the start."""
    return stem.rstrip(" .").lstrip(" .-+,'_&")


def _fitted(stem: str, suffix: str) -> str:
    room = MOST_BYTES - len(suffix.encode())
    stem = _ends(stem.encode()[:room].decode(errors="ignore")) or UNTITLED
    first = stem.partition(".")[0].rstrip()
    if _RESERVED.fullmatch(first):
        stem = f"_{stem}"
    return f"{stem}{suffix}"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
