"""What the engine knows of one rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.course import Start

if TYPE_CHECKING:
    from hsmc_scheduler.engine.model import Model
    from hsmc_scheduler.engine.room_names import RoomNames


@dataclass(frozen=True, slots=True)
class Encoding:
    """A rule as the solver has it. Each part may be missing; a rule that is off has no say.

    `admits_day`: may this day number be taught on this date at all; `admits_start`: may this block start so; `post`:
    constraints and costs on the model of dates and tutors; `post_rooms`: the same on the naming of rooms, after dates.
    """

    rule: RuleId
    admits_day: Callable[[Model, Delivery, int, date], bool] | None = None
    admits_start: Callable[[Model, Delivery, Start], bool] | None = None
    post: Callable[[Model], None] | None = None
    post_rooms: Callable[[RoomNames], None] | None = None
