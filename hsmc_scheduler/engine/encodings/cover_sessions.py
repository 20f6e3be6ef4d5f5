"""Every session has the tutors and leads it asks for."""

from __future__ import annotations

from datetime import date

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover, Session
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Model


def leads_in_team(model: Model, session: Session) -> list[str]:
    """The module's active leads who may teach this session."""
    team = model.index.team(session)
    return [t for t in model.index.leads(session) if t in team]


def admits_day(model: Model, delivery: Delivery, number: int, day: date) -> bool:
    """Only dates on which enough of the team, and the leads wanted, are not away."""
    if model.setting(RuleId.RESPECT_ABSENCES).off:
        return True
    for session in model.index.days[delivery.id][number]:
        if session.staffing.tutors == 0:
            continue
        there = [t for t in model.index.team(session) if model.is_there(t, day, session.part)]
        leads = leads_in_team(model, session)
        present = [t for t in leads if t in there]
        if len(there) < session.staffing.tutors:
            return False
        if session.staffing.leads is LeadCover.ANY and leads and not present:
            return False
        if session.staffing.leads is LeadCover.ALL and len(present) < len(leads):
            return False
    return True


def post(model: Model) -> None:
    """Tutors <= sum of the team <= max(tutors, leads); any lead: sum of leads >= 1; all leads: each."""
    for delivery in model.deliveries:
        for session in delivery.sessions:
            wanted = session.staffing.tutors
            if wanted == 0:
                continue
            team = model.index.team(session)
            leads = leads_in_team(model, session)
            there = [model.teaches[delivery.id, session.id, t] for t in team]
            model.cp.add_linear_constraint(sum(there), wanted, max(wanted, len(leads)))
            present = [model.teaches[delivery.id, session.id, t] for t in leads]
            if session.staffing.leads is LeadCover.ANY and leads:
                model.cp.add_at_least_one(present)
            if session.staffing.leads is LeadCover.ALL:
                for literal in present:
                    model.cp.add(literal == 1)


ENCODING = Encoding(RuleId.COVER_SESSIONS, admits_day=admits_day, post=post)
