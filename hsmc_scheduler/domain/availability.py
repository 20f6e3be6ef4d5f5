"""What a tutor says of a day when asked for their availability, and the words it is said with."""

from __future__ import annotations

from enum import StrEnum

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.tutor import AbsenceKind


class Said(StrEnum):
    """The three answers."""

    CAN = "can"
    RATHER_NOT = "rather not"
    CANNOT = "cannot"


DaySaid = tuple[Said, Said]
"""The answers for a day's morning and afternoon."""
ALL_DAY_CAN: DaySaid = (Said.CAN, Said.CAN)
HALVES = ("am", "pm")
KINDS = {Said.CANNOT: AbsenceKind.AWAY, Said.RATHER_NOT: AbsenceKind.PREFER_NOT}
CHOICES = tuple(said.value for said in Said)
ALSO = {
    **dict.fromkeys(("no", "n", "unavailable", "not available"), Said.CANNOT),
    **dict.fromkeys(("yes", "y", "ok", "available"), Said.CAN),
}
"""Other words that can mean one thing only; a cross or a tick may mean either."""
HALF_CHOICES = tuple(f"{said} {half}" for said in (Said.RATHER_NOT, Said.CANNOT) for half in HALVES)
"""Offered as well where half-days are taught."""


def answer_words(said: DaySaid) -> str:
    """What stands in a day's cell: cannot; cannot am; rather not am, cannot pm; nothing where the tutor can."""
    morning, afternoon = said
    if morning is afternoon:
        return "" if morning is Said.CAN else morning.value
    return ", ".join(f"{one} {half}" for one, half in zip(said, HALVES, strict=True) if one is not Said.CAN)


def answer_of(text: str) -> DaySaid | None:
    """What a day's cell says, by its own words or others that mean the same; None: it is none of the answers.

    Capitals and spaces do not matter; empty means can.
    """
    found = [Said.CAN, Said.CAN]
    for piece in text.casefold().split(","):
        words = piece.split()
        half = words.pop() if len(words) > 1 and words[-1] in HALVES else ""
        answer = " ".join(words) or Said.CAN.value
        if answer not in CHOICES and answer not in ALSO:
            return None
        for n in range(2):
            if not half or HALVES[n] == half:
                found[n] = ALSO[answer] if answer in ALSO else Said(answer)
    return found[0], found[1]


def part_of(said: DaySaid, wanted: Said) -> DayPart | None:
    """The part of the day of which that is said; None: it is not said."""
    match [one is wanted for one in said]:
        case [True, True]:
            return DayPart.WHOLE
        case [True, False]:
            return DayPart.MORNING
        case [False, True]:
            return DayPart.AFTERNOON
    return None
