"""For whom: as it is typed on the command line, and what their files are called."""

from __future__ import annotations

from collections.abc import Iterable

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem
from hsmc_scheduler.exchange.safe_names import safe_name
from hsmc_scheduler.projections.concern import TITLES, Concern, Who, concerns_of, name_of


def read_concerns(plan: Plan, typed: Iterable[str]) -> tuple[tuple[Concern, ...], tuple[Problem, ...]]:
    """Those typed ("tutor:snelling", by id or name; "tutor": every tutor), in the plan's order; and what is wrong."""
    everyone = concerns_of(plan)
    typed = tuple(typed)
    wanted: set[Concern] = set()
    problems = []
    for text in typed:
        kind, colon, one = (part.strip().casefold() for part in text.partition(":"))
        if kind in {w.value for w in Who}:
            of_kind = [c for c in everyone if c.who.value == kind]
        else:  # a name alone; of a tutor who leads, the tutor
            kind, colon, one = "person, cohort or room", ":", text.strip().casefold()
            of_kind = [c for c in everyone if c.who is not Who.LEAD]
        found = [c for c in of_kind if not colon or c.id.casefold() == one] or [
            c for c in of_kind if name_of(plan, c).casefold() == one
        ]
        if len(found) == 1 or (found and not colon):
            wanted.update(found)
        else:
            what = f"the plan has several of that name, each a {kind}" if found else f"the plan has no such {kind}"
            listed = ", ".join(str(c) for c in of_kind[:12])
            problems.append(Problem(text, what, f"choose one of {listed or 'the others'}"))
    return tuple(c for c in everyone if c in wanted) if typed else everyone, tuple(problems)


def titles_of(plan: Plan, concerns: Iterable[Concern]) -> dict[Concern, str]:
    """What the files of each are called, without an ending; never one for two: Tutor - Iain Snelling."""
    taken: set[str] = set()
    # room is kept for the longest of their endings
    ending = ".xlsx"
    return {c: safe_name(f"{TITLES[c.who]} - {name_of(plan, c)}", ending, taken).removesuffix(ending) for c in concerns}
