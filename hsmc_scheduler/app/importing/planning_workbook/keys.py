"""What the things on each sheet are called, so that other sheets can name them by key or by name."""

from __future__ import annotations

from collections.abc import Iterable


class Keys:
    """The keys of each sheet, by the sheet's title, and the names that mean one thing only."""

    def __init__(self) -> None:
        self._keys: dict[str, dict[str, None]] = {}
        self._names: dict[str, dict[str, set[str]]] = {}
        self.unread: set[str] = set()
        """Sheets of which a key could not be read: what is not known there may be that one."""

    def add(self, sheet: str, key: str, names: Iterable[str] = ()) -> None:
        """Know a thing of a sheet."""
        self._keys.setdefault(sheet, {})[key] = None
        own = self._names.setdefault(sheet, {})
        for name in (key, *names):
            own.setdefault(_plain(name), set()).add(key)

    def has(self, sheet: str, key: str) -> bool:
        """Whether that is a key of the sheet."""
        return key in self._keys.get(sheet, ())

    def knows(self, sheet: str, text: str) -> bool:
        """Whether the text means one thing of that sheet."""
        return text in self._keys.get(sheet, ()) or len(self._names.get(sheet, {}).get(_plain(text), ())) == 1

    def key(self, sheet: str, text: str) -> str:
        """The key of the thing the text means; the text itself where it means none, or several."""
        if text in self._keys.get(sheet, ()):
            return text
        found = self._names.get(sheet, {}).get(_plain(text), set())
        return next(iter(found)) if len(found) == 1 else text


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
