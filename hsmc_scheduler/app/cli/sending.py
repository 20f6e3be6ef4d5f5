"""For whom something is, and what is asked of all that goes to many."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hsmc_scheduler.app.cli.answer import BadInputError
from hsmc_scheduler.app.cli.options import WITH_TIMETABLE, add_folder, add_plan, add_save

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
    add_plan(parser, optional=False, about=WITH_TIMETABLE)
    add_folder(parser)
    parser.add_argument(
        "--for",
        dest="whom",
        nargs="+",
        action="extend",
        default=[],
        metavar="WHO",
        help=f"only for these: {FORMS}, and tutor alone for all",
    )
    add_save(parser)


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
