"""Several blocks in the inspector."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsmc_scheduler.gui.screens.timetable.inspector.parts import RowButton, pair, section, value
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.block_facts import block_title
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.short_dates import span_short

MOST_LISTED = 20


def several_contents(workspace: Workspace, state: ViewState, blocks: tuple[Block, ...]) -> QWidget:
    """How many there are, and each to be selected by itself."""
    facts, roll = workspace.document.facts, state.roll.blocks
    placements = sorted((roll[b].placement for b in blocks), key=lambda p: p.start)
    pinned = {(p.delivery, p.block) for p in facts.index.plan.pins if p.active}
    contents = QWidget()
    column = QVBoxLayout(contents)
    column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
    column.setSpacing(0)
    column.addWidget(label(f"{len(blocks)} blocks selected", "title"))
    column.addSpacing(SPACE)
    last = max(p.end for p in placements)
    pair(column, "Dates", value(span_short(placements[0].start, last)))
    pair(column, "Teaching", value(counted(sum(len(p.days) for p in placements), "day")))
    held = sum(b in pinned for b in blocks)
    pair(column, "Pinned", value("All" if held == len(blocks) else str(held) if held else "None"))
    section(column, "Blocks")
    for placement in placements[:MOST_LISTED]:
        title = block_title(facts.names, facts.index, placement.key)
        dates = span_short(placement.start, placement.end)
        row = RowButton(title, dates, "", f"Select {title}, {dates}, alone")
        row.clicked.connect(partial(select_alone, workspace, placement.key))
        column.addWidget(row)
    if len(placements) > MOST_LISTED:
        column.addWidget(label(f"and {len(placements) - MOST_LISTED} more", "secondary"))
    column.addStretch(1)
    return contents


def select_alone(workspace: Workspace, block: Block, _checked: bool = False) -> None:
    """Select one block and nothing else."""
    workspace.selection.select(block)
