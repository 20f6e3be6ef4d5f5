"""Timetables as hints: which literals of a model one makes true."""

from __future__ import annotations

from collections import Counter

from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.engine.model import Literal, Model


def true_literals(model: Model, timetable: Timetable | None) -> frozenset[int] | None:
    """The literals a timetable makes true, as far as the model has them; None without a timetable."""
    if timetable is None:
        return None
    blocks = Counter(p.delivery for p in timetable.placements)
    true: list[Literal] = []
    for placement in timetable.placements:
        if placement.delivery in model.ids:
            true.extend(start_literals(model, placement, blocks[placement.delivery]))
            true.extend(people_literals(model, placement))
    true.extend(model.runs[key] for c in timetable.run_choices if (key := (c.cohort, c.delivery)) in model.runs)
    return frozenset(v.index for v in true)


def start_literals(model: Model, placement: Placement, blocks: int) -> list[Literal]:
    """The literal of the block's start in a split into that many blocks."""
    d = placement.delivery
    wanted = (blocks, placement.block, len(placement.days), placement.start)
    return [
        literal
        for literal, start in zip(model.literals[d], model.courses[d].starts, strict=True)
        if (start.blocks, start.block, start.length, start.day) == wanted
    ]


def people_literals(model: Model, placement: Placement) -> list[Literal]:
    """The literals of everyone who teaches or facilitates in the block."""
    d = placement.delivery
    year = model.index.deliveries[d].year
    found = []
    for sitting in placement.sittings:
        found += [model.teaches.get((d, sitting.session, tutor)) for tutor in sitting.tutors]
        for meeting in sitting.sets:
            learning_set = model.index.all_sets.get(meeting.learning_set)
            if learning_set is not None and meeting.tutor is not None:
                found.append(model.facilitates.get(((learning_set.cohort, year), meeting.tutor)))
    return [literal for literal in found if literal is not None]
