"""All leads of a module are there when it is taught."""

from __future__ import annotations

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover
from hsmc_scheduler.engine.encodings.cover_sessions import leads_in_team
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Model


def post(model: Model) -> None:
    """For each session with two or more leads in its team: 1 - literal for each of them."""
    for delivery in model.deliveries:
        for session in delivery.sessions:
            leads = leads_in_team(model, session)
            if session.staffing.leads is LeadCover.NONE or session.staffing.tutors == 0 or len(leads) < 2:
                continue
            for tutor in leads:
                there = model.teaches.get((delivery.id, session.id, tutor))
                if there is not None:
                    model.deviate(RuleId.HAVE_ALL_LEADS_PRESENT, 1 - there)


ENCODING = Encoding(RuleId.HAVE_ALL_LEADS_PRESENT, post=post)
