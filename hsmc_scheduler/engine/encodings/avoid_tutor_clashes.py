"""No tutor is in two places at once."""

from __future__ import annotations

from itertools import combinations

from ortools.sat.python import cp_model

from hsmc_scheduler.domain.index import atoms
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Duty, Model


def post(model: Model) -> None:
    """Optional intervals of half-days in one no-overlap for each tutor.

    Within one day of a delivery the two duties exclude each other outright; half-days taught outside this model rule
    out the dates: literal + sum of starts on them <= 1.
    """
    for tutor, duties in model.duties.items():
        for a, b in combinations(duties, 2):
            if (a.delivery, a.number) == (b.delivery, b.number) and a.session.part.overlaps(b.session.part):
                model.cp.add_at_most_one([a.literal, b.literal])
        if len({d.delivery for d in duties}) > 1:
            model.cp.add_no_overlap([interval(model, d) for d in duties])
        taken = model.obstacles.taught.get(tutor, frozenset())
        for duty in duties if taken else ():
            rule_out(model, duty, taken)


def interval(model: Model, duty: Duty) -> cp_model.IntervalVar:
    """The half-days of a duty, present if the tutor has it."""
    halves = duty.session.part.halves
    start = 2 * model.date_of(duty.delivery, duty.number) + halves[0]
    return model.cp.new_optional_fixed_size_interval_var(start, len(halves), duty.literal, "")


def rule_out(model: Model, duty: Duty, taken: frozenset[int] | dict[int, str]) -> None:
    """The duty is not had on a date any of whose half-days is taken."""
    on = model.on_dates(duty.delivery, duty.number)
    barred = [lit for day, lits in on.items() if any(a in taken for a in atoms(day, duty.session.part)) for lit in lits]
    if barred:
        model.cp.add_at_most_one([*barred, duty.literal])


ENCODING = Encoding(RuleId.AVOID_TUTOR_CLASHES, post=post)
