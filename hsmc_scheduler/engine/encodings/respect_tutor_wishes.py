"""Tutors teach when they would like to."""

from __future__ import annotations

from hsmc_scheduler.domain.index import atoms
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Duty, Literal, Model


def unwelcome(model: Model, duty: Duty) -> list[Literal]:
    """The start literals that put a duty on a date its tutor would rather not teach on."""
    tutor = model.index.tutors[duty.tutor]
    mind = model.index.prefer_not[duty.tutor]
    liked = tutor.preferred_weekdays
    return [
        literal
        for day, literals in model.on_dates(duty.delivery, duty.number).items()
        if (liked and day.weekday() not in liked) or any(a in mind for a in atoms(day, duty.session.part))
        for literal in literals
    ]


def post(model: Model) -> None:
    """For each duty: literal + sum of unwelcome starts <= 1 + against wishes, once a tutor and session."""
    for duties in model.duties.values():
        against: dict[tuple[str, str], Literal] = {}
        for duty in duties:
            mind = unwelcome(model, duty)
            if mind:
                session = (duty.delivery, duty.session.id)
                if session not in against:
                    against[session] = model.cp.new_bool_var("")
                    model.deviate(RuleId.RESPECT_TUTOR_WISHES, against[session])
                model.cp.add(sum(mind) + duty.literal <= 1 + against[session])


ENCODING = Encoding(RuleId.RESPECT_TUTOR_WISHES, post=post)
