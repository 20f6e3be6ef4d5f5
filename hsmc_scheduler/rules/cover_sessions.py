"""Cover every session: enough tutors of its team, with the leads it asks for, and no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.domain.session import LeadCover, Session
from hsmc_scheduler.domain.timetable import Sitting
from hsmc_scheduler.rules.rule import FIRM, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject, session_subject

ID = RuleId.COVER_SESSIONS


@dataclass(frozen=True, slots=True)
class _Fault:
    what: str
    people: int
    tutors: tuple[str, ...] = ()
    facts: tuple[int, ...] = ()


def find(situation: Situation) -> Iterator[Violation]:
    """People short, not of the team, or beyond what is asked; leads not there. One violation a block and fault."""
    for delivery in situation.deliveries:
        for block in situation.blocks(delivery.id):
            faults: dict[_Fault, list[Sitting]] = defaultdict(list)
            for sitting in block.sittings:
                for fault in _faults(situation.index, situation.session(block, sitting), sitting):
                    faults[fault].append(sitting)
            for fault, sittings in faults.items():
                sessions = (session_subject(delivery.id, s.session) for s in sittings)
                tutors = (Subject(Kind.TUTOR, t) for t in fault.tutors)
                dates = tuple(dict.fromkeys(s.day for s in sittings))
                subjects = (block_subject(block), *sessions, *tutors)
                yield Violation(ID, fault.people * len(sittings), subjects, dates, fault.what, fault.facts)


def _faults(index: PlanIndex, session: Session, sitting: Sitting) -> Iterator[_Fault]:
    assigned = tuple(dict.fromkeys(sitting.tutors))
    staffing = session.staffing
    if not staffing.tutors:
        if assigned:
            yield _Fault("nobody wanted", len(assigned), assigned)
        return
    team = index.team(session)
    from_team = [t for t in assigned if t in team]
    leads = tuple(t for t in index.leads(session) if t in team)
    absent_leads = tuple(t for t in leads if t not in assigned)
    if len(from_team) < staffing.tutors:
        yield _Fault("short", staffing.tutors - len(from_team), facts=(staffing.tutors, len(from_team)))
    if len(from_team) < len(assigned):
        outside = tuple(t for t in assigned if t not in team)
        yield _Fault("not of the team", len(outside), outside)
    if staffing.leads is LeadCover.ANY and leads and absent_leads == leads:
        yield _Fault("no lead", 1, leads)
    if staffing.leads is LeadCover.ALL and absent_leads:
        yield _Fault("leads missing", len(absent_leads), absent_leads)
    most = max(staffing.tutors, len(leads))
    if len(assigned) > most:
        yield _Fault("too many", len(assigned) - most, assigned, (most,))


RULE = Rule(
    id=ID,
    title="Cover every session",
    unit="person",
    units="people",
    default=Importance.REQUIRED,
    choices=FIRM,
    find=find,
)
