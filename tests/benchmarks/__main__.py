"""Prints how fast the program is: `python -m tests.benchmarks`. Never a test: figures depend on the machine.

Every time is counted from the start of a fresh process. Each row is the median of `--repeat` runs.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from dataclasses import fields
from pathlib import Path
from statistics import median

from hsmc_scheduler.app.samples import sample
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.storage.document import Document
from hsmc_scheduler.storage.files import save
from tests.benchmarks import reading, window
from tests.benchmarks.growth import exponent
from tests.benchmarks.measure import Figures, measure

LIMITS = {"lhsi": 60.0, "portfolio": 240.0, "4": 120.0, "8": 180.0, "16": 180.0}
"""The plans, each with the most seconds a search may take; a number is so many generated programmes."""


def plan_of(name: str) -> Plan:
    return sample(f"{name}-2027-29") if not name.isdigit() else sample("lhsi-2027-29", int(name))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "plans",
        nargs="*",
        default=list(LIMITS),
        help=f"which of {', '.join(LIMITS)} (or any number); or window; or reading",
    )
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs of each")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--time-limit", type=float, metavar="S", help="instead of each plan's own")
    asked = parser.parse_args()
    if asked.plans == ["window"]:
        window.run(asked.repeat)
        return
    if asked.plans == ["reading"]:
        reading.run()
        return
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, {asked.workers} workers")
    print("seconds from the start of the command; MB and ms where said; - : not reached\n")
    titles = [str(f.metadata["title"]) for f in fields(Figures)]
    print("  ".join(["plan".ljust(10), *titles]))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.plans:
            path = Path(folder) / f"{name}.hsmc"
            save(Document(plan_of(name)), path, None)
            limit = asked.time_limit or LIMITS.get(name, 180.0)
            runs = [measure(path, limit, asked.workers) for _ in range(asked.repeat)]
            rows.append(Figures(*(middle([getattr(r, f.name) for r in runs]) for f in fields(Figures))))
            print("  ".join([name.ljust(10), *shown(rows[-1])]), flush=True)
    if len(rows) > 1:
        growth = Figures(*(exponent([(r.blocks, getattr(r, f.name)) for r in rows]) for f in fields(Figures)))
        print("\nhow each grows with the number of blocks n (as n to the power of):")
        print("  ".join(["".ljust(10), *shown(growth)]))


def middle(values: list[float | None]) -> float | None:
    """The median; None where more than half of the runs did not get there."""
    reached = sorted(float("inf") if v is None else v for v in values)
    found = median(reached)
    return None if found == float("inf") else found


def shown(figures: Figures) -> list[str]:
    cells = []
    for field in fields(Figures):
        value = getattr(figures, field.name)
        text = "-" if value is None else f"{value:.0f}" if value >= 100 else f"{value:.1f}"
        cells.append(text.rjust(len(field.metadata["title"])))
    return cells


main()
