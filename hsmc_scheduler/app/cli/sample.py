"""`sample`: write one of the bundled plans."""

from __future__ import annotations

import argparse
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE, BadInputError
from hsmc_scheduler.app.cli.console import say
from hsmc_scheduler.app.cli.numbers import programmes, seed
from hsmc_scheduler.app.cli.options import add_output
from hsmc_scheduler.app.cli.reading import output_asked

DESCRIPTION = """\
Writes one of the bundled plans, to look at or to start from.
Whatever in it is not a published fact says so: its comment begins with "Example"."""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "sample",
        help="write one of the bundled plans",
        description=DESCRIPTION,
    )
    parser.add_argument("name", metavar="NAME", help="which one; a name that is not there lists them all")
    add_output(parser, "PLAN", "plan file (.hsmc)")
    parser.add_argument(
        "--scale",
        type=programmes,
        metavar="N",
        help="instead, a made-up plan of N programmes (30 blocks each) in the same years",
    )
    parser.add_argument("--seed", type=seed, metavar="N", help="instead, a made-up plan; another number, another plan")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write it; returns the exit code."""
    from hsmc_scheduler.app.cli.writing import write_plan
    from hsmc_scheduler.app.samples import SAMPLES, sample
    from hsmc_scheduler.storage.document import Document

    if asked.name not in SAMPLES:
        raise BadInputError.at(asked.name, "there is no sample of that name", f"choose one of {', '.join(SAMPLES)}")
    path = output_asked(asked, ".hsmc")
    write_plan(Document(sample(asked.name, asked.scale, asked.seed)), path)
    say(f"Written: {path}")
    return DONE
