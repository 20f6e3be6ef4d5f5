"""Unsaved work, kept by every running program in a file of its own until it is saved or given up.

One line of facts, then the plan as a plan file has it.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.domain.problems.wording import one_line, writable
from hsmc_scheduler.storage.codec import decode, encode
from hsmc_scheduler.storage.document import Document, PlanFileError
from hsmc_scheduler.storage.running import Process, is_alive, this_process
from hsmc_scheduler.storage.safe_write import put_whole, read_file
from hsmc_scheduler.storage.save_errors import read_in_words
from hsmc_scheduler.storage.temps import OLD, dead_temps

ENDING = ".unsaved"
FORMAT = "hsmc-unsaved"
MOST_FACTS = 100_000
"""Bytes of the line of facts."""


@dataclass(frozen=True, slots=True)
class Abandoned:
    """Unsaved work of a program that died: of which plan, when it was kept (local time), how large (bytes).

    `plan_path` None: it had no file yet. `opened_hash`: of the file the work began from.
    """

    path: Path
    plan_path: Path | None
    title: str
    time: datetime
    size: int
    opened_hash: str | None


def keep_unsaved(path: Path, document: Document, plan_path: Path | None, opened_hash: str | None) -> None:
    """Keep unsaved work in that file, for its owner's eyes alone. Raises OSError."""
    facts = {
        "format": FORMAT,
        "plan_path": None if plan_path is None else str(plan_path),
        "opened_hash": opened_hash,
        "title": document.plan.title,
        "process": asdict(this_process()),
    }
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    put_whole(path, json.dumps(facts).encode() + b"\n" + encode(document), 0o600)


def abandoned(folder: Path) -> list[Abandoned]:
    """The unsaved work of programs that died, newest first; and the temporary files they left are removed.

    Whether one of another computer died cannot be seen; after a day without a sign of life it counts as dead.
    """
    found = []
    try:
        files = list(folder.iterdir())
    except OSError:
        return []
    for path in files:
        with suppress(OSError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
            kept = path.stat().st_mtime
            untouched = time.time() - kept > OLD
            if path.suffix == ENDING:
                facts = _facts(read_file(path, MOST_FACTS))
                alive = is_alive(_process(facts["process"]))
                if alive is False or (alive is None and untouched):
                    found.append(_abandoned(path, facts, kept))
                    for temp in dead_temps(path, locked=True):
                        temp.unlink()
            elif path.suffix == ".tmp" and untouched:
                path.unlink()
    return sorted(found, key=lambda a: a.time, reverse=True)


def read_unsaved(path: Path, title: str = "") -> Document:
    """The unsaved work in a file; characters no file can hold are replaced by a mark. Raises PlanFileError."""
    name = title or path.name
    try:
        data = read_file(path).partition(b"\n")[2]
    except OSError as error:
        reason, mend = read_in_words(error)
        raise PlanFileError([Problem(one_line(name), f"The unsaved work cannot be read: {reason}", mend)]) from error
    try:
        return decode(data, name)
    except PlanFileError:
        # It was encoded by us, so it is JSON; but nobody has yet asked whether a save would take every text of it.
        try:
            marked = json.dumps(_writable(json.loads(data))).encode()
        except (ValueError, RecursionError):
            marked = data
        return decode(marked, name)


def _writable(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {name: _writable(value) for name, value in tree.items()}
    if isinstance(tree, list):
        return [_writable(value) for value in tree]
    return writable(tree) if isinstance(tree, str) else tree


def _facts(data: bytes) -> dict[str, Any]:
    facts = json.loads(data.partition(b"\n")[0])
    if facts["format"] != FORMAT:
        raise ValueError("not ours")
    return dict(facts)


def _process(facts: dict[str, Any]) -> Process:
    return Process(**{f.name: facts[f.name] for f in fields(Process)})


def _abandoned(path: Path, facts: dict[str, Any], kept: float) -> Abandoned:
    plan_path, opened_hash = facts.get("plan_path"), facts.get("opened_hash")
    return Abandoned(
        path,
        Path(os.fspath(plan_path)) if plan_path else None,
        one_line(str(facts.get("title", ""))),
        datetime.fromtimestamp(kept),  # noqa: DTZ006 - local, as it is shown
        path.stat().st_size,
        str(opened_hash) if opened_hash else None,
    )
