"""One delivery, or its first block, is over before another starts."""

from __future__ import annotations

from hsmc_scheduler.domain.delivery import DeliveryOrder, OrderPart
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Expr, Model
from hsmc_scheduler.engine.progress_by_week import begun_by


def post(model: Model) -> None:
    """End of `first` + min_days <= start of `then` + days short; by weeks too, which the relaxation sees better."""
    for order in model.index.plan.orders:
        if order.active and order.first in model.ids and order.then in model.ids and order.first != order.then:
            post_order(model, order)


def post_order(model: Model, order: DeliveryOrder) -> None:
    """Post one order between two deliveries of the model."""
    setting = model.setting(RuleId.KEEP_DELIVERIES_IN_ORDER)
    last_day = len(model.index.days[order.first]) - 1
    end: Expr
    if order.part is OrderPart.ALL_BLOCKS:
        end = model.date_of(order.first, last_day)
    else:
        course = model.courses[order.first]
        pairs = [(p, s) for p, s in enumerate(course.starts) if s.block == 1]
        end = sum(model.offset(s.end) * model.literals[order.first][p] for p, s in pairs)
    start = model.date_of(order.then, 0)
    if not setting.required:
        short = model.cp.new_int_var(0, 800, "")
        model.cp.add(end + order.min_days <= start + short)
        model.charge(RuleId.KEEP_DELIVERIES_IN_ORDER, short)
        return
    model.cp.add(end + order.min_days <= start)
    first, then = model.courses[order.first], model.courses[order.then]
    weeks_between = order.min_days // 7
    for week in then.weeks:
        started = sum(begun_by(model, then, n, 1, week) for n in then.block_counts)
        over = sum(
            begun_by(model, first, n, 1 if order.part is OrderPart.FIRST_BLOCK else n, week - weeks_between)
            for n in first.block_counts
        )
        model.cp.add(started <= over)


ENCODING = Encoding(RuleId.KEEP_DELIVERIES_IN_ORDER, post=post)
