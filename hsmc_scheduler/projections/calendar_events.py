"""What is in people's calendars: sessions at their times, and what is due as entries of a whole day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from hsmc_scheduler.domain.correspondence import EventKind
from hsmc_scheduler.domain.deadlines import Deadline
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.concern import Concern, people_of
from hsmc_scheduler.projections.deadlines import request_rooms_by, tell_employers_by
from hsmc_scheduler.projections.messages.words import listed
from hsmc_scheduler.projections.names import Names, blocks_of
from hsmc_scheduler.projections.short_dates import span_short
from hsmc_scheduler.projections.taught import Taught, rooms_used, taught
from hsmc_scheduler.rules.marking import scripts_of
from hsmc_scheduler.rules.situation import Situation

TELL, REQUEST = "tell employers", "request rooms"
NINE = timedelta(hours=9)
ALARMS = {
    EventKind.DEADLINE: NINE - timedelta(days=7),
    EventKind.FEEDBACK: NINE - timedelta(days=3),
    EventKind.TASK: NINE - timedelta(days=1),
}
"""When an entry of a whole day reminds, counted from the midnight it begins: at nine in the morning of a day before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `starts` and `ends` (local) None: all day. `session` and `detail` tell it apart within its delivery.

    Of a piece of work, `session` is the first of its module; of a task, the first of its block: ids that are carried
    when they are renamed. `tutors`, `leads`, `cohorts` and `rooms` (ids) are those it concerns.
    """

    kind: EventKind
    delivery: str
    session: str
    detail: str
    day: date
    starts: time | None
    ends: time | None
    title: str
    place: str
    text: str
    tutors: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    cohorts: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()

    @property
    def alarm(self) -> timedelta | None:
        """When it reminds, from its start; None: it does not."""
        return ALARMS.get(self.kind)

    def concerns(self, concern: Concern) -> bool:
        """Whether it is in that calendar."""
        return concern.id in people_of(self.tutors, self.leads, self.cohorts, self.rooms)[concern.who]


def entries_of(index: PlanIndex, timetable: Timetable) -> tuple[Entry, ...]:
    """Every entry of every calendar, earliest first. No student is named."""
    names, attending = Names(index), Attending(index, timetable)
    found = [e for t in taught(index, timetable, names) for e in _of_session(index, names, t)]
    found += _tasks(index, names, attending, timetable)
    for delivery, deadlines in Situation(index, timetable).deadlines.items():
        for deadline in deadlines:
            found += _work(index, names, attending, index.deliveries[delivery], deadline)
    return tuple(sorted(found, key=lambda e: (e.day, e.starts or time.min, e.title, e.detail)))


def _of_session(index: PlanIndex, names: Names, found: Taught) -> Iterator[Entry]:
    """One entry for all who come, and one for each set whose facilitator or room is not in that."""
    sitting, session = found.sitting, found.session
    title = f"{session.module}: {session.title}"
    text = "\n".join(
        (
            names.module(session.module),
            f"Block {found.block}, {span_short(found.placement.start, found.placement.end)}",
            f"Taught by {listed(names.tutors(sitting.tutors))}" if sitting.tutors else "",
            *(
                f"{names.learning_set(s.learning_set)}: {names.tutor(s.tutor) if s.tutor else 'facilitator needed'}"
                for s in sitting.sets
            ),
        )
    )
    own = (EventKind.SESSION, found.delivery.id, session.id)
    when = (found.day, found.starts, found.ends)
    rooms = (sitting.room,) if sitting.room else ()
    leads = index.leads(session)
    place = _place(names, sitting.room)
    if not found.whole_group_meets:
        apart = [(s.learning_set, s.room) for s in sitting.sets if s.room and s.room != sitting.room]
        place = "; ".join((place, *(f"{names.learning_set(s)}: {names.room(r)}" for s, r in apart)))
    yield Entry(*own, "", *when, title, place, text, sitting.tutors, leads, found.cohorts, rooms)
    used = dict(rooms_used(found))
    for one in sitting.sets:
        room = one.room if one.room in used and used[one.room] is not None else None
        tutors = (one.tutor,) if one.tutor and (one.tutor not in sitting.tutors or room) else ()
        if tutors or room:
            named = f"{title} ({names.learning_set(one.learning_set)})"
            place = _place(names, one.room or sitting.room)
            yield Entry(*own, one.learning_set, *when, named, place, text, tutors, rooms=(room,) if room else ())


def _place(names: Names, room: str | None) -> str:
    return ", ".join(part for part in (names.room(room), names.venue(room)) if part)


def _work(
    index: PlanIndex, names: Names, attending: Attending, delivery: Delivery, deadline: Deadline
) -> Iterator[Entry]:
    first = next(s.id for s in delivery.sessions if s.module == deadline.module)
    markers = tuple(scripts_of(index, delivery).get(deadline.module, {}))
    module = index.modules[deadline.module]
    leads = tuple(t for t in module.leads if t in index.tutors)
    concerned = (markers, leads, attending.cohorts(delivery.id))
    due = f"{deadline.module}: {deadline.title} due {deadline.due_time:%H:%M}"
    back = f"{deadline.module}: feedback due, {deadline.title}"
    own = (delivery.id, first, deadline.assessment)
    text = f"{module.title}\n{names.taught_as(delivery)}"
    yield Entry(EventKind.DEADLINE, *own, deadline.due, None, None, due, "", text, *concerned)
    yield Entry(EventKind.FEEDBACK, *own, deadline.feedback, None, None, back, "", text, *concerned)


def _tasks(index: PlanIndex, names: Names, attending: Attending, timetable: Timetable) -> Iterator[Entry]:
    """Employers are told by cohorts and module leads; rooms are asked for by those who look after them."""
    numbers = blocks_of(timetable.placements)
    for placement in timetable.placements:
        delivery = index.deliveries.get(placement.delivery)
        if delivery is None:
            continue
        block = names.block(delivery, placement.block, numbers[placement.delivery])
        text = f"{names.title(delivery)}\nBlock {block}, {span_short(placement.start, placement.end)}"
        known = [s for s in delivery.sessions if any(x.session == s.id for x in placement.sittings)]
        leads = tuple(dict.fromkeys(t for s in known for t in index.leads(s)))
        session = placement.sittings[0].session
        told = (tell_employers_by(index, placement.start), None, None, f"Tell employers: {block}", "", text)
        cohorts = attending.cohorts(delivery.id)
        yield Entry(EventKind.TASK, delivery.id, session, TELL, *told, leads=leads, cohorts=cohorts)
        rooms = tuple(sorted(_rooms(placement)))
        if rooms:
            asked = (request_rooms_by(index, placement.start), None, None, f"Request rooms: {block}", "", text)
            yield Entry(EventKind.TASK, delivery.id, session, REQUEST, *asked, rooms=rooms)


def _rooms(placement: Placement) -> set[str]:
    main = {s.room for s in placement.sittings if s.room}
    return main | {x.room for s in placement.sittings for x in s.sets if x.room}
