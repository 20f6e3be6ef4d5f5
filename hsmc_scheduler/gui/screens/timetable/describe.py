"""A block in words: for a tooltip, and for who hears the screen rather than sees it."""

from __future__ import annotations

from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.projections.messages.words import listed
from hsmc_scheduler.projections.short_dates import span_short


def block_lines(state: ViewState, block: Block) -> tuple[str, ...]:
    """What a block is, when, for whom, by whom, where, and what is special about it; a line each."""
    facts, its = state.workspace.document.facts, state.roll.blocks[block]
    names, pins = facts.names, facts.content.plan.pins
    pinned = [p for p in pins if p.active and (p.delivery, p.block) == block]
    held = [
        what
        for what, there in (
            ("dates", any(p.start for p in pinned)),
            ("room", any(p.room for p in pinned)),
            ("tutors", any(p.tutors for p in pinned)),
        )
        if there
    ]
    return tuple(
        line
        for line in (
            f"{its.code} block {block[1]} of {its.of}",
            its.title,
            span_short(its.placement.start, its.placement.end),
            listed([names.cohort(c) for c in its.cohorts]),
            listed(names.tutors(its.tutors)) or "No tutor yet",
            listed([names.room(r) for r in its.rooms]),
            f"Pinned: {listed(held)}" if held else "",
            "Breaks a requirement: see Checks" if block in state.broken else "",
            "Room refused: see Checks" if block in state.refused else "",
        )
        if line
    )
