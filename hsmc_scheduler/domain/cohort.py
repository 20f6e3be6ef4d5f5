"""Cohorts, their pathways, action learning sets and students."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ElectiveOption:
    """A delivery on offer, and how many of the cohort are expected to take it."""

    delivery: str
    expected: int


@dataclass(frozen=True, slots=True)
class ElectiveSlot:
    """Each student of the cohort takes `choose` of these deliveries."""

    title: str
    options: tuple[ElectiveOption, ...]
    choose: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.choose <= len(self.options):
            raise ValueError("a slot cannot ask for more deliveries than it offers")


@dataclass(frozen=True, slots=True)
class RepeatRuns:
    """The whole cohort attends exactly one of these runs of the same teaching; which one is the timetable's to say."""

    title: str
    runs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathwayYear:
    """What a cohort takes in one academic year: deliveries for all, slots to choose from, repeat runs."""

    year: str
    required: tuple[str, ...] = ()
    electives: tuple[ElectiveSlot, ...] = ()
    one_of: tuple[RepeatRuns, ...] = ()


@dataclass(frozen=True, slots=True)
class RouteShare:
    """How many of a cohort are registered for a route."""

    route: str
    people: int


@dataclass(frozen=True, slots=True)
class Cohort:
    """An intake taught together. `set_size`: the most people in one action learning set."""

    id: str
    title: str
    programme: str
    intake: str
    size: int
    pathway: tuple[PathwayYear, ...] = ()
    routes: tuple[RouteShare, ...] = ()
    set_size: int = 8
    comment: str = ""

    def __post_init__(self) -> None:
        if self.size < 0:
            raise ValueError("a cohort's size cannot be negative")
        if self.set_size < 1:
            raise ValueError("a set holds at least one person")


@dataclass(frozen=True, slots=True)
class ActionLearningSet:
    """A small group of one cohort that keeps one facilitator (a tutor id; None: not yet chosen)."""

    id: str
    title: str
    cohort: str
    size: int
    facilitator: str | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Student:
    """One person. Takes what the cohort requires, plus `takes`, less `skips` (delivery ids).

    `takes` holds elective choices and anything out of step (a returner); `skips` what is deferred or already passed.
    """

    id: str
    name: str
    cohort: str
    route: str = ""
    employer: str = ""
    learning_set: str = ""
    academic_tutor: str = ""
    workplace_mentor: str = ""
    email: str = ""
    takes: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    residential: bool = False
    comment: str = ""
