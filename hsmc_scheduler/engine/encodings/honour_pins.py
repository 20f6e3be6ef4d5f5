"""What the planner fixed, and what is past, stays."""

from __future__ import annotations

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.course import Start
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Model
from hsmc_scheduler.engine.room_names import RoomNames


def admits_start(model: Model, delivery: Delivery, start: Start) -> bool:
    """Only the pinned start and length of a pinned block, in a split that has such a block; nothing new in the past."""
    for pin in model.pins_of(delivery.id):
        if start.blocks < pin.block:
            return False
        if start.block == pin.block and (
            (pin.start is not None and start.day != pin.start) or (pin.days is not None and start.length != pin.days)
        ):
            return False
    before, gone = model.index.plan.frozen_before, model.past_blocks(delivery.id)
    if before and model.earlier and start.day < before and start.block not in {past.block for past in gone}:
        return False
    for past in gone:
        if start.blocks < past.block:
            return False
        if start.block == past.block and (start.day != past.start or start.length != len(past.days)):
            return False
    return True


def post(model: Model) -> None:
    """Pinned tutors teach their session, and nobody else does."""
    for delivery in model.deliveries:
        for pin in model.pins_of(delivery.id):
            for pinned in pin.tutors:
                for tutor in dict.fromkeys((*pinned.tutors, *model.index.tutors)):
                    literal = model.teaches.get((delivery.id, pinned.session, tutor), model.zero)
                    model.cp.add(literal == (1 if tutor in pinned.tutors else 0))
                _keep_session_in_block(model, delivery, pin.block, pinned.session)


def _keep_session_in_block(model: Model, delivery: Delivery, block: int, session: str) -> None:
    """A session whose tutors are pinned is in the block it was pinned in."""
    number = model.index.day_numbers.get((delivery.id, session))
    course = model.courses[delivery.id]
    inside = [
        literal
        for literal, start in zip(model.literals[delivery.id], course.starts, strict=True)
        if start.block == block and number is not None and start.first <= number < start.first + start.length
    ]
    model.cp.add(sum(inside) == 1)


def post_rooms(names: RoomNames) -> None:
    """The main needs of a block have its pinned room; the demand in avoid_room_clashes asks for no other."""
    for need, options in names.options.items():
        for room in names.book.pinned.get(need.block, ()) if need.learning_set is None else ():
            names.cp.add_bool_or([options[room]] if room in options else [])


ENCODING = Encoding(RuleId.HONOUR_PINS, admits_start=admits_start, post=post, post_rooms=post_rooms)
