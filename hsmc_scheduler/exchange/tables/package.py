"""What a workbook says of itself: its sheets, where their parts are, and from which day dates are counted."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hsmc_scheduler.exchange.tables.xml_stream import Start
from hsmc_scheduler.exchange.unreadable import one_line

WORKSHEET, STRINGS, STYLES, MAIN = "/worksheet", "/sharedStrings", "/styles", "/officeDocument"
"""How the types of relations end, in both dialects of the standard."""

Walk = Callable[[str, Start], object]
"""Tells the elements of the part of that name in the archive."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet, not read yet."""

    title: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts that matter. `strings` and `styles` are empty where there are none."""

    sheets: tuple[SheetPart, ...]
    strings: str
    styles: str
    from_1904: bool


def read_package(parts_there: Iterable[str], walk: Walk) -> Package:
    """Find the parts that matter. Raises KeyError where the archive is no workbook, and what `walk` raises."""
    names = {name.lower().lstrip("/"): name for name in parts_there}

    def found(folder: str, target: str) -> str:
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        return names.get(path.lower(), "")

    main = ""
    for kind, target in _relations(names["_rels/.rels"], walk).values():
        if kind.endswith(MAIN):
            main = found("", target)
    if not main:
        raise KeyError(MAIN)
    folder, base = posixpath.split(main)
    rels = names.get(posixpath.join(folder, "_rels", f"{base}.rels").lower().lstrip("/"))
    relations = _relations(rels, walk) if rels else {}
    parts = {id_: (kind, found(folder, target)) for id_, (kind, target) in relations.items()}
    sheets: list[SheetPart] = []
    from_1904 = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        if name == "sheet":
            ids = (value for key, value in attributes.items() if key.endswith(":id"))
            kind, part = parts.get(next(ids, ""), ("", ""))
            if kind.endswith(WORKSHEET) and part:
                hidden = attributes.get("state", "visible") != "visible"
                title = attributes.get("name") or f"Sheet{len(sheets) + 1}"
                sheets.append(SheetPart(title if title.isprintable() else one_line(title, 255), part, hidden))
        elif name == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in ("1", "true", "on")

    walk(main, start)
    by_kind = {kind.rpartition("/")[2]: part for kind, part in parts.values()}
    return Package(tuple(sheets), by_kind.get(STRINGS[1:], ""), by_kind.get(STYLES[1:], ""), from_1904)


def _relations(part: str, walk: Walk) -> dict[str, tuple[str, str]]:
    """Of each relation inside the archive: its type and target by its id."""
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode", "Internal") == "Internal":
            found[attributes.get("Id", "")] = (attributes.get("Type", ""), attributes.get("Target", ""))

    walk(part, start)
    return found
