"""The ways a delivery may be cut, in words."""

from __future__ import annotations

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.problems.cuts import why_not
from hsmc_scheduler.domain.split import MOST_SPLITS, Split, allowed_splits
from hsmc_scheduler.projections.messages.words import counted

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven")
MOST_LISTED = 3
RUN_FROM = 4
"""So many equal blocks are counted rather than listed."""


def splits_words(delivery: Delivery) -> str:
    """3 + 2 or 2 + 3; or 7 two-day blocks; or that there is none, and why."""
    splits = allowed_splits(delivery)
    if not splits:
        why = why_not(delivery)
        return f"No split is possible: {why}."
    if len(splits) <= MOST_LISTED:
        return " or ".join(split_words(s) for s in splits)
    counts = sorted({len(s) for s in splits})
    span = f"{counts[0]} to {counts[-1]} blocks" if len(counts) > 1 else counted(counts[0], "block")
    whole = f"{len(splits)}" if len(splits) < MOST_SPLITS else f"more than {MOST_SPLITS}"
    shown = ", ".join(split_words(s) for s in splits[:MOST_LISTED])
    return f"{shown}, or one of {int(whole) - MOST_LISTED if whole.isdigit() else whole} more ways ({span})"


def split_words(split: Split) -> str:
    """3 + 2; equal blocks as 7 two-day blocks."""
    if len(set(split)) == 1 and (len(split) >= RUN_FROM or split[0] == 1):
        return counted(len(split), f"{NUMBERS[split[0]]}-day block")
    if len(split) == 1:
        return f"one block of {counted(split[0], 'day')}"
    return " + ".join(map(str, split))
