"""A timetable opened up for the rules: who is where, when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from hsmc_scheduler.domain.attendance import Group
from hsmc_scheduler.domain.deadlines import Deadline, deadlines_of
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import Atom, PlanIndex, atoms
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.domain.timetable import Placement, Sitting, Timetable
from hsmc_scheduler.rules.rule import Kind, Rule, Subject
from hsmc_scheduler.rules.settings import Setting, setting_of
from hsmc_scheduler.rules.visits import Visit, sessions_for, visits_to


@dataclass(frozen=True, slots=True)
class Presence:
    """A tutor, a room or a set taken by one sitting. `learning_set` "" for the main room and the teaching."""

    placement: Placement
    sitting: Sitting
    session: Session
    atoms: tuple[Atom, ...]
    learning_set: str = ""

    @property
    def block(self) -> Subject:
        """The block it belongs to."""
        return block_subject(self.placement)


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of a timetable rules look at: only what one block touches. Used to judge a move quickly."""

    deliveries: frozenset[str]
    tutors: frozenset[str]
    rooms: frozenset[str]
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opened:
    """What one delivery's blocks come to, whatever else the timetable holds. `deadlines` None: not all placed."""

    presences: list[Presence]
    by_tutor: dict[str, list[Presence]]
    by_room: dict[str, list[Presence]]
    deadlines: tuple[Deadline, ...] | None


class Situation:
    """One plan with one timetable. Placements of unknown or inactive deliveries or sessions are `strays`.

    Rules loop over `deliveries`, `tutors`, `rooms` and `groups`, which a `scope` narrows.
    """

    def __init__(
        self,
        index: PlanIndex,
        timetable: Timetable,
        earlier: Timetable | None = None,
        scope: Scope | None = None,
        settings: dict[RuleId, Setting] | None = None,
        opened: dict[str, Opened] | None = None,
    ) -> None:
        self.index = index
        self.timetable = timetable
        self.earlier = earlier
        self.scope = scope
        self._settings = {} if settings is None else settings
        self._known = {} if opened is None else opened
        self.placements: dict[str, list[Placement]] = {d: [] for d in index.deliveries}
        self.strays: list[Placement] = []
        for placement in timetable.placements:
            known = placement.delivery in index.deliveries and all(
                (placement.delivery, s.session) in index.sessions for s in placement.sittings
            )
            (self.placements[placement.delivery] if known else self.strays).append(placement)
        for blocks in self.placements.values():
            blocks.sort(key=lambda p: (p.block, p.start))

    def with_placement(self, placement: Placement, scope: Scope | None = None) -> Situation:
        """The same with one block (same delivery and number) put elsewhere, seen through `scope`."""
        placements = tuple(placement if p.key == placement.key else p for p in self.timetable.placements)
        timetable = replace(self.timetable, placements=placements)
        others = {d: opened for d, opened in self._opened.items() if d != placement.delivery}
        return Situation(self.index, timetable, self.earlier, scope, self._settings, others)

    def setting(self, rule: Rule) -> Setting:
        """The rule as the plan has it."""
        if rule.id not in self._settings:
            self._settings[rule.id] = setting_of(self.index.plan, rule)
        return self._settings[rule.id]

    @property
    def deliveries(self) -> Iterable[Delivery]:
        """The active deliveries in scope."""
        if self.scope is None:
            return self.index.deliveries.values()
        return (d for d in self.index.deliveries.values() if d.id in self.scope.deliveries)

    @property
    def tutors(self) -> Iterable[str]:
        """The ids of the tutors in scope who teach or facilitate something, known to the plan or not."""
        return self._in_scope(self.tutor_presences, None if self.scope is None else self.scope.tutors)

    @property
    def rooms(self) -> Iterable[str]:
        """The ids of the rooms in scope that are used."""
        return self._in_scope(self.room_presences, None if self.scope is None else self.scope.rooms)

    @property
    def groups(self) -> Iterable[Group]:
        """The groups in scope."""
        if self.scope is None:
            return self.index.groups
        return (g for g in self.index.groups if g.id in self.scope.groups)

    @staticmethod
    def _in_scope(found: dict[str, list[Presence]], wanted: frozenset[str] | None) -> list[str]:
        return sorted(k for k in found if wanted is None or k in wanted)

    def blocks(self, delivery: str) -> list[Placement]:
        """The blocks placed of a delivery, in order of number."""
        return self.placements.get(delivery, [])

    def session(self, placement: Placement, sitting: Sitting) -> Session:
        """The session a sitting holds."""
        return self.index.sessions[placement.delivery, sitting.session]

    @cached_property
    def _opened(self) -> dict[str, Opened]:
        return {d: self._known.get(d) or open_blocks(self.index, d, blocks) for d, blocks in self.placements.items()}

    @cached_property
    def presences(self) -> list[Presence]:
        """Every sitting of every known placement."""
        return [p for opened in self._opened.values() for p in opened.presences]

    @cached_property
    def presences_of_delivery(self) -> dict[str, list[Presence]]:
        """Every sitting, by delivery."""
        return {d: opened.presences for d, opened in self._opened.items()}

    @cached_property
    def tutor_presences(self) -> dict[str, list[Presence]]:
        """What each tutor teaches and facilitates."""
        return _together(opened.by_tutor for opened in self._opened.values())

    @cached_property
    def room_presences(self) -> dict[str, list[Presence]]:
        """What each room is used for; the first set sits in the main room and takes no room twice."""
        return _together(opened.by_room for opened in self._opened.values())

    @cached_property
    def attended(self) -> dict[str, tuple[frozenset[str], ...]]:
        """The strands of each group with the repeat runs it attends in this timetable added to each."""
        chosen = {(c.cohort, c.runs): c.delivery for c in self.timetable.run_choices}
        found = {}
        for group in self.index.groups:
            runs = {chosen.get((group.cohort, r.title), "") for r in group.one_of} - {""}
            found[group.id] = tuple(strand | runs for strand in group.strands)
        return found

    @cached_property
    def visits(self) -> dict[str, list[Visit]]:
        """The blocks each group in scope comes to, whichever of its strands holds them, in order of week."""
        found = {}
        known: dict[tuple[str, frozenset[str]], list[Visit]] = {}
        for group in self.groups:
            visits: list[Visit] = []
            for delivery in sorted(frozenset().union(*self.attended[group.id])):
                if blocks := self.blocks(delivery):
                    sessions = sessions_for(self.index)[delivery, group.cohort]
                    if (delivery, sessions) not in known:
                        known[delivery, sessions] = visits_to(blocks, sessions)
                    visits += known[delivery, sessions]
            found[group.id] = sorted(visits, key=lambda v: (v.week, v.days))
        return found

    def comes(self, group: Group, presence: Presence) -> bool:
        """Whether the people of a group who take the delivery come to that sitting."""
        return self.index.attends(presence.session, group.cohort)

    @cached_property
    def deadlines(self) -> dict[str, tuple[Deadline, ...]]:
        """The deadlines of each delivery that has all its sessions placed."""
        return {d: opened.deadlines for d, opened in self._opened.items() if opened.deadlines is not None}

    @cached_property
    def group_deadlines(self) -> dict[str, list[Deadline]]:
        """The deadlines of each group in scope, whichever of its strands holds them, earliest first."""
        found = {}
        for group in self.groups:
            held = frozenset().union(*self.attended[group.id])
            deadlines = [d for delivery in sorted(held) for d in self.deadlines.get(delivery, ())]
            found[group.id] = sorted(deadlines, key=lambda d: d.due)
        return found


def block_subject(placement: Placement) -> Subject:
    """A block as the subject of a violation."""
    return Subject(Kind.BLOCK, f"{placement.delivery}#{placement.block}")


def session_subject(delivery: str, session: str) -> Subject:
    """A session as the subject of a violation."""
    return Subject(Kind.SESSION, f"{delivery}/{session}")


def open_blocks(index: PlanIndex, delivery: str, blocks: list[Placement]) -> Opened:
    """Open up the blocks of one delivery."""
    presences: list[Presence] = []
    by_tutor: dict[str, list[Presence]] = defaultdict(list)
    by_room: dict[str, list[Presence]] = defaultdict(list)
    for placement in blocks:
        for sitting in placement.sittings:
            session = index.sessions[delivery, sitting.session]
            presence = Presence(placement, sitting, session, atoms(sitting.day, session.part))
            presences.append(presence)
            for tutor in sitting.tutors:
                by_tutor[tutor].append(presence)
            main = sitting.room
            if main is not None:
                by_room[main].append(presence)
            for s in sitting.sets:
                if s.tutor is not None:
                    by_tutor[s.tutor].append(replace(presence, learning_set=s.learning_set))
                if s.room is not None and s.room == main:
                    main = None  # one set may share the main room, not two
                elif s.room is not None:
                    by_room[s.room].append(replace(presence, learning_set=s.learning_set))
    return Opened(presences, dict(by_tutor), dict(by_room), _deadlines(index, index.deliveries[delivery], blocks))


def _deadlines(index: PlanIndex, delivery: Delivery, blocks: list[Placement]) -> tuple[Deadline, ...] | None:
    if not blocks or sum(len(b.sittings) for b in blocks) < len(delivery.sessions):
        return None
    modules = tuple(index.modules[m] for m in delivery.modules if m in index.modules)
    first_end, last_end = min(blocks, key=lambda b: b.start).end, max(b.end for b in blocks)
    return deadlines_of(delivery.id, modules, first_end, last_end, index.working_days)


def _together(parts: Iterable[dict[str, list[Presence]]]) -> dict[str, list[Presence]]:
    found: dict[str, list[Presence]] = defaultdict(list)
    for part in parts:
        for key, presences in part.items():
            found[key] += presences
    return dict(found)
