"""Numbers on the command line, each with its bounds."""

from __future__ import annotations

import argparse

LONGEST_SECONDS = 86_400
MOST_WORKERS = 64
LARGEST_SEED = 2**31 - 1
MOST_PROGRAMMES = 100


def seconds(text: str) -> float:
    """A time above zero, a day at most."""
    number = float(text)
    if not 0 < number <= LONGEST_SECONDS:
        raise argparse.ArgumentTypeError(f"{text} is not a number of seconds above 0 and up to {LONGEST_SECONDS}")
    return number


def workers(text: str) -> int:
    """How many searches at once."""
    return _between(text, 1, MOST_WORKERS)


def seed(text: str) -> int:
    """A seed OR-Tools takes."""
    return _between(text, 0, LARGEST_SEED)


def programmes(text: str) -> int:
    """How big a generated plan is."""
    return _between(text, 1, MOST_PROGRAMMES)


def _between(text: str, low: int, high: int) -> int:
    number = int(text)
    if not low <= number <= high:
        raise argparse.ArgumentTypeError(f"{text} is not a number from {low} to {high}")
    return number
