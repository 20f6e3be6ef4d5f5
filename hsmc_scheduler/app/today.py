"""Today's date."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """Today, where the program runs."""
    return datetime.now(tz=UTC).astimezone().date()
