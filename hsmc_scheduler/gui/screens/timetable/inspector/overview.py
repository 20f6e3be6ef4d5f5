"""The inspector while nothing is selected: how the timetable stands, and the next block."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsmc_scheduler.app.adjusting import Unplaced, unplaced
from hsmc_scheduler.app.today import today
from hsmc_scheduler.gui.frame.status_line import proof_state
from hsmc_scheduler.gui.places import Place
from hsmc_scheduler.gui.screens.timetable.commands.block_commands import BlockCommands
from hsmc_scheduler.gui.screens.timetable.inspector.of_several import select_alone
from hsmc_scheduler.gui.screens.timetable.inspector.parts import RowButton, link, pair, section, value
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.theme.tokens import SPACE
from hsmc_scheduler.gui.widgets.text import label
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.block_facts import block_title
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.short_dates import span_short

COMING = 3


def overview(workspace: Workspace, state: ViewState, commands: BlockCommands) -> QWidget:
    """In a few words: proof, counts, what comes next, and what to do to see more."""
    document, facts = workspace.document, workspace.document.facts
    shown = sorted((b.placement for b in state.shown()), key=lambda p: p.start)
    pinned = {(p.delivery, p.block) for p in facts.index.plan.pins if p.active}
    contents = QWidget()
    column = QVBoxLayout(contents)
    column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
    column.setSpacing(0)
    column.addWidget(label("Timetable" if state.preview is None else "Not kept yet", "title"))
    column.addSpacing(2)
    if state.preview is None:
        grade, words = proof_state(document)
        column.addWidget(label(words, "secondary" if not grade else "", wrap=True, grade=grade))
    column.addSpacing(SPACE)
    of = "" if state.only is None else f" of {len(state.roll.blocks)}"
    pair(column, "Blocks", value(f"{len(shown)}{of}"))
    pair(column, "Teaching", value(counted(sum(len(p.days) for p in shown), "day")))
    pair(column, "Pinned", value(str(sum(p.key in pinned for p in shown)) if pinned else "None"))
    if state.preview is None and (card := facts.card) is not None:
        broken = len(card.broken)
        notes = sum(len(line.violations) for line in card.lines if not line.setting.required)
        open_checks = partial(workspace.go, Place("checks"))
        words = f"{counted(broken, 'requirement')} broken" if broken else counted(notes, "note")
        pair(column, "Checks", link(words, open_checks, "Show Checks", enabled=True, grade="bad" if broken else ""))
    missing = unplaced(document.plan, document.timetable) if document.timetable and state.preview is None else ()
    if missing:
        section(column, "Without dates")
        for block in missing:
            title = f"{block_title(facts.names, facts.index, block.key)} of {block.of}"
            row = RowButton(title, "choose a date", "bad", f"Choose a date for {title}")
            row.setEnabled(state.can_change)
            row.clicked.connect(partial(_place, commands, block))
            column.addWidget(row)
    now = today()
    coming = [p for p in shown if p.end >= now][:COMING]
    if coming:
        section(column, "Next blocks")
        for placement in coming:
            title = block_title(facts.names, facts.index, placement.key)
            dates = span_short(placement.start, placement.end)
            row = RowButton(title, dates, "", f"Select {title}, {dates}")
            row.clicked.connect(partial(select_alone, workspace, placement.key))
            column.addWidget(row)
    column.addSpacing(SPACE * 2)
    column.addWidget(
        label(
            "Select a block to see its sessions, its people, what its date costs and where else it could go.",
            "secondary",
            wrap=True,
        )
    )
    column.addStretch(1)
    return contents


def _place(commands: BlockCommands, block: Unplaced, _checked: bool = False) -> None:
    commands.place(block)
