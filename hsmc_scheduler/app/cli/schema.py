"""`schema`: print the JSON Schema of plan files."""

from __future__ import annotations

import argparse
from typing import Any

from hsmc_scheduler.app.cli.answer import DONE
from hsmc_scheduler.app.cli.console import say_json


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "schema",
        help="print the JSON Schema of plan files, for a programmer",
        description="Prints the JSON Schema of plan files (.hsmc), for other programs that read or write them.",
    )
    parser.set_defaults(run=run)


def run(_asked: argparse.Namespace) -> int:
    """Print it; returns the exit code."""
    from hsmc_scheduler.storage.codec import json_schema

    say_json(json_schema())
    return DONE
