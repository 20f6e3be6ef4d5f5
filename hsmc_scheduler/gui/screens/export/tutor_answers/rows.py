"""What was read of a round as rows of tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from hsmc_scheduler.app.availability.asking import AskedTutor
from hsmc_scheduler.app.availability.breaking import Broken
from hsmc_scheduler.app.availability.received import Received, absence_words, summary
from hsmc_scheduler.gui.screens.export.found import Row
from hsmc_scheduler.gui.screens.export.found_tabs import Found
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.short_dates import day_short


def answers(
    received: Iterable[Received], left_out: Collection[str], broken: Sequence[Broken], settled: Collection[str]
) -> Found:
    """A row for each answer, with a box to tick where it can be taken over and is not yet (`settled`)."""
    rows = []
    for one in received:
        breaks = len({(b.block, b.day) for b in broken if b.tutor == one.tutor})
        grade = "bad" if not one.ready else "caution" if one.untouched or breaks else "good"
        state = counted(len(one.faults), "fault") + " to be mended" if not one.ready else _changes(one)
        state = "applied already" if one.tutor in settled else state
        told = f"breaks {counted(breaks, 'day')}" if breaks and one.ready else ""
        cells = (one.name, summary(one), state, told, one.said, day_short(one.answered), one.file)
        can = one.ready and one.tutor not in settled
        rows.append(Row(cells, grade, one.tutor not in left_out if can else None, one.tutor))
    return Found(("Tutor", "Answer", "Changes", "Timetable", "Says", "Answered", "File"), tuple(rows))


def changes(received: Iterable[Received]) -> Found:
    """A row for each absence that comes or goes."""
    rows = [
        Row((one.name, word, absence_words(absence)), grade)
        for one in received
        for word, grade, absences in (("New", "good", one.added), ("No longer", "caution", one.removed))
        for absence in absences
    ]
    return Found(("Tutor", "", "Absence"), tuple(rows))


def breaks(broken: Iterable[Broken]) -> Found:
    """A row for each day of a block that a late no breaks; its key is the block."""
    rows = [Row((b.name, b.sentence), "bad" if b.firm else "caution", key=f"{b.block[0]}#{b.block[1]}") for b in broken]
    return Found(("Tutor", "What it breaks of the timetable"), tuple(rows))


def waiting(tutors: Iterable[AskedTutor]) -> Found:
    """A row for each tutor who has not answered."""
    rows = [Row((t.name, t.email or "no address yet", day_short(t.asked) if t.asked else "")) for t in tutors]
    return Found(("Tutor", "E-mail", "Asked"), tuple(rows))


def _changes(one: Received) -> str:
    parts = [f"{len(one.added)} new" if one.added else "", f"{len(one.removed)} taken out" if one.removed else ""]
    return ", ".join(part for part in parts if part) or "nothing new"
