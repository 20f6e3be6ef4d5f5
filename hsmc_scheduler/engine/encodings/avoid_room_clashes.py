"""Enough rooms at every time; no room is used twice at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import atoms
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.model import Expr, Literal, Model
from hsmc_scheduler.engine.room_names import RoomNames
from hsmc_scheduler.engine.rooms_wanted import RoomChoice, unions


def admits_day(model: Model, delivery: Delivery, number: int, day: date) -> bool:
    """Only dates on which each need of the day has a room that is not taken by others."""
    for session in model.index.days[delivery.id][number]:
        wants = model.book.wants(delivery.id, session.id, 0)
        for atom in atoms(day, session.part):
            if not all(model.book.free(w, atom) for w in wants):
                return False
    return True


def demand(model: Model) -> dict[int, dict[str, dict[Literal, tuple[RoomChoice, ...]]]]:
    """For each half-day and delivery, what each start that teaches then wants."""
    found: dict[int, dict[str, dict[Literal, tuple[RoomChoice, ...]]]] = defaultdict(lambda: defaultdict(dict))
    for d, course in model.courses.items():
        for day, covering in course.covering.items():
            for position, number in covering:
                literal = model.literals[d][position]
                for session in model.index.days[d][number]:
                    wants = model.book.wants(d, session.id, course.starts[position].block)
                    for atom in atoms(day, session.part) if wants else ():
                        found[atom][d][literal] = wants
    return found


def rows(model: Model) -> Iterator[tuple[int, RoomChoice, list[Expr], int]]:
    """(half-day, rooms, terms, most): terms add up to the needs that only these rooms can meet; `most` they can reach.

    One row for every union of choices, as Hall's theorem asks.
    """
    for atom, by_delivery in sorted(demand(model).items()):
        elsewhere = model.obstacles.rooms_wanted.get(atom, ())
        choices = {c for starts in by_delivery.values() for wants in starts.values() for c in wants} | set(elsewhere)
        for union in unions(choices):
            fixed = sum(c <= union for c in elsewhere)
            terms: list[Expr] = [fixed]
            most = fixed
            for starts in by_delivery.values():
                by_count: dict[int, list[Literal]] = defaultdict(list)
                for literal, wants in starts.items():
                    by_count[sum(c <= union for c in wants)].append(literal)
                by_count.pop(0, None)
                terms.extend(n * model.count(literals, 1) for n, literals in by_count.items())
                most += max(by_count, default=0)
            if most > fixed:
                yield atom, union, terms, most


def post(model: Model) -> None:
    """Needs that only the rooms of a union can meet <= rooms of it that are free."""
    seen: set[tuple[str, int]] = set()
    for atom, union, terms, most in rows(model):
        supply = len(model.book.free(union, atom))
        if most > supply:
            row = sum(terms)
            key = (str(row), supply)
            if key not in seen:
                seen.add(key)
                model.cp.add(row <= supply)


def post_rooms(names: RoomNames) -> None:
    """Each need has one of its rooms; a room meets one need at a time."""
    for options in names.options.values():
        names.cp.add_exactly_one(options.values() if options else [names.cp.new_constant(0)])
    at: dict[tuple[str, int], list[Literal]] = defaultdict(list)
    for need, options in names.options.items():
        for room, literal in options.items():
            for atom in need.atoms:
                at[room, atom].append(literal)
    for literals in at.values():
        if len(literals) > 1:
            names.cp.add_at_most_one(literals)


ENCODING = Encoding(RuleId.AVOID_ROOM_CLASHES, admits_day=admits_day, post=post, post_rooms=post_rooms)
