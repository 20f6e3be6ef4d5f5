"""How a solve in its own process ended: a result always, and one plain sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hsmc_scheduler.engine.api import Result, Status


class Trouble(StrEnum):
    """What went wrong with the solver; a closed set."""

    CRASHED = "crashed"
    """It ended without an answer."""
    GARBLED = "garbled"
    """It said something that is no message."""
    SILENT = "silent"
    """It did not begin, or did not end, in the time it may take."""
    KILLED = "killed"
    """The system ended it, as it does when memory runs out."""
    MEMORY = "memory"
    VERSION = "version"
    """It is another version than the program."""
    DEFECT = "defect"
    """An error in the engine or in this program."""
    DISAGREES = "disagrees"
    """A timetable or a claim of its did not stand up to the rules."""
    ABSENT = "absent"
    """It could not be started."""


WORTH_ANOTHER_TRY = frozenset({Trouble.CRASHED, Trouble.GARBLED, Trouble.SILENT})

BROKE_DOWN = {
    Trouble.CRASHED: "The solver broke down",
    Trouble.GARBLED: "The solver answered in a way this program does not understand",
    Trouble.SILENT: "The solver did not answer in time",
    Trouble.KILLED: "The system ended the solver, most likely because the computer ran short of memory",
    Trouble.MEMORY: "The solver needs more memory",
    Trouble.VERSION: "The program was updated while it was open, so close it and start it again before solving",
    Trouble.DEFECT: "The solver met an error in the program, which should be reported",
    Trouble.DISAGREES: "An answer of the solver did not pass the check of the rules and is not shown; this is an error "
    "in the program and should be reported",
    Trouble.ABSENT: "The solver could not be started",
}
_ENDED = {
    Status.PROVEN: "The timetable is proven best.",
    Status.WITHIN: "A timetable close to the best possible was found.",
    Status.STOPPED: "The search ended with the best timetable found so far.",
    Status.IMPOSSIBLE: "No timetable can keep every requirement.",
    Status.NOTHING_FOUND: "The search ended before a timetable was found.",
    Status.INVALID: "The plan contradicts itself, so it was not solved.",
}


def sentence(result: Result, trouble: Trouble | None) -> str:
    """How it ended, in one sentence."""
    if trouble is None:
        return _ENDED[result.status]
    kept = "the best timetable found before is kept" if result.timetable else "no timetable had been found"
    return f"{BROKE_DOWN[trouble]}; {kept}."


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of a solve, whatever happened. `report`: what the solver wrote, without names, for those who mend it."""

    result: Result
    trouble: Trouble | None = None
    report: str = ""

    @property
    def sentence(self) -> str:
        """How it ended, in one sentence."""
        return sentence(self.result, self.trouble)
