"""The cheapest timetable of a tiny plan, found by trying them all and asking nothing but the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, combinations, product

from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId, RuleSetting
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.domain.split import allowed_splits
from hsmc_scheduler.domain.timetable import Placement, RunChoice, SetSitting, Sitting, Timetable
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.score import ScoreCard, score
from hsmc_scheduler.rules.settings import setting_of
from hsmc_scheduler.rules.situation import Opened, Scope, Situation, open_blocks

ROOM_RULES = frozenset(
    {
        RuleId.AVOID_ROOM_CLASHES,
        RuleId.RESPECT_ROOM_BUSY_DATES,
        RuleId.CHOOSE_ROOMS_THAT_FIT,
        RuleId.KEEP_ONE_ROOM,
        RuleId.PREFER_HOME_VENUE,
    }
)
SITTING_RULES = {RuleId.COVER_SESSIONS, RuleId.RESPECT_ABSENCES, RuleId.KEEP_SET_FACILITATORS}
"""Rules that a sitting alone can break, whatever else there is."""


class TooManyError(Exception):
    """The plan is not tiny."""


@dataclass(frozen=True, slots=True)
class Laid:
    """One delivery on dates with its people, and what it costs by itself."""

    cost: int
    placements: tuple[Placement, ...]
    opened: Opened


@dataclass(frozen=True, slots=True)
class Cheapest:
    """What was found; `tried` counts whole timetables."""

    cost: int | None
    timetable: Timetable | None
    tried: int


def cheapest(plan: Plan, earlier: Timetable | None = None, most: int = 20_000) -> Cheapest:
    """The cheapest of all timetables that keep every requirement. Raises TooManyError."""
    return _Search(plan, earlier, most).run()


class _Search:
    """Dates and people first, under a plan that asks nothing of rooms; then the rooms of what may be cheapest."""

    def __init__(self, plan: Plan, earlier: Timetable | None, most: int) -> None:
        self.index = PlanIndex(plan)
        self.earlier = earlier
        self.most = most
        off = tuple(RuleSetting(r, Importance.OFF) for r in ROOM_RULES)
        rest = tuple(s for s in plan.rules if s.rule not in ROOM_RULES)
        pins = tuple(replace(p, room=None) for p in plan.pins)
        self.roomless = PlanIndex(replace(plan, rules=(*rest, *off), pins=pins))
        self.settings = {r.id: setting_of(plan, r) for r in RULES}
        self.sitting_rules = [r for r in RULES if r.id in SITTING_RULES and self.settings[r.id].required]
        self.room_rules = [
            r for r in RULES if r.id in ROOM_RULES | {RuleId.HONOUR_PINS} and not self.settings[r.id].off
        ]
        self.known_sittings: dict[tuple[str, str, date], list[Sitting]] = {}
        self.known_rooms: dict[object, tuple[int, tuple[Placement, ...]] | None] = {}
        self.tried = 0
        self.best: int | None = None
        self.timetable: Timetable | None = None

    def run(self) -> Cheapest:
        for runs in self._run_choices():
            self._search(runs)
        return Cheapest(self.best, self.timetable, self.tried)

    def _run_choices(self) -> Iterator[tuple[RunChoice, ...]]:
        choices = [(g.cohort, c) for g in self.index.groups if g.id == f"{g.cohort}/{g.year}" for c in g.one_of]
        yield from product(*([RunChoice(cohort, c.title, run) for run in c.runs] for cohort, c in choices))

    def _search(self, runs: tuple[RunChoice, ...]) -> None:
        each = [self._alone(d, runs) for d in self.index.deliveries.values()]
        size = 1
        for laid in each:
            size *= len(laid)
        if size > self.most:
            raise TooManyError(size)
        strangers = not any(len(g.deliveries) > 1 for g in self.index.groups)
        least = sum if strangers else max  # company is never rewarded; shared people count for the worst-off of them
        for combo in sorted(product(*each), key=lambda c: least(laid.cost for laid in c)):
            if self.best is not None and least(laid.cost for laid in combo) >= self.best:
                return
            self.tried += 1
            self._try(combo, runs)

    def _try(self, combo: tuple[Laid, ...], runs: tuple[RunChoice, ...]) -> None:
        placements = tuple(chain.from_iterable(laid.placements for laid in combo))
        opened = {laid.placements[0].delivery: laid.opened for laid in combo}
        card = self._judged(Timetable(placements, runs), opened=opened)
        if not card.sound or (self.best is not None and card.total >= self.best):
            return
        furnished = self._cheapest_rooms(placements)
        if furnished is not None and (self.best is None or card.total + furnished[0] < self.best):
            by_key = {(p.key, s.session): s for p in furnished[1] for s in p.sittings}
            whole = tuple(_with_rooms_of(p, by_key) for p in placements)
            self.best = card.total + furnished[0]
            self.timetable = Timetable(whole, runs)

    def _judged(
        self, timetable: Timetable, scope: Scope | None = None, opened: dict[str, Opened] | None = None
    ) -> ScoreCard:
        return score(Situation(self.roomless, timetable, self.earlier, scope, opened=opened))

    # one delivery -------------------------------------------------------------------------------------------

    def _alone(self, delivery: Delivery, runs: tuple[RunChoice, ...]) -> list[Laid]:
        index = self.roomless
        everyone = frozenset(t.id for t in index.plan.tutors)
        scope = Scope(frozenset({delivery.id}), everyone, frozenset(), frozenset(g.id for g in index.groups))
        found = []
        for dates in self._dates(delivery):
            options = [self._sittings(delivery, session, day) for _, session, day in dates]
            for sittings in product(*options):
                by_block: dict[int, list[Sitting]] = {}
                for (block, _, _), sitting in zip(dates, sittings, strict=True):
                    by_block.setdefault(block, []).append(sitting)
                placements = tuple(Placement(delivery.id, n, tuple(s)) for n, s in by_block.items())
                opened = open_blocks(index, delivery.id, list(placements))
                card = self._judged(Timetable(placements, runs), scope, {delivery.id: opened})
                if card.sound:
                    found.append(Laid(card.total, placements, opened))
                if len(found) > self.most:
                    raise TooManyError(len(found))
        return found

    def _dates(self, delivery: Delivery) -> Iterator[list[tuple[int, Session, date]]]:
        """Every way to lay its sessions on open dates in order: (block, session, date) each."""
        year = self.index.year_of(delivery)
        opened = [d for d in days_between(year.start, year.end) if self.index.is_open(delivery, d)]
        for split in allowed_splits(delivery):
            for starts in combinations(opened, len(split)):
                ends = [s + timedelta(days=n - 1) for s, n in zip(starts, split, strict=True)]
                if all(e < s for e, s in zip(ends, starts[1:], strict=False)) and ends[-1] <= year.end:
                    days = iter(self.index.days[delivery.id])
                    yield [
                        (block, session, start + timedelta(days=k))
                        for block, (start, length) in enumerate(zip(starts, split, strict=True), 1)
                        for k in range(length)
                        for session in next(days)
                    ]

    def _sittings(self, delivery: Delivery, session: Session, day: date) -> list[Sitting]:
        key = (delivery.id, session.id, day)
        if key not in self.known_sittings:
            ways = (
                Sitting(session.id, day, t, None, s)
                for t in self._tutors(session)
                for s in self._sets(delivery.id, session)
            )
            self.known_sittings[key] = [s for s in ways if self._stands_alone(delivery, s)]
        return self.known_sittings[key]

    def _stands_alone(self, delivery: Delivery, sitting: Sitting) -> bool:
        situation = Situation(self.roomless, Timetable((Placement(delivery.id, 1, (sitting,)),)))
        return not any(True for rule in self.sitting_rules for _ in rule.find(situation))

    def _tutors(self, session: Session) -> Iterator[tuple[str, ...]]:
        people = list(self.index.tutors)
        for number in range(len(people) + 1):
            yield from combinations(people, number)

    def _sets(self, delivery: str, session: Session) -> Iterator[tuple[SetSitting, ...]]:
        sets = self.index.sets(delivery, session)
        for who in product(self.index.tutors, repeat=len(sets)):
            yield tuple(SetSitting(s.id, t, None) for s, t in zip(sets, who, strict=True))

    # rooms --------------------------------------------------------------------------------------------------

    def _cheapest_rooms(self, placements: tuple[Placement, ...]) -> tuple[int, tuple[Placement, ...]] | None:
        """The least rooms can cost on these dates, with such rooms; who teaches does not matter to them."""
        key = tuple((p.key, s.session, s.day) for p in placements for s in p.sittings)
        if key not in self.known_rooms:
            self.known_rooms[key] = min(
                ((cost, way) for way in self._furnished(placements) if (cost := self._room_cost(way)) is not None),
                key=lambda pair: pair[0],
                default=None,
            )
        return self.known_rooms[key]

    def _furnished(self, placements: tuple[Placement, ...]) -> Iterator[tuple[Placement, ...]]:
        """The first set in the main room, the others anywhere."""
        sittings = [(p, s) for p in placements for s in p.sittings]
        ways = [list(self._in_rooms(p, s)) for p, s in sittings]
        for chosen in product(*ways):
            by_key = {(p.key, s.session): s for (p, _), s in zip(sittings, chosen, strict=True)}
            yield tuple(_with_rooms_of(p, by_key) for p in placements)

    def _in_rooms(self, placement: Placement, sitting: Sitting) -> Iterator[Sitting]:
        rooms: list[str | None] = list(self.index.rooms)
        if self.index.sessions[placement.delivery, sitting.session].room is None:
            rooms = [None]
        elif self.settings[RuleId.AVOID_ROOM_CLASHES].off:
            rooms.append(None)
        for main, *others in product(rooms, repeat=max(1, len(sitting.sets))):
            own = (main, *others)[: len(sitting.sets)]
            sets = tuple(replace(s, room=r) for s, r in zip(sitting.sets, own, strict=True))
            yield replace(sitting, room=main, sets=sets)

    def _room_cost(self, placements: tuple[Placement, ...]) -> int | None:
        situation = Situation(self.index, Timetable(placements), self.earlier)
        total = 0
        for rule in self.room_rules:
            setting = self.settings[rule.id]
            for violation in rule.find(situation):
                if rule.id is RuleId.HONOUR_PINS and violation.what != "room":
                    continue  # judged with the people
                if setting.required:
                    return None
                total += setting.weight * violation.deviation
        return total


def _with_rooms_of(placement: Placement, furnished: dict[tuple[tuple[str, int], str], Sitting]) -> Placement:
    def roomed(sitting: Sitting) -> Sitting:
        model = furnished[placement.key, sitting.session]
        rooms = {s.learning_set: s.room for s in model.sets}
        sets = tuple(replace(s, room=rooms[s.learning_set]) for s in sitting.sets)
        return replace(sitting, room=model.room, sets=sets)

    return replace(placement, sittings=tuple(roomed(s) for s in placement.sittings))
