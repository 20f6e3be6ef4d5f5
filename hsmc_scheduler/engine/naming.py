"""Which room each block and set gets, once the dates are known. Weeks do not touch: each is named by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hsmc_scheduler.domain.index import Atom, PlanIndex, atoms
from hsmc_scheduler.domain.timetable import Placement, Sitting, Timetable
from hsmc_scheduler.engine.encodings.registry import ENCODINGS
from hsmc_scheduler.engine.room_names import RoomNames
from hsmc_scheduler.engine.rooms_wanted import Need, RoomBook
from hsmc_scheduler.rules.weeks import week_of


def name_rooms(book: RoomBook, timetable: Timetable) -> Timetable | None:
    """The timetable with rooms; None where no naming keeps the required rules. Every room it had is forgotten."""
    by_week: dict[int, list[Placement]] = defaultdict(list)
    for placement in timetable.placements:
        by_week[week_of(placement.start)].append(placement)
    named: dict[tuple[str, int], Placement] = {}
    for week in sorted(by_week):
        needs = tuple(needs_of(book, by_week[week]))
        if needs not in book.named:
            book.named[needs] = at_no_cost(book, needs) or at_least_cost(book, needs)
        rooms = book.named[needs]
        if rooms is None:
            return None
        named.update({p.key: with_rooms(p, rooms) for p in by_week[week]})
    return replace(timetable, placements=tuple(named[p.key] for p in timetable.placements))


def at_least_cost(book: RoomBook, needs: Sequence[Need]) -> dict[Need, str] | None:
    """The cheapest names by search; None where no naming keeps the required rules."""
    names = RoomNames(book, needs)
    post_room_rules(names)
    return names.solve()


def post_room_rules(names: RoomNames) -> None:
    """Let every room rule that is not off have its say."""
    for encoding in ENCODINGS:
        if encoding.post_rooms and not names.book.settings[encoding.rule].off:
            encoding.post_rooms(names)


def needs_of(book: RoomBook, placements: Iterable[Placement]) -> list[Need]:
    """Every room wanted by some blocks."""
    needs = []
    index: PlanIndex = book.index
    for p in placements:
        for sitting in p.sittings:
            session = index.sessions[p.delivery, sitting.session]
            wants = book.wants(p.delivery, session.id, p.block)
            own_rooms = [s.id for s in index.sets(p.delivery, session)[1:]]
            for learning_set, choices in zip([None, *own_rooms], wants, strict=False):
                needs.append(Need(p.key, session.id, learning_set, atoms(sitting.day, session.part), choices))
    return needs


def at_no_cost(book: RoomBook, needs: Sequence[Need]) -> dict[Need, str] | None:
    """Names found one block after another, hardest first, if they keep one home room a block; else None."""
    blocks: dict[tuple[tuple[str, int], str], list[Need]] = defaultdict(list)
    for need in needs:
        blocks[need.block, (need.learning_set and f"{need.session} {need.learning_set}") or ""].append(need)
    taken: set[tuple[str, Atom]] = set()
    found: dict[Need, str] = {}

    def fitting(group: list[Need]) -> list[str]:
        shared = frozenset.intersection(*(n.choices for n in group)) & book.home
        times = [a for n in group for a in n.atoms]
        return [r for r in book.index.rooms if r in shared and not any(book.busy(r, a) for a in times)]

    for group in sorted(blocks.values(), key=lambda g: (len(fitting(g)), -len(g), g[0].block, g[0].session)):
        times = [a for need in group for a in need.atoms]
        room = next((r for r in fitting(group) if not any((r, a) in taken for a in times)), None)
        if room is None:
            return None
        taken.update((room, a) for a in times)
        found.update(dict.fromkeys(group, room))
    return found


def with_rooms(placement: Placement, rooms: dict[Need, str]) -> Placement:
    """The block with its rooms: the first set sits in the main room."""
    mine = {(n.session, n.learning_set): room for n, room in rooms.items() if n.block == placement.key}

    def furnished(sitting: Sitting) -> Sitting:
        main = mine.get((sitting.session, None))
        sets = tuple(
            replace(s, room=main if place == 0 else mine.get((sitting.session, s.learning_set)))
            for place, s in enumerate(sitting.sets)
        )
        return replace(sitting, room=main, sets=sets)

    return replace(placement, sittings=tuple(furnished(s) for s in placement.sittings))
