"""The options several verbs have, said once."""

from __future__ import annotations

import argparse

PLAN_HELP = "a plan file (.hsmc)"
WITH_TIMETABLE = f"{PLAN_HELP} with a timetable"
BUNDLED_HELP = f"{PLAN_HELP}; without one, the bundled Leadership for Health Services Improvement, 2027-29"


def add_plan(parser: argparse.ArgumentParser, *, optional: bool = True, about: str = PLAN_HELP) -> None:
    """Let the verb take a plan. `about`: what it must be, where it is not optional."""
    nargs = "?" if optional else None
    parser.add_argument("plan", metavar="PLAN", nargs=nargs, help=BUNDLED_HELP if optional else about)


def add_into(parser: argparse.ArgumentParser, without: str = "") -> None:
    """Let the verb read something into a plan. `without`: what becomes of it without one; "": one must be named."""
    about = "the plan file (.hsmc) it is for"
    parser.add_argument(
        "--into",
        dest="plan",
        metavar="PLAN",
        required=not without,
        help=f"{about} (without it: {without})" if without else about,
    )


def add_save(parser: argparse.ArgumentParser) -> None:
    """Let the verb save the plan that comes of it; `writing.save_path` says where."""
    parser.add_argument(
        "--save", metavar="PLAN_OUT", help="write the plan that comes of it to a file (.hsmc); it may be PLAN"
    )


def add_output(parser: argparse.ArgumentParser, name: str, what: str) -> None:
    """Let the verb be told the file to write, such as OUT.xlsx, a workbook; `reading.output_asked` says where."""
    parser.add_argument("-o", dest="output", metavar=name, required=True, help=f"the {what} to write")
    parser.add_argument("--replace", action="store_true", help="replace it if it is there")


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Let the verb write many files into a folder."""
    parser.add_argument("folder", metavar="DIR", help="the folder the files go to; made if it is not there")
    parser.add_argument("--replace", action="store_true", help="replace files of the same names in the folder")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let the verb answer other programs."""
    parser.add_argument("--json", action="store_true", help="answer as JSON, for another program")
