"""Have all leads present: where a module has several leads, all of them come to its sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.session import LeadCover
from hsmc_scheduler.rules.once_per_plan import once_per_plan
from hsmc_scheduler.rules.rule import GRADED, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject


def find(situation: Situation) -> Iterator[Violation]:
    """For each session that wants all its leads: the leads who do not teach it; told by block and lead."""
    wanted = wanted_leads(situation.index)
    for delivery in situation.deliveries:
        leads_of = wanted[delivery.id]
        for block in situation.blocks(delivery.id) if leads_of else ():
            missing: dict[str, list[date]] = defaultdict(list)
            for sitting in block.sittings:
                for lead in leads_of.get(sitting.session, ()):
                    if lead not in sitting.tutors:
                        missing[lead].append(sitting.day)
            for lead, days in missing.items():
                subjects = (Subject(Kind.TUTOR, lead), block_subject(block))
                yield Violation(RULE.id, len(days), subjects, tuple(sorted(set(days))))


@once_per_plan
def wanted_leads(index: PlanIndex) -> dict[str, dict[str, tuple[str, ...]]]:
    """By delivery and session: the active leads in the team, where two or more are and the session asks for both."""
    return {delivery.id: _wanted(index, delivery) for delivery in index.deliveries.values()}


def _wanted(index: PlanIndex, delivery: Delivery) -> dict[str, tuple[str, ...]]:
    found = {}
    for session in delivery.sessions:
        if session.staffing.tutors and session.staffing.leads is not LeadCover.NONE:
            team = index.team(session)
            leads = tuple(dict.fromkeys(lead for lead in index.leads(session) if lead in team))
            if len(leads) >= 2:
                found[session.id] = leads
    return found


RULE = Rule(
    id=RuleId.HAVE_ALL_LEADS_PRESENT,
    title="Have all leads present",
    unit="absence",
    units="absences",
    default=Importance.MEDIUM,
    choices=GRADED,
    find=find,
)
