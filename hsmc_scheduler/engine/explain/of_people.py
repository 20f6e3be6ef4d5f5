"""What teaching asks of people: leads, teams, facilitators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hsmc_scheduler.domain.cohort import ActionLearningSet
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover, Session, Staffing
from hsmc_scheduler.engine.explain.edits import added_tutor, change_module, change_sessions
from hsmc_scheduler.engine.explain.requirement import Loosening, Requirement, once
from hsmc_scheduler.projections.messages.words import counted, listed
from hsmc_scheduler.rules.rule import Kind, Subject

ONE_LEAD_LESS, ANOTHER_LEAD, ANOTHER_TUTOR, NO_LEAD, FEWER_TUTORS = 10, 16, 14, 25, 12
ANOTHER_FACILITATOR, OTHER_FACILITATOR = 14, 6
MOST_NEW, MOST_NAMED = 6, 3


def staffing(index: PlanIndex, delivery: Delivery, asked: frozenset[RuleId]) -> Iterator[Requirement]:
    """The leads and the teams a delivery's sessions ask for, and its sets' facilitators. Leads before teams."""
    if RuleId.COVER_SESSIONS in asked:
        groups: dict[tuple[str, Staffing], list[Session]] = {}
        for session in delivery.sessions:
            if session.staffing.tutors:
                groups.setdefault((session.module, session.staffing), []).append(session)
        for sessions in groups.values():
            leads = tuple(t for t in index.leads(sessions[0]) if t in index.team(sessions[0]))
            if leads and sessions[0].staffing.leads is not LeadCover.NONE:
                yield _leads(index, delivery, sessions, leads)
        for sessions in groups.values():
            yield _team(index, delivery, sessions)
    if RuleId.KEEP_SET_FACILITATORS in asked:
        meetings = [s for s in delivery.sessions if index.sets(delivery.id, s)]
        if meetings:
            yield _facilitators(index, delivery, meetings)


def _leads(index: PlanIndex, delivery: Delivery, sessions: list[Session], leads: tuple[str, ...]) -> Requirement:
    title, ids = _what(index, delivery, sessions)
    names = [index.tutors[t].name for t in leads]
    every = sessions[0].staffing.leads is LeadCover.ALL and len(leads) > 1

    def put(plan: Plan, cover: LeadCover) -> Plan:
        return change_sessions(
            plan, delivery.id, lambda s: s.id in ids, lambda s: replace(s, staffing=replace(s.staffing, leads=cover))
        )

    def another(plan: Plan) -> Plan:
        changed, tutor = added_tutor(plan)
        team = sessions[0].staffing.team
        changed = change_module(changed, sessions[0].module, lambda m: replace(m, leads=(*m.leads, tutor)))
        if team:
            wider = replace(sessions[0].staffing, team=(*team, tutor))
            changed = change_sessions(changed, delivery.id, lambda s: s.id in ids, lambda s: replace(s, staffing=wider))
        return changed

    loosenings = [once(f"Let {title} be taught without a lead", lambda p: put(p, LeadCover.NONE), NO_LEAD)]
    if every:
        words = f"Let {title} be taught with one of its leads instead of all"
        loosenings.append(once(words, lambda plan: put(plan, LeadCover.ANY), ONE_LEAD_LESS))
    else:
        loosenings.append(once(f"Name another lead of {title}", another, ANOTHER_LEAD))
    who = listed(names) if every or len(names) == 1 else listed(names).replace(" and ", " or ")
    return Requirement(
        f"leads {delivery.id} {sessions[0].id}",
        f"{title} needs {who} there, as {'its leads' if every else 'its lead'}",
        tuple(Subject(Kind.TUTOR, t) for t in leads),
        lambda plan: put(plan, LeadCover.NONE),
        tuple(loosenings),
    )


def _team(index: PlanIndex, delivery: Delivery, sessions: list[Session]) -> Requirement:
    """Beside any lead it needs; what is dropped leaves that need as it then stands."""
    title, ids = _what(index, delivery, sessions)
    now, team = sessions[0].staffing, index.team(sessions[0])
    has_leads = any(t in team for t in index.leads(sessions[0]))

    def drop(plan: Plan) -> Plan:
        pinned = {
            p.session: p.tutors for pin in plan.pins if pin.active and pin.delivery == delivery.id for p in pin.tutors
        }

        def least(session: Session) -> Session:
            cover, held = session.staffing.leads, pinned.get(session.id, ())
            leads = 0 if cover is LeadCover.NONE or not has_leads else 1
            wider = tuple(dict.fromkeys((*team, *held))) if held else session.staffing.team
            return replace(session, staffing=Staffing(max(leads, len(held)), cover, wider))

        return change_sessions(plan, delivery.id, lambda s: s.id in ids, least)

    def fewer(plan: Plan, number: int) -> Plan:
        new = replace(now, tutors=now.tutors - number)
        return change_sessions(plan, delivery.id, lambda s: s.id in ids, lambda s: replace(s, staffing=new))

    def more(plan: Plan, number: int) -> Plan:
        for _ in range(number):
            plan, tutor = added_tutor(plan)
            plan = _teaching_too(plan, delivery.id, sessions[0].module, ids, tutor)
        return plan

    loosenings = [
        Loosening(
            lambda n: f"Name {counted(n, 'more tutor')} who may teach {title}",
            more,
            lambda n: ANOTHER_TUTOR * n,
            MOST_NEW,
        )
    ]
    if now.tutors > 1:
        loosenings.append(
            Loosening(
                lambda n: f"Let {title} be taught by {counted(now.tutors - n, 'tutor')} instead of {now.tutors}",
                fewer,
                lambda n: FEWER_TUTORS * n,
                now.tutors - 1,
            )
        )
    names = [index.tutors[t].name for t in team]
    who = listed(names).replace(" and ", " or ") if names else "nobody"
    number = (
        f"{counted(now.tutors, 'tutor')}, and only {who} may teach it" if names else "a tutor, and nobody may teach it"
    )
    return Requirement(
        f"team {delivery.id} {sessions[0].id}",
        f"{title} needs {number}",
        tuple(Subject(Kind.TUTOR, t) for t in team),
        drop,
        tuple(loosenings),
    )


def _teaching_too(plan: Plan, delivery: str, code: str, ids: frozenset[str], tutor: str) -> Plan:
    plan = change_module(plan, code, lambda m: replace(m, teachers=(*m.teachers, tutor)))

    def widen(session: Session) -> Session:
        team = session.staffing.team
        return replace(session, staffing=replace(session.staffing, team=(*team, tutor) if team else ()))

    return change_sessions(plan, delivery, lambda s: s.id in ids, widen)


def _facilitators(index: PlanIndex, delivery: Delivery, meetings: list[Session]) -> Requirement:
    ids = frozenset(s.id for s in meetings)
    sets = max(len(index.sets(delivery.id, s)) for s in meetings)
    codes = tuple(dict.fromkeys(s.module for s in meetings))
    able = tuple(dict.fromkeys(t for s in meetings for t in index.facilitators(s)))

    def meet_no_more(plan: Plan) -> Plan:
        return change_sessions(plan, delivery.id, lambda s: s.id in ids, lambda s: replace(s, sets_meet=False))

    def more(plan: Plan, number: int) -> Plan:
        for _ in range(number):
            plan, tutor = added_tutor(plan)
            for code in codes:
                plan = change_module(plan, code, lambda m, t=tutor: _facilitated_by(m, t))  # type: ignore[misc]  # bound early
        return plan

    names = [index.tutors[t].name for t in able]
    several = f"The {sets} sets of {delivery.title} keep one facilitator each"
    whose = several if sets > 1 else f"The set of {delivery.title} keeps one facilitator"
    who = f"only {listed(names)} may" if 0 < len(names) <= sets + 2 else f"{counted(len(names), 'tutor')} may"
    return Requirement(
        f"sets {delivery.id}",
        f"{whose} throughout, and {who} facilitate",
        tuple(Subject(Kind.TUTOR, t) for t in able),
        meet_no_more,
        (
            Loosening(
                lambda n: f"Name {counted(n, 'more facilitator')} for the sets of {delivery.title}",
                more,
                lambda n: ANOTHER_FACILITATOR * n,
                MOST_NEW,
            ),
        ),
    )


def _facilitated_by(module: Module, tutor: str) -> Module:
    return replace(module, facilitators=(*module.facilitators, tutor))


def named_facilitator(index: PlanIndex, learning_set: ActionLearningSet) -> Requirement:
    """That a set has the facilitator the planner named."""
    who = next((t.name for t in index.plan.tutors if t.id == learning_set.facilitator), learning_set.facilitator)

    def anyone(plan: Plan) -> Plan:
        sets = tuple(replace(s, facilitator=None) if s.id == learning_set.id else s for s in plan.sets)
        return replace(plan, sets=sets)

    return Requirement(
        f"facilitator {learning_set.id}",
        f"{who} facilitates {learning_set.title}",
        (Subject(Kind.SET, learning_set.id),),
        anyone,
        (once(f"Let somebody other than {who} facilitate {learning_set.title}", anyone, OTHER_FACILITATOR),),
    )


def _what(index: PlanIndex, delivery: Delivery, sessions: list[Session]) -> tuple[str, frozenset[str]]:
    """What to call some sessions of a delivery that are staffed alike, and their ids."""
    code = sessions[0].module
    module = index.modules.get(code)
    title = delivery.title if len(delivery.modules) == 1 else f"{module.title if module else code} in {delivery.title}"
    if any(s.module == code and s.staffing != sessions[0].staffing for s in delivery.sessions if s.staffing.tutors):
        named = [s.title for s in sessions[:MOST_NAMED]]
        rest = len(sessions) - len(named)
        title += f" ({listed([*named, f'{rest} more'] if rest else named)})"
    return title, frozenset(s.id for s in sessions)
