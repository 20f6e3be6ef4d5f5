"""From the words on the command line to an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import hsmc_scheduler
from hsmc_scheduler.app.cli import check, explain, sample, schema, solve, where
from hsmc_scheduler.app.cli.answer import BAD_INPUT, DONE, NOTHING, BadInputError
from hsmc_scheduler.app.cli.console import note, say_json, speak_utf8
from hsmc_scheduler.app.printing import Printer
from hsmc_scheduler.app.system_libraries import advice, missing_packages
from hsmc_scheduler.exchange.registry import EXCHANGES
from hsmc_scheduler.exchange.saving import AlreadyThereError, NotWrittenError
from hsmc_scheduler.exchange.unreadable import UnreadableError

VERBS = (
    *(solve, check, explain, where, sample, schema),
    *(import_module(f"hsmc_scheduler.app.cli.{e.id}") for e in EXCHANGES),
)

DESCRIPTION = """\
Makes timetables for programmes taught in blocks of days, and answers questions about them.
Answers go to standard output, progress and problems to standard error."""

EXIT_CODES = """\
exit codes:
  0  done
  1  no timetable is possible, or none was found in the time given; the reasons are printed
  2  the plan, a file or the command itself is at fault; every problem is printed on a line of its own"""


class _Parser(argparse.ArgumentParser):
    """Keeps the lines of a description as they are written."""

    def __init__(self, **more: Any) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, **more)


def main(arguments: Sequence[str] | None = None, printer: Printer | None = None) -> int:
    """Do what the arguments ask (None: those of the process); returns the exit code.

    `printer` makes PDF files for the verbs that can (they find it in what was asked).

    Raises:
        SystemExit: argparse printed help, or refused the arguments.
    """
    speak_utf8()
    parser = _parser()
    asked = parser.parse_args(arguments)
    asked.printer = printer
    if asked.verb is None:
        parser.print_help()
        return DONE
    try:
        code: int = asked.run(asked)
        sys.stdout.flush()
    except (BadInputError, UnreadableError) as fault:
        for problem in fault.problems:
            note(str(problem))
        if getattr(asked, "json", False):
            from hsmc_scheduler.app.cli.json_answers import invalid_answer

            say_json(invalid_answer(asked.verb, fault.problems))
        return BAD_INPUT
    except NotWrittenError as fault:
        more = " Choose another folder, or add --replace." if isinstance(fault, AlreadyThereError) else ""
        note(f"{fault}{more}")
        return BAD_INPUT
    except KeyboardInterrupt:
        note("Stopped. Nothing was written.")
        return NOTHING
    except BrokenPipeError:  # whoever read the answer has seen enough: `main.py schema | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except ModuleNotFoundError as fault:
        if (fault.name or "").startswith("hsmc_scheduler"):
            raise
        note(f"{fault.name} is not installed for this Python. Run the set-up command in README.md, then use .venv.")
        return BAD_INPUT
    except ImportError:
        if not (missing := missing_packages()):
            raise
        note(advice(missing))
        return BAD_INPUT
    return code


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="hsmc-scheduler", description=DESCRIPTION, epilog=EXIT_CODES)
    parser.add_argument("--version", action="version", version=hsmc_scheduler.__version__)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="what it can do")
    for verb in VERBS:
        verb.add_to(verbs)
    return parser
