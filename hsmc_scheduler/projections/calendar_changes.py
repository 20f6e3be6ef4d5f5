"""Today's entries against the calendars as they last went out: what is new, what moved, what is to be taken out.

The record holds one `CalendarEvent` for each version of an entry somebody still has, so that who was sent only part of
the changes is sent the rest later. Versions of an entry share their UID; the higher SEQUENCE is the newer.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from hsmc_scheduler.domain.correspondence import CalendarEvent, Correspondence
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.projections.calendar_events import Entry
from hsmc_scheduler.projections.concern import Concern, Who, people_of

DOMAIN = "hsmc-scheduler"
DIGITS = 24
Key = tuple[str, ...]
PEOPLE = {Who.TUTOR: "tutors", Who.LEAD: "leads", Who.COHORT: "cohorts", Who.ROOM: "rooms"}
SAME_PERSON = {Who.TUTOR: Who.LEAD, Who.LEAD: Who.TUTOR}


class Change(StrEnum):
    """What became of an entry in one calendar."""

    NEW = "new"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Sent:
    """One entry of one calendar, as it goes out now. `before`: as they have it; None: they do not."""

    event: CalendarEvent
    change: Change
    entry: Entry | None = None
    before: CalendarEvent | None = None


@dataclass(frozen=True, slots=True)
class Calendars:
    """What each calendar holds; `letters` are those it was held against, `today` every entry as it is now, by UID."""

    entries: dict[Concern, tuple[Sent, ...]]
    letters: Correspondence
    calendar_id: str
    today: Today

    @property
    def after(self) -> Correspondence:
        """The correspondence once all of it has gone out."""
        return self.told_in(self.letters)

    def told_in(self, letters: Correspondence) -> Correspondence:
        """The same in other letters: calendars of others may have gone out since these were made."""
        return _recorded(letters, letters.calendar_id or self.calendar_id, self.entries, self.today)

    def changes(self, concern: Concern) -> tuple[Sent, ...]:
        """What a calendar gets in a file of changes only."""
        return tuple(s for s in self.entries[concern] if s.change is not Change.UNCHANGED)


def calendars(plan: Plan, entries: Sequence[Entry], concerns: Iterable[Concern]) -> Calendars:
    """Each calendar asked for, its entries in order and what is cancelled last."""
    concerns = tuple(concerns)
    letters = plan.correspondence
    calendar_id = letters.calendar_id or _calendar_id(plan)
    record = Record.of(letters)
    uids = _matched(entries, record.newest, calendar_id)
    today = {uids[n]: (entry, _current(uids[n], entry, record)) for n, entry in enumerate(entries)}
    found: dict[Concern, tuple[Sent, ...]] = {}
    for concern in concerns:
        held = record.held.get(concern, {})
        kept = [_sent(event, entry, held.get(uid)) for uid, (entry, event) in today.items() if entry.concerns(concern)]
        gone = [
            _cancelled(before, today, record)
            for uid, before in held.items()
            if not before.cancelled and _goes(concern, uid, today, record, concerns)
        ]
        found[concern] = (*kept, *sorted(gone, key=lambda s: (s.event.day, s.event.title)))
    return Calendars(found, letters, calendar_id, today)


@dataclass(frozen=True, slots=True)
class Record:
    """The calendars as they last went out: every version by UID, the newest of each, and what each holder has."""

    versions: dict[str, list[CalendarEvent]]
    newest: dict[str, CalendarEvent]
    held: dict[Concern, dict[str, CalendarEvent]]

    @classmethod
    def of(cls, letters: Correspondence) -> Record:
        """What the correspondence tells."""
        versions: dict[str, list[CalendarEvent]] = defaultdict(list)
        held: dict[Concern, dict[str, CalendarEvent]] = defaultdict(dict)
        for event in sorted(letters.events, key=lambda e: e.sequence):
            versions[event.uid].append(event)
            for who, ids in _people(event).items():
                for one in ids:
                    held[Concern(who, one)][event.uid] = event
        return cls(versions, {uid: events[-1] for uid, events in versions.items()}, held)


def _calendar_id(plan: Plan) -> str:
    """The same for every export of a plan that was never recorded."""
    span = (plan.title, plan.calendar.start, plan.calendar.end, *(p.id for p in plan.programmes))
    return _short(repr(span))[:12]


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


# which entry of the record is which entry of today ------------------------------------------------------------


def _matched(entries: Sequence[Entry], newest: dict[str, CalendarEvent], calendar_id: str) -> dict[int, str]:
    """The UID of each entry: the recorded one of the same thing, whatever it is called now; or a new one."""
    uids: dict[int, str] = {}
    waiting, left = dict(enumerate(entries)), dict(newest)
    for key in KEYS:
        now, before = _by(key, waiting), _by(key, left)
        for shared in now.keys() & before.keys():
            if len(now[shared]) == len(before[shared]) == 1:
                number, uid = now[shared][0], before[shared][0]
                uids[number] = uid
                del waiting[number], left[uid]
    taken = {*newest, *uids.values()}
    for number, entry in sorted(waiting.items()):
        wanted = f"{calendar_id}|{entry.kind}|{entry.delivery}|{entry.session}|{entry.detail}"
        uid, again = f"{_short(wanted)}@{DOMAIN}", 1
        while uid in taken:
            uid, again = f"{_short(f'{wanted}|{again}')}@{DOMAIN}", again + 1
        uids[number] = uid
        taken.add(uid)
    return uids


Thing = Entry | CalendarEvent
Today = dict[str, tuple[Entry, CalendarEvent]]
KEYS: tuple[Callable[[Thing], Key], ...] = (
    lambda e: (e.kind, e.delivery, e.session, e.detail),
    lambda e: (e.kind, e.delivery, e.session, e.title),
    lambda e: (e.kind, e.delivery, e.detail, e.title),
    lambda e: (e.kind, e.delivery, e.session),
)
"""What makes two entries the same thing, the surest first: later ones count only where one is left on either side."""


def _by(key: Callable[[Thing], Key], things: dict) -> dict[Key, list]:  # type: ignore[type-arg]  # by number or by UID
    found: dict[Key, list] = defaultdict(list)  # type: ignore[type-arg]
    for name, thing in things.items():
        if thing.delivery:
            found[key(thing)].append(name)
    return found


# what goes out ------------------------------------------------------------------------------------------------


def _current(uid: str, entry: Entry, record: Record) -> CalendarEvent:
    """An entry as it is today, in nobody's calendar yet."""
    event = CalendarEvent(
        uid, 0, entry.kind, entry.delivery, entry.session, entry.detail, entry.day, entry.starts, entry.ends,
        entry.title, entry.place,
    )  # fmt: skip
    newest = record.newest.get(uid)
    if newest is None:
        return event
    return replace(event, sequence=newest.sequence + (newest.cancelled or _told(newest) != _told(event)))


def _told(event: CalendarEvent) -> tuple[object, ...]:
    """What a new SEQUENCE is for."""
    return (event.day, event.starts, event.ends, event.place, event.title)


def _people(event: CalendarEvent) -> dict[Who, tuple[str, ...]]:
    return people_of(event.tutors, event.leads, event.cohorts, event.rooms)


def _sent(event: CalendarEvent, entry: Entry, before: CalendarEvent | None) -> Sent:
    if before is None or before.cancelled:
        return Sent(event, Change.NEW, entry, before)
    if _told(before) == _told(event):
        return Sent(replace(event, sequence=before.sequence), Change.UNCHANGED, entry, before)
    return Sent(event, Change.CHANGED, entry, before)


def _goes(concern: Concern, uid: str, today: Today, record: Record, concerns: tuple[Concern, ...]) -> bool:
    """Whether a calendar is to take out what it has.

    A person who keeps it in their other calendar, as a lead what they no longer teach, keeps it: both may be in one.
    """
    if uid not in today:
        return True
    entry = today[uid][0]
    if entry.concerns(concern):
        return False
    other = Concern(SAME_PERSON[concern.who], concern.id) if concern.who in SAME_PERSON else None
    return not (other and entry.concerns(other) and (other in concerns or uid in record.held.get(other, {})))


def _cancelled(before: CalendarEvent, today: Today, record: Record) -> Sent:
    highest = max(e.sequence for e in record.versions[before.uid])
    if before.uid in today:
        highest = max(highest, today[before.uid][1].sequence)
    event = replace(before, sequence=highest + 1, cancelled=True, tutors=(), leads=(), cohorts=(), rooms=())
    return Sent(event, Change.CANCELLED, None, before)


# what is remembered -------------------------------------------------------------------------------------------


def _recorded(
    letters: Correspondence, calendar_id: str, found: dict[Concern, tuple[Sent, ...]], today: Today
) -> Correspondence:
    """The record once every calendar of `found` has gone out; what others have stays as it is."""
    kept: dict[tuple[str, int, bool], CalendarEvent] = {}
    people: dict[tuple[str, int, bool], dict[Who, list[str]]] = {}
    for event in letters.events:
        at = (event.uid, event.sequence, event.cancelled)
        kept[at] = event
        people[at] = {who: [i for i in ids if Concern(who, i) not in found] for who, ids in _people(event).items()}
    for concern, entries in found.items():
        for one in entries:
            at = (one.event.uid, one.event.sequence, one.event.cancelled)
            kept.setdefault(at, one.event)
            people.setdefault(at, {who: [] for who in Who})[concern.who].append(concern.id)
    newest: dict[str, int] = {}
    for uid, sequence, _ in kept:
        newest[uid] = max(newest.get(uid, 0), sequence)
    events = [
        replace(_named(event, today), **{PEOPLE[who]: tuple(ids) for who, ids in people[at].items()})  # type: ignore[arg-type]
        for at, event in kept.items()
        if any(people[at].values()) or event.sequence == newest[event.uid]
    ]
    return replace(letters, events=tuple(events), calendar_id=calendar_id)


def _named(event: CalendarEvent, today: Today) -> CalendarEvent:
    """By what the plan calls it today."""
    if event.uid not in today:
        return event
    entry = today[event.uid][0]
    return replace(event, delivery=entry.delivery, session=entry.session, detail=entry.detail)
