"""Nobody carries much more than a fair share of a year's teaching."""

from __future__ import annotations

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Model
from hsmc_scheduler.rules.fair_share import fair_shares


def post(model: Model) -> None:
    """For each tutor and year: half-days (elsewhere included) <= fair share + 2 x tolerance + over."""
    shares = fair_shares(model.index)
    tolerance = 2 * model.setting(RuleId.SHARE_LOAD_FAIRLY).parameters["tolerance_days"]
    for tutor, duties in model.duties.items():
        for year in sorted({model.index.deliveries[d.delivery].year for d in duties}):
            mine = [d for d in duties if model.index.deliveries[d.delivery].year == year]
            elsewhere = model.obstacles.halves.get((tutor, year), 0)
            most = sum(len(d.session.part.halves) for d in mine) + elsewhere
            limit = shares.get((tutor, year), 0) + tolerance
            if most > limit:
                over = model.cp.new_int_var(0, most - limit, "")
                model.cp.add(sum(len(d.session.part.halves) * d.literal for d in mine) + elsewhere <= limit + over)
                model.deviate(RuleId.SHARE_LOAD_FAIRLY, over)


ENCODING = Encoding(RuleId.SHARE_LOAD_FAIRLY, post=post)
