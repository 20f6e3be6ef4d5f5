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
        kind, _, one = text.partition(":")
        if kind not in {w.value for w in Who}:
            problems.append(
                Problem(text, "this is nobody", "write tutor:, lead:, cohort: or room: and an id or a name")
            )
            continue
        of_kind = [c for c in everyone if c.who.value == kind]
        found = [c for c in of_kind if not one or c.id == one] or [
            c for c in of_kind if name_of(plan, c).casefold() == one.casefold()
        ]
        if len(found) == 1 or (found and not one):
            wanted.update(found)
        else:
            what = f"the plan has several {kind}s of that name" if found else f"the plan has no such {kind}"
            problems.append(
                Problem(text, what, f"choose one of {', '.join(c.id for c in of_kind[:12]) or 'the others'}")
            )
    return tuple(c for c in everyone if c in wanted) if typed else everyone, tuple(problems)


def titles_of(plan: Plan, concerns: Iterable[Concern]) -> dict[Concern, str]:
    """What the files of each are called, without an ending; never one for two: Tutor - Iain Snelling."""
    taken: set[str] = set()
    # room is kept for the longest of their endings
    ending = ".xlsx"
    return {c: safe_name(f"{TITLES[c.who]} - {name_of(plan, c)}", ending, taken).removesuffix(ending) for c in concerns}
