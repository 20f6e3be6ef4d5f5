"""How a solve is told, while it runs and when it has ended."""

from __future__ import annotations

import pytest

from hsmc_scheduler.app.cli.outcome import outcome, progress_words
from hsmc_scheduler.engine.api import Progress, Result, Status
from hsmc_scheduler.rules.score import score_timetable
from tests.builders import a_full_timetable, a_plan

PLAN = a_plan()
TIMETABLE = a_full_timetable(PLAN, weeks=4)


def ended(status: Status, objective: int | None, bound: int | None, *reasons: str) -> list[str]:
    found = objective is not None
    card = score_timetable(PLAN, TIMETABLE) if found else None
    result = Result(status, TIMETABLE if found else None, objective, bound, 12.34, card, reasons)
    return list(outcome(result))


@pytest.mark.parametrize(
    ("objective", "bound", "words"),
    [
        (None, 0, "7 s: no timetable yet (looking)"),
        (500, 0, "7 s: a timetable, how good is not known yet (looking)"),
        (500, 450, "7 s: a timetable at most 10.0% from the best (looking)"),
        (500, 500, "7 s: the best timetable (looking)"),
        (0, 0, "7 s: the best timetable (looking)"),
    ],
)
def test_progress_says_how_good_the_timetable_is_by_now(objective: int | None, bound: int, words: str) -> None:
    assert progress_words(Progress(7.2, objective, bound, "looking")) == words


@pytest.mark.parametrize(
    ("status", "objective", "bound", "words"),
    [
        (Status.PROVEN, 100, 100, "Proven best timetable, after 12.3 s."),
        (Status.WITHIN, 100, 99, "Timetable within 1 % of the best possible, after 12.3 s."),
        (
            Status.STOPPED,
            100,
            0,
            "Timetable found, after 12.3 s; how far it is from the best possible is not known yet.",
        ),
        (Status.NOTHING_FOUND, None, 0, "No timetable was found in 12.3 s; there may be one."),
        (Status.IMPOSSIBLE, None, None, "No timetable can keep every requirement:"),
        (Status.INVALID, None, None, "The plan could not be solved:"),
    ],
)
def test_the_end_is_told_by_what_is_known(status: Status, objective: int | None, bound: int | None, words: str) -> None:
    assert ended(status, objective, bound)[0].startswith(words)


def test_every_reason_is_told() -> None:
    lines = ended(Status.IMPOSSIBLE, None, None, "Ann is away all year", "June has too few days")
    assert lines[1:3] == ["  Ann is away all year", "  June has too few days"]


def test_the_first_and_last_day_are_told() -> None:
    assert "2 blocks, Tue 5 October 2027 to Thu 4 November 2027." in ended(Status.PROVEN, 0, 0)
