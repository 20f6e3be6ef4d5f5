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
    ) -> None:
        self.index = index
        self.timetable = timetable
        self.earlier = earlier
        self.scope = scope
        self._settings = {} if settings is None else settings
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
        return Situation(
            self.index, replace(self.timetable, placements=placements), self.earlier, scope, self._settings
        )

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
    def presences(self) -> list[Presence]:
        """Every sitting of every known placement."""
        found = []
        for blocks in self.placements.values():
            for placement in blocks:
                for sitting in placement.sittings:
                    session = self.session(placement, sitting)
                    found.append(Presence(placement, sitting, session, atoms(sitting.day, session.part)))
        return found

    @cached_property
    def tutor_presences(self) -> dict[str, list[Presence]]:
        """What each tutor teaches and facilitates."""
        found: dict[str, list[Presence]] = defaultdict(list)
        for p in self.presences:
            for tutor in p.sitting.tutors:
                found[tutor].append(p)
            for s in p.sitting.sets:
                if s.tutor is not None:
                    found[s.tutor].append(replace(p, learning_set=s.learning_set))
        return dict(found)

    @cached_property
    def room_presences(self) -> dict[str, list[Presence]]:
        """What each room is used for; the first set sits in the main room and takes no room twice."""
        found: dict[str, list[Presence]] = defaultdict(list)
        for p in self.presences:
            if p.sitting.room is not None:
                found[p.sitting.room].append(p)
            main = p.sitting.room
            for s in p.sitting.sets:
                if s.room is not None and s.room == main:
                    main = None  # one set may share the main room, not two
                elif s.room is not None:
                    found[s.room].append(replace(p, learning_set=s.learning_set))
        return dict(found)

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
        for group in self.groups:
            visits = []
            for delivery in sorted(frozenset().union(*self.attended[group.id])):
                if blocks := self.blocks(delivery):
                    visits += visits_to(blocks, sessions_for(self.index)[delivery, group.cohort])
            found[group.id] = sorted(visits, key=lambda v: (v.week, v.days))
        return found

    def comes(self, group: Group, presence: Presence) -> bool:
        """Whether the people of a group who take the delivery come to that sitting."""
        return self.index.attends(presence.session, group.cohort)

    @cached_property
    def presences_of_delivery(self) -> dict[str, list[Presence]]:
        """Every sitting, by delivery."""
        found: dict[str, list[Presence]] = defaultdict(list)
        for p in self.presences:
            found[p.placement.delivery].append(p)
        return found

    @cached_property
    def deadlines(self) -> dict[str, tuple[Deadline, ...]]:
        """The deadlines of each delivery that has all its sessions placed."""
        found = {}
        for delivery in self.index.deliveries.values():
            blocks = self.placements[delivery.id]
            if blocks and sum(len(b.sittings) for b in blocks) >= len(delivery.sessions):
                modules = tuple(self.index.modules[m] for m in delivery.modules if m in self.index.modules)
                found[delivery.id] = deadlines_of(
                    delivery.id,
                    modules,
                    min(blocks, key=lambda b: b.start).end,
                    max(b.end for b in blocks),
                    self.index.working_days,
                )
        return found

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
