"""`solve`: find a timetable and write it as a workbook."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hsmc_scheduler.app.cli.answer import BAD_INPUT, DONE, NOTHING
from hsmc_scheduler.app.cli.console import ProgressLine, note, say, say_json
from hsmc_scheduler.app.cli.numbers import seconds, seed, workers
from hsmc_scheduler.app.cli.options import add_json, add_plan, add_save
from hsmc_scheduler.app.cli.reading import output_file, read_document, timetable_of
from hsmc_scheduler.app.cli.writing import save_path

if TYPE_CHECKING:
    from hsmc_scheduler.domain.plan import Plan
    from hsmc_scheduler.domain.timetable import Timetable
    from hsmc_scheduler.engine.api import Options, Result

WORKBOOK = "timetable.xlsx"

DESCRIPTION = """\
Finds the best timetable it can, and writes it as an Excel workbook.

It goes on until the timetable is proven best or the time is up. Ctrl+C stops it at once and keeps
the best timetable found so far. Where the plan says that blocks before some date are past, they stay
as the timetable in the plan file, or the earlier one, has them."""

EXAMPLES = """\
for example:
  hsmc-scheduler solve my.hsmc -o timetable.xlsx --save solved.hsmc
  hsmc-scheduler solve changed.hsmc --from solved.hsmc --save solved-again.hsmc"""


def add_to(verbs: Any) -> None:
    """Describe the verb to argparse."""
    parser = verbs.add_parser(
        "solve",
        help="make a timetable",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_plan(parser)
    parser.add_argument(
        "-o",
        dest="workbook",
        metavar="OUT.xlsx",
        default=WORKBOOK,
        help=f"the workbook to write; replaced if it is there (without it: {WORKBOOK} in this folder)",
    )
    add_save(parser)
    parser.add_argument(
        "--from",
        dest="earlier",
        metavar="EARLIER",
        help="a plan file with a timetable: change as little of it as possible, and say what moved",
    )
    parser.add_argument(
        "--time-limit", type=seconds, default=180.0, metavar="S", help="stop after so many seconds (without it: 180)"
    )
    parser.add_argument(
        "--workers",
        type=workers,
        metavar="N",
        help="searches to run at once (without it: one for each processor core)",
    )
    parser.add_argument(
        "--seed", type=seed, default=1, metavar="N", help="another number searches in another order (without it: 1)"
    )
    parser.add_argument(
        "--repeatable",
        action="store_true",
        help="always give the same timetable for the same plan and seed, on any machine; slower",
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Solve, write, answer; returns the exit code."""
    from hsmc_scheduler.app.changes import changes
    from hsmc_scheduler.app.cli.json_answers import change_answer, result_answer
    from hsmc_scheduler.app.cli.outcome import change_lines, outcome, progress_words
    from hsmc_scheduler.app.solving import solve_until_stopped
    from hsmc_scheduler.engine.api import Options, Status

    workbook = output_file(asked.workbook, ".xlsx", "-o")
    plan_out = save_path(asked)
    document = read_document(asked.plan)
    plan = document.plan
    earlier = document.timetable if plan.frozen_before else None
    if asked.earlier:
        earlier = timetable_of(read_document(asked.earlier), asked.earlier)
    options = Options(asked.time_limit, asked.workers, asked.seed, repeatable=asked.repeatable)

    line = ProgressLine()
    ended = solve_until_stopped(plan, options, earlier, lambda news: line.show(progress_words(news)), _load_openpyxl)
    line.clear()
    result = ended.result
    if ended.interrupted:
        note("Stopped as you asked." + (" The best timetable so far is kept." if result.timetable else ""))
    written = tuple(_write(plan, result, options, earlier, workbook, plan_out))
    moved = changes(plan, earlier, result.timetable) if earlier and result.timetable else ()
    if asked.json:
        say_json(result_answer(plan, result) | {"changes": change_answer(moved)})
    else:
        for sentence in (*outcome(result), *change_lines(moved), *written):
            say(sentence)
    if result.status is Status.INVALID:
        return BAD_INPUT
    return DONE if result.timetable else NOTHING


def _load_openpyxl() -> None:
    import hsmc_scheduler.exchange.export_workbook.book  # noqa: F401  loaded while the search runs, for it is slow to load


def _write(
    plan: Plan, result: Result, options: Options, earlier: Timetable | None, workbook: Path, plan_out: Path | None
) -> Iterator[str]:
    """Write what was asked for, and say where. Nothing is written where there is no timetable."""
    from hsmc_scheduler.app.cli.writing import write_beside_if_held, write_plan
    from hsmc_scheduler.app.solving import proof_of
    from hsmc_scheduler.exchange.export_workbook import write_workbook
    from hsmc_scheduler.storage.document import Document

    timetable = result.timetable
    if timetable is None:
        return
    proof = proof_of(result, options.time_limit)
    if plan_out:
        write_plan(Document(plan, timetable, proof), plan_out)
        yield f"Written: {plan_out}"
    written = write_beside_if_held(workbook, lambda path: write_workbook(plan, timetable, proof, path, earlier))
    yield f"Written: {written}"
