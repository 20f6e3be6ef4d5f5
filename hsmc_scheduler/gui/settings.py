"""What the program remembers of its user between sessions: never anything of a plan but where it was."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from hsmc_scheduler.gui.theme.theme import Look

MOST_RECENT = 10


class Settings:
    """Damaged settings are ignored, never fatal."""

    def __init__(self) -> None:
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "hsmc-scheduler", "window")

    @property
    def geometry(self) -> QByteArray:
        """Where the window was; empty at first."""
        found = self._store.value("geometry")
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)

    @property
    def look(self) -> Look:
        """The look asked for."""
        try:
            return Look(str(self._store.value("look", Look.SYSTEM.value)))
        except ValueError:
            return Look.SYSTEM

    @look.setter
    def look(self, look: Look) -> None:
        self._store.setValue("look", look.value)

    @property
    def inspector(self) -> bool:
        """Whether the inspector is wanted."""
        return str(self._store.value("inspector", "true")) != "false"

    @inspector.setter
    def inspector(self, wanted: bool) -> None:
        self._store.setValue("inspector", "true" if wanted else "false")

    @property
    def recent(self) -> tuple[Path, ...]:
        """The plan files used last, newest first."""
        try:
            found = json.loads(str(self._store.value("recent", "[]")))
            return tuple(Path(str(one)) for one in found)[:MOST_RECENT]
        except (ValueError, TypeError):
            return ()

    def add_recent(self, path: Path) -> None:
        """Put a plan file on top of the recent ones."""
        others = [one for one in self.recent if one != path]
        self._store.setValue("recent", json.dumps([str(one) for one in (path, *others)][:MOST_RECENT]))
