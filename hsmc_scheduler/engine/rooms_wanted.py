"""Which rooms each sitting could use, and when rooms are free: what the room rules leave, in one place."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from hsmc_scheduler.domain.index import Atom, PlanIndex
from hsmc_scheduler.domain.room import RoomNeed
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.rules.settings import Setting

RoomChoice = frozenset[str]
"""The ids of the rooms one need can be met by."""


@dataclass(frozen=True, slots=True)
class Need:
    """One room wanted by one sitting: its main room (`learning_set` None) or a set's own."""

    block: tuple[str, int]
    session: str
    learning_set: str | None
    atoms: tuple[Atom, ...]
    choices: RoomChoice


@dataclass(frozen=True)
class RoomBook:
    """The plan's rooms as the room rules see them; a rule that is off lets everything through.

    `named` remembers the names found for the needs of a week, None where there are none.
    """

    index: PlanIndex
    settings: dict[RuleId, Setting]
    named: dict[tuple[Need, ...], dict[Need, str] | None] = field(default_factory=dict)

    @cached_property
    def pinned(self) -> dict[tuple[str, int], RoomChoice]:
        """The main rooms fixed for a block, by (delivery, block); more than one cannot be had."""
        found: dict[tuple[str, int], RoomChoice] = {}
        for pin in self.index.plan.pins if not self.settings[RuleId.HONOUR_PINS].off else ():
            if pin.active and pin.room:
                block = (pin.delivery, pin.block)
                found[block] = found.get(block, frozenset()) | {pin.room}
        return found

    @cached_property
    def home(self) -> RoomChoice:
        """The rooms of venues that are not for overflow."""
        overflow = {v.id for v in self.index.plan.venues if v.overflow}
        return frozenset(r.id for r in self.index.rooms.values() if r.venue not in overflow)

    def choices(self, need: RoomNeed) -> RoomChoice:
        """The rooms that meet a need."""
        if self.settings[RuleId.CHOOSE_ROOMS_THAT_FIT].off:
            return frozenset(self.index.rooms)
        return frozenset(self.index.rooms_that_fit(need))

    @cached_property
    def _wants(self) -> dict[tuple[str, str], tuple[RoomChoice, ...]]:
        return {key: self._wants_of(key[0], session) for key, session in self.index.sessions.items()}

    def _wants_of(self, delivery: str, session: Session) -> tuple[RoomChoice, ...]:
        need = self.index.main_need(delivery, session)
        if need is None:
            return ()
        others = self.index.sets(delivery, session)[1:]
        return (self.choices(need), *(self.choices(self.index.set_need(session, s)) for s in others))

    def wants(self, delivery: str, session: str, block: int) -> tuple[RoomChoice, ...]:
        """What one sitting needs: choices for its main room, then for the room of each set beyond the first."""
        wants = self._wants[delivery, session]
        main = wants[0] if wants else frozenset()
        for room in self.pinned.get((delivery, block), ()):
            main &= {room}
        return (main, *wants[1:]) if wants else ()

    def busy(self, room: str, atom: Atom) -> bool:
        """Whether others have the room then."""
        return atom in self.index.room_busy[room] and not self.settings[RuleId.RESPECT_ROOM_BUSY_DATES].off

    def free(self, rooms: RoomChoice, atom: Atom) -> RoomChoice:
        """Those of the rooms that others do not have then."""
        return frozenset(r for r in rooms if not self.busy(r, atom))


def unions(choices: set[RoomChoice], most: int = 200) -> list[RoomChoice]:
    """Every union of the choices, smallest first; at most `most`.

    Needs can all be met at one time if and only if no union has more needs inside it than rooms (Hall's theorem).
    """
    found: set[RoomChoice] = set()
    for choice in sorted(choices, key=lambda c: (len(c), sorted(c))):
        found |= {choice} | {choice | other for other in found}
        if len(found) > most:
            break
    return sorted(found, key=lambda c: (len(c), sorted(c)))[:most]
