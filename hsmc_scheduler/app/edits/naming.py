"""Ids and names for what is new."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import count


def slug(name: str) -> str:
    """A short id made of a name: "Iain Snelling" gives "iain-snelling"; "" where there is no letter or digit."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:40].strip("-")


def fresh_id(wanted: str, taken: Collection[str]) -> str:
    """That id, or the first of wanted-2, wanted-3, ... that is not taken; `taken` is compared whatever the case."""
    known = {t.casefold() for t in taken}
    wanted = wanted.strip() or "new"
    if wanted.casefold() not in known:
        return wanted
    stem, _, last = wanted.rpartition("-")
    counted = last.isdigit() and len(last) < 4 and (stem[-1:].isalpha() or stem.casefold() in known)
    base = stem if counted else wanted  # day-5 is followed by day-6, but hcq-2027-28 is no 28th
    return next(new for n in count(2) if (new := f"{base}-{n}").casefold() not in known)


def fresh_name(wanted: str, taken: Collection[str]) -> str:
    """That name, or the first of "wanted 2", "wanted 3", ... that is not taken."""
    known = {" ".join(t.casefold().split()) for t in taken}
    if " ".join(wanted.casefold().split()) not in known:
        return wanted
    return next(new for n in count(2) if (new := f"{wanted} {n}").casefold() not in known)


def copy_of(name: str, taken: Collection[str]) -> str:
    """What the copy of a thing of that name is called."""
    return fresh_name(f"{name} (copy)", taken) if name.strip() else name
