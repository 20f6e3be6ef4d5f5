"""Every action learning set has a facilitator, the same one all year."""

from __future__ import annotations

from datetime import date

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Model
from hsmc_scheduler.engine.sets_meeting import fixed_facilitators, sets_of_class


def admits_day(model: Model, delivery: Delivery, number: int, day: date) -> bool:
    """Only dates on which as many facilitators as sets, and every fixed one, are not away."""
    if model.setting(RuleId.RESPECT_ABSENCES).off:
        return True
    for session in model.index.days[delivery.id][number]:
        sets = model.index.sets(delivery.id, session)
        if sets:
            there = {t for t in model.index.facilitators(session) if model.is_there(t, day, session.part)}
            if len(there) < len(sets) or any(s.facilitator and s.facilitator not in there for s in sets):
                return False
    return True


def post(model: Model) -> None:
    """For each class of sets (which meet at the same times): as many of its possible facilitators as it has sets.

    Which set each of them has is settled afterwards; all their duties are the same. In a session where several
    classes meet, a tutor has a set of one of them.
    """
    for kind, tutors in model.set_classes.items():
        literals = [model.facilitates[kind, t] for t in tutors]
        sets = sets_of_class(model.index, kind)
        model.cp.add(sum(literals) == len(sets))
        for tutor in fixed_facilitators(sets):
            fixed = model.facilitates.get((kind, tutor))
            model.cp.add((model.zero if fixed is None else fixed) == 1)


ENCODING = Encoding(RuleId.KEEP_SET_FACILITATORS, admits_day=admits_day, post=post)
