"""For whom something is, and what is asked of all that goes to many."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hsmc_scheduler.app.cli.answer import BadInputError

if TYPE_CHECKING:
    from hsmc_scheduler.domain.plan import Plan
    from hsmc_scheduler.projections.concern import Concern

FORMS = "tutor:ID, lead:ID, cohort:ID or room:ID; a name will do for ID"

FORGOTTEN = "What went out is not remembered: without --save, the next export cannot tell what moved."


def add_for(parser: argparse.ArgumentParser) -> None:
    """Let the verb be asked for the part of one alone."""
    parser.add_argument("--for", dest="whom", metavar="WHO", help=f"only what concerns {FORMS} (without it: all)")


def add_sending(parser: argparse.ArgumentParser) -> None:
    """What is asked of everything that is sent to many."""
    parser.add_argument("plan", metavar="PLAN", help="a plan file (.hsmc) with a timetable")
    parser.add_argument("folder", metavar="DIR", help="the folder the files go to; made if it is not there")
    parser.add_argument(
        "--for",
        dest="whom",
        nargs="+",
        action="extend",
        default=[],
        metavar="WHO",
        help=f"only for these: {FORMS}, and tutor alone for all",
    )
    parser.add_argument(
        "--save", metavar="PLAN_OUT", help="also write a plan file (.hsmc) that remembers what went out; it may be PLAN"
    )
    parser.add_argument("--replace", action="store_true", help="replace files of the same names in the folder")


def concern_asked(plan: Plan, typed: str | None) -> Concern | None:
    """Whom `--for` names; None: everybody.

    Raises:
        BadInputError: nobody is called so, or several are.
    """
    if typed is None:
        return None
    found = concerns_asked(plan, [typed])
    if len(found) != 1:
        raise BadInputError.at(
            typed, "these are several", f"choose one of {', '.join(map(str, found)) or 'the others'}"
        )
    return found[0]


def concerns_asked(plan: Plan, typed: list[str]) -> tuple[Concern, ...]:
    """Those of `--for`; everybody where nobody is named.

    Raises:
        BadInputError: nobody is called so.
    """
    from hsmc_scheduler.app.sending.whom import read_concerns

    concerns, problems = read_concerns(plan, typed)
    if problems:
        raise BadInputError(problems)
    return concerns
