"""Awards and the modules they need."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Route:
    """One award of a programme, with its credits and the module codes it requires."""

    id: str
    award: str
    credits: int
    required_modules: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.credits < 0:
            raise ValueError("credits cannot be negative")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme and its routes (PGCert 60, PGDip 120, MSc 180 credits)."""

    id: str
    title: str
    routes: tuple[Route, ...] = ()
    comment: str = ""
