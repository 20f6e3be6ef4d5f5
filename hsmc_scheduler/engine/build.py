"""From a plan to a model: variables, then every rule that is not off."""

from __future__ import annotations

from collections.abc import Callable, Collection

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.engine.course import Course
from hsmc_scheduler.engine.encodings.registry import ENCODINGS
from hsmc_scheduler.engine.model import Model
from hsmc_scheduler.engine.obstacles import Obstacles
from hsmc_scheduler.engine.variables import add_variables


class StoppedError(Exception):
    """The model was no longer wanted before it was whole."""


def build(
    index: PlanIndex,
    deliveries: Collection[Delivery] | None = None,
    *,
    earlier: Timetable | None = None,
    obstacles: Obstacles | None = None,
    only_required: bool = False,
    courses: dict[str, Course] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Model:
    """The model of some deliveries (None: all). `only_required`: no preference has a say, nothing is minimised.

    `courses`: those of an earlier model of the same plan, by delivery, which saves laying them out again. `stop` is
    asked between the rules whether to give up.

    Raises:
        StoppedError: when it says so.
    """
    wanted = tuple(index.deliveries.values()) if deliveries is None else deliveries
    model = Model(index, wanted, earlier=earlier, obstacles=obstacles)
    if courses is not None:
        model.courses = {d.id: courses[d.id] for d in wanted if d.id in courses}
    add_variables(model)
    if courses is not None:
        courses.update(model.courses)
    for encoding in ENCODINGS:
        if stop is not None and stop():
            raise StoppedError
        setting = model.setting(encoding.rule)
        if encoding.post and not setting.off and (setting.required or not only_required):
            encoding.post(model)
    for group in model.groups:
        for choice in group.one_of:
            runs = [model.runs[group.cohort, r] for r in choice.runs if r in model.ids]
            if runs:
                model.cp.add_exactly_one(runs)
    model.minimise()
    return model
