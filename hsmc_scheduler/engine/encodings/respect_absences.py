"""Tutors teach on days they work and are not away."""

from __future__ import annotations

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Model


def post(model: Model) -> None:
    """For each duty: literal + sum of the starts that put it on a date the tutor cannot teach <= 1."""
    for tutor, duties in model.duties.items():
        for duty in duties:
            barred = [
                literal
                for day, literals in model.on_dates(duty.delivery, duty.number).items()
                if not model.is_there(tutor, day, duty.session.part)
                for literal in literals
            ]
            if barred:
                model.cp.add_at_most_one([*barred, duty.literal])


ENCODING = Encoding(RuleId.RESPECT_ABSENCES, post=post)
