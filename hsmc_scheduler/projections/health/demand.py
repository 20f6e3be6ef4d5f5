"""What must be had of rooms, tutors and people, and between which dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover, Session
from hsmc_scheduler.projections.health.available import Available
from hsmc_scheduler.projections.health.datebits import DateSet
from hsmc_scheduler.projections.health.fitting import Fitting, Places
from hsmc_scheduler.rules.rule import Kind


@dataclass(frozen=True, slots=True)
class Item:
    """Half-days of one session that lie on one of `dates`; `first` and `last` are the places of its outer dates."""

    delivery: str
    dates: DateSet
    first: int
    last: int
    half_days: int


@dataclass(frozen=True, slots=True)
class Demand:
    """Everything that only these rooms, or only these tutors, can give; or all that one strand of a group attends.

    Items are in order of how wide a span they have, the narrowest first.
    """

    kind: Kind
    who: frozenset[str]
    items: tuple[Item, ...]
    title: str = ""


Claim = tuple[frozenset[str], int]
"""So many of these people, or rooms, at once."""


def demands(available: Available, found: list[tuple[Fitting, Places]]) -> Iterator[Demand]:
    """Rooms, then tutors (single ones first), then groups."""
    sessions = list(_sessions(found))
    asked = available.asked
    if RuleId.AVOID_ROOM_CLASHES in asked:
        claims = [(item, _room_claims(available, item.delivery, session)) for item, session in sessions]
        yield from _by_claim(Kind.ROOM, claims)
    if RuleId.AVOID_TUTOR_CLASHES in asked:
        claims = [(item, _tutor_claims(available, item.delivery, session)) for item, session in sessions]
        yield from _by_claim(Kind.TUTOR, claims)
    if RuleId.AVOID_STUDENT_CLASHES in asked:
        by_delivery: dict[str, list[tuple[Item, Session]]] = defaultdict(list)
        for item, session in sessions:
            by_delivery[item.delivery].append((item, session))
        for group in available.index.groups:
            for strand in group.strands:
                attended = (
                    item
                    for delivery in strand
                    for item, session in by_delivery.get(delivery, ())
                    if available.index.attends(session, group.cohort)
                )
                yield Demand(Kind.GROUP, frozenset({group.id}), _ordered(attended), group.title)


def _sessions(found: Iterable[tuple[Fitting, Places]]) -> Iterator[tuple[Item, Session]]:
    for fitting, places in found:
        days = places.days(len(fitting.day_sessions))
        for dates, day in zip(days, fitting.day_sessions, strict=True):
            first, last = (dates & -dates).bit_length() - 1, dates.bit_length() - 1
            for session in day:
                yield Item(fitting.delivery.id, dates, first, last, len(session.part.halves)), session


def _room_claims(available: Available, delivery: str, session: Session) -> list[Claim]:
    """How many rooms of each choice, counting those whose choice is narrower."""
    counts: dict[frozenset[str], int] = {}
    for count, need in enumerate(available.room_needs(delivery, session), 1):
        counts[frozenset(available.rooms_for(need))] = count
    return list(counts.items())


def _tutor_claims(available: Available, delivery: str, session: Session) -> list[Claim]:
    index, staffing, claims = available.index, session.staffing, dict[frozenset[str], int]()
    team = frozenset(index.team(session)) if RuleId.COVER_SESSIONS in available.asked else frozenset()
    sets = index.sets(delivery, session) if RuleId.KEEP_SET_FACILITATORS in available.asked else ()
    able = frozenset(index.facilitators(session))
    if staffing.tutors and team:
        claims[team] = staffing.tutors
        leads = frozenset(index.leads(session)) & team
        if leads and staffing.leads is not LeadCover.NONE:
            least = len(leads) if staffing.leads is LeadCover.ALL else 1
            claims[leads] = max(least, claims.get(leads, 0))
    if sets and able:
        teaching = claims.get(team, 0) if team else 0
        claims[able] = len(sets) + max((n for who, n in claims.items() if who <= able), default=0)
        if team and not team <= able:
            claims[able | team] = len(sets) + teaching
        for learning_set in sets:
            if learning_set.facilitator in able:
                named = frozenset({str(learning_set.facilitator)})
                claims[named] = max(1, claims.get(named, 0))
    return list(claims.items())


def _by_claim(kind: Kind, claims: list[tuple[Item, list[Claim]]]) -> Iterator[Demand]:
    everyone = {who for _, own in claims for who, _ in own if who}
    for who in sorted(everyone, key=lambda w: (len(w), sorted(w))):
        items = []
        for item, own in claims:
            most = max((number for narrower, number in own if narrower <= who), default=0)
            if most:
                items.append(Item(item.delivery, item.dates, item.first, item.last, item.half_days * most))
        yield Demand(kind, who, _ordered(items))


def _ordered(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda i: i.last - i.first))
