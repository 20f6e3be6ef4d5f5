"""The line at the bottom: how good the timetable is, the plan's state, the last message."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from hsmc_scheduler.gui.document import PlanDocument
from hsmc_scheduler.gui.theme.tokens import SPACE, STATUS
from hsmc_scheduler.gui.widgets.text import label, regrade
from hsmc_scheduler.projections.checks import verdict_words
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.projections.proof import status_words

MESSAGE_MS = 12_000
"""How long a message stays."""


class StatusLine(QFrame):
    """Follows the document; `say` shows a message for a while."""

    def __init__(self, document: PlanDocument) -> None:
        super().__init__()
        self.setObjectName("statusLine")
        self.setAccessibleName("Status")
        self.setFixedHeight(STATUS)
        self._document = document
        self._dot = label("●")
        self._proof, self._counts, self._message = label(), label("", "secondary"), label("", "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, 0, SPACE * 2, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._dot)
        row.addWidget(self._proof)
        row.addSpacing(SPACE)
        row.addWidget(self._counts)
        row.addStretch(1)
        row.addWidget(self._message)
        self._timer = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._timer.timeout.connect(lambda: self._message.setText(""))
        document.changed.connect(self.refresh)
        self.refresh()

    def say(self, sentence: str) -> None:
        """Show a message for a while."""
        self._message.setText(sentence)
        self._timer.start()

    @property
    def words(self) -> str:
        """Everything the line says."""
        return "  ".join(one.text() for one in (self._proof, self._counts, self._message) if one.text())

    def refresh(self) -> None:
        """Show the document as it is now."""
        grade, words = proof_state(self._document)
        self._proof.setText(words)
        for one in (self._dot, self._proof):
            regrade(one, grade)
        card, timetable = self._document.facts.card, self._document.timetable
        if card is None or timetable is None:
            self._counts.setText("")
        else:
            self._counts.setText(f"{counted(len(timetable.placements), 'block')} · {verdict_words(card)}")


def proof_state(document: PlanDocument) -> tuple[str, str]:
    """A grade (good, caution, bad or none) and the words for how good the timetable is."""
    if document.timetable is None:
        return "", "No timetable yet"
    if errors := document.facts.errors:
        return "bad", f"{counted(len(errors), 'thing')} in the plan to be put right first"
    card = document.facts.card
    if card is not None and not card.sound:
        return "bad", f"{counted(len(card.broken), 'requirement')} broken"
    if document.out_of_date:
        edits = document.edits_since
        since = f"{counted(edits, 'edit')} since" if edits else "the plan has changed since it was made"
        return "caution", f"Out of date: {since}"
    proof = document.proof
    if proof is None:
        return (
            "",
            "Timetable changed by hand"
            if document.edits_since
            else "How good this timetable is has not been worked out",
        )
    return ("good" if proof.proven else ""), status_words(proof)
