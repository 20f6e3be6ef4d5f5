"""A program that opens a plan and edits it, keeping its unsaved work after each edit, until it is killed.

`editor.py PLAN` prints each edit's number once it is kept; `editor.py PLAN hold` opens it and waits for its input to
end. It prints first who has the plan open instead, or an empty line.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from hsmc_scheduler.app.plan_files import PlanFile
from tests.reliability.counter import stamped


def say(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def run(path: Path, *, hold: bool) -> None:
    file = PlanFile.open(path)
    say(file.read_only or "")
    if hold:
        sys.stdin.read()
        file.close()
        return
    for number in count(1):
        file.autosave(stamped(file.document, number))
        say(number)


if __name__ == "__main__":
    run(Path(sys.argv[1]), hold=len(sys.argv) > 2)
