"""Nobody has to be in two sessions at once."""

from __future__ import annotations

from hsmc_scheduler.domain.attendance import Group
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Literal, Model


def half_days(model: Model, group: Group, delivery: str) -> dict[int, Literal]:
    """For each half-day (2 x date ordinal + half) the group may attend the delivery, whether it does."""
    key = (delivery, group.cohort if (group.cohort, delivery) in model.runs else "", _pattern(model, group, delivery))
    if key not in model.occupied:
        at: dict[int, list[int]] = {}
        for day, covering in model.courses[delivery].covering.items():
            for position, number in covering:
                for half in {h for s in model.sessions_of_day(group, delivery, number) for h in s.part.halves}:
                    at.setdefault(day.toordinal() * 2 + half, []).append(position)
        model.occupied[key] = {
            atom: model.count(model.attended(group, delivery, positions), 1) for atom, positions in at.items()
        }
    return model.occupied[key]


def _pattern(model: Model, group: Group, delivery: str) -> str:
    """A name for which sessions of the delivery the group's people come to."""
    comes = [model.index.attends(s, group.cohort) for s in model.index.deliveries[delivery].sessions]
    return "all" if all(comes) else "".join("01"[c] for c in comes)


def post(model: Model) -> None:
    """For each strand and half-day: sum of attended sittings <= 1 + clash."""
    done: set[frozenset[tuple[int, ...]]] = set()
    for group in model.groups:
        at: dict[int, list[list[Literal]]] = {}
        for strand in model.strands(group):
            taken: dict[int, list[Literal]] = {}
            for d in strand:
                for atom, literal in half_days(model, group, d).items():
                    taken.setdefault(atom, []).append(literal)
            for atom, literals in taken.items():
                at.setdefault(atom, []).append(literals)
        for sums in at.values():
            key = frozenset(tuple(sorted(t.index for t in row)) for row in sums)
            if key not in done or not model.setting(RuleId.AVOID_STUDENT_CLASHES).required:
                done.add(key)  # a morning and its afternoon often ask the same, once required
                model.at_most(RuleId.AVOID_STUDENT_CLASHES, sums, 1)


ENCODING = Encoding(RuleId.AVOID_STUDENT_CLASHES, post=post)
