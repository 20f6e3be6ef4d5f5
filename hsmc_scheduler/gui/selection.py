"""What is selected: the same in every view."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

Block = tuple[str, int]
"""A block: the id of its delivery, and its number from 1."""


class Selection(QObject):
    """The selected blocks, the one last selected first. `changed` follows a change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.blocks: tuple[Block, ...] = ()

    @property
    def block(self) -> Block | None:
        """The block the inspector shows."""
        return self.blocks[0] if self.blocks else None

    def select(self, *blocks: Block) -> None:
        """Select these, and nothing else."""
        if blocks != self.blocks:
            self.blocks = blocks
            self.changed.emit()

    def toggle(self, block: Block) -> None:
        """Add one to what is selected, or take it out."""
        others = tuple(b for b in self.blocks if b != block)
        self.select(*others) if block in self.blocks else self.select(block, *others)
