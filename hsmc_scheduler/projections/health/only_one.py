"""Tutors a plan cannot do without: the only one who may lead, teach or facilitate something."""

from __future__ import annotations

from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.session import LeadCover
from hsmc_scheduler.projections.health.available import Available
from hsmc_scheduler.projections.health.finding import Finding
from hsmc_scheduler.projections.messages.words import listed
from hsmc_scheduler.rules.rule import Kind, Subject


def only_ones(available: Available) -> list[Finding]:
    """A warning for each tutor who alone may do something, with all they alone may do."""
    index = available.index
    alone: dict[str, dict[tuple[str, str], None]] = {}
    for delivery in index.deliveries.values():
        for session in delivery.sessions:
            team, staffing = index.team(session), session.staffing
            leads = tuple(t for t in index.leads(session) if t in team)
            able = index.facilitators(session) if index.sets(delivery.id, session) else ()
            if staffing.tutors and len(team) == 1:
                alone.setdefault(team[0], {})["teach", session.module] = None
            elif staffing.tutors and staffing.leads is not LeadCover.NONE and len(leads) == 1:
                alone.setdefault(leads[0], {})["lead", session.module] = None
            if len(able) == 1:
                alone.setdefault(able[0], {})["facilitate sets of", session.module] = None
    findings = []
    for tutor, things in alone.items():
        name = index.tutors[tutor].name
        titles = {code: index.modules[code].title if code in index.modules else code for _, code in things}
        verbs = dict.fromkeys(verb for verb, _ in things)
        can = "; ".join(f"{verb} {listed([titles[c] for v, c in things if v == verb])}" for verb in verbs)
        modules = tuple(Subject(Kind.MODULE, code) for code in titles)
        findings.append(
            Finding(
                Severity.WARNING,
                f"Only {name} can {can}",
                (Subject(Kind.TUTOR, tutor), *modules),
                f"Name somebody else who could stand in for {name}",
            )
        )
    return findings
