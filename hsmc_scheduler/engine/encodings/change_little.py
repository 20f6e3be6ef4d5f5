"""As little as possible changes against an earlier timetable."""

from __future__ import annotations

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Model


def post(model: Model) -> None:
    """1 - (its start and length are kept) for each earlier block; 1 - literal for each tutor and facilitator it had."""
    for placement in model.earlier.placements if model.earlier else ():
        if placement.delivery in model.ids:
            kept = [
                literal
                for literal, start in zip(
                    model.literals[placement.delivery], model.courses[placement.delivery].starts, strict=True
                )
                if (start.block, start.day, start.length) == (placement.block, placement.start, len(placement.days))
            ]
            model.deviate(RuleId.CHANGE_LITTLE, 1 - model.count(kept, 1))
            post_people(model, placement)


def post_people(model: Model, placement: Placement) -> None:
    """Charge every tutor taken off a session of an earlier block, and every set's facilitator."""
    d = placement.delivery
    for sitting in placement.sittings:
        session = model.index.sessions.get((d, sitting.session))
        for tutor in sitting.tutors:
            model.deviate(RuleId.CHANGE_LITTLE, 1 - model.teaches.get((d, sitting.session, tutor), model.zero))
        meeting = model.index.sets(d, session) if session else ()
        year = model.index.deliveries[d].year
        classes = {s.id: (s.cohort, year) for s in meeting}
        named = {s.id: s.facilitator for s in meeting}
        for s in sitting.sets:
            if s.tutor is not None:
                kind = classes.get(s.learning_set)
                kept = kind is not None and named[s.learning_set] in (None, s.tutor)
                had = model.facilitates.get((kind, s.tutor), model.zero) if kind and kept else model.zero
                model.deviate(RuleId.CHANGE_LITTLE, 1 - had)


ENCODING = Encoding(RuleId.CHANGE_LITTLE, post=post)
