"""Putting one delivery on dates, with its people and rooms, where what is taken leaves it room."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.room import RoomNeed
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import LeadCover, Session
from hsmc_scheduler.domain.timetable import Placement, SetSitting, Sitting
from hsmc_scheduler.engine.near import Near
from hsmc_scheduler.engine.taken import Taken
from hsmc_scheduler.projections.health.datebits import DateSet
from hsmc_scheduler.projections.health.fitting import Bounds, Cut, Fitting, Places
from hsmc_scheduler.projections.health.pins import pins_of
from hsmc_scheduler.rules.ideal_gap import ideal_gap_weeks

MOST_CHAINS = 3
CHOICES = 12
REST_DAYS = 20
SPREAD = {"short_gap_weeks": 3, "long_gap_weeks": 8}

Chain = list[tuple[Cut, int]]
"""Each block of a delivery with the place of its first date."""


@dataclass
class Laying:
    """Lays deliveries on what is left; `hurried` takes the choice that looks best, else there is chance in it."""

    taken: Taken
    random: Random
    near: Near
    hurried: bool = False
    rooms: dict[tuple[str, str], tuple[RoomNeed, ...]] = field(default_factory=dict)

    def pins(self, delivery: str) -> tuple[Pin, ...]:
        """What is fixed of a delivery: by pins, and because it is past."""
        return (*pins_of(self.taken, delivery), *self.near.past(delivery))

    def places(self, delivery: Delivery, bounds: Bounds | None = None) -> tuple[Fitting, Places]:
        """Where its blocks could go now."""
        fitting = Fitting(self.taken, delivery, self.pins(delivery.id))
        places = fitting.places(bounds)
        if self.near.not_before is not None:
            ahead = self.taken.bits.between(self.near.not_before, None)
            gone = {pin.block for pin in self.near.past(delivery.id)}
            starts = {c: dates if c.block in gone else dates & ahead for c, dates in places.starts.items()}
            places = Places({cut: dates for cut, dates in starts.items() if dates})
        return fitting, places

    def place(self, delivery: Delivery, bounds: Bounds) -> list[Placement] | None:
        """Its blocks, which are then taken; None where it finds no room."""
        fitting, places = self.places(delivery, bounds)
        if not places.starts:
            return None
        for number in range(MOST_CHAINS):
            before = self.near.chain(delivery, places, self.taken.bits) if number == 0 else None
            chain = before or self._chain(delivery, places)
            if chain is not None and (blocks := self._seated(delivery, fitting, chain)) is not None:
                return blocks
        return None

    def _seated(self, delivery: Delivery, fitting: Fitting, chain: Chain) -> list[Placement] | None:
        blocks: list[Placement] = []
        for cut, start in chain:
            pins = [p for p in fitting.pins if p.block == cut.block]
            sittings: list[Sitting] = []
            for offset, sessions in enumerate(fitting.day_sessions[cut.day : cut.day + cut.length]):
                for session in sessions:
                    sitting = self._sitting(delivery, session, start + offset, pins)
                    if sitting is None:
                        if sittings:
                            blocks.append(Placement(delivery.id, cut.block, tuple(sittings)))
                        self.taken.give_back(blocks)
                        return None
                    self.taken.seat(delivery.id, sitting)
                    sittings.append(sitting)
            blocks.append(Placement(delivery.id, cut.block, tuple(sittings)))
        return blocks

    # dates --------------------------------------------------------------------------------------------------

    def _chain(self, delivery: Delivery, places: Places) -> Chain | None:
        """A start for each block, the next always within the gaps, about as far apart as is ideal."""
        numbers = sorted({cut.blocks for cut in places.starts})
        blocks = numbers[0] if self.hurried else self.random.choice(numbers)
        before = len(self.near.starts(delivery.id, self.taken.bits))
        blocks = before if before in numbers else blocks
        bits, gaps = self.taken.bits, delivery.gaps
        least, most = (gaps.min_days, gaps.max_days) if gaps.active else (1, None)
        short, long = ideal_gap_weeks(self.taken.index, delivery, SPREAD, blocks) if blocks > 1 else (0, 0)
        busy = self._restless(delivery)
        wanted = self.near.starts(delivery.id, bits)
        wanted = wanted if len(wanted) == blocks else {}
        chain: Chain = []
        day, allowed, aim = 0, bits.every, 0
        for block in range(1, blocks + 1):
            options = [
                (cut, dates)
                for cut, starts in places.starts.items()
                if (cut.blocks, cut.block, cut.day) == (blocks, block, day) and (dates := starts & allowed)
            ]
            if not options:
                return None
            cut, dates = options[0] if self.hurried else self.random.choice(options)
            if block in wanted:
                aim, length = wanted[block]
                cut, dates = next((o for o in options if o[0].length == length), (cut, dates))
            start = self._pick(dates & ~busy or dates, aim)
            chain.append((cut, start))
            day += cut.length
            allowed = bits.later(1 << start + cut.length - 1, least, most)
            aim = start + 7 * (short + long) // 2
        return chain

    def _restless(self, delivery: Delivery) -> DateSet:
        """The dates near what people of the delivery come to already, and those to avoid."""
        taken, busy = self.taken, 0
        for group in taken.index.groups_of_delivery[delivery.id]:
            for number in taken.strands(group, delivery.id):
                busy |= taken.bits.every & ~taken.free("group", f"{group.id} {number}", DayPart.WHOLE)
        near = taken.bits.later(busy, 0, REST_DAYS) | taken.bits.earlier(busy, 0, REST_DAYS)
        return near | taken.bits.of(taken.index.avoid)

    def _pick(self, dates: DateSet, aim: int) -> int:
        """The date nearest to the aim, or one near it at random."""
        later, sooner = dates >> aim << aim, dates & (1 << aim) - 1
        for _ in range(0 if self.hurried else self.random.randrange(min(dates.bit_count(), CHOICES))):
            later &= later - 1
            sooner &= ~(1 << sooner.bit_length() >> 1)
        if not later and not sooner:
            later = dates
        first, last = (later & -later).bit_length() - 1, sooner.bit_length() - 1
        if not later or not sooner:
            return max(first, last)
        return first if first - aim <= aim - last else last

    # people and rooms ---------------------------------------------------------------------------------------

    def _sitting(self, delivery: Delivery, session: Session, place: int, pins: list[Pin]) -> Sitting | None:
        """People and rooms for one session on one date."""
        there, index = 1 << place, self.taken.index
        sets = index.sets(delivery.id, session)
        people = {s.id: self.taken.facilitators.get((s.id, delivery.year)) for s in sets}
        tutors = self._tutors(delivery.id, session, there, frozenset(t for t in people.values() if t is not None))
        pinned = next((p.room for p in pins if p.room), None)
        rooms = None if tutors is None else self._rooms(delivery.id, session, there, pinned)
        if tutors is None or rooms is None:
            return None
        by_size = sorted(sets, key=lambda s: -s.size)
        set_rooms = dict(zip((s.id for s in by_size), rooms, strict=False))
        seated = tuple(SetSitting(s.id, people[s.id], set_rooms.get(s.id)) for s in sets)
        return Sitting(session.id, self.taken.bits.day(place), tutors, rooms[0] if rooms else None, seated)

    def _tutors(
        self, delivery: str, session: Session, there: DateSet, sitting: frozenset[str]
    ) -> tuple[str, ...] | None:
        pinned = next((p.tutors for pin in self.pins(delivery) for p in pin.tutors if p.session == session.id), None)
        if pinned is not None:
            return pinned
        if RuleId.COVER_SESSIONS not in self.taken.asked or not session.staffing.tutors:
            return ()
        dates = self.taken.staff(delivery, session)
        clash = RuleId.AVOID_TUTOR_CLASHES in self.taken.asked
        team = [t for t, free in dates.items() if free & there and not (clash and t in sitting)]
        leads = [t for t in self.taken.index.leads(session) if t in dates]
        before, year = self.near.tutors(delivery, session.id), self.taken.index.deliveries[delivery].year
        if not self.hurried:
            self.random.shuffle(team)
        team.sort(key=lambda t: (t not in before, self.taken.load(t, year)))
        cover = session.staffing.leads
        chosen: list[str] = []
        if cover is LeadCover.ALL:
            chosen = [t for t in leads if t in team]
            if len(chosen) < len(leads):
                return None
        elif cover is LeadCover.ANY and leads:
            chosen = [t for t in team if t in leads][:1]
            if not chosen:
                return None
        others = [t for t in team if t not in chosen]
        chosen += others[: max(0, session.staffing.tutors - len(chosen))]
        return tuple(chosen) if len(chosen) >= session.staffing.tutors else None

    def _rooms(self, delivery: str, session: Session, there: DateSet, pinned: str | None) -> list[str] | None:
        """The main room, which the largest set shares, then one for each other set, largest first."""
        chosen: list[str] = []
        for number, need in enumerate(self._needs(delivery, session)):
            free = (
                r
                for r in self.taken.rooms_for(need)
                if r not in chosen and (number or pinned in (None, r)) and self.taken.room(r, session.part) & there
            )
            room = next(free, None)
            if room is None:
                return None
            chosen.append(room)
        return chosen

    def _needs(self, delivery: str, session: Session) -> tuple[RoomNeed, ...]:
        key = (delivery, session.id)
        if key not in self.rooms:
            index, main = self.taken.index, self.taken.index.main_need(delivery, session)
            sets = sorted(index.sets(delivery, session), key=lambda s: -s.size) if session.room is not None else []
            needs = (main, *(index.set_need(session, s) for s in sets[1:]))
            self.rooms[key] = tuple(n for n in needs if n) if session.room is not None else ()
        return self.rooms[key]
