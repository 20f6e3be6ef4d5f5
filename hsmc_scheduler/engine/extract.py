"""From a solved model to a timetable without rooms."""

from __future__ import annotations

from collections.abc import Callable

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Placement, RunChoice, SetSitting, Sitting, Timetable
from hsmc_scheduler.engine.course import Start
from hsmc_scheduler.engine.model import Literal, Model
from hsmc_scheduler.engine.sets_meeting import SetClass, sets_of_class

Truth = Callable[[Literal], bool]


def extract(model: Model, true: Truth) -> Timetable:
    """The placements a solution says; `true` tells whether a literal is true in it."""
    chosen = {
        kind: [t for t in tutors if true(model.facilitates[kind, t])] for kind, tutors in model.set_classes.items()
    }
    sets = {kind: share_out(model, kind, tutors) for kind, tutors in chosen.items()}
    placements: list[Placement] = []
    for delivery in model.deliveries:
        literals = zip(model.literals[delivery.id], model.courses[delivery.id].starts, strict=True)
        starts = sorted((start for literal, start in literals if true(literal)), key=lambda s: s.block)
        placements.extend(place(model, delivery.id, start, sets, true) for start in starts)
    runs = tuple(
        RunChoice(group.cohort, choice.title, run)
        for group in model.groups
        if group.id == f"{group.cohort}/{group.year}"
        for choice in group.one_of
        for run in choice.runs
        if run in model.ids and true(model.runs[group.cohort, run])
    )
    return Timetable(tuple(placements), runs)


def place(model: Model, delivery: str, start: Start, sets: dict[SetClass, dict[str, str]], true: Truth) -> Placement:
    """One block with its tutors and facilitators."""
    sittings = []
    year = model.index.deliveries[delivery].year
    for number, day in start.taught:
        for session in model.index.days[delivery][number]:
            everyone = dict.fromkeys((*model.index.team(session), *model.index.tutors))
            tutors = tuple(
                t
                for t in everyone
                if (delivery, session.id, t) in model.teaches and true(model.teaches[delivery, session.id, t])
            )
            meeting = tuple(
                SetSitting(s.id, sets.get((s.cohort, year), {}).get(s.id), None)
                for s in model.index.sets(delivery, session)
            )
            sittings.append(Sitting(session.id, day, tutors, None, meeting))
    return Placement(delivery, start.block, tuple(sittings))


def share_out(model: Model, kind: SetClass, tutors: list[str]) -> dict[str, str]:
    """Which set each chosen facilitator has: as fixed, else as in the earlier timetable, else in order."""
    sets = sets_of_class(model.index, kind)
    left = list(tutors)
    shared: dict[str, str] = {}
    before = {} if model.setting(RuleId.CHANGE_LITTLE).off else earlier_facilitators(model)
    for wanted in ({s.id: s.facilitator for s in sets}, {s.id: before.get((s.id, kind[1])) for s in sets}):
        for s in sets:
            tutor = wanted[s.id]
            if tutor in left and s.id not in shared:
                shared[s.id] = tutor
                left.remove(tutor)
    for s in sets:
        if s.id not in shared and left:
            shared[s.id] = left.pop(0)
    return shared


def earlier_facilitators(model: Model) -> dict[tuple[str, str], str]:
    """Who had each set in each academic year of the earlier timetable."""
    found: dict[tuple[str, str], str] = {}
    for placement in model.earlier.placements if model.earlier else ():
        delivery = model.index.deliveries.get(placement.delivery)
        for sitting in placement.sittings if delivery else ():
            for s in sitting.sets:
                if s.tutor is not None and delivery is not None:
                    found.setdefault((s.learning_set, delivery.year), s.tutor)
    return found
