"""Work on many files that can be watched and stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from hsmc_scheduler.exchange.saving import NotWrittenError, save_all

Write = Callable[[Path], None]


class StoppedError(NotWrittenError):
    """It was stopped before it was done; nothing was written."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was written.")


class Watch:
    """Told of each file that is made; asked before each whether to go on."""

    def __init__(
        self,
        told: Callable[[int, int, str], object] = lambda done, of, name: None,  # noqa: ARG005 - tells nobody
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._told, self._stopped = told, stopped

    def before(self, done: int, of: int, name: str) -> None:
        """The next file is about to be made. Raises StoppedError."""
        if self._stopped():
            raise StoppedError
        self._told(done, of, name)


def write_files(folder: Path, files: Mapping[str, Write], watch: Watch, *, replace: bool) -> tuple[Path, ...]:
    """Make every file, then put all in their places (see `save_all`).

    Raises:
        NotWrittenError: nothing was written, or what was is said.
    """
    watched = {
        name: partial(_watched, watch, done, len(files), name, write)
        for done, (name, write) in enumerate(files.items())
    }
    return save_all(folder, watched, replace)


def _watched(watch: Watch, done: int, of: int, name: str, write: Write, path: Path) -> None:
    watch.before(done, of, name)
    write(path)
