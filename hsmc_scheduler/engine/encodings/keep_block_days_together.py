"""Block days are open days; that they are consecutive and in one week lies in what a start is."""

from __future__ import annotations

from datetime import date

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Model


def admits_day(model: Model, delivery: Delivery, _number: int, day: date) -> bool:
    """Only open dates of the delivery's weekdays and year."""
    return model.index.is_open(delivery, day)


ENCODING = Encoding(RuleId.KEEP_BLOCK_DAYS_TOGETHER, admits_day=admits_day)
