"""A program that counts upwards in a plan's title, saving each time.

`counter.py PLAN TIMES` until it has saved that often, in step with others; `counter.py PLAN` until it is killed.
It prints each number once its save has returned.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import Opened, open_plan, save
from hsmc_scheduler.storage.save_errors import ChangedOnDiskError


def stamped(document: Document, number: int) -> Document:
    """The document with that number at both its ends, so that a torn file shows."""
    return Document(replace(document.plan, title=str(number), notes=str(number)), document.timetable)


def number_of(opened: Opened) -> int:
    plan = opened.document.plan
    assert plan.title == plan.notes
    return int(plan.title)


def count(path: Path, times: int | None) -> None:
    done = 0
    while times is None or done < times:
        opened = open_plan(path)
        number = number_of(opened) + 1
        try:
            save(stamped(opened.document, number), path, opened.hash)
        except ChangedOnDiskError:
            continue  # somebody was quicker: read again
        done += 1
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    count(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
