"""Pictures of a workbook's pages, for looking at: python -m tests.exchange.render [WORKBOOK] FOLDER.

Needs LibreOffice (soffice), pdftoppm and the Carlito and Liberation fonts. Without a workbook the crafted programme's
is written first. What to look for: clipped text, columns too wide or too narrow, empty space, what the eye meets first,
whether codes alone still tell the blocks apart without colour.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from hsmc_scheduler.exchange.export_workbook import write_workbook
from tests.exchange.programme import the_plan, the_proof, the_timetable

DOTS_PER_INCH = 80


def render(workbook: Path, folder: Path) -> list[Path]:
    """One picture a printed page, in the order of printing."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        office = ("soffice", "--headless", "--norestore", f"-env:UserInstallation={Path(profile).as_uri()}")
        subprocess.run([*office, "--convert-to", "pdf", "--outdir", str(folder), str(workbook)], check=True)
    pdf = folder / f"{workbook.stem}.pdf"
    subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", str(pdf), str(folder / workbook.stem)], check=True)
    return sorted(folder.glob(f"{workbook.stem}-*.png"))


def main() -> None:
    """See the module."""
    *given, folder = map(Path, sys.argv[1:])
    workbook = given[0] if given else folder / "crafted.xlsx"
    if not given:
        folder.mkdir(parents=True, exist_ok=True)
        write_workbook(the_plan(), the_timetable(), the_proof(), workbook)
    for picture in render(workbook, folder):
        print(picture)


if __name__ == "__main__":
    main()
